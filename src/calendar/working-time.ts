import { DAY, type Instant, instant } from '../model/instant.ts'
import { CalendarError, type WorkCalendar } from './calendar.ts'
import { moveOpen, openBetween } from './open-years.ts'
import { type Pause, tidyPauses } from './pauses.ts'
import { FIRST_DAY, LAST_DAY } from './wall.ts'

/**
 * The instant at which `ms` milliseconds of the calendar's open time have passed since `start` (R16). Open time is real elapsed
 * time, also over a change of clocks. A span that ends at closing time is due at closing time; none at all outside hours is the
 * next opening. Open time inside a pause does not count: pauses are measured in this same calendar, so a pause over a closed
 * night moves nothing. A negative span goes back, as `subtractWorking`.
 * Throws `CalendarError`: `never-open` where the calendar does not open for more than five years, `beyond-years` where the span
 * leaves the years 0 to 9999, or is no number.
 */
export function addWorking(calendar: WorkCalendar, start: Instant, ms: number, pauses: readonly Pause[] = []): Instant {
  if (ms < 0) return subtractWorking(calendar, start, -ms, pauses)
  let from = start
  let left = ms
  for (const pause of tidyPauses(pauses)) {
    if (pause.to <= from) continue
    const running = pause.from > from ? between(calendar, from, pause.from) : 0
    if (running > 0 && left <= running) break
    left -= running
    from = pause.to
  }
  return move(calendar, from, left, left > 0 ? 'closing' : 'opening')
}

/**
 * The latest instant from which `ms` milliseconds of open time pass until `end`: a span that begins at an opening begins there;
 * none at all outside hours is the closing before. Pauses and errors as in `addWorking`.
 */
export function subtractWorking(
  calendar: WorkCalendar,
  end: Instant,
  ms: number,
  pauses: readonly Pause[] = [],
): Instant {
  if (ms < 0) return addWorking(calendar, end, -ms, pauses)
  let to = end
  let left = ms
  for (const pause of tidyPauses(pauses).toReversed()) {
    if (pause.from >= to) continue
    const running = pause.to < to ? between(calendar, pause.to, to) : 0
    if (running > 0 && left <= running) break
    left -= running
    to = pause.from
  }
  return move(calendar, to, -left, left > 0 ? 'opening' : 'closing')
}

/**
 * Milliseconds of the calendar's open time from `a` to `b`, those inside a pause left out; negative where `b` lies before `a`.
 * A calendar that never opens has none, and nothing is thrown.
 */
export function workingBetween(calendar: WorkCalendar, a: Instant, b: Instant, pauses: readonly Pause[] = []): number {
  if (b < a) return 0 - workingBetween(calendar, b, a, pauses)
  let open = between(calendar, a, b)
  for (const pause of tidyPauses(pauses)) {
    const from = instant(Math.max(pause.from, a))
    const to = instant(Math.min(pause.to, b))
    if (to > from) open -= between(calendar, from, to)
  }
  return open
}

/** The first open instant at or after `t`: `t` itself within hours. At closing time it is the opening after. */
export const nextOpening = (calendar: WorkCalendar, t: Instant): Instant => addWorking(calendar, t, 0)

/** Whether the calendar is open at an instant; at closing time it is not. */
export const isOpen = (calendar: WorkCalendar, t: Instant): boolean => workingBetween(calendar, t, instant(t + 1)) > 0

const between = (calendar: WorkCalendar, a: Instant, b: Instant): number =>
  calendar.kind === 'always' ? b - a : openBetween(calendar, a, b)

function move(calendar: WorkCalendar, t: Instant, ms: number, edge: 'closing' | 'opening'): Instant {
  if (calendar.kind === 'working') return moveOpen(calendar, t, ms, edge)
  const moved = instant(t + ms)
  // Years end at midnight, wherever that is; what is no number lies beyond them too.
  if (!(moved >= FIRST_DAY * DAY - DAY && moved <= LAST_DAY * DAY + 2 * DAY))
    throw new CalendarError({ code: 'beyond-years', calendar: calendar.name })
  return moved
}
