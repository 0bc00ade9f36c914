import type { DailyMail } from '../plan/plan.ts'
import type { Mail } from '../ports/mailer.ts'
import type { MailContext } from './context.ts'
import { type DailyView, dailyView } from './daily-view.ts'
import { sectionLines } from './digest-text.ts'
import { dailyHtml } from './templates/daily.ts'

/**
 * A day's mail to one person (R43): to whoever is over others the day in figures, what is forgotten and overdue, and everybody's part; to
 * whoever has open cases these, the forgotten ones first. In its reader's language, without a whole phone number, each part below 100 kB.
 * Throws `UnknownZoneError`.
 */
export function dailyMail(mail: DailyMail, site: MailContext): Mail {
  const language = mail.to.language ?? site.language
  const view = dailyView(mail, { ...site, language })
  return {
    messageId: mail.messageId,
    to: mail.to.mail,
    subject: view.subject,
    text: textOf(view),
    html: dailyHtml(view, language),
    references: [],
  }
}

/** The text part. What was typed is set in, so that nothing of it can pass for a line of the mail itself. */
const textOf = ({ asked, notes, figures, sections, people, morePeople, footer }: DailyView): string =>
  [
    ...asked,
    ...(figures.length === 0 ? [] : ['', figures.map(({ label, value }) => `${label} ${value}`).join(' · ')]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...sections.flatMap(sectionLines),
    ...(people === undefined ? [] : ['', people.title, ...people.rows.map((row) => peopleLine(people.header, row))]),
    ...(morePeople === '' ? [] : [morePeople]),
    '',
    '-- ',
    footer,
    '',
  ].join('\n')

/** A person's figures, but for what is none of them. */
const peopleLine = (header: readonly string[], [name = '', ...figures]: readonly string[]): string =>
  `- ${[name, ...figures.flatMap((figure, index) => (figure === '0' ? [] : [`${header[index + 1] ?? ''} ${figure}`]))].join(' · ')}`
