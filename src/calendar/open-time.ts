import { type Instant, instant, MINUTE, wallTime } from '../model/instant.ts'
import type { Hours, WorkCalendar, WorkingHours } from './calendar.ts'
import { daysLeftOut } from './left-out-days.ts'
import { dayOf, startOfDay, weekday } from './wall.ts'
import { toInstant, toWall } from './zone.ts'

/** Open from `from` until `to`, the end not included. */
export type Interval = { readonly from: Instant; readonly to: Instant }

/** How far a walk looks for the next opening before it takes the calendar for one that never opens: five years of days. */
export const LOOKAHEAD_DAYS = 1_827

/** The hours that stand for a day: its exception, or its weekday's. None on a day that its zone left out. */
export function hoursOf(calendar: WorkingHours, day: number): Hours {
  const hours = calendar.exceptions.get(day) ?? calendar.week[weekday(day)] ?? []
  return daysLeftOut(calendar.zone).has(day) ? [] : hours
}

/** Whether a day has open hours of its own. Round the clock every day has. */
export const isWorkday = (calendar: WorkCalendar, day: number): boolean =>
  calendar.kind === 'always' || hoursOf(calendar, day).length > 0

/**
 * The intervals that belong to a day, in order, never overlapping each other nor another day's: what the night shift of the day
 * before already covers is the night shift's. Edges go through the zone, so a shift over a change of clocks is as long as it
 * really was.
 */
export function intervalsOf(calendar: WorkingHours, day: number): readonly Interval[] {
  const hours = hoursOf(calendar, day)
  if (hours.length === 0) return []
  // What the night shift of the day before covers is its own.
  let taken: number = endOf(calendar, dayBefore(calendar, day))
  const intervals: Interval[] = []
  for (const segment of hours) {
    const from = instant(Math.max(at(calendar, day, segment.start), taken))
    const to = at(calendar, day, segment.end)
    if (to > from) intervals.push({ from, to })
    taken = Math.max(taken, to)
  }
  return intervals
}

/** When a working day closes, be it on the next day: not before the night shift that still ran when it began. */
export const closingOf = (calendar: WorkingHours, day: number): Instant =>
  instant(Math.max(endOf(calendar, day), endOf(calendar, dayBefore(calendar, day))))

/** A day that the zone left out has no night: the one before it runs into the day after. */
const dayBefore = ({ zone }: WorkingHours, day: number): number => (daysLeftOut(zone).has(day - 1) ? day - 2 : day - 1)

/** When a day's own hours end; for a rest day its first moment. */
const endOf = (calendar: WorkingHours, day: number): Instant =>
  at(calendar, day, hoursOf(calendar, day).at(-1)?.end ?? 0)

const at = (calendar: WorkingHours, day: number, minute: number): Instant =>
  toInstant(calendar.zone, wallTime(startOfDay(day) + minute * MINUTE))

/** The day in the calendar's zone that an instant falls on. */
export const civilDay = (calendar: WorkCalendar, t: Instant): number => dayOf(toWall(calendar.zone, t))
