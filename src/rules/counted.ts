import { CalendarError } from '../calendar/calendar.ts'
import type { Instant } from '../model/instant.ts'

/** Why there is no moment: it lies beyond the years that a calendar knows, or the calendar never opens again. */
export type Uncounted = 'beyond-years' | 'never-open'

/** A moment as a calendar counts it, or why it has none, so that one bad calendar stops no sweep. Other errors are thrown on. */
export function counted<T extends Instant | undefined>(compute: () => T): T | Uncounted {
  try {
    return compute()
  } catch (error) {
    if (
      error instanceof CalendarError &&
      (error.problem.code === 'beyond-years' || error.problem.code === 'never-open')
    )
      return error.problem.code
    throw error
  }
}
