import type { Instant } from '../../model/instant.ts'
import { type CountedRounds, isCounted, type RegisterRounds, type UncountedRegister } from '../ledger-rounds.ts'
import { type Bounds, type Month, monthBounds } from '../month.ts'
import type { Round } from '../round.ts'
import { Grouping } from './groups.ts'
import type { RegisterTotals } from './month-figures.ts'
import { roundInMonth } from './round-in-month.ts'
import { countsOf, Tallying } from './tally.ts'

/** The figures of another month beside the one that is reported. */
export interface MonthTotals {
  readonly month: Month
  readonly registers: readonly (RegisterTotals | UncountedRegister)[]
}

/** What months are counted from. */
interface Counting {
  readonly zone: string
  readonly asOf: Instant
  readonly registers: readonly RegisterRounds[]
}

/**
 * The totals of some months, the earliest first: undefined for one from which, and from before, there is no case at all (`first`: when the
 * first one was received). Once through the cycles is enough for all of them.
 */
export function totalsOf(
  { zone, asOf, registers }: Counting,
  months: readonly Month[],
  first = firstBegun({ registers, asOf }),
): readonly (MonthTotals | undefined)[] {
  const bounds = months.map((month) => monthBounds(zone, month))
  const counted = registers.map((one) => (isCounted(one) ? countTotals(one, bounds, asOf) : months.map(() => one)))
  return months.map((month, at) =>
    first < (bounds[at]?.end ?? 0) ? { month, registers: counted.flatMap((of) => of[at] ?? []) } : undefined,
  )
}

/** When the first case of all was received, as far as that has happened; infinite where there is none. */
export function firstBegun({ registers, asOf }: Pick<Counting, 'registers' | 'asOf'>): number {
  let first = Infinity
  for (const { rounds } of registers.filter(isCounted))
    for (const { begunAt } of rounds) if (begunAt < first && begunAt <= asOf) first = begunAt
  return first
}

function countTotals(
  { register, rounds }: CountedRounds,
  months: readonly Bounds[],
  asOf: Instant,
): readonly RegisterTotals[] {
  const makings = months.map((bounds) => ({ bounds, total: new Tallying(), category: new Grouping('category') }))
  for (const item of rounds) {
    const last = lastOf(item, asOf)
    for (const { bounds, total, category } of makings) {
      if (bounds.end <= item.begunAt || bounds.start > last) continue
      const one = roundInMonth(item, bounds, asOf)
      if (one === undefined) continue
      const places = countsOf(one)
      total.add(one, places)
      category.add(one, places, '')
    }
  }
  return makings.map(({ total, category }) => ({ register, total: total.tally(), category: category.groups() }))
}

/** From when on a cycle is in no month any more. */
const lastOf = ({ begunAt, resolvedAt, closedAt }: Round, asOf: Instant): number =>
  resolvedAt === undefined || resolvedAt > asOf ? Infinity : Math.max(begunAt, resolvedAt, closedAt ?? resolvedAt)
