import { type Instant, instant } from '../model/instant.ts'
import type { WorkCalendar } from './calendar.ts'
import { civilDay, type Interval, intervalsOf } from './open-time.ts'
import { type Pause, runningBefore, runningFrom, tidyPauses } from './pauses.ts'

/**
 * The instant at which `ms` milliseconds of the calendar's open time have passed since `start` (R16). Open time is real elapsed
 * time, also over a change of clocks. A span that ends at closing time is due at closing time; none at all outside hours is the
 * next opening. Open time inside a pause does not count: pauses are measured in this same calendar, so a pause over a closed
 * night moves nothing. A negative span goes back, as `subtractWorking`.
 * Throws `CalendarError` where the calendar does not open for so long.
 */
export function addWorking(calendar: WorkCalendar, start: Instant, ms: number, pauses: readonly Pause[] = []): Instant {
  if (ms < 0) return subtractWorking(calendar, start, -ms, pauses)
  const running = runningFrom(calendar, start, tidyPauses(pauses))
  for (let left = ms; ; ) {
    const { from, to } = running.next().value
    if (left <= to - from) return instant(from + left)
    left -= to - from
  }
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
  const running = runningBefore(calendar, end, tidyPauses(pauses))
  for (let left = ms; ; ) {
    const { from, to } = running.next().value
    if (left <= to - from) return instant(to - left)
    left -= to - from
  }
}

/**
 * Milliseconds of the calendar's open time from `a` to `b`, those inside a pause left out; negative where `b` lies before `a`.
 * A calendar that never opens has none, and nothing is thrown.
 */
export function workingBetween(calendar: WorkCalendar, a: Instant, b: Instant, pauses: readonly Pause[] = []): number {
  if (b < a) return 0 - workingBetween(calendar, b, a, pauses)
  const tidy = tidyPauses(pauses)
  if (calendar.kind === 'always') return lengthWithout({ from: a, to: b }, tidy)
  let total = 0
  const last = civilDay(calendar, b)
  for (let day = civilDay(calendar, a) - 1; day <= last; day++) {
    for (const { from, to } of intervalsOf(calendar, day)) {
      const cut = { from: instant(Math.max(from, a)), to: instant(Math.min(to, b)) }
      if (cut.to > cut.from) total += lengthWithout(cut, tidy)
    }
  }
  return total
}

/** The first open instant at or after `t`: `t` itself within hours. At closing time it is the opening after. */
export const nextOpening = (calendar: WorkCalendar, t: Instant): Instant => addWorking(calendar, t, 0)

/** Whether the calendar is open at an instant; at closing time it is not. */
export const isOpen = (calendar: WorkCalendar, t: Instant): boolean => workingBetween(calendar, t, instant(t + 1)) > 0

function lengthWithout({ from, to }: Interval, pauses: readonly Pause[]): number {
  let length = to - from
  for (const pause of pauses) length -= Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from))
  return length
}
