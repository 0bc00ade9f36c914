import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { CaseRegister } from '../model/register.ts'
import type { Round } from './round.ts'

/** A row that is no case yet, or whose time of receipt was lost: its check column says why. */
export interface LeftOutRow {
  /** Index into the register's rows: people see `row + 1`. */
  readonly row: number
  readonly receivedAt: Instant | undefined
}

/** A register that can be counted, with every cycle of each of its cases. */
export interface CountedRounds {
  readonly register: CaseRegister
  readonly rounds: readonly Round[]
  readonly leftOut: readonly LeftOutRow[]
}

/** A register that cannot be counted, with the columns it lacks; none where the whole tab is gone. Its figures are unknown, not 0. */
export interface UncountedRegister {
  readonly register: CaseRegister
  readonly lacks: readonly Words[]
}

export type RegisterRounds = CountedRounds | UncountedRegister

/** All that the figures of a site's cases are counted from, as it stood at a moment. */
export interface LedgerRounds {
  /** The site's zone: months, weekdays and hours are of its calendar. */
  readonly zone: string
  readonly asOf: Instant
  /** Each register of cases once, in their order. */
  readonly registers: readonly RegisterRounds[]
}

/** Whether a register was counted, told of what is counted and of its figures alike. */
export const isCounted = <O extends object>(one: O): one is Exclude<O, UncountedRegister> => !('lacks' in one)
