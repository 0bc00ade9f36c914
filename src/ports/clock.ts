import type { Instant } from '../model/instant.ts'

/** The only way to learn what time it is. */
export interface Clock {
  readonly now: () => Instant
}
