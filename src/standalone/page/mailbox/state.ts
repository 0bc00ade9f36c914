import type { MailLine, MailList, MailMessage, SessionMessage } from '../../web/messages.ts'
import type { ReadMarks } from './read-marks.ts'
import { hasWords, type Thread, threadsOf } from './threads.ts'

/** The views of one mail. */
export const PARTS = ['html', 'text', 'headers'] as const
export type Part = (typeof PARTS)[number]

/** What the page knows and what its reader has chosen. */
export type State = {
  session: SessionMessage | undefined
  /** The zone of the workbook, in which its mails speak; the browser's own until it is known. */
  timeZone: string | undefined
  recipients: MailList['recipients']
  /** Those of the recipient that is chosen, as far as they were read. */
  mails: readonly MailLine[]
  /** Whether the server has older ones. */
  more: boolean
  /** The recipient that is chosen; undefined: everybody. */
  to: string | undefined
  search: string
  /** The mail that is open, and what became of asking for it. */
  open: { readonly name: string; readonly mail: MailMessage | 'loading' | 'missing' | 'failed' } | undefined
  part: Part
  loaded: boolean
  failed: boolean
  readonly read: ReadMarks
}

export const threadsIn = ({ mails, search }: State): readonly Thread[] =>
  threadsOf(search.trim() === '' ? mails : mails.filter((mail) => hasWords(mail, search.trim())))

/** Of those that were read from the server. */
export const unreadIn = ({ mails, read }: State): number => mails.filter(({ name }) => !read.has(name)).length

/** The view that a mail opens in: the one chosen, as far as the mail has it. */
export const partOf = ({ part }: State, mail: MailMessage): Part => (part === 'html' && !mail.hasHtml ? 'text' : part)
