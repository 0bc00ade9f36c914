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
  /** What it was compared with and was not final itself, as that was then; absent where an older version made it final. */
  readonly compared?: readonly ComparedMonth[]
}

/** A month as another one is compared with it; undefined where the ledger has no case from then or before. */
export interface ComparedMonth {
  readonly month: Month
  readonly totals: MonthTotals | undefined
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
  readonly trend: readonly ComparedMonth[]
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
  const months = comparedWith(month)
  const totals = totalsBy(source, months, source.closed.get(month)?.compared)
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
      { month, totals: firstOf(source, month) < bounds.end ? present : undefined },
    ],
  }
}

/**
 * What a month is compared with that is not final, as the source says now: what a final month keeps of it (R50). Categories are told of
 * the month before alone.
 */
export function comparedNow(source: MonthSource, month: Month): readonly ComparedMonth[] {
  const open = comparedWith(month).filter((one) => !source.closed.has(one))
  const totals = totalsOf(source, open)
  const before = addMonths(month, -1)
  return open.map((one, at) => {
    const of = totals[at]
    return { month: one, totals: one === before ? of : of && inTotalAlone(of) }
  })
}

const inTotalAlone = ({ month, registers }: MonthTotals): MonthTotals => ({
  month,
  registers: registers.map((one) => (isCounted(one) ? { ...one, category: [] } : one)),
})

/** The twelve months before. */
const comparedWith = (month: Month): readonly Month[] =>
  Array.from({ length: YEAR }, (_, at) => addMonths(month, at - YEAR))

const inTotal = ({ register, total, by }: CountedMonth): RegisterTotals => ({ register, total, category: by.category })

/**
 * The totals of months: of those that are final each from what was kept of it; of the others those `kept` with the month that is compared
 * with them, and else all from the ledger.
 */
function totalsBy(
  source: MonthSource,
  months: readonly Month[],
  kept: readonly ComparedMonth[] = [],
): ReadonlyMap<Month, MonthTotals | undefined> {
  const totals = new Map(kept.map((one) => [one.month, one.totals]))
  const open = months.filter((month) => !source.closed.has(month) && !totals.has(month))
  const standing = totalsOf(source, open)
  for (const [at, month] of open.entries()) totals.set(month, standing[at])
  for (const month of months) if (source.closed.has(month)) totals.set(month, finalTotals(source, month))
  return totals
}

function finalTotals(source: MonthSource, month: Month): MonthTotals | undefined {
  const counting = countedFrom(source, month)
  return totalsOf({ zone: source.zone, ...counting }, [month], firstOf(source, month))[0]
}

/**
 * When the first case of all was received. Of a month that is final all final months tell it, and what it was compared with; the ledger
 * only where nothing was kept of that, and of the time before the first of them: what is typed into it, or deleted, later changes nothing
 * of what was final.
 */
function firstOf(source: MonthSource, month: Month): number {
  const { zone, closed } = source
  const first = firstBegun(source)
  if (!closed.has(month)) return first
  const final = [...closed.values()]
  const since = Math.min(...final.map((one) => monthBounds(zone, one.month).start))
  const { compared = [] } = closed.get(month) ?? {}
  const told = compared.find(({ totals }) => totals !== undefined)
  const before = compared.length === 0 && first < since ? first : Infinity
  return Math.min(
    told === undefined ? before : monthBounds(zone, told.month).start,
    ...final.map(({ registers, closedAt }) => firstBegun({ registers, asOf: closedAt })),
  )
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
