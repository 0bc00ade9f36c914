import { dayOf, startOfDay } from '../../calendar/wall.ts'
import { toInstant, toWall } from '../../calendar/zone.ts'
import { HOUR, type Instant, instant } from '../../model/instant.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { mailbox, mailboxesOf } from './line-readers.ts'
import { isCapListId } from './mail-ids.ts'

/** Whoever has had enough mails gets what else there is in one list, so often. */
const LIST_EVERY = 2 * HOUR

/** What one person was mailed today. */
export interface MailsToday {
  /** The mails that left, or may have. */
  readonly ids: ReadonlySet<string>
  /** When the next list may come that tells of what else there is. */
  readonly nextList: Instant
}

/** Everybody's mails of the day that `now` is in by the clock of the site, by mailbox: asked for once, and only where it matters. */
export function mailsToday(view: LedgerView, now: Instant): (mail: string) => MailsToday {
  const { zone } = view.settings
  const today = dayOf(toWall(zone, now))
  let known: Map<string, { ids: Set<string>; nextList: Instant }> | undefined
  const count = () => {
    const people = new Map<string, { ids: Set<string>; nextList: Instant }>()
    const [from, before] = [toInstant(zone, startOfDay(today)), toInstant(zone, startOfDay(today + 1))]
    for (const line of view.notices.leftBetween(from, before)) {
      // The day's own list comes once, whatever else there is, and holds up no notice.
      if (line.clock === 'daily') continue
      for (const one of mailboxesOf(line)) {
        const person = people.get(one) ?? { ids: new Set(), nextList: now }
        people.set(one, person)
        person.ids.add(line.messageId)
        if (isCapListId(line.messageId)) person.nextList = instant(Math.max(person.nextList, line.at + LIST_EVERY))
      }
    }
    return people
  }
  return (mail) => (known ??= count()).get(mailbox(mail)) ?? { ids: new Set(), nextList: now }
}
