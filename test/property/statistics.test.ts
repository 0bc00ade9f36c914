import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, type Instant, instant } from '../../src/model/instant.ts'
import { COUNTS, type CountKey } from '../../src/statistics/month/counts.ts'
import { monthFigures } from '../../src/statistics/month/month-figures.ts'
import { type Bounds, monthBounds, monthOf } from '../../src/statistics/month.ts'
import { percentile } from '../../src/statistics/percentile.ts'
import type { Round } from '../../src/statistics/round.ts'
import { month } from '../statistics/support.ts'

const bounds = monthBounds('America/New_York', month('2026-11'))

/** Moments within three months, on a coarse grid with the month's own edges among them, so that ties and edges come often. */
const moment: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: -120, max: 240 }).map((quarter) => instant(bounds.start + (quarter * DAY) / 4)),
  fc.constantFrom(bounds.start, bounds.end, instant(bounds.start - 1), instant(bounds.end - 1)),
)
const maybe = fc.option(moment, { nil: undefined })
const anyCase: fc.Arbitrary<Round> = fc.record({
  register: fc.constant('complaint' as const),
  row: fc.nat(),
  category: fc.option(fc.constantFrom('A', 'B', '噪音', '=1+1'), { nil: undefined }),
  cycle: fc.constantFrom(1, 1, 2, 3),
  begunAt: moment,
  resolvedAt: maybe,
  isReopened: fc.boolean(),
  resolveDue: maybe,
  pausedAt: maybe,
})
const cases = fc.array(anyCase, { maxLength: 40 })
const COUNT_KEYS = Object.keys(COUNTS) as readonly CountKey[]

describe('the figures of a month', () => {
  it('add up', () => {
    fc.assert(
      fc.property(cases, moment, (items, asOf) => {
        const { total, byCategory } = monthFigures(items, bounds, asOf)
        expect(total.opening + total.received + total.reopened - total.resolvedInMonth).toBe(total.carriedOver)
        expect(total.resolved + total.open).toBe(total.received + total.reopened)
        expect(total.onTime + total.late + total.resolvedNoDeadline).toBe(total.resolved)
        expect(total.openOverdue + total.openNotDue + total.openNoDeadline).toBe(total.open)
        for (const key of COUNT_KEYS)
          expect(byCategory.reduce((sum, { figures }) => sum + figures[key], 0)).toBe(total[key])
        expect(new Set(byCategory.map(({ category }) => category)).size).toBe(byCategory.length)
      }),
      { numRuns: 500 },
    )
  })

  it('keep a share between 0 and 1, and hours that do not run backwards', () => {
    fc.assert(
      fc.property(cases, moment, (items, asOf) => {
        const { total } = monthFigures(items, bounds, asOf)
        const judged = total.onTime + total.late + total.openOverdue
        expect(total.onTimeShare).toBe(judged === 0 ? undefined : total.onTime / judged)
        expect(total.medianHours ?? 0).toBeGreaterThanOrEqual(0)
        expect(total.firstTimeShare ?? 1).toBeLessThanOrEqual(1)
        expect(total.p90Hours ?? 0).toBeGreaterThanOrEqual(total.medianHours ?? 0)
      }),
    )
  })

  it('do not depend on the order of the rows', () => {
    const shuffled = cases.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })),
    )
    fc.assert(
      fc.property(shuffled, moment, ([one, other], asOf) => {
        const figures = monthFigures(one, bounds, asOf)
        const again = monthFigures(other, bounds, asOf)
        expect([again.total, again.byCategory]).toEqual([figures.total, figures.byCategory])
      }),
    )
  })

  it('are those that a plain walk over the cases counts', () => {
    fc.assert(
      fc.property(cases, moment, (items, asOf) => {
        expect(monthFigures(items, bounds, asOf).total).toMatchObject(walked(items, bounds, asOf))
      }),
      { numRuns: 500 },
    )
  })

  it('carry a month over into the next one', () => {
    const next = monthBounds('America/New_York', month('2026-12'))
    fc.assert(
      fc.property(cases, (items) => {
        const asOf = instant(next.end)
        const { total } = monthFigures(items, bounds, asOf)
        expect(monthFigures(items, next, asOf).total.opening).toBe(total.carriedOver)
      }),
    )
  })
})

/** The figures again, from the words of their definitions, with nothing shared. */
function walked(items: readonly Round[], { start, end }: Bounds, asOf: Instant): Record<string, number> {
  const sums = {
    opening: 0,
    received: 0,
    reopened: 0,
    resolvedInMonth: 0,
    firstTime: 0,
    carriedOver: 0,
    onTime: 0,
    late: 0,
    openOverdue: 0,
    openNotDue: 0,
  }
  for (const item of items) {
    if (item.begunAt > asOf) continue
    const resolved = item.resolvedAt !== undefined && item.resolvedAt <= asOf
    const when = resolved ? Math.max(item.resolvedAt, item.begunAt) : Number.MAX_VALUE
    if (item.begunAt < start && when >= start) sums.opening++
    if (when >= start && when < end) {
      sums.resolvedInMonth++
      if (item.cycle === 1 && !item.isReopened) sums.firstTime++
    }
    if (item.begunAt < end && when >= end) sums.carriedOver++
    if (item.begunAt < start || item.begunAt >= end) continue
    if (item.cycle > 1) sums.reopened++
    else sums.received++
    if (item.resolveDue === undefined) continue
    const stoodStill = item.pausedAt !== undefined && item.pausedAt < asOf ? item.pausedAt : asOf
    if (resolved && when <= item.resolveDue) sums.onTime++
    else if (resolved) sums.late++
    else if (item.resolveDue < stoodStill) sums.openOverdue++
    else sums.openNotDue++
  }
  return sums
}

describe('percentiles', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 })
  const share = fc.double({ min: 0, max: 100, noNaN: true })

  it('lie between the least and the greatest value, and never fall as the share grows', () => {
    fc.assert(
      fc.property(values, share, share, (given, a, b) => {
        const [low, high] = [percentile(given, Math.min(a, b)) ?? NaN, percentile(given, Math.max(a, b)) ?? NaN]
        expect(low).toBeGreaterThanOrEqual(Math.min(...given))
        expect(high).toBeLessThanOrEqual(Math.max(...given))
        // One unit in the last place is what interpolation may lose.
        expect(low).toBeLessThanOrEqual(high * (1 + 1e-12))
      }),
      { numRuns: 500 },
    )
  })

  it('leave the asked share of the values at or below them', () => {
    fc.assert(
      fc.property(values, share, (given, p) => {
        const found = percentile(given, p) ?? NaN
        const below = given.filter((value) => value <= found * (1 + 1e-12)).length
        expect(below).toBeGreaterThanOrEqual(Math.floor((p / 100) * (given.length - 1)) + 1)
      }),
    )
  })
})

describe('months', () => {
  it('hold exactly the instants that the calendar on the wall gives them', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'America/Asuncion',
      'America/Havana',
      'Asia/Beirut',
      '-03:30',
    )
    const years = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) })
    fc.assert(
      fc.property(zones, years, fc.integer({ min: -3 * 3_600_000, max: 3 * 3_600_000 }), (zone, somewhen, off) => {
        const around = monthBounds(zone, monthOf(zone, instant(somewhen)))
        expect(somewhen).toBeGreaterThanOrEqual(around.start)
        expect(somewhen).toBeLessThan(around.end)
        const edge = instant(around.end + off)
        const its = monthBounds(zone, monthOf(zone, edge))
        expect(off < 0 ? its.end : its.start).toBe(around.end)
        expect(edge >= its.start && edge < its.end).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
