import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import type { Column } from '../../sheet/definition.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { RegisterTable } from '../../sheet/register-table.ts'
import { collectRounds } from '../collect-rounds.ts'
import { type Bounds, type Month, monthBounds } from '../month.ts'
import { type MonthFigures, monthFigures } from './month-figures.ts'

/** A register that was counted. `leftOut`: rows of the month, or of no readable time, that are no cases yet. */
export interface CountedRegister extends MonthFigures {
  readonly register: CaseRegister
  readonly leftOut: readonly number[]
}

/** A register that cannot be counted, with the columns it lacks; none where the whole tab is gone. Its figures are unknown, not 0. */
interface UncountedRegister {
  readonly register: CaseRegister
  readonly lacks: readonly Words[]
}

export type RegisterMonth = CountedRegister | UncountedRegister

/** A site's month as of a moment (R45). */
export interface MonthReport {
  readonly month: Month
  readonly bounds: Bounds
  readonly asOf: Instant
  readonly registers: readonly RegisterMonth[]
}

/**
 * Counts a month from a ledger that was read: a pure function, so whoever computes it gets the same (promise 8).
 * Throws `CalendarError` where the site's hours never open.
 */
export function monthReport(view: LedgerView, month: Month, asOf: Instant): MonthReport {
  const bounds = monthBounds(view.settings.zone, month)
  return {
    month,
    bounds,
    asOf,
    registers: CASE_REGISTERS.map((key): RegisterMonth => {
      const register = view.registers.find((one) => one.register === key)
      if (register === undefined) return { register: key, lacks: [] }
      const lacks = register.headers.missing.filter(isNeeded)
      return lacks.length > 0 ? { register: key, lacks } : countRegister(register, view, bounds, asOf)
    }),
  }
}

/** The system's and people's columns that the figures rest on, besides those that every row must fill. */
const COUNTED_FROM: ReadonlySet<string> = new Set(['number', 'basis', 'resolvedAt', 'reopenedAt'])

const isNeeded = ({ key, required }: Column): boolean => required === true || COUNTED_FROM.has(key)

function countRegister(register: RegisterTable, view: LedgerView, bounds: Bounds, asOf: Instant): CountedRegister {
  const { cases, leftOut } = collectRounds(register, view, asOf)
  const isOfMonth = (at: Instant | undefined): boolean => at === undefined || (at >= bounds.start && at < bounds.end)
  return {
    register: register.register,
    ...monthFigures(cases, bounds, asOf),
    leftOut: leftOut.filter(({ receivedAt }) => isOfMonth(receivedAt)).map(({ row }) => row),
  }
}
