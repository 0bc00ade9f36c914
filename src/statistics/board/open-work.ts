import { serialToInstant } from '../../calendar/serial.ts'
import type { CaseFields } from '../../model/case.ts'
import { POLICY_CLOCKS, type PolicyClock } from '../../model/clock.ts'
import { HOUR, type Instant } from '../../model/instant.ts'
import { type Words, wordsOf } from '../../model/language.ts'
import { REGISTERS, type Register } from '../../model/register.ts'
import { defaultPriority } from '../../plan/plan-row.ts'
import { cellPause, isStopped } from '../../rules/case-facts.ts'
import { happenedBy } from '../../rules/checks.ts'
import type { Choice } from '../../sheet/definition.ts'
import { isExampleNumber } from '../../sheet/example-row.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import {
  isTyped,
  missingColumns,
  peopleColumnsOf,
  type RegisterTable,
  type StandingRow,
  textAt,
} from '../../sheet/register-table.ts'
import { unwatchedClocks } from '../../sheet/unwatched.ts'
import { choiceKey } from '../../sheet/words.ts'

/** The clocks that the board tells of, in the order in which they usually run out: those of the policy, and the promised date (R20). */
export const BOARD_CLOCKS = [
  ...POLICY_CLOCKS.filter((clock) => clock !== 'callback'),
  'promise',
  'callback',
] as const satisfies readonly (PolicyClock | 'promise')[]
export type BoardClock = (typeof BOARD_CLOCKS)[number]

/** How a deadline stands at a moment; on its own instant none is late. */
export type Pressure = 'overdue' | 'soon' | 'inTime'

export interface RunningClock {
  readonly clock: BoardClock
  readonly due: Instant
  readonly pressure: Pressure
}

/** Something that waits for somebody: a case that is not finished, a customer to be called back, a row that is wrong. */
export interface OpenWork {
  readonly register: Register
  /** Index into the register's rows: people see `row + 1`. */
  readonly row: number
  /** Undefined where the row has none yet. */
  readonly number: string | undefined
  /** Too wrong to be worked on (R05). */
  readonly isUnaccepted: boolean
  /** *resolve* stands still (R21). */
  readonly isPaused: boolean
  /** What its check column says is wrong. */
  readonly check: string | undefined
  /** Who works on it, or calls; where nobody is named, who received it. */
  readonly person: string | undefined
  readonly priority: string | undefined
  readonly category: string | undefined
  readonly room: string | undefined
  /** What runs, the earliest deadline first. */
  readonly clocks: readonly RunningClock[]
}

/** What waits in a ledger, and the registers of which that is not known, with the columns that they lack; none where the tab is gone. */
export interface OpenLedger {
  readonly items: readonly OpenWork[]
  readonly unread: readonly { readonly register: Register; readonly lacks: readonly Words[] }[]
}

/** The stages in which something waits; what waits for its callback stands in the register of these. */
const WAITING: Readonly<Record<'case' | 'callback', ReadonlySet<string>>> = {
  case: new Set(['unaccepted', 'waiting', 'working', 'paused', 'afterCare']),
  callback: new Set(['unaccepted', 'toCall', 'notReached']),
}

/**
 * What waits in a ledger at `now`. The stage and the deadlines that the system wrote beside a row are believed, so that rows that are
 * over cost no more than a look at their stage.
 */
export function openWork(view: LedgerView, now: Instant): OpenLedger {
  const items: OpenWork[] = []
  const unread: OpenLedger['unread'][number][] = []
  for (const key of REGISTERS) {
    const register = key === 'callback' ? view.callbacks : view.registers.find((one) => one.register === key)
    const lacks = register === undefined ? [] : missingColumns(register).map(wordsOf)
    if (register === undefined || lacks.length > 0) unread.push({ register: key, lacks })
    else for (const row of waitingRows(register)) items.push(itemOf(register, row, view, now))
  }
  return { items, unread }
}

function waitingRows(register: RegisterTable<Register>): readonly number[] {
  const { table, headers, columns } = register
  const people = peopleColumnsOf(register)
  const choices: readonly Choice[] = columns.find(({ key }) => key === 'stage')?.choices ?? []
  const waiting = WAITING[register.register === 'callback' ? 'callback' : 'case']
  // Few words stand in ten thousand cells.
  const known = new Map<string, boolean>()
  const waits = (word: string): boolean => {
    const is = known.get(word) ?? waiting.has(choiceKey(choices, word) ?? '')
    known.set(word, is)
    return is
  }
  const rows: number[] = []
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row] ?? []
    if (!waits(textAt(cells, headers, 'stage') ?? '')) continue
    if (isTyped(cells, people) && !isExampleNumber(textAt(cells, headers, 'number') ?? '')) rows.push(row)
  }
  return rows
}

function itemOf(register: RegisterTable<Register>, row: number, view: LedgerView, now: Instant): OpenWork {
  const standing = register.read(row, now)
  const { cells } = standing
  const text = (key: string) => textAt(cells, register.headers, key)
  const common = { register: register.register, row, number: standing.number, check: text('check') }
  if (isCallback(standing)) {
    const { fields, record } = standing
    const due = cellAt(cells, register.headers, 'dueAt')
    const at = typeof due === 'number' ? serialToInstant(view.settings.zone, due) : undefined
    return {
      ...common,
      isUnaccepted: record.stage === 'unaccepted',
      isPaused: false,
      person: fields.caller,
      priority: undefined,
      category: fields.case,
      room: text('room'),
      clocks: at === undefined ? [] : [{ clock: 'callback', due: at, pressure: pressureOf(at, now, view) }],
    }
  }
  const one = standing as StandingRow
  const fields = happenedBy(one.fields, now, one.seen)
  const { record } = one
  const isUnaccepted = record.stage === 'unaccepted'
  return {
    ...common,
    isUnaccepted,
    isPaused: record.stage === 'paused',
    person: fields.handler ?? fields.firstReceiver,
    priority: fields.priority ?? defaultPriority(view.categories, one.register, fields),
    category: fields.category,
    room: fields.room,
    clocks: isUnaccepted ? [] : clocksOf(one, fields, view, now),
  }
}

const isCallback = (row: StandingRow | StandingRow<'callback'>): row is StandingRow<'callback'> =>
  row.register === 'callback'

function clocksOf(row: StandingRow, fields: CaseFields, view: LedgerView, now: Instant): readonly RunningClock[] {
  const { basis, register } = row
  const unwatched = unwatchedClocks(register, view)
  const pause = cellPause(fields)
  const pausedAt = pause !== undefined && pause.to === undefined ? pause.from : undefined
  return BOARD_CLOCKS.flatMap((clock): readonly RunningClock[] => {
    const due = clock === 'callback' ? undefined : basis?.clocks[clock]?.due
    if (due === undefined || unwatched.has(clock) || isStopped(fields, clock)) return []
    if (clock !== 'resolve' || pausedAt === undefined) return [{ clock, due, pressure: pressureOf(due, now, view) }]
    // While a case waits it is as late as it was when the wait began, and no later (R21).
    return due < pausedAt ? [{ clock, due, pressure: 'overdue' }] : []
  }).toSorted((a, b) => a.due - b.due)
}

const pressureOf = (due: Instant, now: Instant, { settings }: LedgerView): Pressure =>
  due < now ? 'overdue' : due - now <= settings.dueSoonHours * HOUR ? 'soon' : 'inTime'
