import type { Duration } from '../model/duration.ts'
import { HOUR, type Instant, MINUTE } from '../model/instant.ts'
import { roundTheClock, type WorkCalendar } from './calendar.ts'
import { type Pause } from './pauses.ts'
import { addWorkdays, endOfDay, endOfShift, momentOnDay } from './working-days.ts'
import { addWorking, workingBetween } from './working-time.ts'

export type DeadlineOptions = {
  /** When the clock stood still (R21), in any order; overlaps count once, and what lies before the start not at all. */
  readonly pauses?: readonly Pause[]
  /** The policy's figure for 立即, in minutes of the row's calendar. */
  readonly atOnceMinutes: number
}

/**
 * The instant by which a clock that started at `start` must be done: a duration of R16 in the calendar of its policy row (R15),
 * pauses let out (R21). The table beside `parseDuration` says what each kind means.
 *
 * A pause moves the deadline by its own length, measured in what the goal is counted in:
 * - span, at once: open time of the calendar. A pause over a closed night moves nothing;
 * - days, weeks: elapsed time, for these days run round the clock whatever the calendar;
 * - workdays, day ends, wall times (次日 08:30), shift ends: open time of the calendar, counted on from the deadline without
 *   pauses. 当日 18:00 with three open hours of pause is three open hours into the next working day; round the clock it is
 *   03:00.
 * What is paused after the deadline moves nothing; what is paused while it moves, moves it on.
 *
 * Throws `CalendarError` where the calendar never opens again, `UnknownZoneError` for its zone.
 */
export function deadline(
  start: Instant,
  duration: Duration,
  calendar: WorkCalendar,
  { pauses = [], atOnceMinutes }: DeadlineOptions,
): Instant {
  const moved = (due: Instant, counted: WorkCalendar = calendar) => afterPauses(start, due, counted, pauses)
  switch (duration.kind) {
    case 'span':
      return addWorking(calendar, start, duration.amount * (duration.unit === 'hour' ? HOUR : MINUTE), pauses)
    case 'at-once':
      return addWorking(calendar, start, atOnceMinutes * MINUTE, pauses)
    case 'days': {
      const days = duration.unit === 'week' ? duration.amount * 7 : duration.amount
      const clock = roundTheClock(calendar.name, calendar.zone)
      return moved(addWorkdays(clock, start, days), clock)
    }
    case 'workdays':
      return moved(addWorkdays(calendar, start, duration.amount))
    case 'day-end':
      return moved(endOfDay(calendar, start, duration.days))
    case 'day-at':
      return moved(momentOnDay(calendar, start, duration.days, duration.minuteOfDay))
    case 'shift-end':
      return moved(endOfShift(calendar, start))
  }
}

/** Counts what was paused between `start` and `due` on from `due`, later pauses let out as they come. */
function afterPauses(start: Instant, due: Instant, calendar: WorkCalendar, pauses: readonly Pause[]): Instant {
  const paused = workingBetween(calendar, start, due) - workingBetween(calendar, start, due, pauses)
  return paused > 0 ? addWorking(calendar, due, paused, pauses) : due
}
