import { serialToInstant } from '../calendar/serial.ts'
import type { CaseFields } from '../model/case.ts'
import { parseCaseNumber } from '../model/case-number.ts'
import { POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import type { HealthFigures, NextDeadline } from '../model/health.ts'
import { type Instant, instant } from '../model/instant.ts'
import { wordsOf } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { Cell } from '../ports/ledger.ts'
import { isPaused, isStopped } from '../rules/case-facts.ts'
import { happenedBy } from '../rules/checks.ts'
import type { Stage } from '../rules/life/roads.ts'
import type { Choice } from '../sheet/definition.ts'
import { isExampleNumber } from '../sheet/example-row.ts'
import { cellAt } from '../sheet/headers.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { isTyped, peopleColumnsOf, type RegisterTable, type StandingRow, textAt } from '../sheet/register-table.ts'
import { SETTINGS_TABS } from '../sheet/settings-rows.ts'
import { tabNamed } from '../sheet/tab-named.ts'
import { choiceKey } from '../sheet/words.ts'
import { isHeldUntilLater } from './mails/held-lines.ts'
import type { CallbackPlan, RowPlan, SweepPlan } from './plan.ts'

/** What of a plan the figures need: how the rows it looked at will stand, and the lines it writes. */
type Planned = Pick<SweepPlan, 'rows' | 'callbacks' | 'lines'>

const NOTHING: Planned = { rows: [], callbacks: [], lines: [] }

/** So many of the nearest deadlines are told. */
const NEAREST = 5

/** The stages in which something is still to be done. */
const OPEN: ReadonlySet<string> = new Set<Stage | CallbackPlan['stage']>([
  'unaccepted',
  'waiting',
  'working',
  'paused',
  'afterCare',
  'toCall',
  'notReached',
])

/** Whether a row is still to be worked on. A case that waits for its callback is done, and counted by its row of the callbacks. */
const isOpen = (register: Register, stage: string): boolean =>
  OPEN.has(stage) && (register === 'callback' || stage !== 'toCall')

/**
 * How a ledger stands `now`, or will once `planned` is committed. What the system wrote beside the rows is believed, so that ten
 * thousand of them need not be understood; nothing depends on it.
 */
export function healthFigures(view: LedgerView, now: Instant, planned: Planned = NOTHING): HealthFigures {
  const registers: readonly RegisterTable<Register>[] = [
    ...view.registers,
    ...(view.callbacks === undefined ? [] : [view.callbacks]),
  ]
  const looks = registers.map((register) => lookOver(register, planned, now, view))
  const sum = (figure: 'rows' | 'open' | 'wrong' | 'unaccepted'): number =>
    looks.reduce((total, look) => total + look[figure], 0)
  return {
    rows: sum('rows'),
    open: sum('open'),
    wrong: sum('wrong'),
    unaccepted: sum('unaccepted'),
    ...mailFigures(view, now, planned),
    settings: sinceOf(view, planned === NOTHING ? undefined : now),
    deadlines: nearest(looks.flatMap(({ clocks }) => clocks)),
  }
}

/** Since when each settings tab is in force: one that is to be kept by the commit that comes, since then. */
const sinceOf = ({ inForce, settingsTexts }: LedgerView, committedAt: Instant | undefined): HealthFigures['settings'] =>
  SETTINGS_TABS.flatMap((tab) => {
    const since = inForce.get(tab) ?? (settingsTexts.has(tab) ? committedAt : undefined)
    return since === undefined ? [] : [{ tab: wordsOf(tabNamed(tab)), since }]
  })

/** A clock with its deadline; whether it runs is asked of those alone that may be among the nearest. */
interface MaybeRunning extends NextDeadline {
  readonly runs: () => boolean
}

interface Look {
  rows: number
  open: number
  wrong: number
  unaccepted: number
  clocks: MaybeRunning[]
}

function lookOver(register: RegisterTable<Register>, planned: Planned, now: Instant, view: LedgerView): Look {
  const { headers, table, columns } = register
  const of = (plans: readonly (RowPlan | CallbackPlan)[]) =>
    plans.flatMap((plan) => (plan.register === register.register ? [[plan.row, plan] as const] : []))
  const plans = new Map([...of(planned.rows), ...of(planned.callbacks)])
  const people = peopleColumnsOf(register)
  const stageOf = stageReader(columns.find(({ key }) => key === 'stage')?.choices ?? [])
  const look: Look = { rows: 0, open: 0, wrong: 0, unaccepted: 0, clocks: [] }
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row] ?? []
    if (!isTyped(cells, people) || isExampleNumber(textAt(cells, headers, 'number') ?? '')) continue
    look.rows++
    const plan = plans.get(row)
    const stage = plan?.stage ?? stageOf(cellAt(cells, headers, 'stage'))
    if (stage === undefined || !OPEN.has(stage)) continue
    if (plan?.register !== 'callback') look.clocks.push(...clocksOf(register, row, plan, now, view))
    if (!isOpen(register.register, stage)) continue
    look.open++
    if (stage === 'unaccepted') look.unaccepted++
    const isWrong = plan ? plan.problems.length > 0 : textAt(cells, headers, 'check') !== undefined
    if (isWrong) look.wrong++
  }
  return look
}

/** Few words stand in ten thousand cells. */
function stageReader(choices: readonly Choice[]): (cell: Cell) => string | undefined {
  const known = new Map<Cell, string | undefined>()
  return (cell) => {
    if (!known.has(cell)) known.set(cell, typeof cell === 'string' ? choiceKey(choices, cell) : undefined)
    return known.get(cell)
  }
}

function clocksOf(
  register: RegisterTable<Register>,
  row: number,
  plan: RowPlan | undefined,
  now: Instant,
  { settings: { zone } }: LedgerView,
): readonly MaybeRunning[] {
  const { headers, table } = register
  const cells = table.rows[row] ?? []
  const shown = textAt(cells, headers, 'number') ?? ''
  const number = plan === undefined ? parseCaseNumber(register.register, shown)?.number : plan.number
  if (number === undefined) return []
  let read: CaseFields | undefined
  const fields = (): CaseFields => (read ??= plan?.fields ?? happenedIn(register.read(row, now), now))
  return POLICY_CLOCKS.flatMap((clock): readonly MaybeRunning[] => {
    const cell = plan === undefined ? cellAt(cells, headers, `${clock}Due`) : undefined
    const due = typeof cell === 'number' ? serialToInstant(zone, cell) : plan?.basis?.clocks[clock]?.due
    if (due === undefined || due <= now) return []
    return [{ number, clock, due, tab: table.title, row, runs: () => isRunning(fields(), clock) }]
  })
}

const happenedIn = ({ fields, seen }: StandingRow<Register>, now: Instant): CaseFields => happenedBy(fields, now, seen)

const isRunning = (fields: CaseFields, clock: PolicyClock): boolean =>
  !isStopped(fields, clock) && !(clock === 'resolve' && isPaused(fields))

function nearest(clocks: readonly MaybeRunning[]): readonly NextDeadline[] {
  const found: NextDeadline[] = []
  for (const { runs, ...deadline } of clocks.toSorted((one, other) => one.due - other.due)) {
    if (found.length === NEAREST) break
    if (runs()) found.push(deadline)
  }
  return found
}

/**
 * The mails that did not arrive, or are not known to have: each once, however many cases it tells of. What leaves just now for the first
 * time is none; what waited before is one until it is known to have left. What is held for the morning or for a list is as it should be.
 */
function mailFigures(
  view: LedgerView,
  now: Instant,
  { lines }: Planned,
): Pick<HealthFigures, 'mails' | 'undeliveredAt'> {
  const written = new Set(lines.flatMap(({ row }) => row ?? []))
  const left = view.notices.pending().filter(({ row }) => !written.has(row))
  const fresh = lines.map(({ line }) => line).filter(({ state, begunAt, at }) => state !== 'sending' || begunAt < at)
  const { held = [], all = [] } = Object.groupBy([...left, ...fresh], (line) =>
    isHeldUntilLater(line, now) ? 'held' : 'all',
  )
  const mailsIn = (...states: readonly string[]) =>
    new Set(all.filter(({ state }) => states.includes(state)).map(({ messageId }) => messageId)).size
  const since = all
    .filter(({ state }) => state !== 'dropped' && state !== 'sent')
    .reduce((first, { begunAt }) => Math.min(first, begunAt), Infinity)
  const lost = all.flatMap(({ state, at }) => (state === 'unknown' || state === 'failed' ? [at] : []))
  const lastLost = lost.reduce((last, at) => Math.max(last, at), -Infinity)
  return {
    mails: {
      waiting: mailsIn('queued', 'sending'),
      unknown: mailsIn('unknown'),
      failed: mailsIn('failed'),
      ...(held.length === 0 ? {} : { held: held.length }),
      ...(since === Infinity ? {} : { since: instant(since) }),
    },
    ...(lastLost === -Infinity ? {} : { undeliveredAt: instant(lastLost) }),
  }
}
