import { type Counted, valueOf } from '../../statistics/figure.ts'
import { COUNTS, type CountKey } from '../../statistics/month/counts.ts'
import { SHARES, type ShareKey, shareOf } from '../../statistics/month/shares.ts'
import { spreadOf } from '../../statistics/month/spreads.ts'
import type { Tally } from '../../statistics/month/tally.ts'
import type { FigureKey } from './figure-said.ts'

const isCountKey = (key: FigureKey): key is CountKey => Object.hasOwn(COUNTS, key)
export const isShareKey = (key: FigureKey): key is ShareKey => Object.hasOwn(SHARES, key)

/** What a figure is measured in. */
export const unitOf = (key: FigureKey): 'cases' | 'share' | 'hours' =>
  isCountKey(key) ? 'cases' : isShareKey(key) ? 'share' : 'hours'

/** A figure of a tally, and of a share what it is divided by what; without a value where there is nothing to divide by, or to measure. */
export function figureValue(key: FigureKey, tally: Tally): { readonly value: number | undefined } & Partial<Counted> {
  if (isCountKey(key)) return { value: tally.counts[key] }
  if (!isShareKey(key)) return { value: spreadOf(key, tally) }
  const share = shareOf(key, tally)
  return { value: valueOf(share), ...share }
}
