import type { Clock } from './clock.ts'
import type { Duration } from './duration.ts'
import type { Instant } from './instant.ts'
import type { CalendarName } from './policy.ts'

/** One clock's deadline, and what it was computed from. */
export interface ClockBasis {
  /** What the policy allowed; absent where an appointment or an import set the deadline. */
  readonly limit?: Duration
  /** The facts of the row that count for this clock; none where there is no `limit`. While they stay, the deadline stays (R23). */
  readonly from: readonly Instant[]
  readonly due: Instant
}

/**
 * What the deadlines of a case rest on, kept with the case: a later change of the policy or of the calendar does not
 * rewrite them (R23), a change of the case's own facts does, and either can be explained (R22).
 */
export interface Basis {
  /** `import`: the deadlines came with the case and are not recomputed until it is reopened. */
  readonly origin: 'policy' | 'import'
  /** Index of the policy row that matched then. */
  readonly policyRow?: number
  /** A fingerprint of what was typed that the policy was asked by: category, subcategory, priority. */
  readonly asked?: string
  /** 1, and one more for each reopening: the row itself shows only the last. */
  readonly cycle: number
  /** The reopening that began the cycle. */
  readonly reopenedAt?: Instant
  readonly calendar: CalendarName
  /** The limits in force for this case, also of clocks that have not begun. */
  readonly limits: { readonly [C in Clock]?: Duration }
  readonly clocks: { readonly [C in Clock]?: ClockBasis }
}
