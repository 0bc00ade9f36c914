import type { CaseNumber, DraftId } from './case-number.ts'
import type { PolicyClock } from './clock.ts'
import type { Instant } from './instant.ts'

/**
 * The steps of a case that have happened once somebody says so: the clock that each stops (R14), and the column that it fills with the
 * moment.
 */
export const STEPS = {
  dispatched: { clock: 'dispatch', column: 'dispatchedAt' },
  responded: { clock: 'respond', column: 'respondedAt' },
  arrived: { clock: 'arrive', column: 'arrivedAt' },
  replied: { clock: 'reply', column: 'repliedAt' },
} as const satisfies Readonly<Record<string, { readonly clock: PolicyClock; readonly column: string }>>
export type Step = keyof typeof STEPS
export const STEP_ACTIONS = Object.keys(STEPS) as readonly Step[]

export const isStep = (action: Action): action is Step => Object.hasOwn(STEPS, action)

/**
 * What a reader of a mail can do to its case without opening the sheet (R27, R31). *notMine* gives it back to whoever took the case,
 * for "not my department" is no state (R09).
 */
export const ACTIONS = [
  'acknowledge',
  'dispatched',
  'responded',
  'arrived',
  'replied',
  'progress',
  'promise',
  'handOver',
  'done',
  'callback',
  'notMine',
] as const
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
