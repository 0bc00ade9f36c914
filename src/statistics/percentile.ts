/**
 * The `p`th percentile (0 to 100) of `values`, in their unit: linear interpolation between closest ranks. Sorted ascending, the
 * values stand at 0, 1 … n−1; the percentile stands at `p / 100 × (n − 1)`, and between two values it lies as far from the
 * lower one as its place does. So the median of an even count is the mean of the two middle ones, 0 is the least, 100 the
 * greatest. The same as Excel's PERCENTILE.INC, the Google sheet's PERCENTILE and NumPy's default, so that anyone can check it
 * beside the rows (R46, R49).
 *
 * Undefined where there are no values. Order does not matter; the values must be finite.
 */
export const percentile = (values: readonly number[], p: number): number | undefined =>
  percentileOfSorted(Float64Array.from(values).sort(), p)

/** The same of values that are sorted ascending. */
export function percentileOfSorted(sorted: ArrayLike<number>, p: number): number | undefined {
  const place = (Math.min(Math.max(p, 0), 100) / 100) * (sorted.length - 1)
  const lower = sorted[Math.floor(place)]
  const upper = sorted[Math.ceil(place)]
  if (lower === undefined || upper === undefined) return undefined
  // The last binary digit of the product may step past its neighbour.
  return Math.min(lower + (upper - lower) * (place - Math.floor(place)), upper)
}

/** The middle value, or the mean of the two middle ones (R46); undefined where there are none. */
export const median = (values: readonly number[]): number | undefined => percentile(values, 50)
