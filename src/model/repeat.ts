import type { CaseNumber } from './case-number.ts'
import type { Instant } from './instant.ts'

/** What two cases have in common (R40). */
export const REPEAT_REASONS = ['phone', 'name', 'room', 'words', 'category'] as const
export type RepeatReason = (typeof REPEAT_REASONS)[number]

/** The earlier case that a case is likely to repeat (R40). */
export interface Repeat {
  readonly of: CaseNumber
  /** From 0 to 1. */
  readonly likeness: number
  readonly why: readonly RepeatReason[]
  /** When it was first seen. */
  readonly at: Instant
}
