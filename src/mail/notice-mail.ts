import type { NoticeMail } from '../plan/plan.ts'
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
export function noticeMail({ messageId, to, notices, references }: NoticeMail, context: MailContext): Mail {
  const words = noticeWords(context.language)
  const [notice] = notices
  if (notice === undefined) throw new Error('no mail without a notice')
  const view = noticeView(notice, to, context, words)
  return {
    messageId,
    to: to.mail,
    subject: view.subject,
    text: noticeText(view, words),
    html: noticeHtml(view, words, context.language),
    references,
  }
}
