import type { Words } from './language.ts'

/**
 * An expected failure at the edge: a kind and fields, no prose. `cli/failure-text.ts` says what a person should do.
 * A bug is any other error.
 */
export type FailureReason =
  | { readonly kind: 'spreadsheet-not-found'; readonly spreadsheetId: string }
  | { readonly kind: 'spreadsheet-forbidden'; readonly spreadsheetId: string }
  | {
      readonly kind: 'sheets-unreachable'
      readonly address: string
      readonly cause: string
      /** `late`: no answer in the time there was; `half`: one that was cut short, or that something else than the service gave. */
      readonly fault?: 'late' | 'half'
    }
  | { readonly kind: 'sheets-quota' }
  | { readonly kind: 'sheets-refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'no-credentials'; readonly cause: string }
  | { readonly kind: 'not-set-up'; readonly missing: readonly Words[] }
  | { readonly kind: 'version-stuck' }
  | { readonly kind: 'overtaken'; readonly tries: number }
  | {
      readonly kind: 'unknown-case'
      readonly numbers: readonly string[]
      /** Numbers of the same day that a case has. */
      readonly nearest?: readonly string[]
    }
  | { readonly kind: 'plan-changed' }
  | { readonly kind: 'nobody-to-ask'; readonly option: string }
  | {
      /** What a final month was counted from is not as it was written. */
      readonly kind: 'final-month-spoilt'
      readonly month: string
      /** The first row of the tab of final months in which it stands, from 0; absent where it is not there at all. */
      readonly row?: number
    }
  | {
      readonly kind: 'month-not-final'
      readonly month: string
      /** Not over yet; or columns that a register lacks. */
      readonly why: 'running' | { readonly lacks: readonly Words[] }
    }
  | { readonly kind: 'title-taken'; readonly title: string }
  | { readonly kind: 'bad-option'; readonly option: string; readonly problem: string }

export class Failure extends Error {
  readonly reason: FailureReason
  constructor(reason: FailureReason, options?: ErrorOptions) {
    super(reason.kind, options)
    this.name = 'Failure'
    this.reason = reason
  }
}
