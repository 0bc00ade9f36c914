import type { Action, DoneAction } from '../../model/action.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { HistoryLine } from '../../model/history.ts'
import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { Change } from '../../ports/ledger.ts'
import type { WrittenCell } from './effect.ts'
import type { FormProblem } from './typed.ts'

/** Why nothing was done; `text.ts` says it to people. */
export type Refusal =
  /** Nobody of the staff tab has the address any more. */
  | { readonly why: 'stranger' }
  /** No row has the number any more. */
  | { readonly why: 'unknown-case' }
  /** A row that is to be corrected before anything can be done to it. */
  | { readonly why: 'no-case' }
  /** Reopened since the mail was sent (R31). */
  | { readonly why: 'other-cycle'; readonly cycle: number }
  /** The link is for another action. */
  | { readonly why: 'other-action' }
  /** It is with somebody else by now, or was never with this person. */
  | { readonly why: 'not-yours'; readonly handler: string | undefined }
  /** Whoever took the case answers for it to its end: it can be handed over, not given back (R09). */
  | { readonly why: 'answers-for-it' }
  /** Rows are being moved while it is tried. */
  | { readonly why: 'moving' }
  /** Nothing to ask the customer about yet. */
  | { readonly why: 'not-finished' }
  /** Tabs or columns that are needed, as people call them. */
  | { readonly why: 'gone'; readonly missing: readonly Words[] }
  | { readonly why: 'problems'; readonly problems: readonly FormProblem[] }

/** What pressing a link comes to. */
export type ActPlan =
  | {
      readonly kind: 'done'
      readonly done: DoneAction
      readonly number: CaseNumber
      readonly changes: readonly Change[]
      readonly lines: readonly HistoryLine[]
      /** The cells that people type into and that are written, with what was read in them. */
      readonly cells: readonly WrittenCell[]
    }
  /** It was done before: through this very link, or however the case came to be so. */
  | {
      readonly kind: 'already'
      readonly what: Action
      readonly by: string | undefined
      readonly at: Instant | undefined
      readonly isThisLink: boolean
    }
  | Refused
  /** The row is not where it belongs, or what is remembered of it is not: a sweep puts it in order, and it is asked again. */
  | { readonly kind: 'unsettled' }

/** That nothing was done, and why. */
export type Refused = { readonly kind: 'refused' } & Refusal

export const refused = (refusal: Refusal): Refused => ({ kind: 'refused', ...refusal })

/** That it was done before: through this very link, or however the case came to be so. */
export type Already = Extract<ActPlan, { kind: 'already' }>
