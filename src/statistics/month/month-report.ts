import type { Instant } from '../../model/instant.ts'
import { isCounted, type LedgerRounds, type RegisterRounds, type UncountedRegister } from '../ledger-rounds.ts'
import { addMonths, type Bounds, type Month, monthBounds } from '../month.ts'
import { type CountedMonth, countMonth, type RegisterTotals } from './month-figures.ts'
import { firstBegun, type MonthTotals, totalsOf } from './month-totals.ts'

export type { MonthTotals } from './month-totals.ts'

/** A month that is final: its cycles as they were when it was closed (R50). */
export interface ClosedMonth {
  readonly month: Month
  readonly closedAt: Instant
  readonly registers: readonly RegisterRounds[]
}

/** What months are counted from: the ledger as it stands, and the months that are final. */
export type MonthSource = LedgerRounds & { readonly closed: ReadonlyMap<Month, ClosedMonth> }

export type RegisterMonth = CountedMonth | UncountedRegister

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
  const counted = registers.map((one) => (isCounted(one) ? countMonth(one, { zone, bounds, asOf }) : one))
  const months = Array.from({ length: YEAR }, (_, at) => addMonths(month, at - YEAR))
  const totals = totalsBy(source, months)
  const present = { month, registers: counted.map((one) => (isCounted(one) ? inTotal(one) : one)) }
  return {
    month,
    zone,
    bounds,
    asOf,
    ...(closedAt === undefined ? {} : { closedAt }),
    registers: counted,
    before: totals.get(addMonths(month, -1)),
    yearBefore: totals.get(addMonths(month, -YEAR)),
    trend: [
      ...months.slice(1).map((one) => ({ month: one, totals: totals.get(one) })),
      { month, totals: firstOf(source, registers) < bounds.end ? present : undefined },
    ],
  }
}

const inTotal = ({ register, total, by }: CountedMonth): RegisterTotals => ({ register, total, category: by.category })

/** The totals of months: of those that are final each from what was kept of it, of the others all from the ledger. */
function totalsBy(source: MonthSource, months: readonly Month[]): ReadonlyMap<Month, MonthTotals | undefined> {
  const open = months.filter((month) => !source.closed.has(month))
  const standing = totalsOf(source, open)
  return new Map(
    months.map((month) => [
      month,
      source.closed.has(month) ? finalTotals(source, month) : standing[open.indexOf(month)],
    ]),
  )
}

function finalTotals(source: MonthSource, month: Month): MonthTotals | undefined {
  const counting = countedFrom(source, month)
  return totalsOf({ zone: source.zone, ...counting }, [month], firstOf(source, counting.registers))[0]
}

/** When the first case of all was received: of a final month without any, and without a backlog, the ledger tells that there were cases before. */
const firstOf = ({ registers }: MonthSource, others: readonly RegisterRounds[]): number =>
  Math.min(firstBegun(registers), firstBegun(others))

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
