import { CalendarError } from '../calendar/calendar.ts'

/** What lies beyond the years that a calendar knows never comes: undefined for it. Other errors are thrown on. */
export function withinYears<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CalendarError && error.problem.code === 'beyond-years') return undefined
    throw error
  }
}
