import { type Counted, valueOf } from '../../statistics/figure.ts'
import { shareOf } from '../../statistics/month/shares.ts'
import { spreadOf } from '../../statistics/month/spreads.ts'
import { type FigureKey, isCount, isShare } from '../../statistics/month/tab/figures.ts'
import type { Tally } from '../../statistics/month/tally.ts'

/** What a figure is measured in. */
export const unitOf = (key: FigureKey): 'cases' | 'share' | 'hours' =>
  isCount(key) ? 'cases' : isShare(key) ? 'share' : 'hours'

/** A figure of a tally, and of a share what it is divided by what; without a value where there is nothing to divide by, or to measure. */
export function figureValue(key: FigureKey, tally: Tally): { readonly value: number | undefined } & Partial<Counted> {
  if (isCount(key)) return { value: tally.counts[key] }
  if (!isShare(key)) return { value: spreadOf(key, tally) }
  const share = shareOf(key, tally)
  return { value: valueOf(share), ...share }
}
