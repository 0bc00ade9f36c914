import { dayOf, startOfDay } from '../../calendar/wall.ts'
import { toInstant, toWall } from '../../calendar/zone.ts'
import { DAY, HOUR, type Instant, instant, wallTime } from '../../model/instant.ts'
import type { Settings } from '../../sheet/settings.ts'
import type { OpenWork } from './open-work.ts'

/**
 * When time alone makes another board of what waits at `now`: a deadline comes near or runs out, or the day ends in `zone`. Throws
 * `UnknownZoneError`.
 */
export function holdsUntil(
  items: Iterable<Pick<OpenWork, 'clocks'>>,
  { zone, dueSoonHours }: Pick<Settings, 'zone' | 'dueSoonHours'>,
  now: Instant,
): Instant {
  let until: number = toInstant(zone, wallTime(startOfDay(dayOf(toWall(zone, now))) + DAY))
  // On a deadline's own instant nothing is late.
  for (const { clocks } of items)
    for (const { due } of clocks)
      for (const at of [due - dueSoonHours * HOUR, due + 1]) if (at > now && at < until) until = at
  return instant(until)
}
