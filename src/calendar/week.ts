import { DAY, type Instant, wallTime } from '../model/instant.ts'
import type { Week } from '../model/week.ts'
import { dateOfDay, dayFrom, dayOf, startOfDay, weekday } from './wall.ts'
import { toInstant, toWall } from './zone.ts'

/** The week that a moment lies in, on the site's wall clock (R32). */
export function weekOf(zone: string, at: Instant): Week {
  const day = dayOf(toWall(zone, at))
  // ISO 8601: a week is of the year that its Thursday is in.
  const thursday = day - weekday(day) + 3
  const { year } = dateOfDay(thursday)
  const number = Math.floor((thursday - dayFrom(year, 1, 1)) / 7) + 1
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}` as Week
}

/** From Monday 00:00 up to the next Monday 00:00, on the site's wall clock. */
export interface WeekBounds {
  readonly from: Instant
  readonly to: Instant
}

/** When a week begins and ends in a zone. */
export function weekBounds(zone: string, week: Week): WeekBounds {
  const first = firstDayOf(week)
  return { from: toInstant(zone, startOfDay(first)), to: toInstant(zone, wallTime(startOfDay(first) + 7 * DAY)) }
}

/** The week that text names, as `2026-W47`; undefined for any other, and for a week that its year does not have. */
export function parseWeek(text: string): Week | undefined {
  const week = text as Week
  if (!/^\d{4}-W\d{2}$/.test(text)) return undefined
  return weekOf('UTC', toInstant('UTC', startOfDay(firstDayOf(week)))) === week ? week : undefined
}

/** The day number of its Monday: 4 January is always in the first week. */
function firstDayOf(week: Week): number {
  const fourth = dayFrom(Number(week.slice(0, 4)), 1, 4)
  return fourth - weekday(fourth) + (Number(week.slice(6)) - 1) * 7
}
