import type { Clock, PolicyClock } from './clock.ts'
import type { Duration } from './duration.ts'
import type { Instant } from './instant.ts'
import type { CalendarName } from './policy.ts'

/** One clock's deadline, and what it was computed from. */
export interface ClockBasis {
  /** What the policy allowed; absent where an appointment, a promise or an import set the deadline. */
  readonly limit?: Duration
  /**
   * The facts of the row that count for this clock, its start first; none where there is no `limit`. While they stay, the deadline
   * stays (R23).
   */
  readonly from: readonly Instant[]
  readonly due: Instant
  /** Where the clock was stopped before a manager had the policy applied anew: the policy that it was judged by (R23). */
  readonly judgedBy?: { readonly policyRow?: number; readonly calendar: CalendarName }
}

/** A stretch in which a case waited, and what for (R21); `to` is absent while it lasts. */
export interface CasePause {
  readonly from: Instant
  readonly to?: Instant
  readonly reason: string
}

/** A completion date that the customer was given, and when the ledger first had it (R20). */
export interface PromisedDate {
  readonly date: Instant
  readonly since: Instant
}

/** Once round: from the receipt, or from a reopening, to the resolution. */
export interface Cycle {
  /** 1, and one more for each reopening: the row itself shows only the last. */
  readonly cycle: number
  /** The reopening that began the cycle. */
  readonly reopenedAt?: Instant
  /** Index of the policy row that matched. */
  readonly policyRow?: number
  /** A fingerprint of what was typed that the policy was asked by: category, subcategory, priority. */
  readonly asked?: string
  readonly calendar: CalendarName
  /** The limits in force for this case, also of clocks that have not begun. */
  readonly limits: { readonly [C in PolicyClock]?: Duration }
  readonly clocks: { readonly [C in Clock]?: ClockBasis }
  /** Every pause of the cycle, in order: the row's cells show only the last. */
  readonly pauses: readonly CasePause[]
  /** Every promised date of the cycle, in order: the row's cell shows only the last. */
  readonly promises: readonly PromisedDate[]
}

/** What happens once in a cycle, and is typed over in the next one. */
export const CYCLE_MOMENTS = ['dispatchedAt', 'respondedAt', 'arrivedAt', 'repliedAt'] as const
export type CycleMoment = (typeof CYCLE_MOMENTS)[number]

/** A cycle that a reopening ended, with what it was judged by (R23, R34). */
export interface PastCycle extends Cycle {
  readonly resolvedAt?: Instant
  /** What its cells said when it ended; absent where nobody kept that. */
  readonly moments?: { readonly [K in CycleMoment]?: Instant }
}

/**
 * What the deadlines of a case rest on, kept with the case: a later change of the policy or of the calendar does not
 * rewrite them (R23), a change of the case's own facts does, and either can be explained (R22).
 */
export interface Basis extends Cycle {
  /** `import`: the deadlines came with the case and are not recomputed until it is reopened. */
  readonly origin: 'policy' | 'import'
  readonly earlier: readonly PastCycle[]
  /** What was known before the reopening was cleared out of the row; it holds again once the same one is typed again. */
  readonly undone?: Basis
}
