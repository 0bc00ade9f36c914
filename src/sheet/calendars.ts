import { calendarNames } from '../../sheets-template/workbook/choices.ts'
import { calendars as calendarsTab } from '../../sheets-template/workbook/index.ts'
import { type Hours, roundTheClock, type Week, type WorkCalendar, workingHours } from '../calendar/calendar.ts'
import { chineseHolidays } from '../calendar/chinese-holidays.ts'
import type { CalendarName } from '../model/policy.ts'
import { calendarDays } from './calendar-days.ts'
import { calendarKey, ROUND_THE_CLOCK } from './calendar-name.ts'
import type { CellContext } from './cells.ts'
import { readHours } from './day-rule.ts'
import type { RowOf } from './definition.ts'
import { oneLine } from './label.ts'
import { readTab } from './read-tab.ts'
import type { SettingsTable } from './settings-rows.ts'
import { type KnownCalendars, readSpecialDays } from './special-days.ts'
import type { TabProblem, TabProblems } from './tab-problem.ts'
import { choiceWord, plain } from './words.ts'

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** A name is written into every case that is counted by it. */
const LONGEST_NAME = 40

type Values = RowOf<(typeof calendarsTab.columns)[number]>

/** The calendars of a site, and what is wrong in the two tabs that they come from. */
export interface ReadCalendars extends KnownCalendars {
  readonly byName: ReadonlyMap<CalendarName, WorkCalendar>
  /** Index of the row that a calendar stands on; 24小时 needs none. */
  readonly rowOf: ReadonlyMap<CalendarName, number>
  readonly problems: TabProblems
  readonly dayProblems: TabProblems
}

/**
 * Reads the calendar tab and the special days (R15). 24小时 is always there, whatever its row says. A calendar with hours that are
 * not understood, or with none at all in its week, is not in force; nor is a second one of the same name. A blank cell is a day
 * without hours. The days follow `calendarDays`, and their dates are read in the workbook's zone.
 */
export function readCalendars(
  calendars: SettingsTable,
  days: SettingsTable,
  { zone, language }: CellContext,
): ReadCalendars {
  const rowOf = new Map<CalendarName, number>()
  let alwaysName: string = choiceWord(calendarNames, ROUND_THE_CLOCK, language)
  const { rows, problems } = readTab(
    calendarsTab,
    calendars,
    zone,
    (row, values, sink) => {
      const name = oneLine(values.name ?? '')
      const key = calendarKey(name)
      const wrong: TabProblem[] = []
      if (plain(name) === '') wrong.push({ code: 'missing', column: 'name' })
      else if (name.length > LONGEST_NAME)
        wrong.push({ code: 'name-too-long', column: 'name', typed: name, most: LONGEST_NAME })
      else if (rowOf.has(key)) wrong.push({ code: 'name-twice', column: 'name', typed: name })
      else rowOf.set(key, row)
      const read = key === ROUND_THE_CLOCK ? notUsed(values) : readWeek(values)
      for (const problem of [...wrong, ...read.wrong]) sink.add(row, problem)
      if (wrong.length > 0) return undefined
      if (key === ROUND_THE_CLOCK) alwaysName = name
      return read.week && { key, name, week: read.week, holidays: values.holidays === 'china' }
    },
    { partly: true },
  )
  const inForce: ReadonlySet<CalendarName> = new Set([ROUND_THE_CLOCK, ...rows.map(({ key }) => key)])
  const notInForce = new Set([...rowOf.keys()].filter((key) => !inForce.has(key)))
  const special = readSpecialDays(days, zone, { inForce, notInForce })
  const byName = new Map<CalendarName, WorkCalendar>([[ROUND_THE_CLOCK, roundTheClock(alwaysName, zone)]])
  const dayProblems = new Map(special.problems)
  for (const { key, name, week, holidays } of rows) {
    const { exceptions, disputes, about } = calendarDays(
      key,
      week,
      holidays ? chineseHolidays() : undefined,
      special.rows,
    )
    byName.set(key, workingHours(name, zone, week, exceptions, about))
    for (const [{ row }, { upper, day }] of disputes) {
      const told = dayProblems.get(row) ?? []
      // Two calendars may dispute the same pair of rows: one telling is enough.
      if (!told.some(({ code }) => code === 'days-differ'))
        dayProblems.set(row, [...told, { code: 'days-differ', column: 'hours', row: upper.row, day, calendar: name }])
    }
  }
  return { byName, inForce, notInForce, rowOf, problems, dayProblems }
}

interface ReadWeek {
  readonly week: Week | undefined
  readonly wrong: readonly TabProblem[]
}

function readWeek(values: Values): ReadWeek {
  const wrong: TabProblem[] = []
  const hoursOn = (column: (typeof WEEK)[number]): Hours => {
    const typed = values[column]
    const read = typed === undefined ? { hours: [] } : readHours(typed)
    if (!('problem' in read)) return read.hours
    wrong.push({ code: 'bad-hours', column, typed: typed ?? '', why: read.problem })
    return []
  }
  const week: Week = [
    hoursOn('mon'),
    hoursOn('tue'),
    hoursOn('wed'),
    hoursOn('thu'),
    hoursOn('fri'),
    hoursOn('sat'),
    hoursOn('sun'),
  ]
  if (wrong.length === 0 && week.every((hours) => hours.length === 0))
    wrong.push({ code: 'never-open', column: 'mon', other: 'sun' })
  return { week: wrong.length > 0 ? undefined : week, wrong }
}

/** The row of 24小时 needs nothing but its name: what stands there and says otherwise is told, and does not count. */
function notUsed(values: Values): ReadWeek {
  const isWholeDay = (typed: string | undefined) => {
    const read = typed === undefined ? undefined : readHours(typed)
    if (read === undefined) return true
    return 'hours' in read && read.hours.length === 1 && read.hours[0]?.start === 0 && read.hours[0].end === 1440
  }
  const columns: string[] = WEEK.filter((column) => !isWholeDay(values[column]))
  if (values.holidays === 'china') columns.push('holidays')
  const [column, ...others] = columns
  return { week: undefined, wrong: column === undefined ? [] : [{ code: 'always-open', column, others }] }
}
