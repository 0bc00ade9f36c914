import { HOUR, type Instant, MINUTE } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import { NOBODY_REACHABLE, type NoticeLine, noticeKeyText } from '../model/notice.ts'
import type { Recipient } from '../rules/recipients.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { inCellTime, momentKey } from './cell-time.ts'
import type { Notice, NoticeWrite } from './plan.ts'
import { planNotice } from './plan-notice.ts'
import type { PlannedRow } from './plan-row.ts'

/** A mail that a sweep began and never reported on is taken up again after this long. */
const ABANDONED_AFTER = 10 * MINUTE

/** Mails to be sent, and the lines that say so before they leave (promise 4). */
export interface PlannedMails {
  readonly notices: readonly Notice[]
  readonly lines: readonly NoticeWrite[]
}

/** The lines of each case, by its number. */
export type LinesByCase = ReadonlyMap<string, readonly StoredNotice[]>

/** Whether a line that is not finished is to be taken up again: after 1, 2, 4 … minutes, then every hour while it is true. */
export function isRetriedAt({ at, attempts, state }: NoticeLine, now: Instant, view: LedgerView): boolean {
  // In the hour that comes twice a mail that is leaving just now must not pass for one begun an hour ago.
  if (state === 'sending') return at + ABANDONED_AFTER <= inCellTime(now, view)
  return at + Math.min(2 ** Math.max(0, attempts - 1) * MINUTE, HOUR) <= now
}

/** The mail for a row of which rules speak for the first time. */
export function beginMail(
  row: PlannedRow,
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
  runId: string,
): PlannedMails {
  const number = row.id
  const [first] = row.speaking
  if (number === undefined || first === undefined) return { notices: [], lines: [] }
  // A draft's question mark has no place in a Message-ID.
  const messageId = `<${number.replace('-?', '')}.${first.clock}-${first.rule.level}.${runId}@daily-clear>`
  const notice = planNotice(row, row.speaking, messageId, referencesIn(linesByCase.get(number) ?? []), view, now)
  if (notice === undefined) return { notices: [], lines: [] }
  const keys = new Map(notice.items.map((item) => [`${item.clock}/${item.level}`, item]))
  return {
    notices: reachable(notice),
    lines: [...keys.values()].map(({ clock, level, due }) => ({
      row: undefined,
      line: attempt(
        { number, clock, due, level, cycle: notice.cycle, attempts: 0, messageId },
        notice,
        now,
        view.settings.language,
      ),
    })),
  }
}

/** Mails begun earlier that have not left: sent again under the same Message-ID while still true, else dropped. */
export function retryMails(
  again: readonly StoredNotice[],
  planned: readonly PlannedRow[],
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
): PlannedMails {
  const rows = new Map(planned.map((row) => [row.id as string | undefined, row]))
  const mails = [...Map.groupBy(again, (line) => line.messageId)].map(([messageId, pending]): PlannedMails => {
    const number = pending[0]?.number ?? ''
    const row = rows.get(number)
    const holding = row?.holding.filter((moment) =>
      pending.some((line) => noticeKeyText(line) === momentKey(line.number, row.cycle, moment, view)),
    )
    const earlier = (linesByCase.get(number) ?? []).filter((line) => line.messageId !== messageId)
    const notice =
      row === undefined || holding === undefined || holding.length === 0
        ? undefined
        : planNotice(row, holding, messageId, referencesIn(earlier), view, now)
    const holds = ({ clock, level }: StoredNotice) =>
      notice?.items.some((item) => item.clock === clock && item.level === level) === true
    return {
      notices: notice === undefined ? [] : reachable(notice),
      lines: pending.map(({ row: at, ...line }) => ({
        row: at,
        line:
          notice !== undefined && holds({ ...line, row: at })
            ? attempt(line, notice, now, view.settings.language)
            : { ...line, state: 'dropped', at: now },
      })),
    }
  })
  return { notices: mails.flatMap(({ notices }) => notices), lines: mails.flatMap(({ lines }) => lines) }
}

const reachable = (notice: Notice): readonly Notice[] => (notice.to.length === 0 ? [] : [notice])

/** A line once more: about to be sent, or failed at once where there is nobody to send it to (R25: that is said, not swallowed). */
export function attempt(
  line: Omit<NoticeLine, 'state' | 'to' | 'at'>,
  { to }: { readonly to: readonly Pick<Recipient, 'mail'>[] },
  now: Instant,
  language: Language,
): NoticeLine {
  const tried = { ...line, to: to.map(({ mail }) => mail), attempts: line.attempts + 1, at: now }
  return to.length > 0
    ? { ...tried, state: 'sending' }
    : { ...tried, state: 'failed', error: NOBODY_REACHABLE[language] }
}

const referencesIn = (lines: readonly StoredNotice[]): readonly string[] => [
  ...new Set(lines.map((line) => line.messageId)),
]
