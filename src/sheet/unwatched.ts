import type { CaseFields } from '../model/case.ts'
import type { Clock } from '../model/clock.ts'
import type { CaseRegister } from '../model/register.ts'
import { stoppers, WATCHED_CLOCKS } from '../rules/case-facts.ts'
import type { LedgerView } from './ledger-view.ts'

const NONE: ReadonlySet<Clock> = new Set()

/**
 * The clocks of a register that nobody could stop, for the column in which it would be said is gone: they alert nobody (R05). A
 * column that the register never had stops none.
 */
export function unwatchedClocks(key: CaseRegister, { registers }: Pick<LedgerView, 'registers'>): ReadonlySet<Clock> {
  const missing = registers.find(({ register }) => register === key)?.headers.missing ?? []
  if (missing.length === 0) return NONE
  const gone = new Set(missing.map((column) => column.key))
  return new Set(WATCHED_CLOCKS.filter((clock) => isStuck(stoppers(clock), gone)))
}

/** Whether the column that a clock is stopped by first is gone. */
const isStuck = ([first]: readonly (keyof CaseFields)[], gone: ReadonlySet<string>): boolean =>
  first !== undefined && gone.has(first)
