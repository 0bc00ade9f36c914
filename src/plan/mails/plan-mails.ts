import type { Instant } from '../../model/instant.ts'
import type { Priority } from '../../model/priority.ts'
import { eachOnce, type Recipient } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import { inCellTime } from '../cell-time.ts'
import type { Notice, NoticeMail, NoticeWrite } from '../plan.ts'
import type { PlannedRow } from '../plan-row.ts'
import type { Going, LinesByCase, Outgoing } from './going.ts'
import { held, isHeld } from './held-lines.ts'
import { leaving } from './leaving.ts'
import { mailbox } from './line-readers.ts'
import { attempt } from './line-states.ts'
import { caseMailId, isListId, isOurs } from './mail-ids.ts'
import { planNotice } from './plan-notice.ts'

/** Mails to be sent, and the lines that say so before they leave (promise 4). */
export interface PlannedMails {
  readonly mails: readonly NoticeMail[]
  readonly lines: readonly NoticeWrite[]
}

/**
 * The mails of a sweep, the most urgent first, and the lines of what waits for the morning or for its reader's next list. What waits
 * already is not written again.
 */
export function planMails(
  { going, forNobody, ending }: Outgoing,
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
  runId: string,
): PlannedMails {
  const { language } = view.settings
  const noticeOf = noticesOnce(linesByCase, view, now)
  const mails: NoticeMail[] = []
  const lines: NoticeWrite[] = [...ending]
  for (const { row, line } of forNobody) {
    const messageId = line.messageId ?? caseMailId(line.number, line, runId, '')
    lines.push({ row, line: attempt({ ...line, messageId }, '', now, language) })
  }
  const { bundles, waiting } = leaving(going, view, now, runId)
  for (const { messageId, of, isOverCap } of bundles) {
    const notices = [...Map.groupBy(of, (one) => one.of)].flatMap(([row, ofCase]) => noticeOf(row, ofCase) ?? [])
    const [first] = of
    if (first === undefined || notices.length === 0) continue
    const to = readerOf(notices, first.to)
    const earlier = notices.length > 1 ? [] : (linesByCase.get(first.line.number) ?? [])
    mails.push({
      messageId,
      to,
      notices,
      ...(isOverCap ? { isOverCap } : {}),
      references: referencesIn(earlier, to.mail, messageId),
    })
    lines.push(
      ...of.map(({ row, line }) => ({
        row,
        line: attempt({ ...begun(line, now), messageId }, to.mail, now, language),
      })),
    )
  }
  for (const { one, until, why } of waiting) {
    if (waitsAlready(one, until, view, now)) continue
    const { row, line, to } = one
    // Its reader gets it in another mail than the one that it was to come in: under that one's Message-ID they might not see it.
    const messageId = caseMailId(line.number, line, runId, to.mail)
    lines.push({ row, line: held({ ...line, messageId }, to.mail, until, now, why, view.settings) })
  }
  return {
    mails: mails
      .map(withUrgency)
      .toSorted(mostUrgent)
      .map(({ mail }) => mail),
    lines,
  }
}

/** What was held is behind only from when it might leave: a server that is away then is asked again soon. */
const begun = (line: Going['line'], now: Instant): Going['line'] =>
  isHeld(line) && line.attempts === 0 ? { ...line, begunAt: now } : line

/** Whether that is what its line says: an idle night writes nothing. */
const waitsAlready = ({ line }: Going, until: Instant, view: LedgerView, now: Instant): boolean =>
  isHeld(line) && line.nextAt === inCellTime(until, view) && (line.at ?? Infinity) <= now

/** The notice of a row, made once for all whom it is told with the same words. */
function noticesOnce(
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
): (row: PlannedRow, of: readonly Going[]) => Notice | undefined {
  const made = new Map<PlannedRow, Map<string, Notice | undefined>>()
  return (row, of) => {
    const told = new Set(of.flatMap(({ moments }) => moments))
    const moments = row.holding.filter((moment) => told.has(moment))
    const ofRow = made.get(row) ?? new Map<string, Notice | undefined>()
    made.set(row, ofRow)
    const key = moments.map((moment) => row.holding.indexOf(moment)).join()
    if (!ofRow.has(key)) ofRow.set(key, planNotice(row, moments, view, now, linesByCase.get(row.id ?? '') ?? []))
    return ofRow.get(key)
  }
}

/** The reader, as everything that they are asked as. */
const readerOf = (notices: readonly Notice[], one: Recipient): Recipient =>
  eachOnce(notices.flatMap(({ to }) => to.filter(({ mail }) => mailbox(mail) === mailbox(one.mail))))[0] ?? one

/**
 * The Message-IDs of earlier mails to a person about a case: those of the thread that another one belongs to (R28). A list is in no thread,
 * or all its cases would come to be one.
 */
export const referencesIn = (lines: readonly StoredNotice[], mail: string, own: string): readonly string[] => [
  ...new Set(
    lines
      .filter(({ state }) => state !== 'queued' && state !== 'dropped')
      .flatMap(({ to, messageId }) =>
        mailbox(to) === mailbox(mail) && messageId !== own && isOurs(messageId) && !isListId(messageId)
          ? [messageId]
          : [],
      ),
  ),
]

const RANKS: Readonly<Record<Priority | 'none', number>> = { critical: 0, urgent: 1, normal: 2, none: 3 }

const withUrgency = (mail: NoticeMail) => ({
  mail,
  rank: Math.min(...mail.notices.map(({ priority }) => RANKS[priority ?? 'none'])),
  due: Math.min(...mail.notices.flatMap(({ items }) => items.map(({ due }) => due))),
})

const mostUrgent = (a: ReturnType<typeof withUrgency>, b: ReturnType<typeof withUrgency>): number =>
  a.rank - b.rank || a.due - b.due
