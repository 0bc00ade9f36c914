import type { CaseNumber } from './case-number.ts'
import type { Instant } from './instant.ts'

/** A line of a case's history: what changed, when it was learnt, and by whom where that is known. Never changed afterwards. */
export interface HistoryLine {
  readonly at: Instant
  readonly number: CaseNumber
  /** What it speaks of: how far the case has come, its number, a date that the customer was given, the time limits, what was done through a link in a mail, its callback, or an earlier case that it repeats. */
  readonly kind: 'stage' | 'number' | 'promise' | 'policy' | 'action' | 'callback' | 'repeat'
  /** As people read it, in the workbook's language. */
  readonly what: string
  readonly before: string
  readonly after: string
  readonly by?: string
  /** How it was learnt: seen in the register by a sweep, told by a command, or done through a link in a mail. */
  readonly how: 'seen' | 'command' | 'mail'
}
