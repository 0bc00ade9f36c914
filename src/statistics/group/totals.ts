import { COUNT_KEYS, type CountKey } from '../month/counts.ts'
import type { RoundInMonth } from '../month/round-in-month.ts'
import type { Tally } from '../month/tally.ts'
import { addSketches, type Sketch, sketchOf, sketchPercentile } from './sketch.ts'

/** What is counted of some cases in a form that adds up: no median and no share is in it, but all that these are worked out of. */
export interface Totals {
  readonly counts: Readonly<Record<CountKey, number>>
  /** How many hours were measured, and their sum in whole milliseconds. */
  readonly hours: { readonly n: number; readonly sum: number }
  readonly sketch: Sketch
}

/** What the figures of sites are added by. What people are called is not among it. */
export const GROUP_DIMENSIONS = ['category', 'cause', 'channel'] as const
export type GroupDimension = (typeof GROUP_DIMENSIONS)[number]

/** A register's month, in total and by what it is grouped by; the nameless are under undefined. */
export interface GroupedTotals {
  readonly total: Totals
  readonly by: Readonly<Record<GroupDimension, ReadonlyMap<string | undefined, Totals>>>
}

const everyCount = (of: (key: CountKey) => number): Totals['counts'] =>
  Object.fromEntries(COUNT_KEYS.map((key) => [key, of(key)])) as Totals['counts']

/** Adding it changes nothing. */
export const NOTHING: Totals = { counts: everyCount(() => 0), hours: { n: 0, sum: 0 }, sketch: new Map() }
export const NO_REGISTER: GroupedTotals = {
  total: NOTHING,
  by: { category: new Map(), cause: new Map(), channel: new Map() },
}

/** The totals of the cases that a tally was made of. */
export const totalsOf = ({ counts, hours }: Tally, rounds: readonly RoundInMonth[]): Totals => ({
  counts: everyCount((key) => counts[key]),
  hours: { n: hours.n, sum: hours.sum },
  sketch: sketchOf(rounds.flatMap(({ isBegun, took }) => (isBegun && took !== undefined ? [took] : []))),
})

/** The totals of both together. In whatever order totals are added they come to the same. */
export const addTotals = (one: Totals, other: Totals): Totals => ({
  counts: everyCount((key) => one.counts[key] + other.counts[key]),
  hours: { n: one.hours.n + other.hours.n, sum: one.hours.sum + other.hours.sum },
  sketch: addSketches(one.sketch, other.sketch),
})

export function addRegisters(one: GroupedTotals, other: GroupedTotals): GroupedTotals {
  const add = (dimension: GroupDimension): ReadonlyMap<string | undefined, Totals> => {
    const groups = new Map(one.by[dimension])
    for (const [name, totals] of other.by[dimension]) groups.set(name, addTotals(groups.get(name) ?? NOTHING, totals))
    return groups
  }
  return {
    total: addTotals(one.total, other.total),
    by: { category: add('category'), cause: add('cause'), channel: add('channel') },
  }
}

/** What shares and hours are worked out of, as for one site; percentiles within 1 %. */
export function tallyOfTotals({ counts, hours, sketch }: Totals): Tally {
  const [median, p90] = [sketchPercentile(sketch, 50), sketchPercentile(sketch, 90)]
  return {
    counts,
    hours: { ...hours, ...(median === undefined ? {} : { median }), ...(p90 === undefined ? {} : { p90 }) },
  }
}
