import type { Instant } from '../model/instant.ts'
import type { Priority } from '../model/priority.ts'
import { eachOnce, type Recipient } from '../rules/recipients.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { DIGEST_FROM, type Going, type LinesByCase, type Outgoing } from './going.ts'
import { mailbox } from './line-readers.ts'
import { attempt, isDoubtful } from './line-states.ts'
import { caseMailId, digestId, isOurs } from './mail-ids.ts'
import type { Notice, NoticeMail, NoticeWrite } from './plan.ts'
import { planNotice } from './plan-notice.ts'
import type { PlannedRow } from './plan-row.ts'

/** Mails to be sent, and the lines that say so before they leave (promise 4). */
export interface PlannedMails {
  readonly mails: readonly NoticeMail[]
  readonly lines: readonly NoticeWrite[]
}

/**
 * The mails of a sweep, the most urgent first. Whoever is told of many cases gets one mail with a list. What may have left already goes
 * by itself, as it was and under its Message-ID, and so does what waited alone.
 */
export function planMails(
  { going, forNobody, ending }: Outgoing,
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
  runId: string,
): PlannedMails {
  const { language } = view.settings
  const noticeOf = noticesOnce(view, now)
  const mails: NoticeMail[] = []
  const lines: NoticeWrite[] = [...ending]
  for (const { row, line } of forNobody) {
    const messageId = line.messageId ?? caseMailId(line.number, line, runId, '')
    lines.push({ row, line: attempt({ ...line, messageId }, '', now, language) })
  }
  for (const { messageId, of } of bundles(going, runId)) {
    const notices = [...Map.groupBy(of, (one) => one.of)].flatMap(([row, ofCase]) => noticeOf(row, ofCase) ?? [])
    const [first] = of
    if (first === undefined || notices.length === 0) continue
    const to = readerOf(notices, first.to)
    const earlier = notices.length > 1 ? [] : (linesByCase.get(first.line.number) ?? [])
    mails.push({ messageId, to, notices, references: referencesIn(earlier, to.mail, messageId) })
    lines.push(...of.map(({ row, line }) => ({ row, line: attempt({ ...line, messageId }, to.mail, now, language) })))
  }
  return {
    mails: mails
      .map(withUrgency)
      .toSorted(mostUrgent)
      .map(({ mail }) => mail),
    lines,
  }
}

/** Lines that go as one mail. */
interface Bundle {
  readonly messageId: string
  readonly of: readonly Going[]
}

function bundles(going: readonly Going[], runId: string): readonly Bundle[] {
  const used = new Set<string>()
  return [...Map.groupBy(going, ({ to }) => mailbox(to.mail)).values()].flatMap((ofOne) => {
    const { true: doubtful = [], false: others = [] } = Object.groupBy(ofOne, ({ line }) =>
      isDoubtful(line) ? 'true' : 'false',
    )
    return [...together(doubtful), ...(casesIn(others) < DIGEST_FROM ? together(others) : [others])].flatMap(
      (of): readonly Bundle[] => {
        const messageId = idFor(of, used, runId)
        used.add(messageId)
        return [{ messageId, of }]
      },
    )
  })
}

const casesIn = (of: readonly Going[]): number => new Set(of.map((one) => one.of)).size

/** What went together goes together again; of what is new each case by itself. */
const together = (of: readonly Going[]): readonly (readonly Going[])[] => [
  ...Map.groupBy(of, ({ line }) => line.messageId ?? line.number).values(),
]

/** The Message-ID that all of it has; a new one for what goes together for the first time, or was spoilt in the sheet. */
function idFor(of: readonly Going[], used: ReadonlySet<string>, runId: string): string {
  const [first] = of
  if (first === undefined) throw new Error('no mail without a line')
  const { line, to } = first
  const isKept = of.every((one) => one.line.messageId === line.messageId)
  if (isKept && line.messageId !== undefined && isOurs(line.messageId) && !used.has(line.messageId))
    return line.messageId
  return casesIn(of) > 1 ? digestId(runId, to.mail) : caseMailId(line.number, line, runId, to.mail)
}

/** The notice of a row, made once for all whom it is told with the same words. */
function noticesOnce(view: LedgerView, now: Instant): (row: PlannedRow, of: readonly Going[]) => Notice | undefined {
  const made = new Map<PlannedRow, Map<string, Notice | undefined>>()
  return (row, of) => {
    const told = new Set(of.flatMap(({ moments }) => moments))
    const moments = row.holding.filter((moment) => told.has(moment))
    const ofRow = made.get(row) ?? new Map<string, Notice | undefined>()
    made.set(row, ofRow)
    const key = moments.map((moment) => row.holding.indexOf(moment)).join()
    if (!ofRow.has(key)) ofRow.set(key, planNotice(row, moments, view, now))
    return ofRow.get(key)
  }
}

/** The reader, as everything that they are asked as. */
const readerOf = (notices: readonly Notice[], one: Recipient): Recipient =>
  eachOnce(notices.flatMap(({ to }) => to.filter(({ mail }) => mailbox(mail) === mailbox(one.mail))))[0] ?? one

const referencesIn = (lines: readonly StoredNotice[], mail: string, own: string): readonly string[] => [
  ...new Set(
    lines.flatMap(({ to, messageId }) =>
      mailbox(to) === mailbox(mail) && messageId !== own && isOurs(messageId) ? [messageId] : [],
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
