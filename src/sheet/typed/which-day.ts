import { dateOfDay, dayFrom, isDate, weekday } from '../../calendar/wall.ts'
import type { Language } from '../../model/language.ts'
import type { CellProblemCode } from '../../model/problem.ts'

/** What a day is told by that is not said in full. Days are day numbers in the site's zone. */
export interface DateContext {
  readonly language: Language
  readonly today: number
  /** It is so shortly after midnight that who typed `昨天` may have typed it the day before. */
  readonly dayJustBegan: boolean
}

/** The day that was said, as a day number of the site's zone. */
export interface SaidDay {
  /** Several where it may be either; all that it may have meant where there is a problem. */
  readonly days: readonly number[]
  /** In full; the nearest of its name (`11-21`); counted from today (`昨天`, `上周五`); or whichever suits (`周五`). */
  readonly how: 'full' | 'nearest' | 'counted' | 'any'
  readonly problem?: CellProblemCode
}

/** Half a year on either side is as near as the other year's; a quarter is safe. */
const NEAR = 92
export const FIRST_YEAR = 1990
export const LAST_YEAR = 2199

type Part = string | number | undefined
type Reading = readonly [year: Part, month: Part, day: Part]

/** A date's day number; undefined where it stands in no calendar. */
export function dayIn(year: Part, month: Part, day: Part): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  // Every month has 28 days.
  const isCommon = m >= 1 && m <= 12 && d >= 1 && d <= 28
  return isCommon || isDate(y, m, d) ? dayFrom(y, m, d) : undefined
}

/** The days of those readings that stand in the calendar. */
const daysOf = (readings: readonly Reading[]): readonly number[] =>
  distinct(readings.flatMap((reading) => dayIn(...reading) ?? []))

const distinct = (days: readonly number[]): readonly number[] => (days.length > 1 ? [...new Set(days)] : days)

export function inFull(readings: readonly Reading[]): SaidDay {
  const year = Number(readings[0]?.[0])
  if (year < FIRST_YEAR || year > LAST_YEAR) return { days: [], how: 'full', problem: 'odd-year' }
  return orNoDate({ days: daysOf(readings), how: 'full' })
}

const orNoDate = (said: SaidDay): SaidDay => (said.days.length === 0 ? { ...said, problem: 'not-a-time' } : said)

/**
 * 26.11.21: the order that brings it near to today, where the others do not. Readings of one group can only be told apart by what is
 * no date, never by what is near: day and month change places too easily.
 */
export function shortYear(groups: readonly (readonly Reading[])[], { today }: DateContext): SaidDay {
  const inCentury = groups.map((group) =>
    daysOf(
      group.flatMap(([year, month, day]) =>
        String(year).length === 2 ? [[2000 + Number(year), month, day] as const] : [],
      ),
    ),
  )
  const near = inCentury.filter((days) => days.some((day) => Math.abs(day - today) <= NEAR)).flat()
  if (near.length > 0) return { days: distinct(near), how: 'nearest' }
  return orNoDate({ days: distinct(inCentury.flat()), how: 'nearest', problem: 'needs-year' })
}

/** 11/21 is November 21st in Chinese; in English it is unless it may be the other way round too. */
export function monthAndDay(one: Part, other: Part, { language, today }: DateContext): SaidDay {
  if (language === 'en')
    return nearest(
      [
        [one, other],
        [other, one],
      ],
      today,
    )
  const said = nearest([[one, other]], today)
  return said.problem !== 'not-a-time' ? said : { ...nearest([[other, one]], today), problem: 'not-a-time' }
}

/** The day of that name which is nearest to today, for each of the readings; the years it may be of where none is near. */
export function nearest(readings: readonly (readonly [month: Part, day: Part])[], today: number): SaidDay {
  const named = readings.map(([month, day]) => nearestOf(month, day, today))
  const days = distinct(named.flatMap((years) => years.slice(0, 1)))
  if (days.length > 1 || days.some((day) => Math.abs(day - today) <= NEAR)) return { days, how: 'nearest' }
  const isLeapDay = readings.some(([month, day]) => dayIn(2000, month, day) !== undefined)
  const years = named.flatMap((one) => one.slice(0, 2)).toSorted((a, b) => a - b)
  return { days: years, how: 'nearest', problem: years.length > 0 || isLeapDay ? 'needs-year' : 'not-a-time' }
}

/** The days of that name in three years, the nearest first. */
function nearestOf(month: Part, day: Part, today: number): readonly number[] {
  const { year } = dateOfDay(today)
  const days: number[] = []
  for (const one of [year - 1, year, year + 1]) {
    const named = dayIn(one, month, day)
    if (named !== undefined) days.push(named)
  }
  return days.sort((a, b) => Math.abs(a - today) - Math.abs(b - today))
}

/** 21号: of which month, is not said. */
export function dayOfMonth(day: number, today: number): SaidDay {
  const { year, month } = dateOfDay(today)
  const days = [-1, 0, 1].flatMap((later) => {
    const first = dateOfDay(dayFrom(year, month + later, 1))
    return daysOf([[first.year, first.month, day]])
  })
  return { days, how: 'nearest', problem: days.length > 0 ? 'needs-date' : 'not-a-time' }
}

export function fromToday(days: number | undefined, { today, dayJustBegan }: DateContext): SaidDay | undefined {
  if (days === undefined) return undefined
  return { days: dayJustBegan ? [today + days - 1, today + days] : [today + days], how: 'counted' }
}

/** Chinese weeks begin on Monday. */
export function inWeek(week: number, day: number, { today, dayJustBegan }: DateContext): SaidDay {
  const inWeekOf = (some: number) => some - weekday(some) + 7 * week + day
  return { days: distinct([...(dayJustBegan ? [inWeekOf(today - 1)] : []), inWeekOf(today)]), how: 'counted' }
}

/** `last Friday` is the latest one, or last week's; `this` of a week from Monday or from Sunday. Both, where they differ. */
export function inEnglishWeek(week: string | undefined, day: number, { today, dayJustBegan }: DateContext): SaidDay {
  const readings = (some: number): readonly number[] => {
    const ahead = (day - weekday(some) + 7) % 7
    const monday = some - weekday(some)
    if (week === 'last') return [some + ahead - 7, monday - 7 + day]
    if (week === 'next') return [some + (ahead || 7), monday + 7 + day]
    const sunday = some - ((weekday(some) + 1) % 7)
    return [monday + day, sunday + ((day + 1) % 7)]
  }
  const days = [...(dayJustBegan ? readings(today - 1) : []), ...readings(today)]
  return { days: distinct(days).toSorted((a, b) => a - b), how: 'counted' }
}

/** The latest of these weekdays and the next. */
export function aWeekday(day: number, { today }: DateContext): SaidDay {
  const ahead = (day - weekday(today) + 7) % 7
  return { days: ahead === 0 ? [today] : [today + ahead - 7, today + ahead], how: 'any' }
}
