import type { Segment } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/wall.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { DAY, type Instant, MINUTE, wallTime } from '../model/instant.ts'

/**
 * When the quiet hours end that `now` is in (R24); undefined outside of them, and where there are none. They begin and end by the clock
 * on the wall in `zone`, on every day: an end above 24:00 is in the next morning. Where the clocks change, a time that is left out comes
 * as much later, and of one that comes twice the first is meant.
 */
export function quietUntil(now: Instant, quiet: Segment | undefined, zone: string): Instant | undefined {
  if (quiet === undefined) return undefined
  const today = dayOf(toWall(zone, now))
  const at = (day: number, minute: number): Instant => toInstant(zone, wallTime(day * DAY + minute * MINUTE))
  const began = [today - 1, today].find((day) => at(day, quiet.start) <= now && now < at(day, quiet.end))
  return began === undefined ? undefined : at(began, quiet.end)
}
