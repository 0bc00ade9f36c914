import type { Basis } from '../../model/basis.ts'
import type { CaseFields } from '../../model/case.ts'
import type { Instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import { isPaused, stoppedAt } from '../../rules/case-facts.ts'
import { standingOf } from '../month/round-in-month.ts'

/** The clocks that a case can breach: what is due on first sight has no time to be kept, and callbacks have their own register. */
const BREACH_CLOCKS = ['dispatch', 'respond', 'arrive', 'reply', 'resolve', 'progress', 'promise'] as const
type BreachClock = (typeof BREACH_CLOCKS)[number]

/** A deadline that was not kept. */
export interface Breach {
  readonly clock: BreachClock
  readonly cycle: number
  readonly due: Instant
  /** When the clock was stopped, or began anew; undefined while it runs. */
  readonly stoppedAt: Instant | undefined
  /** Milliseconds from the deadline until then, or until the moment of the report; of a paused case, until the pause. */
  readonly late: number
}

/** A case at a moment, with the deadlines that it had then. */
export interface Judged {
  readonly register: CaseRegister
  readonly row: number
  readonly receivedAt: Instant
  readonly fields: CaseFields
  readonly basis: Basis | undefined
}

/** The deadlines of its present cycle that a case has not kept as of `asOf`, by the definition of the month's figures (R45). */
export function breachesOf(one: Judged, asOf: Instant): readonly Breach[] {
  return BREACH_CLOCKS.flatMap((clock) => breachOf(clock, one, asOf) ?? [])
}

function breachOf(clock: BreachClock, one: Judged, asOf: Instant): Breach | undefined {
  const { receivedAt, fields, basis } = one
  const due = basis?.clocks[clock]?.due
  if (basis === undefined || due === undefined || basis.reopenedAt !== fields.reopenedAt) return undefined
  const at = stoppedAt(fields, clock)
  const pausedAt = clock === 'resolve' && isPaused(fields) ? fields.pausedAt : undefined
  const ranUntil = Math.min(pausedAt ?? asOf, asOf)
  const standing = standingOf({ due, stoppedAt: at && Math.max(at, receivedAt) }, ranUntil, asOf)
  if (receivedAt > asOf || (standing !== 'late' && standing !== 'overdue')) return undefined
  const stopped = standing === 'late' ? at : undefined
  return { clock, cycle: basis.cycle, due, stoppedAt: stopped, late: (stopped ?? ranUntil) - due }
}

/** Clocks that begin anew within a cycle: their last deadline tells nothing of those before. */
const BEGINS_ANEW: ReadonlySet<BreachClock> = new Set(['progress', 'promise'])

/**
 * The deadlines that a change of the case left behind unkept at `at`: those of a cycle that a reopening ended, and of a report or a
 * promise that came too late.
 */
export function leftBehind(before: Judged, after: Judged, at: Instant): readonly Breach[] {
  const [was, is] = [before.basis, after.basis]
  if (was === undefined || is === undefined) return []
  // It was resolved by then, whether or not anybody knows when.
  if (is.cycle > was.cycle)
    return breachesOf(before, at).map((breach) => ({ ...breach, stoppedAt: breach.stoppedAt ?? at }))
  return breachesOf(before, at).flatMap((breach) => {
    const isAnew = BEGINS_ANEW.has(breach.clock) && is.clocks[breach.clock]?.due !== breach.due
    return isAnew && breach.stoppedAt === undefined ? [{ ...breach, stoppedAt: at, late: at - breach.due }] : []
  })
}
