import type { Instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import { valueOf } from '../figure.ts'
import type { CountedRounds } from '../ledger-rounds.ts'
import { COUNT_KEYS, type CountKey } from '../month/counts.ts'
import { DIMENSIONS, type Dimension, type GroupNames } from '../month/dimensions.ts'
import type { Group } from '../month/groups.ts'
import { countMonth } from '../month/month-figures.ts'
import { SHARE_KEYS, type ShareKey, shareOf } from '../month/shares.ts'
import { SPREAD_KEYS, type SpreadKey, spreadOf } from '../month/spreads.ts'
import type { Tally } from '../month/tally.ts'
import type { Bounds } from '../month.ts'

/** A figure with two values: a number of cases, a share from 0 to 1, or hours. Undefined: there was nothing to divide by, or to measure. */
export interface FigureChange {
  readonly register: CaseRegister
  /** Of which groups it is; undefined for the register in total. */
  readonly group: { readonly dimension: Dimension; readonly names: GroupNames } | undefined
  readonly figure: CountKey | ShareKey | SpreadKey
  readonly before: number | undefined
  readonly after: number | undefined
}

/** The figures of a register's month that differ between two lots of rounds, in total and then by each dimension. Throws `UnknownZoneError`. */
export function figureChanges(
  before: CountedRounds,
  after: CountedRounds,
  of: { readonly zone: string; readonly bounds: Bounds; readonly asOf: Instant },
): readonly FigureChange[] {
  const { register } = before
  const [old, fresh] = [countMonth(before, of), countMonth(after, of)]
  return [
    ...tallyChanges(old.total, fresh.total).map((one) => ({ register, group: undefined, ...one })),
    ...DIMENSIONS.flatMap((dimension) =>
      groupPairs(old.by[dimension], fresh.by[dimension]).flatMap(({ names, was, is }) =>
        tallyChanges(was, is).map((one) => ({ register, group: { dimension, names }, ...one })),
      ),
    ),
  ]
}

function tallyChanges(
  was: Tally | undefined,
  is: Tally | undefined,
): readonly Pick<FigureChange, 'figure' | 'before' | 'after'>[] {
  const figures = [
    // A group in which nothing is has none of each.
    ...COUNT_KEYS.map((key) => [key, was?.counts[key] ?? 0, is?.counts[key] ?? 0] as const),
    ...SHARE_KEYS.map((key) => [key, was && valueOf(shareOf(key, was)), is && valueOf(shareOf(key, is))] as const),
    ...SPREAD_KEYS.map((key) => [key, was && spreadOf(key, was), is && spreadOf(key, is)] as const),
  ]
  return figures.flatMap(([figure, before, after]) => (before === after ? [] : [{ figure, before, after }]))
}

/** The groups of one and the other by their names: those of the first in its order, and then those that are new. */
function groupPairs(old: readonly Group[], fresh: readonly Group[]) {
  const keyOf = ({ names }: Group): string => JSON.stringify(names.map((name) => name ?? null))
  const now = new Map(fresh.map((group) => [keyOf(group), group]))
  const pairs = old.map((group) => ({ names: group.names, was: group.tally, is: now.get(keyOf(group))?.tally }))
  const known = new Set(old.map(keyOf))
  const added = fresh.filter((group) => !known.has(keyOf(group)))
  return [...pairs, ...added.map(({ names, tally }) => ({ names, was: undefined, is: tally }))]
}
