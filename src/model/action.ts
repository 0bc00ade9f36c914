import type { CaseNumber, DraftId } from './case-number.ts'
import type { Instant } from './instant.ts'

/**
 * What a reader of a mail can do to its case without opening the sheet (R27, R31). *notMine* gives it back to whoever took the case,
 * for "not my department" is no state (R09).
 */
export const ACTIONS = ['acknowledge', 'progress', 'promise', 'handOver', 'done', 'callback', 'notMine'] as const
export type Action = (typeof ACTIONS)[number]

/** What a link leads to: an action, the page of the case with all that its reader can do, or the case's row in the sheet. */
export const LINK_TARGETS = [...ACTIONS, 'case', 'row'] as const
export type LinkTarget = (typeof LINK_TARGETS)[number]

/** What a signed link says: one person, one case, one target. */
export interface LinkClaim {
  readonly target: LinkTarget
  readonly number: CaseNumber | DraftId
  readonly cycle: number
  /** Whose link it is: a bare address in lower case, as the staff tab has it. */
  readonly mail: string
  /** For *acknowledge*: the levels that the mail spoke of. */
  readonly levels?: readonly number[]
  /** What no other link has: used once, it does nothing a second time. */
  readonly id: string
}

/** Something that was done through a link, as its row remembers it: a second press is answered by it. */
export interface DoneAction {
  /** The link's. */
  readonly id: string
  readonly action: Action
  /** Who did it: a name of the staff tab. */
  readonly by: string
  readonly at: Instant
}
