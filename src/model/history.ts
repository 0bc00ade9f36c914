import type { CaseNumber } from './case-number.ts'
import type { Instant } from './instant.ts'

/** What a line of the history speaks of. */
export const HISTORY_KINDS = ['promise', 'policy'] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

/** A line of a case's history: what changed, when it was learnt, and by whom where that is known. Never changed afterwards. */
export interface HistoryLine {
  readonly at: Instant
  readonly number: CaseNumber
  readonly kind: HistoryKind
  /** As people read it, in the workbook's language. */
  readonly what: string
  readonly before: string
  readonly after: string
  readonly by?: string
}
