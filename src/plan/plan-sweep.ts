import { weekOf } from '../calendar/week.ts'
import { parseCaseNumber, registerOf } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import { wordsOf } from '../model/language.ts'
import type { NoticeLine } from '../model/notice.ts'
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
import { judgeRepeats } from './judge-repeat.ts'
import { askedForLibrary } from './library/source.ts'
import { linesAlone, withLibrary } from './library/write.ts'
import { again, begun, withTheirOthers } from './mails/going.ts'
import { isHeld } from './mails/held-lines.ts'
import { isDue } from './mails/mail-times.ts'
import { planMails } from './mails/plan-mails.ts'
import { planDelivery } from './mails/undelivered.ts'
import type { DailyPlan, RowPlan, SweepPlan } from './plan.ts'
import { planCallback } from './plan-callback.ts'
import { planLeft } from './plan-left.ts'
import type { PlannedRow } from './plan-row.ts'
import { lookedAgain, planner } from './plan-rows.ts'

export interface SweepOptions extends HealthOptions {
  /** What cases are drawn by for a callback (R38); absent where there is no key: all of them are called back. */
  readonly lots?: Lots | undefined
  /** Plans the day's mails (R43): figures know rows, and rows no figures. Absent: there are none. */
  readonly daily?: (view: LedgerView, now: Instant, runId: string) => DailyPlan
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
  const wanted = new Set([
    ...waiting.map((line) => line.number as string),
    ...casesOf(touched),
    ...askedForLibrary(view.library, readable, view.settings.language),
  ])
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
  const plans = withLibrary(
    planned.map(({ plan }) => plan),
    view,
  )
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
  const daily = options.daily?.(view, now, runId) ?? NO_DAILY
  const toRemember = new Map([...remember, ...daily.remember])
  return {
    now,
    rows: plans,
    callbacks: called.map((row) => planCallback(row, view, cases, numberOf, now)),
    made,
    remember: plans.length === 0 ? toRemember : new Map([...toRemember, ...sinceToRemember(view, now)]),
    left: [
      ...readable.flatMap(({ register }, index) => leftRows(register, chosen[index], view, now)),
      ...leftRows('callback', touched, view, now),
    ],
    library: linesAlone(plans, readable, view),
    series: new Map([...numbers.given(), ...callbackNumbers.given()]),
    lines: [...healthLines, ...undelivered.lines, ...daily.lines, ...mailLines],
    mails,
    deliveries: undelivered.mails,
    dailies: daily.mails,
    health,
    unreadable: unreadableRegisters(view),
  }
}

const NO_DAILY: DailyPlan = { mails: [], lines: [], remember: new Map() }

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
