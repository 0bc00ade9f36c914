/** A mail ready to leave, to one person. The address is bare; the mailer refuses what could break a header. */
export interface Mail {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Message-IDs of the case's thread, oldest first (R28). */
  readonly references: readonly string[]
  /** Who is reached by whoever answers the mail: a bare address. Absent: whoever the mails come from. */
  readonly replyTo?: string
  /** A date for the reader's calendar, as an iCalendar text (RFC 5545). */
  readonly calendar?: string
}

/**
 * What became of a mail; who sent it decides when to try again.
 *
 * - `sent`: the server took it;
 * - `later`: the server would not take this mail now (4xx), or the connection ended before it had it;
 * - `refused`: the server will never take this mail, or the address cannot be one (5xx);
 * - `unknown`: it was handed over whole, and the connection ended before the server said whether it had taken it;
 * - `unreachable`: the server could not be talked to, or let nobody in, or not this sender, so the next mail would fare no better.
 */
export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later' | 'refused' | 'unknown' | 'unreachable'; readonly error: string }

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>
}
