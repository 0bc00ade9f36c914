import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, type Instant, instant } from '../../src/model/instant.ts'
import { parsePublished, publish } from '../../src/statistics/group/published.ts'
import { addRegisters, type GroupedTotals, NO_REGISTER, tallyOfTotals } from '../../src/statistics/group/totals.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { SHARE_KEYS, shareOf } from '../../src/statistics/month/shares.ts'
import { monthBounds } from '../../src/statistics/month.ts'
import type { Round } from '../../src/statistics/round.ts'
import { month, roundOf, ZONE } from '../statistics/support.ts'
import { runs } from './runs.ts'

const NOVEMBER = month('2026-11')
const { start, end } = monthBounds(ZONE, NOVEMBER)

const moment: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: -60, max: 150 }).map((quarter) => instant(start + (quarter * DAY) / 4)),
  fc.constantFrom(start, end, instant(start - 1), instant(end - 1)),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const round: fc.Arbitrary<Round> = fc
  .record({
    category: maybe(fc.constantFrom('噪音扰民', '车辆管理', '=1+1')),
    cause: maybe(fc.constantFrom('attitude', 'product')),
    channel: maybe(fc.constantFrom('phone', 'visit')),
    cycle: fc.constantFrom(1, 1, 2),
    isRepeat: fc.boolean(),
    isReopened: fc.boolean(),
    begunAt: moment,
    resolvedAt: maybe(moment),
    repliedAt: maybe(moment),
    due: maybe(moment),
  })
  .map(({ due, resolvedAt, ...more }) => ({
    ...roundOf('2026-11-01 00:00', { ...more, resolvedAt }),
    clocks: due === undefined ? {} : { resolve: { due, stoppedAt: resolvedAt } },
  }))
const rounds = fc.array(round, { maxLength: 12 })

/** What a site with such cases publishes of its complaints, as the group reads it. */
function siteOf(cases: readonly Round[], asOf: Instant): GroupedTotals {
  const registers = [{ register: 'complaint' as const, rounds: cases, leftOut: [] }]
  const read = parsePublished(publish(monthReport({ zone: ZONE, asOf, closed: new Map(), registers }, NOVEMBER)))
  const totals = typeof read === 'string' ? undefined : read.registers[0]?.totals
  if (totals === undefined) throw new Error('not read')
  return totals
}

/** The same, whatever the order in which groups came. */
const inOrder = ({ total, by }: GroupedTotals): unknown => {
  const sorted = ({ counts, hours, sketch }: typeof total) => ({
    counts,
    hours,
    sketch: [...sketch].sort(([one], [other]) => one - other),
  })
  return [
    sorted(total),
    ...Object.values(by).map((groups) =>
      [...groups].map(([name, totals]) => [name ?? '', sorted(totals)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  ]
}

describe('the months of several sites', () => {
  it('add up to the month of one site that has all their cases', () => {
    fc.assert(
      fc.property(rounds, rounds, moment, (here, there, asOf) => {
        const added = addRegisters(siteOf(here, asOf), siteOf(there, asOf))
        const pooled = siteOf([...here, ...there], asOf)
        expect(inOrder(added)).toEqual(inOrder(pooled))
        const [one, other] = [tallyOfTotals(added.total), tallyOfTotals(pooled.total)]
        for (const key of SHARE_KEYS) expect(shareOf(key, one)).toEqual(shareOf(key, other))
        const { opening, received, reopened, resolvedInMonth, carriedOver } = one.counts
        expect(opening + received + reopened - resolvedInMonth).toBe(carriedOver)
      }),
      runs(100),
    )
  })

  it('come to the same in whatever order they are added', () => {
    fc.assert(
      fc.property(rounds, rounds, rounds, moment, (a, b, c, asOf) => {
        const [x, y, z] = [siteOf(a, asOf), siteOf(b, asOf), siteOf(c, asOf)]
        const all = inOrder(addRegisters(addRegisters(x, y), z))
        expect(inOrder(addRegisters(x, addRegisters(y, z)))).toEqual(all)
        expect(inOrder(addRegisters(z, addRegisters(x, y)))).toEqual(all)
        expect(inOrder(addRegisters(NO_REGISTER, x))).toEqual(inOrder(x))
      }),
      runs(60),
    )
  })

  it('are read or refused, never half believed, whatever became of their text', () => {
    const registers = [{ register: 'complaint' as const, rounds: [roundOf('2026-11-02 08:00')], leftOut: [] }]
    const text = publish(monthReport({ zone: ZONE, asOf: end, closed: new Map(), registers }, NOVEMBER))
    const slip = fc.tuple(
      fc.nat({ max: text.length - 1 }),
      fc.constantFrom('', '0', '-', '"', '9e9', ',', 'null', '[]'),
    )
    fc.assert(
      fc.property(slip, ([at, sign]) => {
        const read = parsePublished(text.slice(0, at) + sign + text.slice(at + 1))
        if (typeof read === 'string') return
        for (const { totals } of read.registers)
          for (const count of Object.values(totals?.total.counts ?? {})) expect(count).toBeGreaterThanOrEqual(0)
      }),
      runs(300),
    )
  })
})
