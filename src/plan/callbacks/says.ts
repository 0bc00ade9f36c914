import type { Basis } from '../../model/basis.ts'
import type { CallbackChoice, CallEnd } from '../../model/callback.ts'
import type { Instant } from '../../model/instant.ts'
import type { CaseCallback } from './case-callback.ts'

/** How a case stands with its callback, to be said beside it. */
export interface CallbackSaid {
  readonly choice: CallbackChoice | undefined
  readonly caller: string | undefined
  readonly dueAt: Instant | undefined
  /** How the present cycle's ended. */
  readonly end: CallEnd | undefined
  /** When it closes by itself, if nothing happens. */
  readonly closesAt: Instant | undefined
  /** How many calls that reached nobody count. */
  readonly tries: number
  readonly isUnreached: boolean
  /** What began the present cycle: its customer was not satisfied. */
  readonly reopenedBy: CallEnd | undefined
}

/** What there is to say; undefined where nothing is. */
export function saysOf(
  callback: CaseCallback | undefined,
  basis: Basis | undefined,
  reopenedBy: CallEnd | undefined,
): CallbackSaid | undefined {
  if (callback === undefined) return undefined
  const { choice, end, caller, tries, unreachedAt, life } = callback
  if (choice === undefined && end === undefined && reopenedBy === undefined) return undefined
  return {
    choice,
    caller,
    dueAt: basis?.clocks.callback?.due,
    end,
    closesAt: life.next,
    tries: tries.length,
    isUnreached: unreachedAt !== undefined,
    reopenedBy,
  }
}
