import type { Instant } from './instant.ts'

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

/** How far a callback has come. */
export type CallbackStage = 'unaccepted' | 'toCall' | 'called' | 'notReached' | 'refused'
