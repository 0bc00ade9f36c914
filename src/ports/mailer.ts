/** A mail ready to leave. Addresses are bare; the mailer refuses what could break a header. */
export interface Mail {
  readonly messageId: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Message-IDs of the case's thread, oldest first (R28). */
  readonly references: readonly string[]
}

/**
 * Whether the mail server took it. What it did not take, it says why; who sent it decides when to try again. `unreachable`: the
 * server could not be talked to at all, so the next mail would fare no better.
 */
export type MailOutcome =
  | { readonly sent: true; readonly refused: readonly string[] }
  | { readonly sent: false; readonly error: string; readonly unreachable?: true }

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>
}
