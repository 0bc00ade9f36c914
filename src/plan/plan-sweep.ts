import { parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import { wordsOf } from '../model/language.ts'
import { type NoticeLine, noticeKeyText } from '../model/notice.ts'
import { CASE_REGISTERS, type Register } from '../model/register.ts'
import { numbering } from '../rules/numbering.ts'
import { cellAt, rowsOf } from '../sheet/headers.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { missingColumns, REGISTER_TABS, type RegisterTable } from '../sheet/register-table.ts'
import { chooseRows } from './choose-rows.ts'
import type { SweepPlan } from './plan.ts'
import { beginMail, isRetriedAt, retryMails } from './plan-mails.ts'
import { planRow } from './plan-row.ts'

/**
 * What a sweep has to do: a pure function of what was read and of `now`. `runId` is a text no other sweep has;
 * it makes the Message-IDs of this plan's mails its own.
 */
export function planSweep(view: LedgerView, now: Instant, runId: string): SweepPlan {
  const readable = view.registers.filter((register) => missingColumns(register).length === 0)
  // A case whose register cannot be read now is not known to be over: its mails wait.
  const isReadable = ({ number }: NoticeLine) =>
    readable.some(({ register }) => parseCaseNumber(register, number) !== undefined)
  const again = view.notices.pending().filter((line) => isRetriedAt(line, now, view) && isReadable(line))
  const wanted = new Set(again.map((line) => line.number as string))
  const chosen = readable.map((register) => chooseRows(register, view.settingsMark, wanted, now))

  const looked = new Set(chosen.flat().flatMap(({ row }) => row.number ?? []) as string[])
  const lines = view.notices.linesOf(looked)
  // What was dropped was never sent: should it become true again, it is a notice like any other.
  const sent = new Set(lines.filter(({ state }) => state !== 'dropped').map(noticeKeyText))
  const needsNumber = chosen.flat().some(({ row }) => row.number === undefined)
  const numbers = numbering(view.memory.series, needsNumber ? readable.flatMap(standingNumbers) : [])

  const planned = chosen.flatMap((rows) => rows.map((row) => planRow(row, view, numbers, sent, now)))
  const linesByCase = Map.groupBy(lines, (line) => line.number as string)
  const mails = [
    retryMails(again, planned, linesByCase, view, now),
    ...planned.map((row) => beginMail(row, linesByCase, view, now, runId)),
  ]
  return {
    now,
    rows: planned.map(({ plan }) => plan),
    series: numbers.given(),
    lines: mails.flatMap((mail) => mail.lines),
    notices: mails.flatMap((mail) => mail.notices),
    unreadable: unreadableRegisters(view),
  }
}

/** Registers that cannot be looked after, with the headers that are missing or stand twice; none where the tab is gone. */
export const unreadableRegisters = (view: LedgerView): SweepPlan['unreadable'] =>
  CASE_REGISTERS.flatMap((key) => {
    const register = view.registers.find((one) => one.register === key)
    const headers = register === undefined ? [] : missingColumns(register)
    return register !== undefined && headers.length === 0
      ? []
      : [{ tab: wordsOf(REGISTER_TABS[key]), headers: headers.map(wordsOf) }]
  })

/** Every number that stands in a register, good or not: none of them is given again. */
const standingNumbers = ({ register, table, headers }: RegisterTable): (readonly [Register, string])[] =>
  [...rowsOf(table)].flatMap(({ cells }) => {
    const text = cellAt(cells, headers, 'number')
    return typeof text === 'string' ? [[register, text] as const] : []
  })
