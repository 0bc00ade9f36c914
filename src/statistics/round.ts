import type { CallbackWhy, CallOutcome } from '../model/callback.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'

/** The clocks whose shares on time are figures (R45), in the order in which they run out. */
export const COUNTED_CLOCKS = ['dispatch', 'respond', 'arrive', 'reply', 'resolve'] as const
export type CountedClock = (typeof COUNTED_CLOCKS)[number]

/** A clock of a cycle: its deadline, and when it was stopped; it has none where no time limit applied. */
export interface RoundClock {
  readonly due: Instant
  readonly stoppedAt: Instant | undefined
}

/** What has become of the callback of a finished cycle: nothing is known of what was finished before callbacks were made, or not yet. */
export interface RoundCallback {
  readonly why: CallbackWhy
  /** What the customer said; undefined while nobody has. */
  readonly outcome: CallOutcome | undefined
  readonly isLate: boolean
}

/**
 * An accepted case in one of its cycles, brought down to what the figures count: a case that was reopened is counted once for each, so
 * that what is begun anew later takes nothing from the month that was counted before. Nothing in it tells who the customer is.
 */
export interface Round {
  readonly register: CaseRegister
  /** Index into the register's rows, so that the rows behind a figure can be listed (R49): people see `row + 1`. */
  readonly row: number
  /** Undefined while no sweep has given it. */
  readonly number: CaseNumber | undefined
  /** 1 for the first, and one more for each reopening of what had been resolved. */
  readonly cycle: number
  /** What it is grouped by: as typed, brought to the words of the lists; undefined where the cell is blank. */
  readonly category: string | undefined
  readonly subcategory: string | undefined
  /** Keys of the workbook's choices. */
  readonly cause: string | undefined
  readonly channel: string | undefined
  readonly validity: string | undefined
  readonly department: string | undefined
  /** Who works on it now; where nobody is named, who received it. */
  readonly handler: string | undefined
  readonly building: string | undefined
  readonly isAbnormal: boolean
  /** Of a first cycle: the same customer with the same matter again (R40). */
  readonly isRepeat: boolean
  /** The receipt, or the reopening. */
  readonly begunAt: Instant
  readonly resolvedAt: Instant | undefined
  /** Whether the case was reopened after it. */
  readonly isReopened: boolean
  /** When the case was closed in this cycle (R33). */
  readonly closedAt: Instant | undefined
  /** When the customer was answered: told, or the case resolved. */
  readonly repliedAt: Instant | undefined
  readonly clocks: { readonly [C in CountedClock]?: RoundClock }
  /** Since when *resolve* stands still, of a pause that has not ended (R21). */
  readonly pausedAt: Instant | undefined
  readonly callback: RoundCallback | undefined
}
