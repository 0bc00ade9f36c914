import { isMailAddress, isMessageId } from '../../mail/address.ts'
import type { Mail, Mailer, MailOutcome } from '../../ports/mailer.ts'

/** A mailer that keeps what it was given: the test twin of the SMTP one, under the same contract. */
export interface MemoryMailer extends Mailer {
  /** What was taken, oldest first. */
  readonly sent: readonly Mail[]
  /** From now on this becomes of every mail; `undefined` ends it. What is `unknown` was taken all the same. */
  failWith(outcome: Exclude<MailOutcome, { readonly kind: 'sent' }> | undefined): void
}

export function memoryMailer(): MemoryMailer {
  const sent: Mail[] = []
  let failure: Exclude<MailOutcome, { readonly kind: 'sent' }> | undefined
  const take = (mail: Mail): MailOutcome => {
    if (!isMailAddress(mail.to)) return { kind: 'refused', error: 'no usable address' }
    if (!isMessageId(mail.messageId)) return { kind: 'refused', error: 'no usable Message-ID' }
    if (failure === undefined || failure.kind === 'unknown') sent.push(mail)
    return failure ?? { kind: 'sent' }
  }
  return {
    sent,
    failWith: (outcome) => {
      failure = outcome
    },
    send: (mail) => Promise.resolve(take(mail)),
  }
}
