import type { DoneAction } from './action.ts'
import type { CallbackChoice, CallEnd } from './callback.ts'
import type { CaseNumber } from './case-number.ts'
import type { Instant } from './instant.ts'
import type { Repeat } from './repeat.ts'

/**
 * What was last seen of a row of a register, kept with it in a hidden cell. It tells what has changed since, which nothing in the
 * sheet does by itself.
 */
export interface RowRecord {
  /** The number that the row was given: a cell that says otherwise was overwritten (R08). */
  readonly number?: string
  /** When the case was received, as last seen: what tells a case from its copy. */
  readonly receivedAt?: Instant
  /** Of a callback, the case that it is about: what tells it from its copy. */
  readonly about?: string
  /** Nothing that people typed was left when the row was last seen. */
  readonly emptied?: true
  /** The status that was chosen when the row was last seen: it tells a choice from one that was left standing. */
  readonly status?: string
  readonly stage?: string
  readonly stageSince?: Instant
  /** When the present cycle was finished: it does not begin again without a reopening. */
  readonly finishedAt?: Instant
  /** First seen without a time typed: 已办结, 重开. */
  readonly resolvedSeen?: Instant
  readonly reopenedSeen?: Instant
  /** Since when the row has been too wrong to be accepted (R05). */
  readonly wrongSince?: Instant
  /** What a row without a number is known by in the notices. */
  readonly draft?: string
  /** Moments that were not said in full, with the text that they were first read from (R07). */
  readonly times: Readonly<Record<string, { readonly text: string; readonly at: Instant }>>
  /** When a text that cannot be read as a time was first seen: that is the moment it was meant from, whenever it is asked again. */
  readonly unclear?: Readonly<Record<string, { readonly text: string; readonly at: Instant }>>
  /** Each acknowledgement of the cycle: the row's cells show only the last. Without levels it is of all that were reached by then (R31). */
  readonly acks?: readonly { readonly at: Instant; readonly levels?: readonly number[] }[]
  /** A fingerprint of the cells that tell of an acknowledgement, as last seen: other ones are another. */
  readonly ackSeen?: string
  /** Who last handled a case that is not over, blank for nobody yet, and when another one was first seen in a case that was known. */
  readonly handler?: string
  readonly handedAt?: Instant
  /** What was done through links in mails, the latest last; only the last few are kept. */
  readonly acts?: readonly DoneAction[]
  /** Of a callback: which cycle of its case it asks about. */
  readonly cycle?: number
  /** Of a callback: each call that reached nobody, the earliest first; the row's cells show only the last (R37). */
  readonly tries?: readonly Instant[]
  /** Of a callback: a fingerprint of the suggestion that was last written to its tab (R39). */
  readonly suggested?: string
  /** What was decided about the callback of each cycle, the latest last. */
  readonly choices?: readonly CallbackChoice[]
  /** How each cycle's callback ended, the latest last. */
  readonly ends?: readonly CallEnd[]
  /** Since when the case is closed, and by which road (`rules/life`). */
  readonly closedAt?: Instant
  readonly road?: string
  /** Since when the present cycle's customer has been called so often and never reached (R37). */
  readonly unreachedAt?: Instant
  /** When the same customer last came back on the matter (R35). */
  readonly cameBackAt?: Instant
  /** The earlier case that it is likely to repeat, and those that a clerk said it does not (R40). */
  readonly repeat?: Repeat
  readonly notRepeats?: readonly CaseNumber[]
  /** A fingerprint of what was typed that repeats were last looked for by. */
  readonly repeatAsked?: string
  /** A fingerprint of each note that stands on a cell of the row. */
  readonly notes: Readonly<Record<string, string>>
  /** A fingerprint of what the subcategory's own list offers; absent where it offers what its column does. */
  readonly list?: string | undefined
}

/** What is known of a row that was never looked at. */
export const NO_RECORD: RowRecord = { times: {}, notes: {} }

/** In place of a note's fingerprint: the note of a deadline that a write meant for another row took away. It is written anew. */
export const NOTE_LOST = 'lost'
