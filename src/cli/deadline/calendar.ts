import {
  checkCalendar,
  everyDay,
  type Hours,
  roundTheClock,
  type Week,
  type WorkCalendar,
  workingHours,
} from '../../calendar/calendar.ts'
import { formatDay } from '../../calendar/format.ts'
import { weekday } from '../../calendar/wall.ts'
import type { PlacedFault } from './fault.ts'
import type { CalendarFields } from './schema.ts'

const WHOLE_DAY: Hours = [{ start: 0, end: 1440 }]

/** The calendar of the question before: most files ask all they ask of one, and what it has added up is worth keeping. */
let last: { readonly key: string; readonly read: WorkCalendar | readonly PlacedFault[] } | undefined

/**
 * The calendar that a question brings. Without hours it is open round the clock, but for its holidays. A make-up workday (调休) has
 * its own hours if it brings some; else those of its weekday; where that has none, those of the first weekday that has.
 */
export function calendarOf({
  timezone,
  hours,
  holidays,
  workdays,
}: CalendarFields): WorkCalendar | readonly PlacedFault[] {
  const key = JSON.stringify([timezone, hours, holidays, workdays])
  if (last?.key !== key) last = { key, read: readCalendar({ timezone, hours, holidays, workdays }) }
  return last.read
}

function readCalendar({ timezone, hours, holidays, workdays }: CalendarFields): WorkCalendar | readonly PlacedFault[] {
  const closed = holidays ?? []
  const made = workdays ?? []
  if (!hours && closed.length === 0 && made.length === 0) return roundTheClock(timezone, timezone)
  const week: Week = hours
    ? [
        hours.mon ?? [],
        hours.tue ?? [],
        hours.wed ?? [],
        hours.thu ?? [],
        hours.fri ?? [],
        hours.sat ?? [],
        hours.sun ?? [],
      ]
    : everyDay(WHOLE_DAY)
  const lent = week.find((one) => one.length > 0)
  const faults: PlacedFault[] = []
  const exceptions = new Map<number, Hours>(closed.map((date) => [date, []]))
  for (const [index, { date, hours: own }] of made.entries()) {
    const refuse = (code: 'twice' | 'holiday-too' | 'no-hours' | 'no-hours-to-lend') =>
      faults.push({ place: ['workdays', index], fault: { code }, value: formatDay(date) })
    const stands = exceptions.get(date)
    const usual = week[weekday(date)] ?? []
    const open = own ?? (usual.length > 0 ? usual : lent)
    if (stands) refuse(stands.length === 0 ? 'holiday-too' : 'twice')
    else if (open === undefined) refuse('no-hours-to-lend')
    else if (open.length === 0) refuse('no-hours')
    else exceptions.set(date, open)
  }
  if (faults.length > 0) return faults
  const calendar = workingHours(timezone, timezone, week, exceptions)
  return checkCalendar(calendar) === undefined ? calendar : [{ place: ['hours'], fault: { code: 'never-open' } }]
}
