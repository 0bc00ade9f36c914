import { parseCaseNumber, registerOf } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import { wordsOf } from '../model/language.ts'
import { type NoticeLine, noticeKeyText } from '../model/notice.ts'
import { REGISTERS, type Register } from '../model/register.ts'
import { type Numbering, numbering } from '../rules/numbering.ts'
import { cellAt, rowsOf } from '../sheet/headers.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { recordedNumber } from '../sheet/record.ts'
import { missingColumns, REGISTER_TABS, type RegisterTable } from '../sheet/register-table.ts'
import { calledCases } from './called-cases.ts'
import { type ChosenRow, chooseRows, type LeftRow } from './choose-rows.ts'
import { type HealthOptions, planHealth } from './health.ts'
import { again, begun, withTheirOthers } from './mails/going.ts'
import { isHeld } from './mails/held-lines.ts'
import { isDue } from './mails/mail-times.ts'
import { planMails } from './mails/plan-mails.ts'
import { planDelivery } from './mails/undelivered.ts'
import type { SweepPlan } from './plan.ts'
import { planCallback } from './plan-callback.ts'
import { planLeft } from './plan-left.ts'
import { type PlannedRow, planRow } from './plan-row.ts'

/**
 * What a sweep has to do: a pure function of what was read and of `now`. `runId` is a text no other sweep has;
 * it makes the Message-IDs of this plan's mails its own.
 */
export function planSweep(view: LedgerView, now: Instant, runId: string, options: HealthOptions = {}): SweepPlan {
  const isWhole = (register: Pick<RegisterTable<Register>, 'headers'>) => missingColumns(register).length === 0
  const readable = view.registers.filter(isWhole)
  const callbacks = view.callbacks !== undefined && isWhole(view.callbacks) ? view.callbacks : undefined
  // A case whose register cannot be read now is not known to be over: its mails wait.
  const isReadable = ({ number }: NoticeLine) => readable.some(({ register }) => registerOf(number) === register)
  const waiting = withTheirOthers(
    view.notices.pending().filter(isReadable),
    (line) => isDue(line, now, view),
    view.settings.digestFrom,
  )
  const wanted = new Set(waiting.map((line) => line.number as string))
  const chosen = readable.map((register) => chooseRows(register, view.settingsMark, wanted, now))
  const rows = chosen.flatMap((one) => one.rows)
  const looked = new Set(rows.flatMap(({ row, claim }) => [claim ?? [], row.record.draft ?? []].flat()))
  const lines = view.notices.linesOf(looked)
  // What was dropped was never sent: should it become true again, it is a notice like any other.
  const sent = new Set(lines.filter(({ state }) => state !== 'dropped').map(noticeKeyText))
  const numbers = numbersFor(rows, readable, view)
  const planned = rows.map((chosenRow) =>
    planRow(chosenRow, view, numbers, sent, now, { unique: `${chosenRow.row.row + 1}-${runId}` }),
  )
  const plans = planned.map(({ plan }) => plan)
  const numberOf = new Map(planned.map(({ id, formerId }) => [formerId as string | undefined, id as string]))
  const linesByCase = Map.groupBy(lines, ({ number }) => numberOf.get(number) ?? number)
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
  const changed = new Set(plans.flatMap(({ number }) => number ?? []))
  const called = callbacks && chooseRows(callbacks, view.settingsMark, new Set(), now, changed)
  const callbackNumbers = numbersFor(called?.rows ?? [], callbacks ? [callbacks] : [], view)
  const cases = calledCases(readable, plans)
  const { lines: healthLines, ...health } = planHealth(view, now, runId, options)
  const undelivered = planDelivery(view, now, runId, options.administrator)
  return {
    now,
    rows: plans,
    callbacks: (called?.rows ?? []).map((row) => planCallback(row, view, cases, callbackNumbers, now)),
    left: [
      ...readable.flatMap(({ register }, index) => leftRows(register, chosen[index], view, now)),
      ...leftRows('callback', called, view, now),
    ],
    series: new Map([...numbers.given(), ...callbackNumbers.given()]),
    lines: [...healthLines, ...undelivered.lines, ...mailLines],
    mails,
    deliveries: undelivered.mails,
    health,
    unreadable: unreadableRegisters(view),
  }
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
