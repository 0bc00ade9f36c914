import { weekOf } from '../calendar/week.ts'
import { type CaseNumber, parseCaseNumber, registerOf } from '../model/case-number.ts'
import { type Instant, instant } from '../model/instant.ts'
import { wordsOf } from '../model/language.ts'
import { type NoticeLine, noticeKeyText } from '../model/notice.ts'
import { REGISTERS, type Register } from '../model/register.ts'
import type { Lots } from '../ports/lots.ts'
import { type Numbering, numbering } from '../rules/numbering.ts'
import { cellAt, rowsOf } from '../sheet/headers.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { recordedAbout, recordedNumber } from '../sheet/record.ts'
import { missingColumns, REGISTER_TABS, type RegisterTable } from '../sheet/register-table.ts'
import { type Calls, callsIn, numbersOnce } from './callbacks/calls.ts'
import { picksOf } from './callbacks/drawn.ts'
import { lotsInForce } from './callbacks/lots-in-force.ts'
import { madeCallbacks } from './callbacks/made.ts'
import { readableCallbacks } from './callbacks/readable.ts'
import { sinceToRemember } from './callbacks/since.ts'
import { calledCases } from './called-cases.ts'
import { dayText } from './cell-time.ts'
import { type ChosenRow, type ChosenRows, chooseRows, type LeftRow } from './choose-rows.ts'
import { type HealthOptions, planHealth } from './health.ts'
import { judgeRepeats, type RepeatKnown } from './judge-repeat.ts'
import { again, begun, withTheirOthers } from './mails/going.ts'
import { isHeld } from './mails/held-lines.ts'
import { isDue } from './mails/mail-times.ts'
import { planMails } from './mails/plan-mails.ts'
import { planDelivery } from './mails/undelivered.ts'
import type { RowPlan, SweepPlan } from './plan.ts'
import { planCallback } from './plan-callback.ts'
import { planLeft } from './plan-left.ts'
import { type PlannedRow, planRow, type RowOptions } from './plan-row.ts'

export interface SweepOptions extends HealthOptions {
  /** What cases are drawn by for a callback (R38); absent where there is no key: all of them are called back. */
  readonly lots?: Lots | undefined
}

/**
 * What a sweep has to do: a pure function of what was read and of `now`. `runId` is a text no other sweep has;
 * it makes the Message-IDs of this plan's mails its own.
 */
export function planSweep(view: LedgerView, now: Instant, runId: string, options: SweepOptions = {}): SweepPlan {
  const isWhole = (register: Pick<RegisterTable<Register>, 'headers'>) => missingColumns(register).length === 0
  const readable = view.registers.filter(isWhole)
  const callbacks = readableCallbacks(view)
  const touched = callbacks && chooseRows(callbacks, view.settingsMark, new Set(), now)
  // A case whose register cannot be read now is not known to be over: its mails wait.
  const isReadable = ({ number }: NoticeLine) => readable.some(({ register }) => registerOf(number) === register)
  const waiting = withTheirOthers(
    view.notices.pending().filter(isReadable),
    (line) => isDue(line, now, view),
    view.settings.digestFrom,
  )
  // What a callback tells is done to its case: the one that it is about, and the one that it was about before.
  const wanted = new Set([...waiting.map((line) => line.number as string), ...casesOf(touched)])
  const chosen = readable.map((register) => chooseRows(register, view.settingsMark, wanted, now))
  const found = chosen.flatMap((one) => one.rows)
  const numbers = numbersFor(found, readable, view)
  const callbackNumbers = numbersOnce(
    () => numbering(view.memory.series, callbacks ? standingNumbers(callbacks) : []),
    dayText(now, view),
  )
  const calls = callsIn(view, callbackNumbers.numberOf, now)
  const week = weekOf(view.settings.zone, now)
  const { lots, remember } = lotsInForce(options.lots, view.memory, week)
  const planAll = planner({ view, numbers, calls, runId, now })
  const first = planAll(found)
  const { planned, lines } = lookedAgain(
    first,
    {
      picks: picksOf(first.planned, readable, view, lots, week),
      repeats: judgeRepeats(first.planned, readable, view, now),
    },
    readable,
    planAll,
    view,
    now,
  )
  const plans = planned.map(({ plan }) => plan)
  const idOf = new Map(planned.map(({ id, formerId }) => [formerId as string | undefined, id as string]))
  const linesByCase = Map.groupBy(lines, ({ number }) => idOf.get(number) ?? number)
  const alsoHeld = heldOf(planned, lines, waiting)
  const old = again([...waiting, ...alsoHeld], planned, linesByCase, view, now)
  const fresh = begun(planned, view, now)
  const { mails, lines: mailLines } = planMails(
    {
      going: [...old.going, ...fresh.going],
      forNobody: [...old.forNobody, ...fresh.forNobody],
      ending: [...old.ending, ...fresh.ending],
    },
    linesByCase,
    view,
    now,
    runId,
  )
  // What a callback says rests on its case, and is looked at with it.
  const cases = calledCases(readable, plans)
  const called = calledRows(touched?.rows ?? [], plans, calls)
  const { numberOf } = callbackNumbers
  const made = madeCallbacks(planned, callbacks, view, cases, numberOf, now)
  const { lines: healthLines, ...health } = planHealth(view, now, runId, options)
  const undelivered = planDelivery(view, now, runId, options.administrator)
  return {
    now,
    rows: plans,
    callbacks: called.map((row) => planCallback(row, view, cases, numberOf, now)),
    made,
    remember: plans.length === 0 ? remember : new Map([...remember, ...sinceToRemember(view, now)]),
    left: [
      ...readable.flatMap(({ register }, index) => leftRows(register, chosen[index], view, now)),
      ...leftRows('callback', touched, view, now),
    ],
    series: new Map([...numbers.given(), ...callbackNumbers.given()]),
    lines: [...healthLines, ...undelivered.lines, ...mailLines],
    mails,
    deliveries: undelivered.mails,
    health,
    unreadable: unreadableRegisters(view),
  }
}

interface PlannedRows {
  readonly planned: readonly (PlannedRow & { readonly chosen: ChosenRow })[]
  /** The lines of the notices about them. */
  readonly lines: readonly StoredNotice[]
}

/** What is known of a row that is planned once more in the same sweep. */
type Anew = Pick<RowOptions, 'given' | 'isPicked' | 'cameBackAt' | 'repeat'>

type PlanAll = (rows: readonly ChosenRow[], anew?: ReadonlyMap<ChosenRow, Anew>) => PlannedRows

const planner =
  ({
    view,
    numbers,
    calls,
    runId,
    now,
  }: {
    readonly view: LedgerView
    readonly numbers: Numbering
    readonly calls: Calls
    readonly runId: string
    readonly now: Instant
  }): PlanAll =>
  (rows, anew) => {
    const looked = new Set(rows.flatMap(({ row, claim }) => [claim ?? [], row.record.draft ?? []].flat()))
    const lines = view.notices.linesOf(looked)
    // What was dropped was never sent: should it become true again, it is a notice like any other.
    const sent = new Set(lines.filter(({ state }) => state !== 'dropped').map(noticeKeyText))
    const planned = rows.map((chosen) => {
      const options = { unique: `${chosen.row.row + 1}-${runId}`, calls, ...anew?.get(chosen) }
      return { ...planRow(chosen, view, numbers, sent, now, options), chosen }
    })
    return { planned, lines }
  }

/** What follows of all rows together for some of them: who is drawn (R38), and which earlier case one repeats (R40). */
interface Together {
  readonly picks: ReadonlySet<string>
  readonly repeats: ReadonlyMap<PlannedRows['planned'][number], RepeatKnown>
}

/**
 * The rows with what follows of them together: those planned anew for which it makes a difference, among them cases about which nothing
 * else was to be done: one that was drawn, and one whose customer declined to be asked and came back on the matter (R35).
 */
function lookedAgain(
  first: PlannedRows,
  { picks, repeats }: Together,
  registers: readonly RegisterTable[],
  planAll: PlanAll,
  view: LedgerView,
  now: Instant,
): PlannedRows {
  const returns = cameBack(repeats)
  const isDeclined = ({ plan }: PlannedRow): boolean => plan.stage === 'declined'
  const known = first.planned.flatMap((row) => {
    const { number = '', isNew } = row.plan
    const repeat = repeats.get(row)
    const isReturn = returns.has(number) && isDeclined(row)
    if (!picks.has(number) && !isReturn && repeat === undefined) return []
    const anew: Anew = {
      isPicked: picks.has(number),
      ...(isReturn ? { cameBackAt: returns.get(number) } : {}),
      ...(repeat === undefined ? {} : { repeat }),
      ...(isNew && row.plan.number !== undefined ? { given: row.plan.number } : {}),
    }
    return [[row.chosen, anew] as const]
  })
  const planned = new Set(first.planned.map(({ plan }) => plan.number as string | undefined))
  const others = new Set([...picks, ...returns.keys()].filter((number) => !planned.has(number)))
  const found = (others.size === 0 ? [] : registers)
    .flatMap((register) => chooseRows(register, view.settingsMark, others, now).rows)
    .flatMap((chosen) => {
      const { claim = '', standing, row } = chosen
      if (standing !== 'own' || !others.has(claim) || !(picks.has(claim) || row.record.stage === 'declined')) return []
      const anew: Anew = { isPicked: picks.has(claim), cameBackAt: returns.get(claim) }
      return [[chosen, anew] as const]
    })
  if (known.length + found.length === 0) return first
  const anew = new Map<ChosenRow, Anew>([...known, ...found])
  const again = planAll([...anew.keys()], anew)
  const rowOf = new Map(again.planned.map((row) => [row.chosen, row]))
  const lines = new Map([...first.lines, ...again.lines].map((line) => [line.row, line]))
  return {
    planned: [
      ...first.planned.map((row) => rowOf.get(row.chosen) ?? row),
      ...found.flatMap(([chosen]) => rowOf.get(chosen) ?? []),
    ],
    lines: [...lines.values()],
  }
}

/** The cases that are found to be repeated, each with when its customer came back. */
function cameBack(repeats: Together['repeats']): ReadonlyMap<string, Instant> {
  const returns = new Map<string, Instant>()
  for (const [{ plan }, { repeat }] of repeats) {
    const { receivedAt } = plan.fields
    if (repeat === undefined || receivedAt === undefined || repeat.of === plan.was.repeat?.of) continue
    returns.set(repeat.of, instant(Math.max(receivedAt, returns.get(repeat.of) ?? receivedAt)))
  }
  return returns
}

/** The rows of callbacks to be planned, top down: those that need a look, and those about cases that are planned. */
function calledRows(
  touched: readonly ChosenRow<'callback'>[],
  plans: readonly RowPlan[],
  calls: Calls,
): readonly ChosenRow<'callback'>[] {
  const rows = new Map(touched.map((chosen) => [chosen.row.row, chosen]))
  for (const { number } of plans)
    for (const { chosen } of number === undefined ? [] : calls(number))
      if (!rows.has(chosen.row.row)) rows.set(chosen.row.row, chosen)
  return [...rows.values()].toSorted((a, b) => a.row.row - b.row.row)
}

/** The cases that rows of callbacks are about, and those that they were about when they were last seen. */
function casesOf(touched: ChosenRows<'callback'> | undefined): readonly string[] {
  const { rows = [], left = [] } = touched ?? {}
  return [
    ...rows.flatMap(({ row }) => [row.is, row.record.about]),
    ...left.map(({ memory }) => recordedAbout(memory.record)),
  ].filter((number) => typeof number === 'string')
}

/** What waits for the morning or for a list is looked at with its case: it may be urgent by now, or over. */
function heldOf(
  planned: readonly PlannedRow[],
  lines: readonly StoredNotice[],
  waiting: readonly StoredNotice[],
): readonly StoredNotice[] {
  const asked = new Set(waiting.map(({ row }) => row))
  const known = new Set<string | undefined>(planned.flatMap(({ id, formerId }) => [id, formerId]))
  return lines.filter((line) => isHeld(line) && !asked.has(line.row) && known.has(line.number))
}

const leftRows = (
  register: Register,
  chosen: { readonly left: readonly LeftRow[] } | undefined,
  view: LedgerView,
  now: Instant,
) => (chosen?.left ?? []).map((left) => planLeft(register, left, now, view))

/** Registers that cannot be looked after, with the headers that are missing or stand twice; none where the tab is gone. */
export const unreadableRegisters = ({ faults }: Pick<LedgerView, 'faults'>): SweepPlan['unreadable'] =>
  REGISTERS.flatMap((key) => {
    const stopping = faults.filter(({ tab, stops }) => tab === key && stops === 'register')
    const headers = stopping.flatMap((fault) => ('column' in fault ? [wordsOf(fault.column)] : []))
    return stopping.length === 0 ? [] : [{ tab: wordsOf(REGISTER_TABS[key]), headers }]
  })

/** Numbers for the rows that have none yet; where there is such a row, no number is given that stands anywhere. */
function numbersFor(
  rows: readonly ChosenRow<Register>[],
  registers: readonly RegisterTable<Register>[],
  { memory }: LedgerView,
): Numbering {
  const hasOwn = ({ row, claim }: ChosenRow<Register>) =>
    claim !== undefined && parseCaseNumber(row.register, claim) !== undefined
  return numbering(memory.series, rows.every(hasOwn) ? [] : registers.flatMap(standingNumbers))
}

/** Every number that stands in a register, good or not: none of them is given again. */
const standingNumbers = ({ register, table, headers }: RegisterTable<Register>): (readonly [Register, string])[] =>
  [...rowsOf(table)].flatMap(({ cells }) => {
    const record = cellAt(cells, headers, 'record')
    // What somebody typed over is not given to another case either.
    const numbers = [cellAt(cells, headers, 'number'), typeof record === 'string' ? recordedNumber(record) : undefined]
    return numbers.flatMap((text) => (typeof text === 'string' ? [[register, text] as const] : []))
  })
