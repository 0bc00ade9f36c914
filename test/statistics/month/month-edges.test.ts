import { describe, expect, it } from 'vitest'
import { HOUR, type Instant, instant } from '../../../src/model/instant.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import type { CountKey } from '../../../src/statistics/month/counts.ts'
import type { CountedMonth } from '../../../src/statistics/month/month-figures.ts'
import {
  type ClosedMonth,
  type MonthReport,
  type MonthSource,
  monthReport,
} from '../../../src/statistics/month/month-report.ts'
import { spreadOf } from '../../../src/statistics/month/spreads.ts'
import { addMonths, monthBounds, monthOf } from '../../../src/statistics/month.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { at } from '../../calendar/support.ts'
import { complaint, ledgerState, month, reportOf, roundOf, sh, ZONE } from '../support.ts'

const source = (rounds: readonly Round[], asOf: Instant, more: Partial<MonthSource> = {}): MonthSource => ({
  zone: ZONE,
  asOf,
  registers: [{ register: 'complaint', rounds, leftOut: [] }],
  closed: new Map(),
  ...more,
})

function complaintsOf({ registers: [first] }: MonthReport): CountedMonth {
  if (first === undefined || 'lacks' in first) throw new Error('not counted')
  return first
}

const FLOW: readonly CountKey[] = ['opening', 'received', 'reopened', 'resolvedInMonth', 'carriedOver']

/** Opening, received, reopened, resolved and carried over, of the month and of each in its trend; `-` where there is nothing to tell. */
function flowsOf({ trend }: MonthReport): readonly string[] {
  return trend.map(({ month: of, totals }) => {
    const one = totals?.registers[0]
    return `${of} ${one === undefined || 'lacks' in one ? '-' : FLOW.map((key) => one.total.counts[key]).join(' ')}`
  })
}

const AFTER = sh('2027-01-05 08:00')

describe('cases that live over months', () => {
  it.each<[string, readonly Round[], readonly string[]]>([
    [
      'over three',
      [roundOf('2026-09-30 23:59', { resolvedAt: sh('2026-11-01 00:00') })],
      ['2026-09 0 1 0 0 1', '2026-10 1 0 0 0 1', '2026-11 1 0 0 1 0', '2026-12 0 0 0 0 0'],
    ],
    [
      'and open still',
      [roundOf('2026-09-30 23:59')],
      ['2026-09 0 1 0 0 1', '2026-10 1 0 0 0 1', '2026-11 1 0 0 0 1', '2026-12 1 0 0 0 1'],
    ],
    [
      'reopened twice, in the month after and in the next',
      [
        roundOf('2026-09-02 08:00', { resolvedAt: sh('2026-09-03 08:00'), isReopened: true }),
        roundOf('2026-10-02 08:00', { cycle: 2, resolvedAt: sh('2026-10-03 08:00'), isReopened: true }),
        roundOf('2026-11-02 08:00', { cycle: 3 }),
      ],
      ['2026-09 0 1 0 1 0', '2026-10 0 0 1 1 0', '2026-11 0 0 1 0 1', '2026-12 1 0 0 0 1'],
    ],
    [
      'reopened in the month in which it was resolved',
      [
        roundOf('2026-09-02 08:00', { resolvedAt: sh('2026-10-03 08:00'), isReopened: true }),
        roundOf('2026-10-04 08:00', { cycle: 2, resolvedAt: sh('2026-11-03 08:00') }),
      ],
      ['2026-09 0 1 0 0 1', '2026-10 1 0 1 1 1', '2026-11 1 0 0 1 0', '2026-12 0 0 0 0 0'],
    ],
    [
      'resolved before they were received: as on receipt',
      [roundOf('2026-11-02 08:00', { resolvedAt: sh('2026-10-02 08:00') })],
      ['2026-09 -', '2026-10 -', '2026-11 0 1 0 1 0', '2026-12 0 0 0 0 0'],
    ],
  ])('%s', (_, rounds, expected) => {
    expect(flowsOf(monthReport(source(rounds, AFTER), month('2026-12'))).slice(-4)).toEqual(expected)
  })
})

describe('months with a change of clocks', () => {
  const NEW_YORK = 'America/New_York'
  const ny = (text: string): Instant => at(NEW_YORK, text)
  const report = (rounds: readonly Round[], of: string) =>
    complaintsOf(monthReport(source(rounds, ny('2027-01-01 00:00'), { zone: NEW_YORK }), month(of)))
  it.each([
    ['2026-03', 31 * 24 - 1],
    ['2026-11', 30 * 24 + 1],
    ['2026-12', 31 * 24],
  ])('%s has %i hours, and a case that lives from its first to its last instant took as many', (of, hours) => {
    const { start, end } = monthBounds(NEW_YORK, month(of))
    expect((end - start) / HOUR).toBe(hours)
    const round = { ...roundOf('2026-01-01 00:00'), begunAt: start, resolvedAt: instant(end - 1) }
    expect(spreadOf('medianHours', report([round], of).total)).toBeCloseTo(hours, 5)
  })

  it('both hours that the clocks show twice are one hour; the one that they skip has no case', () => {
    const first = ny('2026-11-01 01:30')
    const begun = (...moments: readonly Instant[]) =>
      moments.map((begunAt) => ({ ...roundOf('2026-01-01 00:00'), begunAt }))
    const rounds = begun(first, instant(first + HOUR))
    expect(report(rounds, '2026-11').by.hour.map(({ names, tally }) => [...names, tally.counts.received])).toEqual([
      ['1', 2],
    ])
    expect(report(begun(ny('2026-03-08 02:30')), '2026-03').by.hour.map(({ names }) => names)).toEqual([['3']])
  })
})

it('a month is that of the site: what is November in Shanghai is October in New York', () => {
  const rounds = [roundOf('2026-11-01 08:00')]
  const received = (zone: string, of: string) =>
    complaintsOf(monthReport(source(rounds, AFTER, { zone }), month(of))).total.counts.received
  expect(['2026-10', '2026-11'].map((of) => received(ZONE, of))).toEqual([0, 1])
  expect(['2026-10', '2026-11'].map((of) => received('America/New_York', of))).toEqual([1, 0])
})

it('one moment has the weekday and the hour of each site that asks', () => {
  const rounds = [roundOf('2026-11-03 08:00')]
  const shown = (zone: string): unknown => {
    const { by } = complaintsOf(monthReport(source(rounds, AFTER, { zone }), month('2026-11')))
    return by.weekdayHour.map(({ names }) => names)
  }
  expect([shown(ZONE), shown('America/New_York'), shown(ZONE)]).toEqual([[['2', '8']], [['1', '19']], [['2', '8']]])
})

it('29 February is of its month, and is compared with a February of 28 days', () => {
  const rounds = [roundOf('2027-02-28 23:59'), roundOf('2028-02-29 23:59:59.999'), roundOf('2028-03-01 00:00')]
  const report = monthReport(source(rounds, sh('2028-04-01 00:00')), month('2028-02'))
  expect(complaintsOf(report).total.counts).toMatchObject({ received: 1, opening: 1, carriedOver: 2 })
  expect(report.yearBefore).toMatchObject({ month: '2027-02', registers: [{ total: { counts: { received: 1 } } }] })
  expect(report.bounds.end - report.bounds.start).toBe(29 * 24 * HOUR)
})

describe('beside other months', () => {
  const rounds = [roundOf('2026-10-31 23:59', { category: 'A' }), roundOf('2026-12-01 00:00', { category: 'B' })]
  it('compares with nothing where there is no case from then or before', () => {
    const { before, yearBefore, trend } = monthReport(source(rounds, AFTER), month('2026-10'))
    expect([before, yearBefore]).toEqual([undefined, undefined])
    expect(trend.map(({ totals }) => totals !== undefined)).toEqual([...Array.from({ length: 11 }, () => false), true])
  })

  it('an empty month after that is one without a case', () => {
    const report = monthReport(source(rounds, AFTER), month('2026-11'))
    expect(complaintsOf(report).total.counts).toMatchObject({ opening: 1, received: 0, carriedOver: 1 })
    expect(complaintsOf(report).by.category.map(({ names }) => names)).toEqual([['A']])
    expect(report.before).toMatchObject({ month: '2026-10', registers: [{ total: { counts: { received: 1 } } }] })
  })

  it('of an empty ledger tells nothing of any month', () => {
    const report = monthReport(source([], AFTER), month('2026-11'))
    expect([report.before, report.yearBefore]).toEqual([undefined, undefined])
    expect(report.trend.map(({ totals }) => totals)).toEqual(Array.from({ length: 12 }, () => undefined))
    expect(complaintsOf(report).rounds).toEqual([])
  })

  it('the trend has twelve months, this one the last with the very figures of the report, and goes over the turn of the year', () => {
    const report = monthReport(source(rounds, AFTER), month('2027-01'))
    expect(report.trend.map((one) => one.month)).toEqual([
      ...['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
      ...['2026-11', '2026-12', '2027-01'],
    ])
    const { total, by } = complaintsOf(report)
    expect(report.trend.at(-1)?.totals?.registers).toEqual([{ register: 'complaint', total, category: by.category }])
    expect(report.before).toBe(report.trend.at(-2)?.totals)
  })

  it.each([
    ['long past', AFTER],
    ['some of them still to come', sh('2026-10-10 08:00')],
  ])('each month of the trend has the figures that its own report has (%s)', (_, asOf) => {
    const then = [...rounds, roundOf('2026-10-02 08:00', { resolvedAt: sh('2026-10-20 08:00') })]
    const now = monthReport(source(then, asOf), month('2027-01'))
    for (const { month: of, totals } of now.trend) {
      const { total, by } = complaintsOf(monthReport(source(then, asOf), of))
      if (totals !== undefined)
        expect(totals.registers).toEqual([{ register: 'complaint', total, category: by.category }])
    }
  })

  it('a register that cannot be counted is none in any of them', () => {
    const lacks = { register: 'repair' as const, lacks: [] }
    const [counted] = source(rounds, AFTER).registers
    const report = monthReport(source([], AFTER, { registers: counted ? [counted, lacks] : [] }), month('2026-12'))
    expect([report.registers[1], report.before?.registers[1], report.trend.at(-1)?.totals?.registers[1]]).toEqual([
      lacks,
      lacks,
      lacks,
    ])
  })
})

describe('a month that is final', () => {
  const then = [roundOf('2026-10-02 08:00', { category: '旧' })]
  const now = [roundOf('2026-10-02 08:00', { resolvedAt: sh('2026-10-03 08:00'), category: '新' })]
  const closedAt = sh('2026-11-05 00:00')
  const closed = (of: string, rounds: readonly Round[]): ReadonlyMap<MonthReport['month'], ClosedMonth> =>
    new Map([[month(of), { month: month(of), closedAt, registers: [{ register: 'complaint', rounds, leftOut: [] }] }]])

  it('is counted from what was kept of it, as of then, whatever the ledger says and whenever it is asked', () => {
    for (const asOf of [sh('2026-11-06 08:00'), AFTER]) {
      const report = monthReport(source(now, asOf, { closed: closed('2026-10', then) }), month('2026-10'))
      expect([report.asOf, report.closedAt]).toEqual([closedAt, closedAt])
      expect(complaintsOf(report).total.counts).toMatchObject({ received: 1, resolvedInMonth: 0, carriedOver: 1 })
      expect(complaintsOf(report).by.category.map(({ names }) => names)).toEqual([['旧']])
    }
  })

  it('stands so beside later months, which are counted from the ledger', () => {
    const report = monthReport(source(now, AFTER, { closed: closed('2026-10', then) }), month('2026-11'))
    expect(report.closedAt).toBeUndefined()
    expect(complaintsOf(report).total.counts.opening).toBe(0)
    expect(report.before).toMatchObject({ registers: [{ total: { counts: { carriedOver: 1 } } }] })
    expect(flowsOf(report).slice(-2)).toEqual(['2026-10 0 1 0 0 1', '2026-11 0 0 0 0 0'])
  })

  it.each<[string, readonly Round[]]>([
    ['deletes the first row of all', []],
    ['dates a case back to before it', [roundOf('2026-09-02 08:00')]],
    ['deletes nothing', then],
  ])('knows of cases before it by what was kept of final months, whoever %s', (_, ledger) => {
    const both = new Map([
      ...closed('2026-09', []),
      ...closed('2026-10', [roundOf('2026-10-02 08:00', { resolvedAt: sh('2026-10-03 08:00') })]),
      ...closed('2026-11', []),
    ])
    const { trend, before } = monthReport(source(ledger, AFTER, { closed: both }), month('2026-11'))
    expect(before?.month).toBe('2026-10')
    expect(trend.slice(-3).map(({ totals }) => totals?.month)).toEqual([undefined, '2026-10', '2026-11'])
  })

  it('is there to compare with though the ledger has lost its rows', () => {
    const report = monthReport(
      source([], AFTER, { closed: closed('2025-11', [roundOf('2025-11-02 08:00')]) }),
      month('2026-11'),
    )
    expect(report.yearBefore).toMatchObject({ month: '2025-11', registers: [{ total: { counts: { received: 1 } } }] })
    expect(report.before).toBeUndefined()
  })
})

it('a category that was taken out of its tab since keeps its name, and its cases', () => {
  const numbered = complaint('2026-11-02 08:00', { category: '没有', number: 'TS-20261102-001' })
  const { total, by } = complaintsOf(
    reportOf(viewLedger(ledgerState({ complaints: [numbered] })), '2026-11', sh('2026-11-15 12:00')),
  )
  expect(total.counts.received).toBe(1)
  expect(by.category.map(({ names }) => names)).toEqual([['没有']])
})

describe('months of the calendar', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -12, '2025-11'],
    ['2026-11', -35, '2023-12'],
    ['1900-01', -1, '1899-12'],
    ['2026-11', 0, '2026-11'],
  ])('%s and %i is %s', (from, months, expected) => {
    expect(addMonths(month(from), months)).toBe(expected)
    expect(monthOf(ZONE, monthBounds(ZONE, addMonths(month(from), months)).start)).toBe(expected)
  })
})
