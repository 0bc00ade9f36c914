import type { Notice } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import type { MailContext } from './context.ts'
import { noticeHtml } from './notice-html.ts'
import { noticeText } from './notice-text.ts'
import { noticeView } from './notice-view.ts'
import { noticeWords } from './words.ts'

/**
 * The mail for a notice (R27, R28): what its readers shall do, what is late and by how much, the case, and when it moves up. Text and
 * HTML say the same. Whatever the row holds, the subject is one line of at most 120 characters, no phone number is whole, and no
 * part reaches 100 kB. Throws `UnknownZoneError`.
 */
export function noticeMail(notice: Notice, context: MailContext): Mail {
  const words = noticeWords(context.language)
  const view = noticeView(notice, context, words)
  return {
    messageId: notice.messageId,
    to: notice.to.map(({ mail }) => mail),
    subject: view.subject,
    text: noticeText(view, words),
    html: noticeHtml(view, words, context.language),
    references: notice.references,
  }
}
