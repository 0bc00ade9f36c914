import { isMailAddress, isMessageId } from '../../mail/address.ts'
import type { Mail, Mailer, MailOutcome } from '../../ports/mailer.ts'

/** A mailer that keeps what it was given: the test twin of the SMTP one, under the same contract. */
export interface MemoryMailer extends Mailer {
  /** What was taken, oldest first, each with the recipients it was taken for. */
  readonly sent: readonly Mail[]
  /** From now on every mail fails with these words, as from a server that is not there if `unreachable`; `undefined` ends it. */
  failWith(error: string | undefined, unreachable?: 'unreachable'): void
  /** From now on these recipients are refused, in place of those before. */
  refuse(...addresses: readonly string[]): void
}

export function memoryMailer(): MemoryMailer {
  const sent: Mail[] = []
  let failure: MailOutcome | undefined
  let unwanted: ReadonlySet<string> = new Set()
  return {
    sent,
    failWith: (error, unreachable) => {
      failure =
        error === undefined
          ? undefined
          : { sent: false, error, ...(unreachable === undefined ? {} : { unreachable: true }) }
    },
    refuse: (...addresses) => {
      unwanted = new Set(addresses)
    },
    send(mail): Promise<MailOutcome> {
      if (failure !== undefined) return Promise.resolve(failure)
      const to = mail.to.filter((address) => isMailAddress(address) && !unwanted.has(address))
      const refused = mail.to.filter((address) => !to.includes(address))
      const error =
        (mail.to.some(isMailAddress) ? undefined : 'no usable address') ??
        (isMessageId(mail.messageId) ? undefined : 'no usable Message-ID') ??
        (to.length === 0 ? 'all recipients refused' : undefined)
      if (error !== undefined) return Promise.resolve({ sent: false, error })
      sent.push({ ...mail, to })
      return Promise.resolve({ sent: true, refused })
    },
  }
}
