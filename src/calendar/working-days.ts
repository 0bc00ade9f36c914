import { DAY, type Instant, MINUTE, wallTime } from '../model/instant.ts'
import { CalendarError, type WorkCalendar, type WorkingHours } from './calendar.ts'
import { civilDay, closingOf, hoursOf, intervalsOf, isWorkday, LOOKAHEAD_DAYS } from './open-time.ts'
import { dayOf, FIRST_DAY, LAST_DAY, startOfDay } from './wall.ts'
import { nextOpening } from './working-time.ts'
import { toInstant, toWall } from './zone.ts'

/**
 * The same working moment `n` working days on (n < 0: back). The day of the start is not counted, as in a legal term: from a
 * rest day, one working day on is the next working day. The wall time stays; where that day is closed at that time, it is the
 * next opening. A night shift belongs to the day it began on: 02:00 in Friday's shift is, one working day on, 02:00 in Monday's.
 * Round the clock a working day is a day. Throws `CalendarError` as `addWorking`.
 */
export function addWorkdays(calendar: WorkCalendar, start: Instant, n: number): Instant {
  const wall = toWall(calendar.zone, start)
  if (calendar.kind === 'always') {
    const today = dayOf(wall)
    return toInstant(calendar.zone, wallTime(wall + (workdayOn(calendar, today, n) - today) * DAY))
  }
  if (n === 0) return nextOpening(calendar, start)
  const own = shiftDay(calendar, start)
  const day = workdayOn(calendar, own, n)
  const moment = toInstant(calendar.zone, wallTime(wall + (day - own) * DAY))
  const within = intervalsOf(calendar, day).some(({ from, to }) => from <= moment && moment <= to)
  return within ? moment : nextOpening(calendar, moment)
}

/**
 * The end of the day that `days` days on (当日 0, 次日 1, T+N). Round the clock: 24:00 of that calendar day in the zone. In
 * working time: closing time of that working day; `days` counts working days, and what comes in at or after closing, or on a
 * rest day, belongs to the next working day. Throws `CalendarError` as `addWorking`.
 */
export function endOfDay(calendar: WorkCalendar, t: Instant, days: number): Instant {
  if (calendar.kind === 'always')
    return toInstant(calendar.zone, startOfDay(workdayOn(calendar, civilDay(calendar, t), days) + 1))
  return closingOf(calendar, workdayOn(calendar, workingDayOf(calendar, t), days))
}

/**
 * The wall time `minuteOfDay` (0 to 1440) of the day that is `days` days on (次日 08:30), the days counted as `endOfDay` counts
 * them. The wall time is taken as said, open or not; where it has passed at `t` already, it is that of the next such day.
 */
export function momentOnDay(calendar: WorkCalendar, t: Instant, days: number, minuteOfDay: number): Instant {
  const own = workingDayOf(calendar, t)
  for (let on = days; ; on++) {
    const moment = toInstant(calendar.zone, wallTime(startOfDay(workdayOn(calendar, own, on)) + minuteOfDay * MINUTE))
    if (moment > t) return moment
  }
}

/**
 * The end of the shift that runs at `t` (当班): of the stretch of open hours; outside hours, of the next one. Round the clock
 * has no shifts: the end of the day.
 */
export function endOfShift(calendar: WorkCalendar, t: Instant): Instant {
  if (calendar.kind === 'always') return endOfDay(calendar, t, 0)
  const opening = nextOpening(calendar, t)
  const today = civilDay(calendar, opening)
  const shifts = [...intervalsOf(calendar, today - 1), ...intervalsOf(calendar, today)]
  return shifts.find(({ to }) => to > opening)?.to ?? opening
}

/**
 * The day number of the `n`th working day after a day, or before it; for 0 the day itself. Throws `CalendarError` as
 * `addWorking`.
 */
export function workdayOn(calendar: WorkCalendar, from: number, n: number): number {
  if (calendar.kind === 'always') return withinYears(calendar, from + n)
  const step = Math.sign(n)
  let day = from
  let closed = 0
  for (let left = Math.abs(n); left > 0; ) {
    day = withinYears(calendar, day + step)
    if (isWorkday(calendar, day)) {
      left -= 1
      closed = 0
    } else if (++closed > LOOKAHEAD_DAYS) {
      throw new CalendarError({ code: 'never-open', calendar: calendar.name, from })
    }
  }
  return day
}

function withinYears(calendar: WorkCalendar, day: number): number {
  if (day >= FIRST_DAY - 1 && day <= LAST_DAY) return day
  throw new CalendarError({ code: 'beyond-years', calendar: calendar.name })
}

/** The working day that `t` belongs to: the first that has not closed yet. Round the clock, the calendar day. */
export function workingDayOf(calendar: WorkCalendar, t: Instant): number {
  const today = civilDay(calendar, t)
  if (calendar.kind === 'always') return today
  for (let day = today - 1; day <= today + LOOKAHEAD_DAYS; day++) {
    if (isWorkday(calendar, day) && t < closingOf(calendar, day)) return day
  }
  throw new CalendarError({ code: 'never-open', calendar: calendar.name, from: today })
}

/** The day whose shift runs at `t` or ends at it before midnight comes; else the calendar day. */
export function shiftDay(calendar: WorkingHours, t: Instant): number {
  const today = civilDay(calendar, t)
  const night = intervalsOf(calendar, today - 1).at(-1)
  if (!night || t > night.to) return today
  // A shift that ends as another begins hands over; one that ends at 24:00 ends with its own day.
  const opens = intervalsOf(calendar, today).some(({ from }) => from === t)
  const overnight = (hoursOf(calendar, today - 1).at(-1)?.end ?? 0) > 1440
  return overnight && !opens ? today - 1 : today
}
