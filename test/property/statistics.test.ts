import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALL_OUTCOMES, CALLBACK_WHYS } from '../../src/model/callback.ts'
import { DAY, type Instant, instant } from '../../src/model/instant.ts'
import { valueOf } from '../../src/statistics/figure.ts'
import { COUNT_KEYS } from '../../src/statistics/month/counts.ts'
import { DIMENSIONS } from '../../src/statistics/month/dimensions.ts'
import { countMonth } from '../../src/statistics/month/month-figures.ts'
import { SHARE_KEYS, shareOf } from '../../src/statistics/month/shares.ts'
import type { Tally } from '../../src/statistics/month/tally.ts'
import { type Bounds, monthBounds, monthOf } from '../../src/statistics/month.ts'
import { percentile } from '../../src/statistics/percentile.ts'
import type { Round } from '../../src/statistics/round.ts'
import { month } from '../statistics/support.ts'
import { runs } from './runs.ts'

const bounds = monthBounds('America/New_York', month('2026-11'))

/** Moments within three months, on a coarse grid with the month's own edges among them, so that ties and edges come often. */
const moment: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: -120, max: 240 }).map((quarter) => instant(bounds.start + (quarter * DAY) / 4)),
  fc.constantFrom(bounds.start, bounds.end, instant(bounds.start - 1), instant(bounds.end - 1)),
)
const maybe = fc.option(moment, { nil: undefined })
const name = fc.option(fc.constantFrom('A', 'B', '噪音', '=1+1'), { nil: undefined })
const clock = fc.option(fc.record({ due: moment, stoppedAt: maybe }), { nil: undefined })
const clocksOf = fc
  .record({ dispatch: clock, respond: clock, arrive: clock, reply: clock, resolve: clock })
  .map((clocks) => Object.fromEntries(Object.entries(clocks).filter(([, one]) => one !== undefined)) as Round['clocks'])
const anyRound: fc.Arbitrary<Round> = fc.record({
  register: fc.constant('complaint' as const),
  row: fc.nat(),
  number: fc.constant(undefined),
  cycle: fc.constantFrom(1, 1, 2, 3),
  category: name,
  subcategory: name,
  cause: name,
  channel: name,
  validity: fc.constantFrom(undefined, 'valid', 'partly', 'invalid'),
  department: name,
  handler: name,
  building: name,
  isAbnormal: fc.boolean(),
  isRepeat: fc.boolean(),
  begunAt: moment,
  resolvedAt: maybe,
  isReopened: fc.boolean(),
  closedAt: maybe,
  repliedAt: maybe,
  clocks: clocksOf,
  pausedAt: maybe,
  callback: fc.option(
    fc.record({
      why: fc.constantFrom(...CALLBACK_WHYS),
      outcome: fc.option(fc.constantFrom(...CALL_OUTCOMES), { nil: undefined }),
      isLate: fc.boolean(),
    }),
    { nil: undefined },
  ),
})
const anyRounds = fc.array(anyRound, { maxLength: 40 })
const counted = (rounds: readonly Round[], over: Bounds, asOf: Instant) =>
  countMonth({ register: 'complaint', rounds, leftOut: [] }, { zone: 'America/New_York', bounds: over, asOf })

describe('the figures of a month', () => {
  it('add up, in total and over the groups of each dimension', () => {
    fc.assert(
      fc.property(anyRounds, moment, (rounds, asOf) => {
        const { total, by } = counted(rounds, bounds, asOf)
        const groups = DIMENSIONS.flatMap((dimension) => by[dimension])
        for (const { counts } of [total, ...groups.map(({ tally }) => tally)]) {
          expect(counts.opening + counts.received + counts.reopened - counts.resolvedInMonth).toBe(counts.carriedOver)
          expect(counts.resolved + counts.open).toBe(counts.received + counts.reopened)
          expect(counts.onTime + counts.late + counts.resolvedNoDeadline).toBe(counts.resolved)
          expect(counts.openOverdue + counts.openNotDue + counts.openNoDeadline).toBe(counts.open)
          expect(counts.satisfied + counts.fairly + counts.dissatisfied).toBe(counts.called)
        }
        for (const dimension of DIMENSIONS) {
          const sum = (of: (tally: Tally) => number) => by[dimension].reduce((all, { tally }) => all + of(tally), 0)
          for (const key of COUNT_KEYS) expect(sum(({ counts }) => counts[key])).toBe(total.counts[key])
          expect([sum(({ hours }) => hours.n), sum(({ hours }) => hours.sum)]).toEqual([total.hours.n, total.hours.sum])
          expect(new Set(by[dimension].map(({ names }) => JSON.stringify(names))).size).toBe(by[dimension].length)
        }
      }),
      runs(150),
    )
  })

  it('keep shares between 0 and 1, and hours that do not run backwards', () => {
    fc.assert(
      fc.property(anyRounds, moment, (rounds, asOf) => {
        const { total } = counted(rounds, bounds, asOf)
        for (const key of SHARE_KEYS) {
          const share = valueOf(shareOf(key, total)) ?? 0
          expect(share >= 0 && share <= 1).toBe(true)
        }
        expect(total.hours.median ?? 0).toBeGreaterThanOrEqual(0)
        expect(total.hours.p90 ?? 0).toBeGreaterThanOrEqual(total.hours.median ?? 0)
      }),
      runs(200),
    )
  })

  it('do not depend on the order of the rows', () => {
    const shuffled = anyRounds.chain((rounds) =>
      fc.tuple(
        fc.constant(rounds),
        fc.shuffledSubarray(rounds, { minLength: rounds.length, maxLength: rounds.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, moment, ([one, other], asOf) => {
        const figures = counted(one, bounds, asOf)
        const again = counted(other, bounds, asOf)
        expect([again.total, again.by]).toEqual([figures.total, figures.by])
      }),
      runs(100),
    )
  })

  it('are those that a plain walk over the cases counts', () => {
    fc.assert(
      fc.property(anyRounds, moment, (rounds, asOf) => {
        expect(counted(rounds, bounds, asOf).total.counts).toMatchObject(walked(rounds, bounds, asOf))
      }),
      runs(400),
    )
  })

  it('carry a month over into the next one', () => {
    const next = monthBounds('America/New_York', month('2026-12'))
    fc.assert(
      fc.property(anyRounds, (rounds) => {
        const asOf = instant(next.end)
        const { total } = counted(rounds, bounds, asOf)
        expect(counted(rounds, next, asOf).total.counts.opening).toBe(total.counts.carriedOver)
      }),
      runs(200),
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
    const due = item.clocks.resolve?.due
    if (due === undefined) continue
    const stoodStill = item.pausedAt !== undefined && item.pausedAt < asOf ? item.pausedAt : asOf
    if (resolved && when <= due) sums.onTime++
    else if (resolved) sums.late++
    else if (due < stoodStill) sums.openOverdue++
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
