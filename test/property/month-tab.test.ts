import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALL_OUTCOMES } from '../../src/model/callback.ts'
import { HOUR, type Instant, instant } from '../../src/model/instant.ts'
import type { ReportTab } from '../../src/model/report-tab.ts'
import { renderMonth } from '../../src/statistics/month/tab/month-tab.ts'
import { renderMonthRows } from '../../src/statistics/month/tab/rows-tab.ts'
import type { Round } from '../../src/statistics/round.ts'
import { lookedOf, november, site } from '../statistics/month/tab/support.ts'
import { roundOf, sh } from '../statistics/support.ts'
import { runs } from './runs.ts'

const start = sh('2026-11-01 00:00')
const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: -40 * 24, max: 35 * 24 })
  .map((hour) => instant(start + hour * HOUR))
const maybe = fc.option(moment, { nil: undefined })
/** What people may have typed, none of it kind. */
const typed = fc.option(
  fc.oneof(
    fc.constantFrom('噪音扰民', '其它', '=1+1', '\u202E倒', '\r\n', '\u0000', '漏水\uD83D', '<b>', '长'.repeat(3_000)),
    fc.string({ unit: 'binary', maxLength: 40 }),
  ),
  { nil: undefined },
)
const anyRound: fc.Arbitrary<Partial<Round>> = fc.record({
  register: fc.constantFrom('complaint' as const, 'repair' as const, 'incident' as const),
  row: fc.integer({ min: -1, max: 60 }),
  cycle: fc.constantFrom(1, 1, 2),
  category: typed,
  subcategory: typed,
  cause: typed,
  handler: typed,
  isAbnormal: fc.boolean(),
  isRepeat: fc.boolean(),
  begunAt: moment,
  resolvedAt: maybe,
  closedAt: maybe,
  clocks: fc.record({ resolve: fc.record({ due: moment, stoppedAt: maybe }) }, { requiredKeys: [] }),
  callback: fc.option(
    fc.record({
      why: fc.constant('mandatory' as const),
      outcome: fc.option(fc.constantFrom(...CALL_OUTCOMES), { nil: undefined }),
      isLate: fc.boolean(),
    }),
    { nil: undefined },
  ),
})
const anyRounds = fc
  .array(anyRound, { maxLength: 30 })
  .map((list) => list.map((more) => roundOf('2026-11-01 08:00', more)))

const cellsOf = ({ rows }: ReportTab) => rows.flatMap((row) => row.map(lookedOf))

describe('the tabs of any month', () => {
  it.each(['zh', 'en'] as const)(
    'hold what a sheet can hold, and lead to as many rows as they say (%s)',
    (language) => {
      fc.assert(
        fc.property(anyRounds, (rounds) => {
          const report = november(rounds)
          const tab = renderMonth(report, { settings: site(language) })
          const lines = renderMonthRows(report, site(language))
          for (const { value, note = '' } of [...cellsOf(tab), ...cellsOf(lines)]) {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
            else if (value !== null) expect(`${value}${note}`).not.toMatch(/[\p{Cc}\u202A-\u202E]|\p{Cs}/u)
          }
          for (const { value, link } of cellsOf(tab)) {
            if (link === undefined || !('area' in link) || typeof value !== 'number') continue
            expect(link.area.rows).toBe(value)
            for (let row = link.area.row; row < link.area.row + value; row++)
              expect(lines.rows[row]?.length).toBe(lines.widths.length)
          }
          for (const { at, size } of tab.charts)
            for (let row = at.row; row < at.row + Math.ceil(size.height / 21); row++)
              expect((tab.rows[row] ?? []).slice(at.column).every((cell) => lookedOf(cell).value === null)).toBe(true)
        }),
        runs(60),
      )
    },
  )

  it('are the same whatever the order of the rows', () => {
    const shuffled = anyRounds.chain((rounds) =>
      fc.record({
        rounds: fc.constant(rounds.map((round, row) => ({ ...round, row }))),
        order: fc.shuffledSubarray([...rounds.keys()], { minLength: rounds.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ rounds, order }) => {
        const both = (list: readonly Round[]) => {
          const report = november(list)
          return JSON.stringify([renderMonth(report, { settings: site() }), renderMonthRows(report, site())])
        }
        expect(both(order.flatMap((at) => rounds[at] ?? []))).toBe(both(rounds))
      }),
      runs(40),
    )
  })
})
