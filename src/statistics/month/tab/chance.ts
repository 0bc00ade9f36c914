import type { Counted } from '../../figure.ts'

/** What chance alone makes of such numbers seldom goes further: twice its spread, about one time in twenty. */
export const BEYOND_CHANCE = 2

/**
 * How far two counts of cases lie apart, in spreads of what chance makes of it when nothing has changed (their sum's square root); 0
 * where there are none. With its sign: more than before is positive.
 */
export const countsApart = (now: number, before: number): number =>
  now + before === 0 ? 0 : (now - before) / Math.sqrt(now + before)

/** The same of two shares, each of its own number of cases; 0 where one is of nothing, or both are all or nothing. */
export function sharesApart(now: Counted, before: Counted): number {
  const { numerator: a, denominator: ofA = 0 } = now
  const { numerator: b, denominator: ofB = 0 } = before
  if (ofA === 0 || ofB === 0) return 0
  const both = (a + b) / (ofA + ofB)
  const spread = Math.sqrt(both * (1 - both) * (1 / ofA + 1 / ofB))
  return spread === 0 ? 0 : (a / ofA - b / ofB) / spread
}
