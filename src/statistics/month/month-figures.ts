import type { Instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { CountedRounds } from '../ledger-rounds.ts'
import type { Bounds } from '../month.ts'
import { type Group, type GroupsBy, groupingBy, groupsBy } from './groups.ts'
import { longestOf } from './longest.ts'
import { type RoundInMonth, roundInMonth } from './round-in-month.ts'
import { countsOf, type Tally, Tallying } from './tally.ts'

/** A register's month that was counted: in total and by each dimension, and the cycles that it was counted from. */
export interface CountedMonth {
  readonly register: CaseRegister
  readonly total: Tally
  /** Groups with a case open, resolved or closed in the month. */
  readonly by: GroupsBy
  /** What `COUNTS[key].counts` picks from to list the rows behind a figure (R49), in the order of the register. */
  readonly rounds: readonly RoundInMonth[]
  /** Rows of the month, or of no readable time, that are no cases yet. */
  readonly leftOut: readonly number[]
  /** Those of the open and the resolved that lasted longest by the month's end, or the moment of the report; the longest first. */
  readonly longest: readonly RoundInMonth[]
}

/** A register's month as it is compared with: in total and by category. */
export interface RegisterTotals {
  readonly register: CaseRegister
  readonly total: Tally
  readonly category: readonly Group[]
}

/**
 * The figures of a month (R45) as of a moment: a pure function, whatever the order of the cycles. Give it all of a register, those of
 * other months too: they make the backlog. Throws `UnknownZoneError`.
 */
export function countMonth(
  { register, rounds: all, leftOut }: CountedRounds,
  { zone, bounds, asOf }: { readonly zone: string; readonly bounds: Bounds; readonly asOf: Instant },
): CountedMonth {
  const rounds: RoundInMonth[] = []
  const total = new Tallying()
  const groupings = groupingBy()
  for (const item of all) {
    const one = roundInMonth(item, bounds, asOf)
    if (one === undefined) continue
    rounds.push(one)
    const places = countsOf(one)
    total.add(one, places)
    for (const grouping of groupings) grouping.add(one, places, zone)
  }
  const isOfMonth = (at: Instant | undefined): boolean => at === undefined || (at >= bounds.start && at < bounds.end)
  return {
    register,
    total: total.tally(),
    by: groupsBy(groupings),
    rounds,
    leftOut: leftOut.filter(({ receivedAt }) => isOfMonth(receivedAt)).map(({ row }) => row),
    longest: longestOf(rounds, bounds, asOf),
  }
}
