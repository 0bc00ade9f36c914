import { days as daysTab } from '../../sheets-template/workbook/index.ts'
import { dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName } from '../model/policy.ts'
import { calendarKey, ROUND_THE_CLOCK } from './calendar-name.ts'
import { type DayRule, readDayRule } from './day-rule.ts'
import { beginning, oneLine } from './label.ts'
import { readTab } from './read-tab.ts'
import type { SettingsTable } from './settings-rows.ts'
import type { ProblemSink, TabProblem, TabProblems } from './tab-problem.ts'
import { severalWords } from './words.ts'

/** The days that one row speaks of. */
const MOST_DAYS_A_ROW = 366
/** The days that all rows together speak of: every one is kept for every calendar. */
const MOST_DAYS = 10_000

/** A row of the special days: what it says of these days, both included, in these calendars. */
export interface SpecialDays {
  /** Index into the tab's rows. */
  readonly row: number
  /** Day numbers. */
  readonly from: number
  readonly to: number
  readonly rule: DayRule
  /** Undefined for all but 24小时. */
  readonly calendars: ReadonlySet<CalendarName> | undefined
  readonly name: string | undefined
}

/** The calendars by name: those that can be used, and those whose own row is not in force. */
export interface KnownCalendars {
  readonly inForce: ReadonlySet<CalendarName>
  readonly notInForce: ReadonlySet<CalendarName>
}

/**
 * Reads the special days (R15). Dates are days in the workbook's zone, whatever time of day stands with them. All that is wrong
 * in a row is told at once, and the row is left out; only a calendar that has no days to change, or is not in
 * force itself, costs the others nothing.
 */
export function readSpecialDays(
  table: SettingsTable,
  zone: string,
  known: KnownCalendars,
): { readonly rows: readonly SpecialDays[]; readonly problems: TabProblems } {
  let room = MOST_DAYS
  const { rows, problems } = readTab(
    daysTab,
    table,
    zone,
    (row, values, sink, unread): SpecialDays | undefined => {
      const wrong: TabProblem[] = []
      for (const column of ['from', 'hours'] as const)
        if (values[column] === undefined && !unread.has(column)) wrong.push({ code: 'missing', column })
      const rule = readDayRule(values.hours ?? '')
      if ('problem' in rule && values.hours !== undefined)
        wrong.push({ code: 'bad-day-hours', column: 'hours', typed: values.hours, why: rule.problem })
      const range = rangeOf(values, zone, wrong)
      const calendars = values.calendars === undefined ? undefined : namedIn(values.calendars, known, wrong, row, sink)
      if (wrong.length === 0 && range !== undefined && range.to - range.from >= room)
        wrong.push({ code: 'too-many-days', column: 'to', most: MOST_DAYS, of: 'tab' })
      for (const problem of wrong) sink.add(row, problem)
      if (wrong.length > 0 || range === undefined || 'problem' in rule) return undefined
      room -= range.to - range.from + 1
      const name = beginning(oneLine(values.name ?? ''))
      return { row, ...range, rule, calendars, name: name === '' ? undefined : name }
    },
    { partly: true },
  )
  return { rows, problems }
}

/** The first and the last day; undefined where there is no first. */
function rangeOf(
  values: { readonly from?: Instant; readonly to?: Instant },
  zone: string,
  wrong: TabProblem[],
): { readonly from: number; readonly to: number } | undefined {
  if (values.from === undefined) return undefined
  const from = dayOf(toWall(zone, values.from))
  const to = values.to === undefined ? from : dayOf(toWall(zone, values.to))
  if (to < from) wrong.push({ code: 'ends-before-start', column: 'to', other: 'from' })
  else if (to - from >= MOST_DAYS_A_ROW)
    wrong.push({ code: 'too-many-days', column: 'to', most: MOST_DAYS_A_ROW, of: 'row' })
  return { from, to }
}

/** The calendars that a cell names: one by its whole text, or several with separators between. */
function namedIn(
  typed: string,
  { inForce, notInForce }: KnownCalendars,
  wrong: TabProblem[],
  row: number,
  sink: ProblemSink,
): ReadonlySet<CalendarName> {
  const isKnown = (key: CalendarName) => inForce.has(key) || notInForce.has(key)
  const words = isKnown(calendarKey(typed)) ? [typed] : severalWords(typed)
  if (words.length === 0) wrong.push({ code: 'unknown-calendar', column: 'calendars', typed })
  for (const word of words) {
    const key = calendarKey(word)
    if (key === ROUND_THE_CLOCK) sink.add(row, { code: 'always-open', column: 'calendars', others: [] })
    else if (notInForce.has(key)) sink.add(row, { code: 'calendar-skipped', column: 'calendars', typed: word })
    else if (!inForce.has(key)) wrong.push({ code: 'unknown-calendar', column: 'calendars', typed: word })
  }
  return new Set(words.map(calendarKey))
}
