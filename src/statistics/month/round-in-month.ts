import { HOUR, type Instant } from '../../model/instant.ts'
import type { Bounds } from '../month.ts'
import type { Round } from '../round.ts'

/** What has become of a cycle of a case: exactly one of these at any moment. */
type Outcome = 'on-time' | 'late' | 'resolved-without-deadline' | 'overdue' | 'not-due' | 'open-without-deadline'

/** A cycle of a case as a report sees it: where it stands to the month, and what has become of it at the moment of the report. */
export interface RoundInMonth {
  readonly item: Round
  /** Begun before the month, and not resolved when that began. */
  readonly isOpening: boolean
  /** Begun in the month: received, or reopened. */
  readonly isBegun: boolean
  /** Resolved within the month, whenever begun. */
  readonly isResolvedInMonth: boolean
  /** Not resolved when the month ended, or at the moment of the report if that is earlier. */
  readonly isCarriedOver: boolean
  readonly outcome: Outcome
  /** Elapsed hours from the receipt, or the reopening, to the resolution; undefined while open, and where the times are out of order. */
  readonly hours: number | undefined
  /** Resolved before it was begun: one of the two times is mistyped (R06 says so beside the row). */
  readonly isMisordered: boolean
}

/**
 * Looks at a cycle from a month and a moment. What happened after `asOf` has not happened yet: a cycle begun later is none
 * (undefined), one resolved later is open.
 *
 * A resolution typed before the receipt counts as at the receipt, so that the flow still adds up: opening + received + reopened −
 * resolved in the month = carried over, whatever people type.
 */
export function roundInMonth(item: Round, { start, end }: Bounds, asOf: Instant): RoundInMonth | undefined {
  const { begunAt } = item
  if (begunAt > asOf) return undefined
  const typed = item.resolvedAt !== undefined && item.resolvedAt <= asOf ? item.resolvedAt : undefined
  const resolvedAt = typed === undefined ? Infinity : Math.max(typed, begunAt)
  const isMisordered = typed !== undefined && typed < begunAt
  return {
    item,
    isOpening: begunAt < start && resolvedAt >= start,
    isBegun: begunAt >= start && begunAt < end,
    isResolvedInMonth: resolvedAt >= start && resolvedAt < end,
    isCarriedOver: begunAt < end && resolvedAt >= end,
    outcome: typed === undefined ? openOutcome(item, asOf) : resolvedOutcome(item, resolvedAt),
    hours: typed === undefined || isMisordered ? undefined : (typed - begunAt) / HOUR,
    isMisordered,
  }
}

/** On time is on the deadline's own instant too. */
function resolvedOutcome({ resolveDue }: Round, resolvedAt: number): Outcome {
  if (resolveDue === undefined) return 'resolved-without-deadline'
  return resolvedAt <= resolveDue ? 'on-time' : 'late'
}

/** While a case is paused its clock stands still (R21): it is as late as it was when the pause began, and no later. */
function openOutcome({ resolveDue, pausedAt }: Round, asOf: Instant): Outcome {
  if (resolveDue === undefined) return 'open-without-deadline'
  const clock = Math.min(pausedAt ?? asOf, asOf)
  return resolveDue < clock ? 'overdue' : 'not-due'
}
