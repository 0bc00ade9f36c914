import { healthMail } from '../mail/health-mail.ts'
import { noticeMail } from '../mail/notice-mail.ts'
import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { SendOutcome } from '../plan/outcome-changes.ts'
import type { SweepPlan } from '../plan/plan.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Mail, Mailer } from '../ports/mailer.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'

/** By Message-ID. */
export type Outcomes = ReadonlyMap<string, SendOutcome>

const OUT_OF_TIME: Words = { zh: '这次巡检来不及发，下次再发', en: 'No time left in this sweep; goes with the next' }

/** Sends the mails of a plan until the clock says `until`; what is left over then was not tried. */
export async function sendMails(
  { health, mails: planned, now }: Pick<SweepPlan, 'health' | 'mails' | 'now'>,
  { settings }: LedgerView,
  { mailer, log, clock }: { readonly mailer: Mailer; readonly log: Log; readonly clock: Clock },
  until: Instant,
): Promise<Outcomes> {
  const context = { ...settings, now }
  const mails: readonly { readonly cases: readonly string[]; readonly messageId: string; readonly mail: () => Mail }[] =
    [
      // First what may be why the others are as they are.
      ...health.mails.map((one) => ({ ...one, cases: [one.number], mail: () => healthMail(one, context) })),
      ...planned.map((one) => ({
        ...one,
        cases: one.notices.map(({ number }) => number),
        mail: () => noticeMail(one, context),
      })),
    ]
  const outcomes = new Map<string, SendOutcome>()
  let over: string | undefined
  for (const { cases, messageId, mail } of mails) {
    if (over === undefined && clock.now() >= until) over = OUT_OF_TIME[settings.language]
    if (over !== undefined) {
      outcomes.set(messageId, { kind: 'untried', error: over })
      continue
    }
    const outcome = await mailer.send(mail())
    outcomes.set(messageId, outcome)
    // A server that does not answer is not asked again for each mail.
    if (outcome.kind === 'unreachable') over = outcome.error
    if (outcome.kind === 'sent') log.info('mail-sent', { cases, messageId })
    else log.warn('mail-failed', { cases, messageId, outcome: outcome.kind, error: outcome.error })
  }
  return outcomes
}
