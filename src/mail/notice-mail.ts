import type { NoticeMail } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import { answersTo } from './answers.ts'
import { calendarOf } from './calendar.ts'
import type { MailContext } from './context.ts'
import { digestText } from './digest-text.ts'
import { digestView } from './digest-view.ts'
import { noticeText } from './notice-text.ts'
import { noticeView } from './notice-view.ts'
import { digestHtml } from './templates/digest.ts'
import { noticeHtml } from './templates/notice.ts'
import { noticeWords } from './words.ts'

/**
 * The mail for a notice (R27, R28): what its reader shall do, what is late and by how much, the case, what happened, when it moves up,
 * and links to act by; for several, a list of them, the most urgent first (R26). It is in its reader's language, answers to it reach a
 * person, and text and HTML say the same. Whatever the rows hold, the subject is one line of at most 120 characters, no phone number is
 * whole but for whoever works on the case or took it, and all of it stays below 100 kB a part. Throws `UnknownZoneError`.
 */
export function noticeMail(mail: NoticeMail, site: MailContext): Mail {
  const { messageId, to, references, notices } = mail
  const context = { ...site, language: to.language ?? site.language }
  const replyTo = answersTo(notices, to)?.mail
  return {
    messageId,
    to: to.mail,
    ...contentOf(mail, context),
    references,
    ...(replyTo === undefined ? {} : { replyTo }),
  }
}

function contentOf(mail: NoticeMail, context: MailContext): Pick<Mail, 'subject' | 'text' | 'html' | 'calendar'> {
  const { language } = context
  const [notice, ...more] = mail.notices
  if (notice === undefined) throw new Error('no mail without a notice')
  if (more.length > 0) {
    const view = digestView(mail, context)
    return { subject: view.subject, text: digestText(view), html: digestHtml(view, language) }
  }
  const words = noticeWords(language)
  const view = noticeView(notice, mail, context, words)
  const calendar = calendarOf(notice, mail.to, context, words)
  return {
    subject: view.subject,
    text: noticeText(view, words),
    html: noticeHtml(view, language),
    ...(calendar === undefined ? {} : { calendar }),
  }
}
