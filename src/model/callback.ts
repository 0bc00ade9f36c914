import type { CaseNumber } from './case-number.ts'
import type { Instant } from './instant.ts'
import type { Week } from './week.ts'

/** What people typed into a row of the callback register (R03), understood. What is blank, or was not understood, is absent. */
export interface CallbackFields {
  /** The number of the case that is called back, as typed. */
  readonly case?: string
  readonly why?: string
  readonly whyReason?: string
  readonly caller?: string
  readonly method?: string
  readonly calledAt?: Instant
  readonly attempts?: number
  readonly outcome?: string
  readonly handled?: boolean
  readonly satisfaction?: string
  readonly suggestion?: string
  readonly remark?: string
}

/** How far a callback has come; *needless*: its case was reopened, or need not be called back any more, before anybody was asked. */
export type CallbackStage = 'unaccepted' | 'toCall' | 'called' | 'notReached' | 'refused' | 'needless'

/**
 * How a finished cycle stands with its callback (R32, R36, R38): *inDraw* may be picked while its week lasts, *passed* was not and is not any
 * more.
 */
export const CALLBACK_WHYS = ['mandatory', 'sampled', 'exempt', 'inDraw', 'passed'] as const
export type CallbackWhy = (typeof CALLBACK_WHYS)[number]

/** R36: nobody is called who said so on the spot, who cannot be found, or who had better not be. */
export type Exemption = 'onSpot' | 'anonymous' | 'sensitive'

/** What was decided about the callback of a cycle, once it was finished: kept with the case, whatever the settings say later (R23). */
export interface CallbackChoice {
  readonly cycle: number
  /** The week in which the cycle was first seen finished: what is typed late takes part in a draw that is not over. */
  readonly week: Week
  readonly why: CallbackWhy
  /** Of a mandatory one, the class: a key of the choices, or a site's own words; of an exempt one, the exemption. */
  readonly because?: string
  /** Since when it is mandatory, exempt, or in the draw; being picked, or passed, changes nothing of that. */
  readonly since: Instant
  /** Of a sampled one: when it was picked. So anyone can go through the draw again (R38). */
  readonly drawnAt?: Instant
}

/** What a customer said, or that nobody could ask: the end of a callback. */
export const CALL_OUTCOMES = ['satisfied', 'fairly', 'dissatisfied', 'refused'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** How the callback of a cycle ended, kept with the case: a row that is deleted later takes nothing of it away. */
export interface CallEnd {
  readonly cycle: number
  /** The callback's. */
  readonly number: CaseNumber
  readonly outcome: CallOutcome
  /** When the customer was called. */
  readonly at: Instant
}
