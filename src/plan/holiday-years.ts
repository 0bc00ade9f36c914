import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { isHolidayKnown } from '../calendar/calendar.ts'
import { dateOfDay, dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName } from '../model/policy.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { TabProblems } from '../sheet/tab-problem.ts'

/** How far ahead deadlines reach: the longest limit that ships is 30 days, and pauses and holidays come on top. */
const DAYS_AHEAD = 120

/**
 * The calendars that keep public holidays and do not know those of a year that deadlines may reach by, with these years. From
 * `now` to 120 days ahead, in the workbook's zone. In such a year the week alone counts (R15).
 */
export function unknownHolidayYears(
  { calendars, settings }: Pick<LedgerView, 'calendars' | 'settings'>,
  now: Instant,
): ReadonlyMap<CalendarName, readonly number[]> {
  const today = dayOf(toWall(settings.zone, now))
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => today + ahead)
  const found = new Map<CalendarName, readonly number[]>()
  for (const [name, calendar] of calendars) {
    const years = new Set(days.filter((day) => !isHolidayKnown(calendar, day)).map((day) => dateOfDay(day).year))
    if (years.size > 0) found.set(name, [...years])
  }
  return found
}

/** What is wrong in the settings tabs as of `now`: in what stands there, and in what it does not say of the time to come. */
export function tabProblemsAt(view: LedgerView, now: Instant): ReadonlyMap<TabKey, TabProblems> {
  const unknown = unknownHolidayYears(view, now)
  if (unknown.size === 0) return view.tabProblems
  const calendars = new Map(view.tabProblems.get('calendars'))
  for (const [name, years] of unknown) {
    const row = view.calendarRows.get(name)
    if (row === undefined) continue
    calendars.set(row, [...(calendars.get(row) ?? []), { code: 'unknown-years', column: 'holidays', years }])
  }
  return new Map([...view.tabProblems, ['calendars', calendars]])
}
