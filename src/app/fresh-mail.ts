import { noticeMail } from '../mail/notice-mail.ts'
import type { LinkClaim } from '../model/action.ts'
import type { Instant } from '../model/instant.ts'
import { type FreshMail, freshCaseMail, freshListMail } from '../plan/action/mail.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { linksOf } from './mail-links.ts'
import type { SweepParts } from './sweep.ts'

/**
 * What became of a mail that was asked for. `over`: nothing is waited for; `unknown`: nobody of the staff tab has the address, or the
 * case is gone. Whoever asked by a typed address is never told which.
 */
export type Resent = 'sent' | 'over' | 'unknown' | 'failed'

/** Sends the mail about a case once more, with fresh links, to whom its expired link was sent. Throws what the ledger throws. */
export const freshMail = (parts: SweepParts, claim: Pick<LinkClaim, 'number' | 'mail'>): Promise<Resent> =>
  resend(parts, (view, now) => freshCaseMail(view, claim, now, `again-${parts.runId}`))

/** Sends whoever has an address of the staff tab what is open with them. Throws what the ledger throws. */
export const freshList = (parts: SweepParts, address: string): Promise<Resent> =>
  resend(parts, (view, now) => freshListMail(view, address, now, `again-${parts.runId}`))

/** One read, one mail, nothing written: it is an answer to somebody, and no notice. How often one is asked for is bounded by whoever asks. */
async function resend(
  { ledger, mailer, clock, log, links, until }: SweepParts,
  planOn: (view: LedgerView, now: Instant) => FreshMail,
): Promise<Resent> {
  const view = viewLedger(await ledger.read(undefined, until))
  const now = clock.now()
  const mail = planOn(view, now)
  if (typeof mail === 'string') return mail
  const context = { ...view.settings, now, linksOf: await linksOf(mail, links, now) }
  const outcome = await mailer.send(noticeMail(mail, context))
  const cases = mail.notices.map(({ number }) => number)
  if (outcome.kind === 'sent') log.info('mail-sent-again', { cases, messageId: mail.messageId })
  else log.warn('mail-failed', { cases, messageId: mail.messageId, outcome: outcome.kind, error: outcome.error })
  return outcome.kind === 'sent' ? 'sent' : 'failed'
}
