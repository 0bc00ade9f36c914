/** Whether a problem keeps a row from being accepted (no number, no deadlines yet) or is only said (R05). */
export type Severity = 'blocks' | 'warns'

/** Why a single cell cannot be read. */
export type CellProblemCode = 'not-a-time' | 'not-a-number' | 'unknown-choice' | 'not-yes-no'

/**
 * Something wrong in a row, as data; `sheet/problem-text.ts` puts it into the reader's words.
 * `column` and `other` are column keys; `typed` is what the person typed.
 */
export type Problem = { readonly column: string; readonly severity: Severity } & (
  | { readonly code: 'missing' | 'in-the-future' | 'no-policy' | 'pauses-nothing' }
  | { readonly code: 'calendar-gone'; readonly calendar: string }
  | { readonly code: CellProblemCode; readonly typed: string }
  | {
      readonly code: 'unknown-staff' | 'unknown-category' | 'unknown-subcategory' | 'odd-phone'
      readonly typed: string
    }
  | { readonly code: 'before'; readonly other: string }
  | { readonly code: 'needed-with'; readonly other: string }
  | { readonly code: 'foreign-number' | 'number-twice'; readonly typed: string }
)
