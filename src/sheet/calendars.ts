import { calendars as calendarsTab, days as daysTab } from '../../sheets-template/workbook/index.ts'
import {
  checkCalendar,
  type Hours,
  roundTheClock,
  type Week,
  type WorkCalendar,
  workingHours,
} from '../calendar/calendar.ts'
import { parseHours } from '../calendar/hours.ts'
import type { CalendarName } from '../model/policy.ts'
import type { Table } from '../ports/ledger.ts'
import { calendarKey, ROUND_THE_CLOCK } from './calendar-name.ts'
import { readTab } from './read-tab.ts'
import type { TabProblems } from './tab-problem.ts'

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The calendars of a site, and what is wrong in the two tabs that they come from. */
export interface ReadCalendars {
  readonly byName: ReadonlyMap<CalendarName, WorkCalendar>
  readonly problems: TabProblems
  readonly dayProblems: TabProblems
}

/**
 * Reads the calendar tab and the special days (R15). 24小时 is always there. A calendar with hours that are not understood, or
 * with none at all, is not in force; nor is a second one of the same name. A blank cell is a day without hours.
 */
export function readCalendars(calendars: Table, days: Table, zone: string): ReadCalendars {
  const byName = new Map<CalendarName, WorkCalendar>([[ROUND_THE_CLOCK, roundTheClock('24小时', zone)]])
  const { problems } = readTab(calendarsTab, calendars, zone, (row, values, sink): undefined => {
    if (values.name === undefined) {
      sink.add(row, { code: 'missing', column: 'name' })
      return
    }
    const key = calendarKey(values.name)
    if (key === ROUND_THE_CLOCK) return
    if (byName.has(key)) {
      sink.add(row, { code: 'name-twice', column: 'name', typed: values.name })
      return
    }
    const week: Hours[] = []
    for (const column of WEEK) {
      const typed = values[column]
      const read = typed === undefined ? { hours: [] } : parseHours(typed)
      if ('problem' in read) sink.add(row, { code: 'bad-hours', column, typed: typed ?? '', why: read.problem })
      else week.push(read.hours)
    }
    if (week.length < 7) return
    const calendar = workingHours(values.name, zone, week as unknown as Week)
    if (checkCalendar(calendar) !== undefined) sink.add(row, { code: 'never-open', column: 'name' })
    else byName.set(key, calendar)
  })
  const { problems: dayProblems } = readTab(daysTab, days, zone, () => undefined)
  return { byName, problems, dayProblems }
}
