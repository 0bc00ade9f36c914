import { valueOf } from '../statistics/figure.ts'
import type { GroupReport } from '../statistics/group/group-report.ts'
import { whyWords } from '../statistics/group/tab/said.ts'
import { GROUP_DIMENSIONS, type Totals, tallyOfTotals } from '../statistics/group/totals.ts'
import { COUNT_KEYS, COUNTS } from '../statistics/month/counts.ts'
import { SHARE_KEYS, SHARES, shareOf } from '../statistics/month/shares.ts'
import { SPREAD_KEYS, SPREADS, spreadOf } from '../statistics/month/spreads.ts'

/** Months of a group as data: each figure by its key, shares with what they are of, hours in hours; and what each means. */
export const groupJson = (months: readonly GroupReport[]): string =>
  JSON.stringify({ months: months.map(monthJson), definitions: definitions() }, undefined, 2)

const monthJson = ({ month, sites, absent, registers }: GroupReport) => ({
  month,
  sites: sites.map(({ name, published: { asOf, isClosed } }) => ({
    name,
    asOf: new Date(asOf).toISOString(),
    final: isClosed,
  })),
  absent: absent.map(({ name, why }) => ({ name, why: whyWords(why) })),
  registers: registers.map((one) => ({
    register: one.register,
    total: figuresJson(one.totals.total),
    sites: one.sites.map(({ name, totals }) => ({ name, figures: figuresJson(totals) })),
    uncounted: one.uncounted,
    ...Object.fromEntries(
      GROUP_DIMENSIONS.map((dimension) => [
        dimension,
        [...one.totals.by[dimension]].map(([name, totals]) => ({ name: name ?? null, figures: figuresJson(totals) })),
      ]),
    ),
  })),
})

function figuresJson(totals: Totals) {
  const tally = tallyOfTotals(totals)
  return {
    ...Object.fromEntries(COUNT_KEYS.map((key) => [key, tally.counts[key]])),
    ...Object.fromEntries(
      SHARE_KEYS.map((key) => {
        const share = shareOf(key, tally)
        return [key, { ...share, value: valueOf(share) ?? null }]
      }),
    ),
    ...Object.fromEntries(SPREAD_KEYS.map((key) => [key, spreadOf(key, tally) ?? null])),
  }
}

const definitions = () =>
  Object.fromEntries(
    Object.entries({ ...COUNTS, ...SHARES, ...SPREADS }).map(([key, { zh, en, definition }]) => [
      key,
      { zh, en, definition },
    ]),
  )
