import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../src/model/instant.ts'
import { parsePublished, publish } from '../../../src/statistics/group/published.ts'
import { tallyOfTotals } from '../../../src/statistics/group/totals.ts'
import { COUNT_KEYS } from '../../../src/statistics/month/counts.ts'
import { type ClosedMonth, type MonthReport, monthReport } from '../../../src/statistics/month/month-report.ts'
import type { Month } from '../../../src/statistics/month.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { counted, month, roundOf, sh, ZONE } from '../support.ts'

const NOVEMBER = month('2026-11')
const AS_OF = sh('2026-11-22 12:00')

const november = (
  rounds: readonly Round[],
  closed: ReadonlyMap<Month, ClosedMonth> = new Map<Month, ClosedMonth>(),
): MonthReport =>
  monthReport(
    {
      zone: ZONE,
      asOf: AS_OF,
      closed,
      registers: [
        { register: 'complaint', rounds, leftOut: [{ row: 7, receivedAt: AS_OF }] },
        { register: 'repair', lacks: [{ zh: '编号', en: 'Number' }] },
        { register: 'incident', rounds: [], leftOut: [] },
      ],
    },
    NOVEMBER,
  )
const some = [
  counted('2026-11-02 08:00', { resolved: '2026-11-02 10:00', due: '2026-11-03 08:00', category: '噪音扰民' }),
  counted('2026-11-03 08:00', { resolved: '2026-11-04 08:00', due: '2026-11-03 09:00', category: '噪音扰民' }),
  counted('2026-10-30 08:00', { due: '2026-11-01 08:00' }),
]
const read = (text: string) => {
  const parsed = parsePublished(text)
  if (typeof parsed === 'string') throw new Error(parsed)
  return parsed
}

describe('what a site publishes of a month', () => {
  it('is read as it was counted: sums, groups and hours, and not a row', () => {
    const report = november(some)
    const text = publish(report)
    const published = read(text)
    expect(published).toMatchObject({ month: NOVEMBER, asOf: AS_OF, isClosed: false })
    const [complaint, repair, incident] = published.registers
    expect(repair).toEqual({ register: 'repair', totals: undefined })
    expect(incident?.totals?.total.counts.received).toBe(0)
    if (complaint?.totals === undefined) throw new Error('not counted')
    const [first] = report.registers
    if (first === undefined || 'lacks' in first) throw new Error('not counted')
    expect(complaint.leftOut).toBe(1)
    expect(complaint.totals.total.counts).toEqual(first.total.counts)
    expect(complaint.totals.total.hours).toEqual({ n: 2, sum: 26 * HOUR })
    expect([...complaint.totals.by.category.keys()]).toEqual(['其它', '噪音扰民'])
    expect(complaint.totals.by.category.get('噪音扰民')?.counts).toMatchObject({ received: 2, onTime: 1, late: 1 })
    expect((tallyOfTotals(complaint.totals.total).hours.median ?? 0) / HOUR).toBeCloseTo(13, 0)
    expect(complaint.totals.by.cause.get(undefined)?.counts.received).toBe(2)
  })

  it('is the same text for the same report, whatever the order of the rows', () => {
    expect(publish(november(some.toReversed()))).toBe(publish(november(some)))
  })

  it('says that a month is final, and when it became so', () => {
    const closedAt = sh('2026-12-05 00:00')
    const registers = [{ register: 'complaint', rounds: some, leftOut: [] }] as const
    const report = november([], new Map([[NOVEMBER, { month: NOVEMBER, closedAt, registers }]]))
    expect(read(publish(report))).toMatchObject({ asOf: closedAt, isClosed: true })
  })

  it.each([
    { what: 'a formula', category: '=HYPERLINK("x")', shown: '=HYPERLINK("x")' },
    { what: 'several lines, marks of direction and NUL', category: 'a\r\nb\u202Ec\0d', shown: 'a bc d' },
    { what: 'half a character', category: `噪音\uD83D`, shown: '噪音\uFFFD' },
    { what: '50,000 characters', category: '噪'.repeat(50_000), shown: `${'噪'.repeat(60)}…` },
    { what: 'nothing that can be seen', category: '\u200B', shown: undefined },
  ])('calls a category of $what by one short line', ({ category, shown }) => {
    const [complaint] = read(publish(november([roundOf('2026-11-02 08:00', { category })]))).registers
    expect([...(complaint?.totals?.by.category.keys() ?? [])]).toEqual([shown])
  })

  it('adds up what is alike as far as it is shown', () => {
    const long = (end: string) => roundOf('2026-11-02 08:00', { category: '噪'.repeat(70) + end })
    const [complaint] = read(publish(november([long('a'), long('b')]))).registers
    expect([...(complaint?.totals?.by.category.values() ?? [])].map(({ counts }) => counts.received)).toEqual([2])
  })
})

const good = JSON.parse(publish(november(some))) as Record<string, unknown> & {
  keys: string[]
  registers: Record<string, unknown>[]
}
const first = good.registers[0] as { total: { c: number[]; n: number; s: number; b: number[] } }
const withTotal = (total: object) => ({ ...good, registers: [{ ...first, total: { ...first.total, ...total } }] })

describe('what no site can have published', () => {
  it.each<{ what: string; json: unknown; unread: string }>([
    { what: 'null', json: null, unread: 'broken' },
    { what: 'a list', json: [], unread: 'broken' },
    { what: 'no version', json: { ...good, v: undefined }, unread: 'broken' },
    { what: 'a later version', json: { ...good, v: 2 }, unread: 'other-version' },
    {
      what: 'a figure that we count and it does not know',
      json: { ...good, keys: good.keys.map((key) => (key === 'onTime' ? 'other' : key)) },
      unread: 'other-version',
    },
    { what: 'no month', json: { ...good, month: '2026-13' }, unread: 'broken' },
    { what: 'half a count', json: withTotal({ c: [0.5, ...first.total.c.slice(1)] }), unread: 'broken' },
    { what: 'fewer than nothing', json: withTotal({ c: [-1, ...first.total.c.slice(1)] }), unread: 'broken' },
    { what: 'fewer counts than it names', json: withTotal({ c: first.total.c.slice(1) }), unread: 'broken' },
    { what: 'hours that are in no bucket', json: withTotal({ n: first.total.n + 1 }), unread: 'broken' },
    { what: 'a bucket that there is not', json: withTotal({ n: 1, b: [999_999, 1] }), unread: 'broken' },
    { what: 'a bucket twice', json: withTotal({ n: 2, b: [5, 1, 5, 1] }), unread: 'broken' },
    { what: 'half a bucket', json: withTotal({ n: 0, b: [5] }), unread: 'broken' },
    { what: 'a register twice', json: { ...good, registers: [first, first] }, unread: 'broken' },
    { what: 'a register of its own', json: { ...good, registers: [{ ...first, register: 'x' }] }, unread: 'broken' },
    { what: 'rows', json: { ...good, registers: [{ ...first, rows: [1] }] }, unread: 'broken' },
  ])('$what is not believed', ({ json, unread }) => {
    expect(parsePublished(JSON.stringify(json))).toBe(unread)
  })

  it.each(['', 'x', '{', publish(november(some)).slice(0, -1), '"'.repeat(50_000)])('text that is none: %#', (text) => {
    expect(parsePublished(text)).toBe('broken')
  })

  it('what a later version counts besides is passed over', () => {
    const more = {
      ...good,
      keys: ['new', ...good.keys],
      registers: [{ register: 'complaint', lacks: true }],
    }
    expect(read(JSON.stringify(more)).registers).toEqual([{ register: 'complaint', totals: undefined }])
    const moved = JSON.parse(JSON.stringify(good).replaceAll('"c":[', '"c":[77,')) as typeof good
    const [complaint] = read(JSON.stringify({ ...moved, keys: ['new', ...good.keys] })).registers
    expect(COUNT_KEYS.map((key) => complaint?.totals?.total.counts[key])).toEqual(first.total.c)
  })
})
