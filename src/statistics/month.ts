import { dateOfDay, dayFrom, startOfDay, wallParts } from '../calendar/wall.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import type { Brand } from '../model/brand.ts'
import type { Instant } from '../model/instant.ts'

/** A month of the calendar as text: `2026-11`. Which instants it holds depends on the zone. */
export type Month = Brand<string, 'Month'>

/** Of the years 1900 to 9998: those that a spreadsheet has dates of, with a month after each. */
const FORM = /^(?!9999)(?:19|[2-9]\d)\d\d-(?:0[1-9]|1[0-2])$/

/** Reads `2026-11`; undefined for anything else, as for a month of other years than 1900 to 9998. */
export const parseMonth = (text: string): Month | undefined => (FORM.test(text) ? (text as Month) : undefined)

/** The month that a calendar in `zone` shows at an instant. Throws `UnknownZoneError`. */
export function monthOf(zone: string, at: Instant): Month {
  const { year, month } = wallParts(toWall(zone, at))
  return textOf(year, month)
}

/** The month so many months later; earlier ones are negative. */
export function addMonths(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const { year: then, month: of } = dateOfDay(dayFrom(year, number + months, 1))
  return textOf(then, of)
}

const textOf = (year: number, month: number): Month =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` as Month

/** A half-open stretch of time: `end` belongs to the next one. */
export interface Bounds {
  readonly start: Instant
  readonly end: Instant
}

/**
 * From the first midnight of a month in `zone` to that of the next. Where the clocks skip that midnight the month begins as
 * they jump; where midnight comes twice, with its first coming. Months leave no gap and do not overlap. Throws
 * `UnknownZoneError`.
 */
export function monthBounds(zone: string, month: Month): Bounds {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = (of: number): Instant => toInstant(zone, startOfDay(dayFrom(year, of, 1)))
  return { start: first(number), end: first(number + 1) }
}
