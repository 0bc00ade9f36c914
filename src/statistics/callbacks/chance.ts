/**
 * How likely it is by chance alone that so many of somebody's cases are among the `marked` ones of all: Fisher's exact test, one-sided. All
 * cases are thought of as lying in one urn, of which `drawn` are theirs; the answer, from 0 to 1, is how often at least `hits` of these
 * would be marked. It is exact for small numbers too, and so never sees anything in one case of two.
 *
 * Whole numbers, `hits` ≤ `drawn` ≤ `all`, `hits` ≤ `marked` ≤ `all`.
 */
export function chanceOfAsMany(hits: number, drawn: number, marked: number, all: number): number {
  const most = Math.min(drawn, marked)
  const least = Math.max(0, drawn + marked - all)
  // By ratios from one count to the next, so that no factorial grows out of bounds: the weights only matter beside each other.
  let weight = 1
  let above = 0
  let total = 0
  let largest = 1
  const weights: number[] = []
  for (let count = least; count <= most; count++) {
    weights.push(weight)
    largest = Math.max(largest, weight)
    weight *= ((drawn - count) * (marked - count)) / ((count + 1) * (all - drawn - marked + count + 1))
    if (largest > 1e250) {
      for (const [index, one] of weights.entries()) weights[index] = one / largest
      weight /= largest
      largest = 1
    }
  }
  for (const [index, one] of weights.entries()) {
    total += one
    if (least + index >= hits) above += one
  }
  return above / total
}
