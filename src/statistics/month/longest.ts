import type { Instant } from '../../model/instant.ts'
import type { Bounds } from '../month.ts'
import type { RoundInMonth } from './round-in-month.ts'

/** So many of the longest-lived cases are shown. */
const SHOWN = 10

/** Milliseconds that a cycle had lasted when it was resolved, or by the month's end, or the moment of the report if that is earlier. */
export function lastedBy({ item, took, isCarriedOver }: RoundInMonth, { end }: Bounds, asOf: Instant): number {
  return isCarriedOver || took === undefined ? Math.min(end, asOf) - item.begunAt : took
}

/** Of the cycles that were open or resolved in a month, those that had lasted longest: the longest first, of two alike the upper row. */
export function longestOf(rounds: readonly RoundInMonth[], bounds: Bounds, asOf: Instant): readonly RoundInMonth[] {
  const longest: Lasted[] = []
  for (const one of rounds) {
    if (one.isMisordered || !(one.isCarriedOver || one.isResolvedInMonth)) continue
    const lasted = { one, lasted: lastedBy(one, bounds, asOf) }
    const last = longest[SHOWN - 1]
    if (last !== undefined && compare(last, lasted) <= 0) continue
    longest.splice(longest.findLastIndex((other) => compare(other, lasted) <= 0) + 1, 0, lasted)
    longest.length = Math.min(longest.length, SHOWN)
  }
  return longest.map(({ one }) => one)
}

interface Lasted {
  readonly one: RoundInMonth
  readonly lasted: number
}

const compare = (a: Lasted, b: Lasted): number =>
  b.lasted - a.lasted || a.one.item.row - b.one.item.row || a.one.item.cycle - b.one.item.cycle
