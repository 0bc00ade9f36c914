import type { CaseNumber } from './case-number.ts'
import type { PolicyClock } from './clock.ts'
import type { Instant } from './instant.ts'
import type { Words } from './language.ts'

/** A deadline that is still to come, and where its case stands. */
export interface NextDeadline {
  readonly number: CaseNumber
  readonly clock: PolicyClock
  readonly due: Instant
  /** What people call the tab. */
  readonly tab: string
  /** Index into the tab's rows; people see `row + 1`. */
  readonly row: number
}

/** How a ledger stands: the same figures in the health tab, in what `doctor` says and in what the sweep's function answers. */
export interface HealthFigures {
  /** Rows of all registers that people typed into. */
  readonly rows: number
  /** Rows that are not over: cases that are not resolved, and calls that were not made. */
  readonly open: number
  /** Open rows in which something is wrong. */
  readonly wrong: number
  /** Open rows that are not accepted. */
  readonly unaccepted: number
  readonly mails: {
    readonly waiting: number
    /** Notices that are held for the morning or for a list; absent where there are none. */
    readonly held?: number
    /** Nobody knows whether they arrived. */
    readonly unknown: number
    /** Given up, or nobody to send them to. */
    readonly failed: number
    /** Since when the oldest of these is there. */
    readonly since?: Instant
  }
  /** When it was last that a mail was given up, or that nobody knew whether it had arrived. */
  readonly undeliveredAt?: Instant
  /** Since when what is in force of each settings tab is in force; what is not known is not there. */
  readonly settings: readonly { readonly tab: Words; readonly since: Instant }[]
  /** The nearest deadlines to come of clocks that run, the nearest first. */
  readonly deadlines: readonly NextDeadline[]
}

/** A time in which nothing looked after the ledger. */
export interface Outage {
  /** When the last sweep before it was. */
  readonly from: Instant
  /** When a sweep came again. */
  readonly to: Instant
}
