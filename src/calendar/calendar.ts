import type { Words } from '../model/language.ts'
import { dateOfDay } from './wall.ts'
import { isZone } from './zone.ts'

/**
 * One stretch of open hours, in minutes of the day it belongs to: `start` 0 to 1439, `end` after it and at most a day later.
 * 1440 is 24:00; an end beyond it is on the next day (22:00–06:00 is 1320 to 1800) and still belongs to the day it began on,
 * also where the next day is a holiday.
 */
export type Segment = { readonly start: number; readonly end: number }

/** The open hours of a day, in order; none on a rest day. */
export type Hours = readonly Segment[]

/** The hours of Monday to Sunday, Monday first. */
export type Week = readonly [Hours, Hours, Hours, Hours, Hours, Hours, Hours]

/** 工作时间: a week of open hours, and the days that differ from it. */
export type WorkingHours = {
  readonly kind: 'working'
  readonly name: string
  readonly zone: string
  readonly week: Week
  /** By day number (days since 1970-01-01): no hours for a holiday, hours for a make-up workday (调休). */
  readonly exceptions: ReadonlyMap<number, Hours>
  /** What exceptional days are called, by day number: 国庆节, National Day. Days without a name are days all the same. */
  readonly dayNames: ReadonlyMap<number, Words>
  /** The years whose public holidays the calendar knows; undefined where it keeps none, so that no year is missing. */
  readonly holidayYears: ReadonlySet<number> | undefined
}

/** 24小时: always open. Its days are the zone's calendar days, every one a workday. */
export type RoundTheClock = { readonly kind: 'always'; readonly name: string; readonly zone: string }

/** What a deadline is counted in (R15). A calendar is a value: once used it must not be changed, for its days are cached. */
export type WorkCalendar = WorkingHours | RoundTheClock

/** Why a calendar cannot be used. `from` is the day number from which nothing was found. */
export type CalendarProblem =
  | { readonly code: 'unknown-zone'; readonly calendar: string; readonly zone: string }
  | { readonly code: 'bad-segment'; readonly calendar: string; readonly segment: Segment }
  | { readonly code: 'never-open'; readonly calendar: string; readonly from?: number }
  | { readonly code: 'beyond-years'; readonly calendar: string }

/** Thrown by everything that walks a calendar and finds no end to the walk. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError'
  readonly problem: CalendarProblem
  constructor(problem: CalendarProblem) {
    super(`calendar ${problem.calendar}: ${problem.code}`)
    this.problem = problem
  }
}

/** A calendar that never closes. */
export const roundTheClock = (name: string, zone: string): RoundTheClock => ({ kind: 'always', name, zone })

/** A calendar of working hours; `about` is what its days are called and known by. `checkCalendar` says whether it can be used. */
export const workingHours = (
  name: string,
  zone: string,
  week: Week,
  exceptions: ReadonlyMap<number, Hours> = new Map(),
  about: { readonly dayNames?: ReadonlyMap<number, Words>; readonly holidayYears?: ReadonlySet<number> } = {},
): WorkingHours => ({
  kind: 'working',
  name,
  zone,
  week,
  exceptions,
  dayNames: about.dayNames ?? new Map(),
  holidayYears: about.holidayYears,
})

/**
 * Whether the calendar knows the public holidays of a day's year. In a year it does not know, the week plan alone counts.
 * True of a calendar that keeps no public holidays: there is nothing for it to know.
 */
export const isHolidayKnown = (calendar: WorkCalendar, day: number): boolean =>
  calendar.kind === 'always' || (calendar.holidayYears?.has(dateOfDay(day).year) ?? true)

/** The same hours on each of the seven days. */
export const everyDay = (hours: Hours): Week => [hours, hours, hours, hours, hours, hours, hours]

/** The same hours Monday to Friday. */
export const mondayToFriday = (hours: Hours): Week => [hours, hours, hours, hours, hours, [], []]

/** What is wrong with a calendar as somebody set it up, or undefined. One without any open hour is refused. */
export function checkCalendar(calendar: WorkCalendar): CalendarProblem | undefined {
  const { name, zone } = calendar
  if (!isZone(zone)) return { code: 'unknown-zone', calendar: name, zone }
  if (calendar.kind === 'always') return undefined
  const days = [...calendar.week, ...calendar.exceptions.values()]
  for (const hours of days) {
    // None begins before the one before it ended, nor the first before midnight.
    const segment = hours.find((one, index) => !isSegment(one) || one.start < (hours[index - 1]?.end ?? 0))
    if (segment) return { code: 'bad-segment', calendar: name, segment }
  }
  return days.every((hours) => hours.length === 0) ? { code: 'never-open', calendar: name } : undefined
}

const isSegment = ({ start, end }: Segment): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start < 1440 && end > start && end <= start + 1440
