import type { Instant } from '../model/instant.ts'
import { CASE_REGISTERS } from '../model/register.ts'
import type { Column } from '../sheet/definition.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { collectRounds } from './collect-rounds.ts'
import type { LedgerRounds, RegisterRounds } from './ledger-rounds.ts'

/**
 * Every cycle of every case of a ledger that was read, as it stood at `asOf`: the one place where figures meet rows, so that whoever
 * computes them gets the same (promise 7). Pure. Throws `CalendarError` where the site's hours never open.
 */
export const collectLedger = (view: LedgerView, asOf: Instant): LedgerRounds => ({
  zone: view.settings.zone,
  asOf,
  registers: CASE_REGISTERS.map((key): RegisterRounds => {
    const register = view.registers.find((one) => one.register === key)
    if (register === undefined) return { register: key, lacks: [] }
    const lacks = register.headers.missing.filter(isNeeded)
    return lacks.length > 0
      ? { register: key, lacks: lacks.map(({ zh, en }) => ({ zh, en })) }
      : { register: key, ...collectRounds(register, view, asOf) }
  }),
})

/** The system's and people's columns that every figure rests on, besides those that every row must fill. */
const COUNTED_FROM: ReadonlySet<string> = new Set(['number', 'basis', 'record', 'resolvedAt', 'reopenedAt'])

const isNeeded = ({ key, required }: Column): boolean => required === true || COUNTED_FROM.has(key)
