import type { SendMailOptions } from 'nodemailer'
import { isMailAddress, isMessageId } from '../../mail/address.ts'
import { cleanLine } from '../../mail/clean.ts'
import type { Mail } from '../../ports/mailer.ts'
import type { Sender } from './sender.ts'

/** A thread's first mail and its latest: what mail programs thread by. Longer lists break servers. */
const MOST_REFERENCES = 20

/**
 * A mail as nodemailer takes it. What is no bare address is nobody to answer to. Automatic mail says that it is (RFC 3834), so that nobody's
 * absence notice answers it.
 */
export function messageOf(mail: Mail, from: Sender): SendMailOptions {
  const known = mail.references.filter((id) => isMessageId(id) && id !== mail.messageId)
  const thread = known.length > MOST_REFERENCES ? [...known.slice(0, 1), ...known.slice(1 - MOST_REFERENCES)] : known
  const latest = thread.at(-1)
  return {
    from,
    to: { name: '', address: mail.to },
    envelope: { from: from.address, to: [mail.to] },
    messageId: mail.messageId,
    subject: cleanLine(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(isMailAddress(mail.replyTo ?? '') ? { replyTo: { name: '', address: mail.replyTo ?? '' } } : {}),
    ...(mail.calendar === undefined ? {} : { attachments: [calendarFile(mail.calendar)] }),
    ...(latest === undefined ? {} : { inReplyTo: latest, references: thread }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A file to be opened, and no part that stands for the text: that would be an invitation, which mail programs answer. */
const calendarFile = (content: string): NonNullable<SendMailOptions['attachments']>[number] => ({
  filename: 'daily-clear.ics',
  content,
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  contentDisposition: 'attachment',
})
