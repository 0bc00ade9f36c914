import type { Instant } from '../../model/instant.ts'
import type { Bounds } from '../month.ts'
import { COUNTED_CLOCKS, type CountedClock, type Round } from '../round.ts'

/** How a clock stands at a moment: exactly one of these. On time is on the deadline's own instant too. */
export type Standing = 'on-time' | 'late' | 'overdue' | 'not-due'

/** A cycle of a case as a report sees it: where it stands to the month (or any other stretch of time), and what has become of it at the moment of the report. */
export interface RoundInMonth {
  readonly item: Round
  /** Begun before the month, and not resolved when that began. */
  readonly isOpening: boolean
  /** Begun in the month: received, or reopened. */
  readonly isBegun: boolean
  /** Resolved within the month, whenever begun. */
  readonly isResolvedInMonth: boolean
  /** Closed within the month, whenever begun or resolved. */
  readonly isClosedInMonth: boolean
  /** Not resolved when the month ended, or at the moment of the report if that is earlier. */
  readonly isCarriedOver: boolean
  /** Resolved by the moment of the report. */
  readonly isResolved: boolean
  /** The customer was answered by the moment of the report. */
  readonly isAnswered: boolean
  /** How each clock stands at the moment of the report; absent where no time limit applies. */
  readonly standing: { readonly [C in CountedClock]?: Standing }
  /** Milliseconds from the receipt, or the reopening, to the resolution; undefined while open, and where the times are out of order. */
  readonly took: number | undefined
  /** Resolved before it was begun: one of the two times is mistyped (R06 says so beside the row). */
  readonly isMisordered: boolean
}

/**
 * Looks at a cycle from a month and a moment. What happened after `asOf` has not happened yet: a cycle begun later is none, one resolved
 * later is open. Undefined for one that was neither open, nor resolved, nor closed in the month.
 *
 * A resolution typed before the receipt counts as at the receipt, so that the flow still adds up: opening + received + reopened −
 * resolved in the month = carried over, whatever people type. So does a closing, which would be of no month otherwise.
 */
export function roundInMonth(item: Round, { start, end }: Bounds, asOf: Instant): RoundInMonth | undefined {
  const { begunAt } = item
  if (begunAt > asOf || begunAt >= end) return undefined
  const typed = happened(item.resolvedAt, asOf)
  const resolvedAt = typed === undefined ? Infinity : Math.max(typed, begunAt)
  const closedAt = Math.max(happened(item.closedAt, asOf) ?? Infinity, begunAt)
  const isClosedInMonth = closedAt >= start && closedAt < end
  if (resolvedAt < start && !isClosedInMonth) return undefined
  const isMisordered = typed !== undefined && typed < begunAt
  return {
    item,
    isOpening: begunAt < start && resolvedAt >= start,
    isBegun: begunAt >= start,
    isResolvedInMonth: resolvedAt >= start && resolvedAt < end,
    isClosedInMonth,
    isCarriedOver: resolvedAt >= end,
    isResolved: typed !== undefined,
    isAnswered: happened(item.repliedAt, asOf) !== undefined || typed !== undefined,
    standing: standingsOf(item, resolvedAt, asOf),
    took: typed === undefined || isMisordered ? undefined : typed - begunAt,
    isMisordered,
  }
}

const happened = (at: Instant | undefined, asOf: Instant): Instant | undefined =>
  at !== undefined && at <= asOf ? at : undefined

function standingsOf({ clocks, pausedAt }: Round, resolvedAt: number, asOf: Instant): RoundInMonth['standing'] {
  const standing: { [C in CountedClock]?: Standing } = {}
  for (const clock of COUNTED_CLOCKS) {
    const one = clocks[clock]
    if (one === undefined) continue
    standing[clock] =
      clock === 'resolve'
        ? standingOf({ due: one.due, stoppedAt: resolvedAt }, Math.min(pausedAt ?? asOf, asOf), asOf)
        : standingOf(one, asOf, asOf)
  }
  return standing
}

/**
 * How a clock stands at `asOf`. `ranUntil`: while a case is paused *resolve* stands still (R21): it is as late as it was when the pause
 * began, and no later.
 */
export function standingOf(
  { due, stoppedAt }: { readonly due: Instant; readonly stoppedAt: number | undefined },
  ranUntil: number,
  asOf: Instant,
): Standing {
  if (stoppedAt !== undefined && stoppedAt <= asOf) return stoppedAt <= due ? 'on-time' : 'late'
  return due < ranUntil ? 'overdue' : 'not-due'
}
