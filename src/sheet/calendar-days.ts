import type { Hours, Week } from '../calendar/calendar.ts'
import type { PublicHolidays } from '../calendar/chinese-holidays.ts'
import { dateOfDay, weekday } from '../calendar/wall.ts'
import type { Words } from '../model/language.ts'
import type { CalendarName } from '../model/policy.ts'
import { hoursUnder } from './day-rule.ts'
import type { SpecialDays } from './special-days.ts'

/** The days on which a calendar differs from its week. */
export interface CalendarDays {
  readonly exceptions: ReadonlyMap<number, Hours>
  readonly about: { readonly dayNames: ReadonlyMap<number, Words>; readonly holidayYears?: ReadonlySet<number> }
  /** Rows that speak otherwise of a day than the row above that holds, each with the first such day. */
  readonly disputes: ReadonlyMap<SpecialDays, { readonly upper: SpecialDays; readonly day: number }>
}

/**
 * Puts a calendar's days together (R15): the public holidays, where it keeps any, and on top of them what the site says.
 *
 * - A public holiday has no hours; a make-up workday (调休) has those of its own weekday, or where that has none those of the
 *   first weekday from Monday on that has.
 * - A special day has what its row says, whatever the public holidays say. Of two rows that disagree the upper holds.
 * - A year whose public holidays are not published counts as known once the site states a day off in it: whoever enters one
 *   enters the year's.
 */
export function calendarDays(
  name: CalendarName,
  week: Week,
  holidays: PublicHolidays | undefined,
  special: readonly SpecialDays[],
): CalendarDays {
  const exceptions = new Map<number, Hours>()
  const dayNames = new Map<number, Words>()
  for (const [day, holiday] of holidays?.days ?? []) {
    exceptions.set(day, holiday.rest ? [] : makeUpHours(week, day))
    dayNames.set(day, holiday.name)
  }
  const holidayYears = new Set(holidays?.years)
  const holding = new Map<number, SpecialDays>()
  const disputes = new Map<SpecialDays, { readonly upper: SpecialDays; readonly day: number }>()
  for (const row of special.filter(({ calendars }) => calendars?.has(name) ?? true)) {
    for (let day = row.from; day <= row.to; day++) {
      const hours = hoursUnder(row.rule, week, day)
      const upper = holding.get(day)
      if (upper !== undefined) {
        if (!disputes.has(row) && !isSame(hours, exceptions.get(day) ?? [])) disputes.set(row, { upper, day })
        continue
      }
      holding.set(day, row)
      // A day that the site opens, or closes, against the public holidays is no longer theirs.
      if ((exceptions.get(day)?.length === 0) !== (hours.length === 0)) dayNames.delete(day)
      exceptions.set(day, hours)
      if (row.name !== undefined) dayNames.set(day, { zh: row.name, en: row.name })
      if (row.rule.kind === 'hours' && hours.length === 0) holidayYears.add(dateOfDay(day).year)
    }
  }
  return { exceptions, about: { dayNames, ...(holidays === undefined ? {} : { holidayYears }) }, disputes }
}

function makeUpHours(week: Week, day: number): Hours {
  const own = week[weekday(day)] ?? []
  return own.length > 0 ? own : (week.find((hours) => hours.length > 0) ?? [])
}

const isSame = (one: Hours, other: Hours): boolean =>
  one.length === other.length &&
  one.every(({ start, end }, index) => start === other[index]?.start && end === other[index].end)
