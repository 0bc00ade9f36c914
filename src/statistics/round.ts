import type { Instant } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'

/**
 * An accepted case in one of its cycles, brought down to what the figures count: a case that was reopened is counted once for each, so
 * that what is begun anew later takes nothing from the month that was counted before.
 */
export interface Round {
  readonly register: CaseRegister
  /** Index into the register's rows, so that the rows behind a figure can be listed (R49): people see `row + 1`. */
  readonly row: number
  /** Undefined where somebody cleared the cell after the case was accepted. */
  readonly category: string | undefined
  /** 1 for the first, and one more for each reopening of what had been resolved. */
  readonly cycle: number
  /** The receipt, or the reopening. */
  readonly begunAt: Instant
  readonly resolvedAt: Instant | undefined
  /** Whether the case was reopened after it. */
  readonly isReopened: boolean
  /** The cycle's deadline of the clock *resolve*; undefined where it has none. */
  readonly resolveDue: Instant | undefined
  /** Since when *resolve* stands still, of a pause that has not ended (R21). */
  readonly pausedAt: Instant | undefined
}
