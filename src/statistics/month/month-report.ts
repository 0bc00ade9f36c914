import type { Instant } from '../../model/instant.ts'
import { isCounted, type LedgerRounds, type RegisterRounds, type UncountedRegister } from '../ledger-rounds.ts'
import { addMonths, type Bounds, type Month, monthBounds } from '../month.ts'
import { type CountedMonth, countMonth, countTotals, type RegisterTotals } from './month-figures.ts'

/** A month that is final: its cycles as they were when it was closed (R50). */
export interface ClosedMonth {
  readonly month: Month
  readonly closedAt: Instant
  readonly registers: readonly RegisterRounds[]
}

/** What months are counted from: the ledger as it stands, and the months that are final. */
export type MonthSource = LedgerRounds & { readonly closed: ReadonlyMap<Month, ClosedMonth> }

export type RegisterMonth = CountedMonth | UncountedRegister

/** The figures of another month beside the one that is reported. */
export interface MonthTotals {
  readonly month: Month
  readonly registers: readonly (RegisterTotals | UncountedRegister)[]
}

/** A site's month as of a moment (R45). */
export interface MonthReport {
  readonly month: Month
  readonly zone: string
  readonly bounds: Bounds
  /** Of a month that is final, the moment at which it became so. */
  readonly asOf: Instant
  /** Absent while the month is not final. */
  readonly closedAt?: Instant
  readonly registers: readonly RegisterMonth[]
  /** The month before and the same month last year; undefined where the ledger has no case from then or before. */
  readonly before: MonthTotals | undefined
  readonly yearBefore: MonthTotals | undefined
  /** Twelve months, this one the last; undefined stands for those from which, and from before, the ledger has no case. */
  readonly trend: readonly { readonly month: Month; readonly totals: MonthTotals | undefined }[]
}

const YEAR = 12

/**
 * Counts a month: a pure function, so whoever computes it gets the same (promise 7). A month that is final is counted from what was kept
 * of it, as of the moment when it became final, whatever the ledger says now; any other from the ledger as of the source's own moment.
 * Throws `UnknownZoneError`.
 */
export function monthReport(source: MonthSource, month: Month): MonthReport {
  const { zone } = source
  const bounds = monthBounds(zone, month)
  const { registers, asOf, closedAt } = countedFrom(source, month)
  const trend = Array.from({ length: YEAR }, (_, at) => {
    const one = addMonths(month, at + 1 - YEAR)
    return { month: one, totals: totalsOf(source, one) }
  })
  return {
    month,
    zone,
    bounds,
    asOf,
    ...(closedAt === undefined ? {} : { closedAt }),
    registers: registers.map((one) => (isCounted(one) ? countMonth(one, { zone, bounds, asOf }) : one)),
    before: trend.at(-2)?.totals,
    yearBefore: totalsOf(source, addMonths(month, -YEAR)),
    trend,
  }
}

/** What a month is counted from, and as of when. */
function countedFrom(
  source: MonthSource,
  month: Month,
): Pick<MonthReport, 'asOf' | 'closedAt'> & Pick<LedgerRounds, 'registers'> {
  const closed = source.closed.get(month)
  return closed === undefined
    ? { registers: source.registers, asOf: source.asOf }
    : { registers: closed.registers, asOf: closed.closedAt, closedAt: closed.closedAt }
}

function totalsOf(source: MonthSource, month: Month): MonthTotals | undefined {
  const bounds = monthBounds(source.zone, month)
  const { registers, asOf } = countedFrom(source, month)
  const isKnown = registers.some((one) => isCounted(one) && one.rounds.some(({ begunAt }) => begunAt < bounds.end))
  if (!isKnown) return undefined
  return { month, registers: registers.map((one) => (isCounted(one) ? countTotals(one, bounds, asOf) : one)) }
}
