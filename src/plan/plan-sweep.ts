import { parseCaseNumber } from '../model/case-number.ts'
import { HOUR, type Instant, MINUTE } from '../model/instant.ts'
import { type NoticeLine, noticeKeyText } from '../model/notice.ts'
import type { Register } from '../model/register.ts'
import { numbering } from '../rules/numbering.ts'
import { cellAt, rowsOf } from '../sheet/headers.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { missingColumns, type RegisterTable } from '../sheet/register-table.ts'
import { chooseRows } from './choose-rows.ts'
import type { Notice, NoticeWrite, SweepPlan } from './plan.ts'
import { planNotice } from './plan-notice.ts'
import { type PlannedRow, planRow } from './plan-row.ts'

/** A mail that a sweep began and never reported on is taken up again after this long. */
export const ABANDONED_AFTER = 10 * MINUTE
/** How often a mail is tried; after that its line says what went wrong and stays. */
export const MOST_ATTEMPTS = 24

/** When a failed mail is tried again: after 1, 2, 4 … minutes, then every hour. */
const retryAt = ({ at, attempts, state }: NoticeLine): number =>
  state === 'sending' ? at + ABANDONED_AFTER : at + Math.min(2 ** Math.max(0, attempts - 1) * MINUTE, HOUR)

/**
 * What a sweep has to do: a pure function of what was read and of `now`. `runId` is a text no other sweep has;
 * it makes the Message-IDs of this plan's mails its own.
 */
export function planSweep(view: LedgerView, now: Instant, runId: string): SweepPlan {
  const readable = view.registers.filter((register) => missingColumns(register).length === 0)
  // A case whose register cannot be read now is not known to be over: its mails wait.
  const isReadable = ({ number }: NoticeLine) =>
    readable.some(({ register }) => parseCaseNumber(register, number) !== undefined)
  const again = view.notices
    .pending()
    .filter((line) => line.attempts < MOST_ATTEMPTS && retryAt(line) <= now && isReadable(line))
  const wanted = new Set(again.map((line) => line.number as string))
  const chosen = readable.map((register) => chooseRows(register, view.settingsPrint, wanted, now))

  const looked = new Set(chosen.flat().flatMap(({ row }) => row.number ?? []) as string[])
  const lines = view.notices.linesOf(looked)
  const sent = new Set(lines.map(noticeKeyText))
  const needsNumber = chosen.flat().some(({ row }) => row.number === undefined)
  const numbers = numbering(view.memory.series, needsNumber ? readable.flatMap(standingNumbers) : [])

  const planned = chosen.flatMap((rows) => rows.map((row) => planRow(row, view, numbers, sent, now)))
  const linesByCase = Map.groupBy(lines, (line) => line.number as string)
  const fresh = planned.flatMap((row) => begin(row, linesByCase.get(row.plan.number ?? '') ?? [], view, now, runId))
  const retried = retry(again, planned, linesByCase, view, now)
  return {
    now,
    rows: planned.map(({ plan }) => plan),
    series: numbers.given(),
    lines: [...retried.lines, ...fresh.flatMap(({ lines: written }) => written)],
    notices: [...retried.notices, ...fresh.flatMap(({ notice }) => notice ?? [])],
    unreadable: view.registers
      .filter((register) => missingColumns(register).length > 0)
      .map((register) => ({
        tab: register.register,
        headers: missingColumns(register).map((column) => column[view.settings.language]),
      })),
  }
}

/** Every number that stands in a register, good or not: none of them is given again. */
const standingNumbers = ({ register, table, headers }: RegisterTable): (readonly [Register, string])[] =>
  [...rowsOf(table)].flatMap(({ cells }) => {
    const text = cellAt(cells, headers, 'number')
    return typeof text === 'string' ? [[register, text] as const] : []
  })

interface Begun {
  readonly notice: Notice | undefined
  readonly lines: readonly NoticeWrite[]
}

/** The mail for a row of which rules speak for the first time: its lines say `sending` before it leaves. */
function begin(
  row: PlannedRow,
  earlier: readonly StoredNotice[],
  view: LedgerView,
  now: Instant,
  runId: string,
): readonly Begun[] {
  const { number } = row.plan
  const first = row.speaking[0]
  if (number === undefined || first === undefined) return []
  const messageId = `<${number}.${first.clock}-${first.rule.level}.${runId}@daily-clear>`
  const notice = planNotice(row, row.speaking, messageId, referencesIn(earlier), view, now)
  const to = notice?.to.map(({ mail }) => mail) ?? []
  const keys = new Map(notice === undefined ? [] : notice.items.map((item) => [`${item.clock}/${item.level}`, item]))
  const lines = [...keys.values()].map(({ clock, level }): NoticeWrite => {
    const line = { number, clock, level, cycle: notice?.cycle ?? 1, to, attempts: 1, at: now, messageId }
    return {
      row: undefined,
      line: to.length > 0 ? { ...line, state: 'sending' } : { ...line, state: 'failed', error: 'nobody-reachable' },
    }
  })
  return [{ notice: to.length > 0 ? notice : undefined, lines }]
}

const referencesIn = (lines: readonly StoredNotice[]): readonly string[] => [
  ...new Set(lines.map((line) => line.messageId)),
]

/** Mails begun earlier that have not left: sent again under the same Message-ID while still true, else dropped. */
function retry(
  again: readonly StoredNotice[],
  planned: readonly PlannedRow[],
  linesByCase: ReadonlyMap<string, readonly StoredNotice[]>,
  view: LedgerView,
  now: Instant,
): { readonly lines: readonly NoticeWrite[]; readonly notices: readonly Notice[] } {
  const rows = new Map<string | undefined, PlannedRow>()
  // A copy of a row stands below it and does not answer for the case.
  for (const row of planned) if (!rows.has(row.plan.number)) rows.set(row.plan.number, row)
  const lines: NoticeWrite[] = []
  const notices: Notice[] = []
  for (const [messageId, pending] of Map.groupBy(again, (line) => line.messageId)) {
    const number = pending[0]?.number as string
    const row = rows.get(number)
    const earlier = (linesByCase.get(number) ?? []).filter((line) => line.messageId !== messageId)
    const holding = row?.holding.filter((moment) =>
      pending.some(
        (line) => line.clock === moment.clock && line.level === moment.rule.level && line.cycle === row.cycle,
      ),
    )
    const notice =
      row === undefined || holding === undefined || holding.length === 0
        ? undefined
        : planNotice(row, holding, messageId, referencesIn(earlier), view, now)
    for (const line of pending) {
      const holds = notice?.items.some((item) => item.clock === line.clock && item.level === line.level) === true
      const to = notice?.to.map(({ mail }) => mail) ?? []
      if (!holds) lines.push({ row: line.row, line: { ...line, state: 'dropped', at: now } })
      else if (to.length === 0)
        lines.push({
          row: line.row,
          line: { ...line, at: now, attempts: line.attempts + 1, state: 'failed', error: 'nobody-reachable' },
        })
      else lines.push({ row: line.row, line: { ...line, to, at: now, attempts: line.attempts + 1, state: 'sending' } })
    }
    if (notice !== undefined && notice.to.length > 0) notices.push(notice)
  }
  return { lines, notices }
}
