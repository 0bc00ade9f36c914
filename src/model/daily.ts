import type { CaseFields } from './case.ts'
import type { CaseNumber } from './case-number.ts'
import type { PolicyClock } from './clock.ts'
import type { Instant } from './instant.ts'
import type { Priority } from './priority.ts'
import type { CaseRegister } from './register.ts'

/** A clock of an open case, with its deadline. */
export interface OpenClock {
  readonly clock: PolicyClock
  readonly due: Instant
}

/** A case that is not resolved, as a day's list tells of it (R43). */
export interface OpenCase {
  readonly register: CaseRegister
  /** Index into the register's rows: people see `row + 1`. */
  readonly row: number
  /** Undefined while no sweep has given it. */
  readonly number: CaseNumber | undefined
  readonly cycle: number
  readonly priority: Priority | undefined
  readonly fields: CaseFields
  /** Who works on it; where nobody is named, who received it. */
  readonly person: string | undefined
  /** The clocks that have run out and were not stopped, the longest overdue first. */
  readonly overdue: readonly OpenClock[]
  /** The next one that will. */
  readonly next: OpenClock | undefined
  /** By when the customer, or whoever watches an incident, was to hear of it, where nobody has since: it is forgotten. */
  readonly forgottenSince: Instant | undefined
}

/** What a day counts, in the order in which it is told. */
export const DAY_KEYS = ['received', 'reopened', 'resolved', 'carriedOver', 'overdue', 'forgotten'] as const
export type DayKey = (typeof DAY_KEYS)[number]
export type DayTally = Readonly<Record<DayKey, number>>

/** A person's part of a day; nobody is named where no row says who works on it. */
export interface PersonDay {
  readonly name: string | undefined
  readonly tally: DayTally
}

/** A day as whoever is over others hears of it. */
export interface DayTold {
  readonly tally: DayTally
  readonly people: readonly PersonDay[]
  /** The most urgent first. */
  readonly forgotten: readonly OpenCase[]
  /** Overdue and not forgotten, the most urgent first. */
  readonly overdue: readonly OpenCase[]
  /** Rows that are too wrong to be cases (R05), of the whole site. */
  readonly toCorrect: number
  /** Whose list could not be mailed, and how many cases are on it. */
  readonly unreached: readonly { readonly name: string | undefined; readonly open: number }[]
  /** It is only what its reader looks after (R25). */
  readonly isPart: boolean
}
