import { fingerprint } from '../model/fingerprint.ts'
import { HOUR, type Instant, instant, MINUTE } from '../model/instant.ts'
import type { NoticeLine } from '../model/notice.ts'
import { keepersOf } from '../rules/recipients.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { inCellTime } from './cell-time.ts'

/** A mail that a sweep began and never reported on, or of which nobody knows whether it arrived, is taken up again after this long. */
export const DOUBT_ENDS_AFTER = 10 * MINUTE

/** A server that will not take a mail now is asked again for this long; then it is told as not sent. */
export const GIVEN_UP_AFTER = 24 * HOUR

/** Where there is nobody to mail it is looked again every hour, and at once when somebody was named. */
export const NOBODY_AGAIN = HOUR

/**
 * When a mail is tried again that was tried `attempts` times: after 1, 2, 4 … minutes, then hourly, each up to a quarter sooner, by its
 * Message-ID, so that the mails that one outage held back do not all come at one moment.
 */
export function nextTry({ attempts, messageId }: Pick<NoticeLine, 'attempts' | 'messageId'>, now: Instant): Instant {
  const wait = Math.min(2 ** Math.max(0, attempts - 1) * MINUTE, HOUR)
  const spread = (Number.parseInt(fingerprint([messageId, attempts]).slice(0, 6), 36) % 1000) / 4000
  return instant(now + Math.round(wait * (1 - spread)))
}

/** Whether a line that is not finished is to be taken up now. */
export const isDue = ({ nextAt, to }: Pick<NoticeLine, 'nextAt' | 'to'>, now: Instant, view: LedgerView): boolean =>
  // In the hour that comes twice a mail that is leaving just now must not pass for one begun an hour ago.
  nextAt !== undefined && (nextAt <= inCellTime(now, view) || (to === '' && keepersOf(view.staff, now).length > 0))
