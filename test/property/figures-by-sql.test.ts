import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CALL_OUTCOMES, CALLBACK_WHYS } from '../../src/model/callback.ts'
import { DAY, type Instant, instant } from '../../src/model/instant.ts'
import { CASE_REGISTERS } from '../../src/model/register.ts'
import { isCounted } from '../../src/statistics/ledger-rounds.ts'
import { COUNT_KEYS, COUNTS } from '../../src/statistics/month/counts.ts'
import { DIMENSIONS } from '../../src/statistics/month/dimensions.ts'
import { type MonthReport, type MonthTotals, monthReport } from '../../src/statistics/month/month-report.ts'
import { SHARE_KEYS, shareOf } from '../../src/statistics/month/shares.ts'
import type { Tally } from '../../src/statistics/month/tally.ts'
import { addMonths, type Bounds, type Month, monthBounds } from '../../src/statistics/month.ts'
import type { Round } from '../../src/statistics/round.ts'
import { month } from '../statistics/support.ts'
import { calendarOf, Database, keyOf, type Told } from './figures-by-sql.ts'
import { runs } from './runs.ts'

/** Where clocks change on the first of a month, at midnight, by half an hour, or never; and February of a leap year. */
const SITES = [
  ['Asia/Shanghai', '2026-11'],
  ['America/New_York', '2026-11'],
  ['America/Havana', '2026-11'],
  ['Australia/Lord_Howe', '2026-10'],
  ['Asia/Kathmandu', '2027-01'],
  ['Africa/Cairo', '2024-02'],
] as const

/** Within three months on a coarse grid with the month's edges among them, so that ties and edges come often; and a year before. */
const momentOf = ({ start, end }: Bounds, before: Bounds): fc.Arbitrary<Instant> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.integer({ min: -240, max: 240 }).map((quarter) => instant(start + (quarter * DAY) / 4)),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(before.start, start, end, instant(start - 1), instant(end - 1), instant(start + 1)),
    },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: end - start }).map((ms) => instant(start + ms)) },
    { weight: 1, arbitrary: fc.integer({ min: -360, max: -320 }).map((day) => instant(start + day * DAY)) },
  )

const name = fc.option(fc.constantFrom('A', 'a', '噪音', '=1+1', "O'Hara"), { nil: undefined })
const roundsOf = (moment: fc.Arbitrary<Instant>): fc.Arbitrary<readonly Round[]> => {
  const maybe = fc.option(moment, { nil: undefined })
  const clock = fc.option(fc.record({ due: moment, stoppedAt: maybe }), { nil: undefined, freq: 2 })
  const round = fc.record({
    register: fc.constantFrom(...CASE_REGISTERS),
    number: fc.constant(undefined),
    cycle: fc.constantFrom(1, 1, 2, 3),
    ...{
      category: name,
      subcategory: name,
      cause: name,
      channel: name,
      department: name,
      handler: name,
      building: name,
    },
    validity: fc.constantFrom(undefined, 'valid', 'partly', 'invalid'),
    isAbnormal: fc.boolean(),
    isRepeat: fc.boolean(),
    begunAt: moment,
    resolvedAt: fc.option(moment, { nil: undefined, freq: 3 }),
    isReopened: fc.boolean(),
    closedAt: maybe,
    repliedAt: maybe,
    clocks: fc
      .record({ dispatch: clock, respond: clock, arrive: clock, reply: clock, resolve: clock })
      .map((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as Round['clocks']),
    pausedAt: maybe,
    callback: fc.option(
      fc.record({
        why: fc.constantFrom(...CALLBACK_WHYS),
        outcome: fc.option(fc.constantFrom(...CALL_OUTCOMES), { nil: undefined, freq: 2 }),
        isLate: fc.boolean(),
      }),
      { nil: undefined },
    ),
  })
  return fc.array(round, { maxLength: 50, size: 'max' }).map((all) => all.map((one, row) => ({ ...one, row })))
}

const anySite = fc.constantFrom(...SITES).chain(([zone, text]) => {
  const moment = momentOf(monthBounds(zone, month(text)), monthBounds(zone, addMonths(month(text), -1)))
  return fc.record({ zone: fc.constant(zone), of: fc.constant(month(text)), rounds: roundsOf(moment), asOf: moment })
})

/** A tally as the database tells it. */
function told({ counts, hours }: Tally): Map<string, number> {
  const shares = SHARE_KEYS.flatMap((key) => {
    const { numerator, denominator } = shareOf(key, { counts })
    return [[`${key}.of`, numerator] as const, [`${key}.among`, denominator ?? NaN] as const]
  })
  const spread: readonly (readonly [string, number])[] = Object.entries({ ...hours })
  return new Map([...Object.entries(counts), ...shares, ...spread].filter(([, value]) => value !== 0))
}

function toldOf({ registers }: MonthReport): Told {
  const all: Told = new Map()
  for (const { register, total, by } of registers.filter(isCounted)) {
    all.set(keyOf(register, 'total', []), told(total))
    for (const dimension of DIMENSIONS)
      for (const { names, tally } of by[dimension]) all.set(keyOf(register, dimension, names), told(tally))
  }
  return all
}

function toldOfTotals({ registers }: MonthTotals): Told {
  const all: Told = new Map()
  for (const { register, total, category } of registers.filter(isCounted)) {
    all.set(keyOf(register, 'total', []), told(total))
    for (const { names, tally } of category) all.set(keyOf(register, 'category', names), told(tally))
  }
  return all
}

/** Group by group and figure by figure. A database has no total of nothing; percentiles may lose the last digits of a double. */
function compare(ours: Told, theirs: Told): void {
  const text = (all: Told): unknown =>
    [...all]
      .filter(([key, figures]) => figures.size > 0 || !key.includes('"total"'))
      .map(([key, figures]) => [
        key,
        ...[...figures].map(([figure, value]) => `${figure} ${Number(value.toFixed(3))}`).sort(),
      ])
      .sort()
  const withoutNothing = (all: Told): Told =>
    new Map([...all].map(([key, figures]) => [key, new Map([...figures].filter(([, value]) => value !== 0))]))
  expect(text(withoutNothing(ours))).toEqual(text(withoutNothing(theirs)))
}

it('every count, share and hour of every group is what a database answers that was asked in the words of the definitions', () => {
  const database = new Database()
  fc.assert(
    fc.property(anySite, ({ zone, of, rounds, asOf }) => {
      const calendar = calendarOf(zone)
      const registers = CASE_REGISTERS.map((register) => ({
        register,
        rounds: rounds.filter((one) => one.register === register),
        leftOut: [],
      }))
      const report = monthReport({ zone, asOf, closed: new Map(), registers }, of)
      database.take(rounds, calendar)

      const first =
        rounds.flatMap(({ begunAt }) => (begunAt <= asOf ? [calendar(begunAt).month] : [])).sort()[0] ?? '9999'
      const others: readonly (readonly [Month, MonthTotals | undefined])[] = [
        [addMonths(of, -1), report.before],
        [addMonths(of, -12), report.yearBefore],
      ]
      for (const [other, totals] of others) {
        expect(totals === undefined).toBe(first > other)
        if (totals) compare(toldOfTotals(totals), database.tell(other, asOf, ['total', 'category']))
      }

      compare(toldOf(report), database.tell(of, asOf))
      const counted = report.registers.filter(isCounted).flatMap((one) => one.rounds)
      for (const key of COUNT_KEYS)
        expect(
          counted
            .filter(COUNTS[key].counts)
            .map(({ item }) => item.row)
            .sort((a, b) => a - b),
        ).toEqual(database.rowsBehind(key))
    }),
    runs(40),
  )
})
