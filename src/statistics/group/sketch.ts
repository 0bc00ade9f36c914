import { DAY } from '../../model/instant.ts'

/**
 * How many values lie in each of a fixed row of buckets, by bucket. Whole counts: sketches are added in any order and come to the same,
 * which medians do not (R46, R47). Any percentile of what they were made of is known within 1 %.
 */
export type Sketch = ReadonlyMap<number, number>

/** No percentile is further off than this, as a share of itself. */
export const SKETCH_ERROR = 0.01

/** The first value of each bucket, in whole milliseconds, and one behind the last; whatever is longer counts as a hundred years. */
const EDGES = edges(100 * 366 * DAY)

/** Each bucket is as wide as the error allows: its ends lie in the ratio (1 + error) / (1 − error). The least hold one value each. */
function edges(most: number): readonly number[] {
  const found = [0]
  for (let first = 1; first <= most; ) {
    found.push(first)
    first = Math.floor((first * (1 + SKETCH_ERROR)) / (1 - SKETCH_ERROR)) + 1
  }
  found.push(most + 1)
  return found
}

/** How many buckets there are: bucket numbers lie below it. */
export const BUCKETS = EDGES.length - 1

/** A sketch of values in whole milliseconds, 0 or more. */
export function sketchOf(values: Iterable<number>): Sketch {
  const counts = new Map<number, number>()
  for (const value of values) {
    const bucket = bucketOf(value)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  return counts
}

/** The last bucket that begins at the value or before. */
function bucketOf(value: number): number {
  let [low, high] = [0, BUCKETS - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((EDGES[middle] ?? Infinity) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** The sketch of the values of both. */
export function addSketches(one: Sketch, other: Sketch): Sketch {
  const counts = new Map(one)
  for (const [bucket, count] of other) counts.set(bucket, (counts.get(bucket) ?? 0) + count)
  return counts
}

/**
 * The `p`th percentile (0 to 100) of what a sketch was made of, in milliseconds and within 1 %: ranks and the way between two of them are
 * those of `percentile`. Undefined where there are no values.
 */
export function sketchPercentile(sketch: Sketch, p: number): number | undefined {
  const buckets = [...sketch].filter(([, count]) => count > 0).sort(([one], [other]) => one - other)
  const count = buckets.reduce((sum, [, of]) => sum + of, 0)
  if (count === 0) return undefined
  const place = (Math.min(Math.max(p, 0), 100) / 100) * (count - 1)
  const lower = valueAt(buckets, Math.floor(place))
  const upper = valueAt(buckets, Math.ceil(place))
  return Math.min(lower + (upper - lower) * (place - Math.floor(place)), upper)
}

/** What the value of a rank is taken for: as many per cent above the bucket's least as below its greatest. */
function valueAt(buckets: readonly (readonly [number, number])[], rank: number): number {
  let before = 0
  for (const [bucket, count] of buckets) {
    before += count
    if (rank < before) return middleOf(bucket)
  }
  return middleOf(buckets.at(-1)?.[0] ?? 0)
}

function middleOf(bucket: number): number {
  const least = EDGES[bucket] ?? 0
  const greatest = (EDGES[bucket + 1] ?? least + 1) - 1
  return least === greatest ? least : (2 * least * greatest) / (least + greatest)
}
