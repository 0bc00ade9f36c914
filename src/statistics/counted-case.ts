import type { Instant } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'

/** An accepted case, brought down to what the figures count. */
export interface CountedCase {
  readonly register: CaseRegister
  /** Index into the register's rows, so that the rows behind a figure can be listed (R49): people see `row + 1`. */
  readonly row: number
  /** Undefined where somebody cleared the cell after the case was accepted. */
  readonly category: string | undefined
  readonly receivedAt: Instant
  /** In the present cycle: a resolution from before a reopening is none. */
  readonly resolvedAt: Instant | undefined
  /** The deadline of the clock *resolve*; undefined for a case that has none. */
  readonly resolveDue: Instant | undefined
  /** Since when *resolve* stands still, of a pause that has not ended (R21). */
  readonly pausedAt: Instant | undefined
}
