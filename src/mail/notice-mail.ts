import type { NoticeMail } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import type { MailContext } from './context.ts'
import { digestHtml } from './digest-html.ts'
import { digestText } from './digest-text.ts'
import { digestView } from './digest-view.ts'
import { noticeHtml } from './notice-html.ts'
import { noticeText } from './notice-text.ts'
import { noticeView } from './notice-view.ts'
import { noticeWords } from './words.ts'

/**
 * The mail for a notice (R27, R28): what its reader shall do, what is late and by how much, the case, and when it moves up; for several,
 * a list of them, the most urgent first (R26). Text and HTML say the same. Whatever the rows hold, the subject is one line of at most
 * 120 characters, no phone number is whole, and no part reaches 100 kB. Throws `UnknownZoneError`.
 */
export function noticeMail(mail: NoticeMail, context: MailContext): Mail {
  const { messageId, to, references } = mail
  return { messageId, to: to.mail, ...contentOf(mail, context), references }
}

function contentOf(mail: NoticeMail, context: MailContext): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { language } = context
  const [notice, ...more] = mail.notices
  if (notice === undefined) throw new Error('no mail without a notice')
  if (more.length > 0) {
    const view = digestView(mail, context)
    return { subject: view.subject, text: digestText(view), html: digestHtml(view, language) }
  }
  const words = noticeWords(language)
  const view = noticeView(notice, mail.to, context, words)
  return { subject: view.subject, text: noticeText(view, words), html: noticeHtml(view, words, language) }
}
