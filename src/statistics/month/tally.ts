import type { Instant } from '../../model/instant.ts'
import type { Bounds } from '../month.ts'
import { percentileOfSorted } from '../percentile.ts'
import type { Round } from '../round.ts'
import { COUNT_KEYS, COUNTS, type CountKey } from './counts.ts'
import { type RoundInMonth, roundInMonth } from './round-in-month.ts'

/** How long cases took, in milliseconds: `sum` is whole, so it adds up exactly whatever the order. */
export interface Hours {
  readonly n: number
  readonly sum: number
  /** Absent where nothing was measured. */
  readonly median?: number
  readonly p90?: number
}

/** All that is counted of some cycles of cases: shares and hours are worked out of it (`shareOf`, `spreadOf`). */
export interface Tally {
  readonly counts: Readonly<Record<CountKey, number>>
  readonly hours: Hours
}

const PREDICATES = COUNT_KEYS.map((key) => COUNTS[key].counts)

/** Which counts a cycle is in, as places in `COUNT_KEYS`. */
export function countsOf(one: RoundInMonth): readonly number[] {
  const places: number[] = []
  for (let place = 0; place < PREDICATES.length; place++) if (PREDICATES[place]?.(one) === true) places.push(place)
  return places
}

/** A tally in the making. Each cycle goes through here once for every group that it is in: plain loops. */
export class Tallying {
  readonly #counts = new Float64Array(COUNT_KEYS.length)
  readonly #took: number[] = []

  /** Adds a cycle, of which `places` are the counts that it is in. */
  add({ isBegun, took }: RoundInMonth, places: readonly number[]): void {
    for (let index = 0; index < places.length; index++) {
      const place = places[index] ?? 0
      this.#counts[place] = (this.#counts[place] ?? 0) + 1
    }
    if (isBegun && took !== undefined) this.#took.push(took)
  }

  tally(): Tally {
    const counts: Record<string, number> = {}
    for (let place = 0; place < COUNT_KEYS.length; place++) counts[COUNT_KEYS[place] ?? ''] = this.#counts[place] ?? 0
    return { counts: counts as Tally['counts'], hours: hoursOf(this.#took) }
  }
}

function hoursOf(took: readonly number[]): Hours {
  const sorted = new Float64Array(took).sort()
  const [median, p90] = [percentileOfSorted(sorted, 50), percentileOfSorted(sorted, 90)]
  let sum = 0
  for (const one of took) sum += one
  return {
    n: took.length,
    sum,
    ...(median === undefined ? {} : { median }),
    ...(p90 === undefined ? {} : { p90 }),
  }
}

/** The figures of any stretch of time as of a moment: a month, a week, a day. Give it all cycles, those of other times too: they make the backlog. */
export function tallyOf(rounds: Iterable<Round>, bounds: Bounds, asOf: Instant): Tally {
  const tallying = new Tallying()
  for (const round of rounds) {
    const one = roundInMonth(round, bounds, asOf)
    if (one !== undefined) tallying.add(one, countsOf(one))
  }
  return tallying.tally()
}
