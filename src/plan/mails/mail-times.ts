import { fingerprint } from '../../model/fingerprint.ts'
import { HOUR, type Instant, instant, MINUTE } from '../../model/instant.ts'
import type { NoticeLine } from '../../model/notice.ts'
import { keepersOf } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { inCellTime } from '../cell-time.ts'

/** A mail that a sweep began and never reported on, or of which nobody knows whether it arrived, is taken up again after this long. */
export const DOUBT_ENDS_AFTER = 10 * MINUTE

/** A mail that a server will not take now is tried for so long, and so often, before it is told as not sent. */
const GIVEN_UP_AFTER = 24 * HOUR
const GIVEN_UP_TRIES = 20

/** A server that is away is asked again after a quarter of an hour at most: whatever waits is late already. */
const LONGEST_AWAY = 15 * MINUTE

/** Where there is nobody to mail it is looked again every hour, and at once when somebody was named. */
export const NOBODY_AGAIN = HOUR

type Tried = Pick<NoticeLine, 'attempts' | 'begunAt' | 'messageId'>

/**
 * When a mail is tried again that a server would not take after `attempts` tries: after 1, 2, 4 … minutes, then hourly, each up to a
 * quarter sooner, by its Message-ID, so that the mails that one fault held back do not all come at one moment.
 */
export const nextTry = (tried: Tried, now: Instant): Instant =>
  spread(tried, Math.min(2 ** Math.max(0, tried.attempts - 1) * MINUTE, HOUR), now)

/** When a server that could not be reached is asked again for a mail: after half as long as it has waited. */
export const awayUntil = (tried: Tried, now: Instant): Instant =>
  spread(tried, Math.min(Math.max((now - tried.begunAt) / 2, MINUTE), LONGEST_AWAY), now)

function spread({ attempts, messageId }: Tried, wait: number, now: Instant): Instant {
  const share = (Number.parseInt(fingerprint([messageId, attempts]).slice(0, 6), 36) % 1000) / 4000
  return instant(now + Math.round(wait * (1 - share)))
}

/** Whether a mail that a server will not take now is given up: a day of it, and not of a clock that jumped. */
export const isGivenUp = ({ begunAt, attempts }: Tried, now: Instant): boolean =>
  now - begunAt >= GIVEN_UP_AFTER && attempts >= GIVEN_UP_TRIES

/** What a line was written later than by more than this was written by a clock that was wrong; summer time ends by less. */
const WRONG_CLOCK = 3 * HOUR

/** Whether a line that is not finished is to be taken up now. */
export function isDue(
  { state, clock, at, to, ...line }: Pick<NoticeLine, 'state' | 'clock' | 'nextAt' | 'at' | 'to'>,
  now: Instant,
  view: LedgerView,
): boolean {
  // A workbook that was not brought up to date cannot say when.
  const isOpen = state === 'queued' || state === 'sending'
  const nextAt = line.nextAt ?? (isOpen ? instant(at + DOUBT_ENDS_AFTER) : undefined)
  if (nextAt === undefined) return false
  // Of the mail about what was not delivered there may be nobody though there are keepers: their own mailboxes may be what is dead.
  if (to === '' && clock !== 'delivery' && keepersOf(view, now).length > 0) return true
  // In the hour that comes twice a mail that is leaving just now must not pass for one begun an hour ago.
  const cellNow = inCellTime(now, view)
  if (at - cellNow > WRONG_CLOCK) return true
  // A cell knows only the first of two hours: what was put off into the second stands before its own beginning.
  if (nextAt < at) return (cellNow >= nextAt && cellNow < at) || cellNow - at > WRONG_CLOCK
  return nextAt <= cellNow
}
