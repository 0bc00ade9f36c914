import { noticeClocks } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import { isDraft } from '../model/case-number.ts'
import type { Language, Words } from '../model/language.ts'
import type { NoticeLine } from '../model/notice.ts'
import type { DeliveryMail } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import { choiceWord } from '../sheet/words.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import type { MailContext } from './context.ts'
import { type ReportItem, type ReportView, reportText } from './report-view.ts'
import { MOST, shownLine } from './shown.ts'
import { LONGEST_SUBJECT } from './subject.ts'
import { reportHtml } from './templates/report.ts'

/** A dead mailbox may stand for many cases, and a server that was set up wrongly for many mailboxes; the notices tab has all of it. */
const MOST_MAILBOXES = 20
const MOST_CASES = 12

/**
 * The mail about what was not delivered, to whoever keeps the workbook: to whom, about which cases, why, and what to do. What a server
 * said is one line, without a whole phone number. Throws `UnknownZoneError`.
 */
export function deliveryMail({ messageId, lines, to }: DeliveryMail, context: MailContext): Mail {
  const view = viewOf(lines, context)
  return {
    messageId,
    to: to.mail,
    subject: view.subject,
    text: reportText(view),
    html: reportHtml(view, context.language),
    references: [],
  }
}

function viewOf(lines: readonly NoticeLine[], { site, zone, language, now }: MailContext): ReportView {
  const zh = language === 'zh'
  const name = shownLine(site, MOST.word)
  const groups = [...Map.groupBy(lines, ({ to, state, error }) => JSON.stringify([to, state, error ?? ''])).values()]
  const left = groups.length - MOST_MAILBOXES
  const mails = new Set(lines.map(({ messageId }) => messageId)).size
  return {
    subject: bound(
      cleanLine(
        zh
          ? `有 ${mails} 封通知没送到 · ${name}`
          : `${mails} ${mails === 1 ? 'notice' : 'notices'} not delivered · ${name}`,
      ),
      LONGEST_SUBJECT,
    ),
    parts: [
      {
        lead: leadOf(formatInstant(zone, now), zh),
        todo: '',
        items: groups.slice(0, MOST_MAILBOXES).map((of) => mailboxOf(of, language)),
      },
    ],
    more: left <= 0 ? '' : zh ? `还有 ${left} 处，见“通知记录”表。` : `${left} more; see the tab "Notices".`,
    footer: zh
      ? `${name} · 日清。时间均为 ${zone}。每条没送到的通知只告知一次，都留在“通知记录”表里。`
      : `${name} · daily-clear. All times are ${zone}. What was not delivered is told once; it stays in the tab "Notices".`,
  }
}

const leadOf = (at: string, zh: boolean): string =>
  zh
    ? `截至 ${at}，下面的通知没有送到，或不知道是否送到，不会再自动重发。请另行告诉他们，并处理原因：`
    : `As of ${at} these notices were not delivered, or nobody knows whether they were, and are not tried again. Tell these people in some other way, and see to the cause:`

/** What became of mails to one mailbox. */
function mailboxOf(of: readonly NoticeLine[], language: Language): ReportItem {
  const zh = language === 'zh'
  const [first] = of
  const clocks = [...new Set(of.map(({ clock }) => choiceWord(noticeClocks, clock, language)))]
  const numbers = [...new Set(of.map(({ number }) => number as string))]
  const known = numbers.filter((number) => !isDraft(number)).map((number) => shownLine(number, MOST.name))
  const drafts = numbers.length - known.length
  const rest = Math.max(0, known.length - MOST_CASES)
  const cases = [
    ...known.slice(0, MOST_CASES),
    ...(rest === 0 ? [] : [zh ? `另有 ${rest} 件` : `${rest} more`]),
    ...(drafts === 0 ? [] : [zh ? `${drafts} 行待更正` : `${drafts} rows to be corrected`]),
  ]
  const isUnknown = first?.state === 'unknown'
  const fate = isUnknown
    ? { zh: '不知道是否送到', en: 'nobody knows whether it arrived' }
    : { zh: '没有送到', en: 'not delivered' }
  const colon = zh ? '：' : ': '
  return {
    what: shownLine(first?.to ?? '', MOST.place),
    lines: [
      `${cases.join(zh ? '、' : ', ')}${colon}${clocks.join(zh ? '、' : ', ')}`,
      `${fate[language]}${colon}${shownLine(first?.error ?? '', MOST.problem)}`,
    ],
    todo: (isUnknown ? ASK : MEND)[language],
  }
}

const ASK: Words = { zh: '问一问收件人是否收到。', en: 'ask them whether it came.' }
const MEND: Words = {
  zh: '核对“人员”表里的邮箱；邮箱没错就找邮件服务的管理员。',
  en: 'check the address in the tab "Staff"; where it is right, ask whoever runs the mail server.',
}
