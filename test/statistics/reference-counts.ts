import { expect } from 'vitest'
import { z } from 'zod'
import type { CountedMonth } from '../../src/statistics/month/month-figures.ts'
import { spreadOf } from '../../src/statistics/month/spreads.ts'
import type { Tally } from '../../src/statistics/month/tally.ts'

/** What was counted of a published ledger, independently of us. */
export const Counts = z.object({
  count: z.number(),
  closed: z.number(),
  closedOnTime: z.number(),
  closedLate: z.number(),
  closedNoDue: z.number(),
  open: z.number(),
  overdueOpen: z.number(),
  openNotDue: z.number(),
  openNoDue: z.number(),
  negative: z.number(),
  medianHoursToClose: z.number().nullable(),
})
type Counts = z.infer<typeof Counts>

/** Our figures under the reference's names; its medians have four decimals, which is less than a second. */
const asCounted = (tally: Tally): Counts => {
  const { counts } = tally
  const median = spreadOf('medianHours', tally)
  return {
    count: counts.received,
    closed: counts.resolved,
    closedOnTime: counts.onTime,
    closedLate: counts.late,
    closedNoDue: counts.resolvedNoDeadline,
    open: counts.open,
    overdueOpen: counts.openOverdue,
    openNotDue: counts.openNotDue,
    openNoDue: counts.openNoDeadline,
    negative: counts.misordered,
    medianHoursToClose: median === undefined ? null : Math.round(median * 1e4) / 1e4,
  }
}

/** Holds a month against what was counted of it in total and by type, each type by itself. */
export function expectCounted(
  { total, by }: CountedMonth,
  expected: Counts,
  cells: readonly (Counts & { readonly type: string })[],
): void {
  expect(asCounted(total)).toEqual(Counts.parse(expected))
  expect(by.category).toHaveLength(cells.length)
  for (const { type, ...cell } of cells) {
    const tally = by.category.find(({ names }) => names[0] === type)?.tally
    expect([type, tally && asCounted(tally)]).toEqual([type, Counts.parse(cell)])
  }
}
