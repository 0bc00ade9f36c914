import { fingerprint } from '../model/fingerprint.ts'
import { type Instant, instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import { NOBODY_REACHABLE, type NoticeLine, noticeKeyText } from '../model/notice.ts'
import type { RuleMoment } from '../rules/escalation.ts'
import { type Recipient, recipientsOf } from '../rules/recipients.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { momentKey } from './cell-time.ts'
import { DOUBT_ENDS_AFTER, NOBODY_AGAIN } from './mail-times.ts'
import type { Notice, NoticeItem, NoticeMail, NoticeWrite } from './plan.ts'
import { planNotice } from './plan-notice.ts'
import type { PlannedRow } from './plan-row.ts'

/** Mails to be sent, and the lines that say so before they leave (promise 4). */
export interface PlannedMails {
  readonly mails: readonly NoticeMail[]
  readonly lines: readonly NoticeWrite[]
}

/** The lines of each case, by its number. */
export type LinesByCase = ReadonlyMap<string, readonly StoredNotice[]>

/** What one person is to be told of one case. */
interface Addressed {
  readonly notice: Notice
  readonly to: Recipient
  /** What the rules name this person for. */
  readonly items: readonly NoticeItem[]
  /** Message-IDs of earlier mails about the case to the same person. */
  readonly earlier: readonly string[]
}

/** From so many cases on, what one person is told in one sweep is one mail with a list (R26). */
export const DIGEST_FROM = 6

/** The mails for the rows of which rules speak for the first time. */
export function beginMails(
  rows: readonly PlannedRow[],
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
  runId: string,
): PlannedMails {
  const { language } = view.settings
  const notices = rows.flatMap((row) => {
    const notice = row.speaking.length === 0 ? undefined : planNotice(row, row.speaking, view, now)
    return notice === undefined ? [] : [{ row, notice }]
  })
  const addressed = notices.flatMap(({ row, notice }) => addressedTo(row, notice, linesByCase, view, now))
  const mails: NoticeMail[] = []
  const lines: NoticeWrite[] = []
  for (const ofOne of Map.groupBy(addressed, ({ to }) => to.mail.toLowerCase()).values())
    for (const together of ofOne.length < DIGEST_FROM ? ofOne.map((one) => [one]) : [ofOne]) {
      const mail = mailOf(together, runId)
      mails.push(mail)
      for (const { notice, items } of together)
        lines.push(...items.map((item) => fresh(item, notice, mail.messageId, mail.to.mail, now, language)))
    }
  for (const { notice } of notices.filter((one) => one.notice.to.length === 0))
    lines.push(
      ...eachItem(notice.items).map((item) => fresh(item, notice, idOf(notice, item, runId, ''), '', now, language)),
    )
  return { mails, lines }
}

/** Each person that a notice goes to, with what the rules name them for. */
function addressedTo(
  row: PlannedRow,
  notice: Notice,
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
): readonly Addressed[] {
  const named = row.speaking.map((moment) => ({ moment, mails: mailsOf(moment, row, view, now) }))
  return notice.to.map((to) => ({
    notice,
    to,
    items: eachItem(
      named.flatMap(({ moment: { clock, rule, due }, mails }) =>
        mails.has(to.mail.toLowerCase()) ? [{ clock, level: rule.level, due }] : [],
      ),
    ),
    earlier: referencesIn(linesByCase.get(notice.number) ?? [], to.mail),
  }))
}

const mailsOf = (
  { rule }: RuleMoment,
  { fields }: PlannedRow,
  { escalation, staff }: LedgerView,
  now: Instant,
): ReadonlySet<string> =>
  new Set(recipientsOf(rule, escalation, fields, staff, now).map(({ mail }) => mail.toLowerCase()))

const eachItem = (items: readonly NoticeItem[]): readonly NoticeItem[] => [
  ...new Map(items.map((item) => [`${item.clock}/${item.level}`, item])).values(),
]

function mailOf(together: readonly Addressed[], runId: string): NoticeMail {
  const [first] = together
  if (first === undefined) throw new Error('no mail without a notice')
  const { notice, items, to, earlier } = first
  const one = together.length === 1 ? (items[0] ?? notice.items[0]) : undefined
  return {
    messageId: one === undefined ? digestId(runId, to.mail) : idOf(notice, one, runId, to.mail),
    to,
    notices: together.map((each) => each.notice),
    references: one === undefined ? [] : earlier,
  }
}

/** A draft's question mark has no place in a Message-ID. */
const idOf = ({ number }: Notice, { clock, level }: NoticeItem, runId: string, mail: string): string =>
  `<${number.replace('-?', '')}.${clock}-${level}.${runId}.${printOf(mail)}@daily-clear>`
const digestId = (runId: string, mail: string): string => `<digest.${runId}.${printOf(mail)}@daily-clear>`
const printOf = (mail: string): string => fingerprint([mail.toLowerCase()])

const fresh = (
  { clock, level, due }: NoticeItem,
  { number, cycle }: Notice,
  messageId: string,
  to: string,
  now: Instant,
  language: Language,
): NoticeWrite => ({
  row: undefined,
  line: attempt({ number, clock, due, level, cycle, attempts: 0, begunAt: now, messageId }, to, now, language),
})

/** Mails begun earlier that have not left: sent again under the same Message-ID while still true, else dropped. */
export function retryMails(
  again: readonly StoredNotice[],
  planned: readonly PlannedRow[],
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
): PlannedMails {
  const rows = new Map(planned.flatMap((row) => [row.id, row.formerId].map((id) => [id as string | undefined, row])))
  const { language } = view.settings
  const mails: NoticeMail[] = []
  const lines: NoticeWrite[] = []
  for (const [messageId, pending] of Map.groupBy(again, (line) => line.messageId)) {
    const notices: Notice[] = []
    let reader: Recipient | undefined
    for (const [number, ofCase] of Map.groupBy(pending, (line) => line.number)) {
      const row = rows.get(number)
      const holding = (row?.holding ?? []).filter((moment) =>
        ofCase.some((line) => noticeKeyText(line) === momentKey(line.number, row?.cycle ?? 1, moment, view)),
      )
      const notice = row === undefined || holding.length === 0 ? undefined : planNotice(row, holding, view, now)
      for (const { row: at, ...said } of ofCase) {
        // What was to be told of a row before it had its number is told of its case.
        const line = { ...said, number: row?.id ?? said.number }
        const moment = holding.find(({ clock, rule }) => clock === line.clock && rule.level === line.level)
        const to = row === undefined || moment === undefined ? undefined : readerOf(line, row, moment, view, now)
        reader ??= to === '' ? undefined : to
        if (notice !== undefined && to !== undefined && to !== '' && !notices.includes(notice)) notices.push(notice)
        lines.push({
          row: at,
          line: to === undefined ? ended(line, now) : attempt(line, to === '' ? '' : to.mail, now, language),
        })
      }
    }
    if (reader === undefined || notices.length === 0) continue
    const [first] = notices
    const earlier = (linesByCase.get(first?.number ?? '') ?? []).filter((line) => line.messageId !== messageId)
    mails.push({
      messageId,
      to: reader,
      notices,
      references: notices.length === 1 ? referencesIn(earlier, reader.mail) : [],
    })
  }
  return { mails, lines }
}

/**
 * Whom a line goes to now: the same person while the rule still means them; where there was nobody, or an address was corrected, the
 * first whom it means. Nobody: ''.
 */
function readerOf(
  { to }: Pick<NoticeLine, 'to'>,
  { fields }: PlannedRow,
  { rule }: RuleMoment,
  { escalation, staff }: LedgerView,
  now: Instant,
): Recipient | '' {
  const people = recipientsOf(rule, escalation, fields, staff, now)
  return people.find(({ mail }) => mail.toLowerCase() === to.toLowerCase()) ?? people[0] ?? ''
}

/** A line that is not to be sent any more. */
export function ended({ nextAt: _, ...line }: NoticeLine, now: Instant): NoticeLine {
  return { ...line, state: 'dropped', at: now }
}

/**
 * A line once more: about to be sent, or waiting where there is nobody to send it to (R25: that is said, not swallowed). What was left
 * `sending` or `unknown` goes with a doubt: it may come twice.
 */
export function attempt(
  { error: _, nextAt: __, ...line }: Omit<NoticeLine, 'state' | 'to' | 'at'> & { readonly state?: NoticeLine['state'] },
  to: string,
  now: Instant,
  language: Language,
): NoticeLine {
  const tried = { ...line, to, attempts: line.attempts + 1, at: now }
  if (to === '')
    return { ...tried, state: 'failed', nextAt: instant(now + NOBODY_AGAIN), error: NOBODY_REACHABLE[language] }
  const isDoubtful = line.state === 'sending' || line.state === 'unknown'
  return {
    ...tried,
    state: 'sending',
    nextAt: instant(now + DOUBT_ENDS_AFTER),
    ...(isDoubtful ? { doubt: true } : {}),
  }
}

const referencesIn = (lines: readonly StoredNotice[], mail: string): readonly string[] => [
  ...new Set(lines.flatMap((line) => (line.to.toLowerCase() === mail.toLowerCase() ? [line.messageId] : []))),
]
