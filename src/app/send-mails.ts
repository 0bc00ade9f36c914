import { dailyMail } from '../mail/daily-mail.ts'
import { deliveryMail } from '../mail/delivery-mail.ts'
import { healthMail } from '../mail/health-mail.ts'
import { noticeMail } from '../mail/notice-mail.ts'
import { type Instant, SECOND } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import { keyTextOf } from '../plan/cell-time.ts'
import { mailbox } from '../plan/mails/line-readers.ts'
import type { SendOutcome } from '../plan/mails/outcome-changes.ts'
import { lineName, trueAsRead, type Unsent } from '../plan/mails/still-true.ts'
import type { DailyMail, DeliveryMail, HealthMail, NoticeMail, SweepPlan } from '../plan/plan.ts'
import type { ActionLinks } from '../ports/action-links.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Mail, Mailer, MailOutcome } from '../ports/mailer.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { dailyContents } from '../statistics/daily/plan-daily.ts'
import { caseLinksOf, linksOf } from './mail-links.ts'

/** What mails are sent with. */
export interface SendParts {
  readonly ledger: Ledger
  readonly mailer: Mailer
  readonly clock: Clock
  readonly log: Log
  /** Signs the mails' buttons; absent where nothing would answer them. */
  readonly links?: ActionLinks | undefined
}

/** What was committed to be sent, and is still to leave. */
export interface Outgoing {
  readonly health: readonly HealthMail[]
  readonly deliveries: readonly DeliveryMail[]
  readonly mails: readonly NoticeMail[]
  readonly dailies: readonly DailyMail[]
  readonly lines: SweepPlan['lines']
  /** The time that the mails speak of. */
  readonly now: Instant
  readonly view: LedgerView
}

/** What became of mails, by Message-ID, and what was left out of them. */
export interface Sent extends Unsent {
  readonly outcomes: ReadonlyMap<string, SendOutcome>
}

/** Where sending takes longer, the ledger is read again each so many milliseconds: what is over by then is not mailed. */
export const GOOD_FOR = 10 * SECOND

const OUT_OF_TIME: Words = { zh: '这次巡检来不及发，下次再发', en: 'No time left in this sweep; goes with the next' }
const NOT_SEEN: Words = {
  zh: '台账暂时读不到，不知道是否仍需通知，下次再发',
  en: 'The ledger could not be read to see whether it still holds; goes with the next sweep',
}

/** Sends mails until the clock says `until`; what is left over then was not tried. */
export async function sendMails(
  { health, deliveries, mails, dailies, lines, now, view }: Outgoing,
  unsent: Unsent,
  { ledger, mailer, log, clock, links }: SendParts,
  until: Instant,
): Promise<Sent> {
  const { settings } = view
  const context = { ...settings, now }
  const outcomes = new Map<string, SendOutcome>()
  const [over, held] = [new Set(unsent.over), new Set(unsent.held)]
  let stopped: SendOutcome | undefined
  // A mail that cannot be made is told as one that was not sent, and stops none of the others (promise 6).
  const sent = async (make: () => Mail | Promise<Mail>): Promise<MailOutcome> => {
    try {
      return await mailer.send(await make())
    } catch (thrown) {
      return { kind: 'later', error: String(thrown) }
    }
  }
  const send = async (messageId: string, cases: readonly string[], make: () => Mail | Promise<Mail>): Promise<void> => {
    if (stopped === undefined && clock.now() >= until)
      stopped = { kind: 'untried', error: OUT_OF_TIME[settings.language] }
    if (stopped !== undefined) {
      outcomes.set(messageId, stopped)
      return
    }
    const outcome = await sent(make)
    outcomes.set(messageId, outcome)
    // A server that does not answer is not asked again for each mail.
    if (outcome.kind === 'unreachable') stopped = outcome
    if (outcome.kind === 'sent') log.info('mail-sent', { cases, messageId })
    else log.warn('mail-failed', { cases, messageId, outcome: outcome.kind, error: outcome.error })
  }

  // First what may be why the others are as they are.
  for (const one of health) await send(one.messageId, [one.number], () => healthMail(one, context))
  for (const one of deliveries) await send(one.messageId, [one.number], () => deliveryMail(one, context))
  let left = mails
  let days = dailies
  let lookedAt = clock.now()
  const lookAgain = async (): Promise<void> => {
    if (stopped !== undefined || clock.now() < lookedAt + GOOD_FOR || clock.now() >= until) return
    lookedAt = clock.now()
    try {
      const present = viewLedger(await ledger.read(undefined, until))
      const again = trueAsRead({ mails: left, lines }, present, now)
      for (const name of again.over) over.add(name)
      for (const name of again.held) held.add(name)
      left = again.mails
      const contents = days.length === 0 ? undefined : dailyContents(present, now)
      days = days.flatMap((daily) => {
        const content = contents?.get(mailbox(daily.to.mail))
        if (content !== undefined) return [{ ...daily, ...content }]
        for (const { line } of lines)
          if (line.messageId === daily.messageId) over.add(lineName(line.messageId, keyTextOf(line, view)))
        return []
      })
    } catch (thrown) {
      log.warn('not-looked-again', { why: String(thrown) })
      stopped = { kind: 'untried', error: NOT_SEEN[settings.language] }
    }
  }
  while (left.length > 0) {
    await lookAgain()
    const [mail, ...rest] = left
    left = rest
    if (mail === undefined) continue
    const cases = mail.notices.map(({ number }) => number)
    await send(mail.messageId, cases, async () =>
      // The links' time is the clock's, whatever time the sweep was told.
      noticeMail(mail, { ...context, linksOf: await linksOf(mail, links, clock.now()) }),
    )
  }
  // Last: what is late comes before what the day was like.
  while (days.length > 0) {
    await lookAgain()
    const [daily, ...rest] = days
    days = rest
    if (daily === undefined) continue
    await send(daily.messageId, [daily.number], async () =>
      dailyMail(daily, { ...context, linksOf: await caseLinksOf(daily, links, clock.now()) }),
    )
  }
  return { outcomes, over, held }
}
