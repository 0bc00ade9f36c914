import type { WorkCalendar } from '../calendar/calendar.ts'
import { printDuration } from '../calendar/duration.ts'
import { workingBetween } from '../calendar/working-time.ts'
import type { Basis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName } from '../model/policy.ts'
import { isPaused, isStopped } from '../rules/case-facts.ts'

/** What a clock is held to: its deadline, or only a limit while it has not begun (the callback of an open case). */
export interface Goal {
  readonly due?: Instant
  readonly limit?: Duration
  readonly calendar: CalendarName
}

/** A clock whose deadline, or whose limit while it has not begun, the policy of today would change (R23). */
export interface ClockMove {
  readonly clock: PolicyClock
  /** Undefined for a clock that has no deadline now and none to come. */
  readonly was: Goal | undefined
  readonly becomes: Goal | undefined
  /** Milliseconds from the old deadline to the new one, where there are both; negative: earlier. */
  readonly elapsed?: number
  /** The same counted in the open hours of the calendar that will hold, where it has hours. */
  readonly working?: number
  /** Whether it is not overdue today and would be by this change alone. */
  readonly overdueAtOnce: boolean
}

/** What lies between two bases of one open case. Clocks that were stopped are what they were judged by, and do not move. */
export function movesBetween(
  before: Basis,
  after: Basis,
  fields: CaseFields,
  calendar: WorkCalendar | undefined,
  now: Instant,
): readonly ClockMove[] {
  return POLICY_CLOCKS.flatMap((clock): readonly ClockMove[] => {
    if (isStopped(fields, clock)) return []
    const was = goalOf(clock, before)
    const becomes = goalOf(clock, after)
    const from = was?.due
    const to = becomes?.due
    if (from === to)
      return from === undefined && isOtherLimit(was, becomes) ? [{ clock, was, becomes, overdueAtOnce: false }] : []
    const runs = !(clock === 'resolve' && isPaused(fields))
    return [
      {
        clock,
        was,
        becomes,
        ...(from === undefined || to === undefined ? {} : { elapsed: to - from }),
        ...(from === undefined || to === undefined || calendar?.kind !== 'working'
          ? {}
          : { working: workingBetween(calendar, from, to) }),
        overdueAtOnce: runs && to !== undefined && to <= now && (from === undefined || from > now),
      },
    ]
  })
}

/** Whether a renewed basis is held to something else than before, though no deadline of today need show it. */
export const isOtherPolicy = (before: Basis, after: Basis): boolean =>
  before.calendar !== after.calendar ||
  POLICY_CLOCKS.some((clock) => printed(before.limits[clock]) !== printed(after.limits[clock]))

const goalOf = (clock: PolicyClock, basis: Basis): Goal | undefined => {
  const due = basis.clocks[clock]?.due
  const limit = basis.limits[clock]
  if (due === undefined && limit === undefined) return undefined
  return { ...(due === undefined ? {} : { due }), ...(limit === undefined ? {} : { limit }), calendar: basis.calendar }
}

/** The same limit in another calendar is another limit; but 3天 are three days in all of them (R16). */
const isOtherLimit = (a: Goal | undefined, b: Goal | undefined): boolean =>
  printed(a?.limit) !== printed(b?.limit) || (a?.calendar !== b?.calendar && a?.limit?.kind !== 'days')

const printed = (limit: Duration | undefined): string | undefined => limit && printDuration(limit, 'en')
