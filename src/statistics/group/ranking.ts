import { type Counted, valueOf } from '../figure.ts'
import { SHARES, type ShareKey, shareOf } from '../month/shares.ts'
import { type SpreadKey, spreadOf } from '../month/spreads.ts'
import { BEYOND_CHANCE, sharesApart } from '../month/tab/chance.ts'
import type { SiteTotals } from './group-report.ts'
import { type Totals, tallyOfTotals } from './totals.ts'

/** What sites are ranked by: the first of these gives the order of the tables. */
export const RANKED = [
  'onTimeShare',
  'satisfiedShare',
  'callbackRate',
  'repeatRate',
  'firstTimeShare',
  'medianHours',
  'p90Hours',
] as const satisfies readonly (ShareKey | SpreadKey)[]
export type RankedKey = (typeof RANKED)[number]

/** Of these less is better. */
const LESS: ReadonlySet<RankedKey> = new Set(['repeatRate', 'medianHours', 'p90Hours'])

const isShare = (key: RankedKey): key is RankedKey & ShareKey => key in SHARES

/** A site's place by one figure, 1 being the best; those that are as good have the same. */
export interface Place {
  /** Undefined where so few cases were counted that it would be chance. */
  readonly place: number | undefined
  /** Of a share that differs from that of the other sites together by more than chance makes of it; hours are not judged so. */
  readonly apart: 'better' | 'worse' | undefined
}

/** The places of sites, in the order in which they are given. `rankFrom`: a site with fewer cases in a figure has none. */
export function ranking(sites: readonly SiteTotals[], rankFrom: number): readonly Readonly<Record<RankedKey, Place>>[] {
  const of = new Map(RANKED.map((key) => [key, placesBy(key, sites, rankFrom)]))
  return sites.map(
    (_, index) =>
      Object.fromEntries(
        RANKED.map((key) => [key, of.get(key)?.[index] ?? { place: undefined, apart: undefined }]),
      ) as Record<RankedKey, Place>,
  )
}

function placesBy(key: RankedKey, sites: readonly SiteTotals[], rankFrom: number): readonly Place[] {
  const measured = sites.map(({ totals }) => {
    const { value, cases } = measure(key, totals)
    return value === undefined || cases < rankFrom ? undefined : LESS.has(key) ? value : -value
  })
  const sorted = measured.filter((value) => value !== undefined).toSorted((one, other) => one - other)
  const apart = isShare(key) ? apartBy(key, sites) : []
  return measured.map(
    (value, index): Place =>
      value === undefined
        ? { place: undefined, apart: undefined }
        : { place: sorted.indexOf(value) + 1, apart: apart[index] },
  )
}

/** A figure of a site, and of how many cases it is. */
function measure(key: RankedKey, totals: Totals): { readonly value: number | undefined; readonly cases: number } {
  if (!isShare(key)) return { value: spreadOf(key, tallyOfTotals(totals)), cases: totals.hours.n }
  const share = shareOf(key, totals)
  return { value: valueOf(share), cases: share.denominator ?? 0 }
}

/** Each site's share held against that of all others together. */
function apartBy(key: RankedKey & ShareKey, sites: readonly SiteTotals[]): readonly Place['apart'][] {
  const shares = sites.map(({ totals }) => shareOf(key, totals))
  const sum = (of: (share: Counted) => number): number => shares.reduce((total, share) => total + of(share), 0)
  const all = { numerator: sum(({ numerator }) => numerator), denominator: sum(({ denominator = 0 }) => denominator) }
  return shares.map((share) => {
    const { numerator, denominator = 0 } = share
    const others = { numerator: all.numerator - numerator, denominator: all.denominator - denominator }
    const apart = sharesApart(share, others) * (LESS.has(key) ? -1 : 1)
    return Math.abs(apart) <= BEYOND_CHANCE ? undefined : apart > 0 ? 'better' : 'worse'
  })
}
