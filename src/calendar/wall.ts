import { DAY, HOUR, MINUTE, SECOND, type WallTime, wallTime } from '../model/instant.ts'

/** What a wall clock and the calendar beside it show. Months and days count from 1; years 0 to 9999, proleptic Gregorian. */
export type WallParts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** The first and the last day number the house counts with: 0000-01-01 and 9999-12-31. */
export const FIRST_DAY = -719_528
export const LAST_DAY = 2_932_896

/** Days from 1970-01-01 to a date. A month or day outside its range rolls over: month 13 is the next January, day 0 the day before the 1st. */
export function dayFrom(year: number, month: number, day: number): number {
  // Years counted from 1 March put the leap day last, so that one formula serves all months (H. Hinnant, chrono-compatible date algorithms).
  const months = year * 12 + (month - 1) - 2
  const marchYear = Math.floor(months / 12)
  const marchMonth = months - marchYear * 12
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number: the inverse of `dayFrom`. */
export function dateOfDay(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/**
 * A wall time from its parts; nothing is checked, everything rolls over (hour 24 is the next midnight).
 * Ask `isDate` first where a person typed the date.
 */
export const wallFrom = (
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): WallTime => wallTime(dayFrom(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond)

/** Whether a date stands in the calendar: 2024-02-29 does, 2023-02-29 does not. Years 0 to 9999. */
export function isDate(year: number, month: number, day: number): boolean {
  if (![year, month, day].every(Number.isInteger) || year < 0 || year > 9999 || month < 1 || month > 12) return false
  return day >= 1 && day <= dayFrom(year, month + 1, 1) - dayFrom(year, month, 1)
}

/** Takes a wall time apart. */
export function wallParts(wall: WallTime): WallParts {
  const day = dayOf(wall)
  const rest = wall - day * DAY
  return {
    ...dateOfDay(day),
    hour: Math.floor(rest / HOUR),
    minute: Math.floor(rest / MINUTE) % 60,
    second: Math.floor(rest / SECOND) % 60,
    millisecond: rest % SECOND,
  }
}

/** Days from 1970-01-01 to the day that a wall time falls on. */
export const dayOf = (wall: WallTime): number => Math.floor(wall / DAY)

/** Midnight at the beginning of a day. */
export const startOfDay = (day: number): WallTime => wallTime(day * DAY)

/** The day of the week of a day number: 0 is Monday, 6 is Sunday, as weeks run in R32. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7
