import type { Instant } from './instant.ts'

/** Whether a problem keeps a row from being accepted (no number, no deadlines yet) or is only said (R05). */
export type Severity = 'blocks' | 'warns'

/** Why a single cell cannot be read (R07). */
export type CellProblemCode =
  | 'not-a-time'
  /** Day and month may be either way round: `03/04/2026` in English. */
  | 'ambiguous-time'
  /** A time of day alone, or a day without its year, that is not near enough to be sure of. */
  | 'needs-date'
  | 'needs-year'
  /** A year no service desk ever meant. */
  | 'odd-year'
  | 'not-a-number'
  | 'not-yes-no'
  | 'unknown-choice'
  | 'odd-phone'
  /** `1.38E+10`: the sheet kept what it shows and not what was typed. */
  | 'digits-lost'
  /** The sheet took a room for a date. */
  | 'room-is-date'
  | 'unknown-staff'
  | 'several-people'
  | 'unknown-category'
  | 'unknown-subcategory'

/**
 * Something wrong in a row, as data; `sheet/problem-text.ts` puts it into the reader's words.
 * `column` and `other` are column keys; `typed` is what the person typed, `meant` what it may have been.
 */
export type Problem = { readonly column: string; readonly severity: Severity } & (
  | { readonly code: 'missing' | 'in-the-future' | 'no-policy' | 'pauses-nothing' }
  | { readonly code: 'calendar-gone'; readonly calendar: string }
  | { readonly code: CellProblemCode; readonly typed: string; readonly meant?: readonly string[] }
  | { readonly code: 'before'; readonly other: string }
  | { readonly code: 'needed-with'; readonly other: string }
  /** Cells that contradict each other: refused, and yet answered. */
  | { readonly code: 'not-with'; readonly other: string }
  | { readonly code: 'impossible-number'; readonly typed: string }
  /** No levels of the escalation tab: nothing is acknowledged until it says which (R31). */
  | { readonly code: 'bad-levels'; readonly typed: string }
  | { readonly code: 'unknown-department'; readonly typed: string }
  /** An abnormal complaint without its checklist (R13). */
  | { readonly code: 'evidence-missing' }
  /** A case that was finished is open again, and nobody reopened it; when it was finished. */
  | { readonly code: 'unfinished'; readonly at: Instant }
  | { readonly code: 'nothing-to-reopen' }
  /** Its customer was not satisfied, and the status still says resolved; the callback that reopened it (R34). */
  | { readonly code: 'reopened-by-call'; readonly callback: string }
  /** The customer is satisfied, and it cannot be closed without a result (R33). */
  | { readonly code: 'needed-to-close' }
  /** An incident that was closed before its callback had ended (R04, R32). */
  | { readonly code: 'not-closed-yet' }
  /** A call that reached nobody on a day, or at an hour, that was tried before (R37). */
  | { readonly code: 'try-not-counted' }
  /** After-care has run out, and the incident is not closed (R04). */
  | { readonly code: 'after-care-over' }
  /** An exemption from the callback that does not hold (R36): what it needs is not there, is there, or says the contrary. */
  | { readonly code: 'not-exempt'; readonly other: string; readonly because: 'blank' | 'filled' | 'unhappy' }
  /** A callback of a case that no register has. */
  | { readonly code: 'unknown-case'; readonly typed: string }
  /** Somebody typed over the example row. */
  | { readonly code: 'example-changed' }
  | { readonly code: 'foreign-number' | 'number-twice'; readonly typed: string }
)
