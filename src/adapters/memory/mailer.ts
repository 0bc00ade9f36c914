import { isMailAddress, isMessageId } from '../../mail/address.ts'
import type { Mail, Mailer, MailOutcome } from '../../ports/mailer.ts'

/** A mailer that keeps what it was given: the test twin of the SMTP one, under the same contract. */
export interface MemoryMailer extends Mailer {
  /** What was taken, oldest first. */
  readonly sent: readonly Mail[]
  /** From now on this becomes of every mail; `undefined` ends it. What is `unknown` was taken all the same. */
  failWith(outcome: Exclude<MailOutcome, { readonly kind: 'sent' }> | undefined): void
  /** From now on these recipients are refused, in place of those before. */
  refuse(...addresses: readonly string[]): void
}

export function memoryMailer(): MemoryMailer {
  const sent: Mail[] = []
  let failure: MailOutcome | undefined
  let unwanted: ReadonlySet<string> = new Set()
  return {
    sent,
    failWith: (outcome) => {
      failure = outcome
    },
    refuse: (...addresses) => {
      unwanted = new Set(addresses)
    },
    send(mail): Promise<MailOutcome> {
      const error =
        (isMailAddress(mail.to) ? undefined : 'no usable address') ??
        (isMessageId(mail.messageId) ? undefined : 'no usable Message-ID')
      if (error !== undefined) return Promise.resolve({ kind: 'refused', error })
      if (failure !== undefined) {
        if (failure.kind === 'unknown') sent.push(mail)
        return Promise.resolve(failure)
      }
      if (unwanted.has(mail.to)) return Promise.resolve({ kind: 'refused', error: '550 no such user' })
      sent.push(mail)
      return Promise.resolve({ kind: 'sent' })
    },
  }
}
