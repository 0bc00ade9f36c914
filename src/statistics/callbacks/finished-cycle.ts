import type { CallbackWhy, CallEnd } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { Week } from '../../model/week.ts'

/**
 * What has become of the callback of a finished cycle, exactly one of these: the customer was asked and answered, or declined; need not be
 * called; the case was reopened before anybody had called; is to be called; or is not picked.
 */
export type CallbackOutcome = 'called' | 'declined' | 'exempt' | 'overtaken' | 'open' | 'undrawn'

/** A cycle of a case that was finished, brought down to what the figures of callbacks count. */
export interface FinishedCycle {
  readonly register: CaseRegister
  /** Index into the register's rows: people see `row + 1`. */
  readonly row: number
  readonly number: CaseNumber
  readonly cycle: number
  /** The week in which it was first seen finished. */
  readonly week: Week
  readonly why: CallbackWhy
  /** Of a mandatory one the class, of an exempt one the exemption. */
  readonly because: string | undefined
  /** Since when it is mandatory, exempt, or in the draw. */
  readonly since: Instant
  /** When it was picked, if it was. */
  readonly drawnAt: Instant | undefined
  /** When the case was reopened after it: what was in the draw is not in it any more. */
  readonly leftAt: Instant | undefined
  /** Who works on the case now; where nobody is named, who received it. */
  readonly handler: string | undefined
  /** Who calls, or called, by its row of the callbacks; undefined where that is gone. */
  readonly caller: string | undefined
  readonly outcome: CallbackOutcome
  readonly end: CallEnd | undefined
  /** The customer was answered for after the deadline, or it is past and nobody has called. */
  readonly isLate: boolean
  /** How many calls reached nobody. */
  readonly tries: number
}
