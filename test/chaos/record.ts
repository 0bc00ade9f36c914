import type { Mail } from '../../src/ports/mailer.ts'
import type { Desk } from './staff/desk.ts'

/** What is written down of a run, for whoever judges it. */

/** A batch of a sweep that the service carried out, and how things were in that moment. */
export interface Committed {
  readonly desk: Desk
  /** What the clock showed, and the latest that it had ever shown: somebody may have set it back. */
  readonly now: number
  readonly latest: number
  /** What it showed when the sweep began. */
  readonly began: number
}

/** A mail that the mail server kept. */
export interface Taken {
  readonly mail: Mail
  /** The batches that its sweep had committed. */
  readonly on: readonly Committed[]
}

/** A sweep that was begun. */
export interface Swept {
  readonly number: number
  readonly calls: readonly string[]
  /** Its calls and its mails. */
  readonly effects: number
  /** Nothing happened while it ran that was not its own doing. */
  readonly isCalm: boolean
  readonly became:
    | { readonly kind: 'done'; readonly changes: number; readonly sent: number; readonly failed: number }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'crashed' }
}

export interface Tally {
  readonly sweeps: number
  readonly edits: number
  readonly faults: number
  readonly crashes: number
  readonly mails: number
}
