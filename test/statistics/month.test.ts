import { describe, expect, it } from 'vitest'
import { instant } from '../../src/model/instant.ts'
import { monthBounds, monthOf, parseMonth } from '../../src/statistics/month.ts'
import { month } from './support.ts'

const iso = (at: number) => new Date(at).toISOString()

describe('months', () => {
  it.each([
    ['Asia/Shanghai', '2026-11', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['Asia/Shanghai', '2028-02', '2028-01-31T16:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    // The clocks go back on 1 November: the month is an hour longer than its days.
    ['America/New_York', '2026-11', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
    ['America/New_York', '2026-03', '2026-03-01T05:00:00.000Z', '2026-04-01T04:00:00.000Z'],
    // The first midnight of October is skipped: 00:00 is 01:00.
    ['America/Asuncion', '2017-10', '2017-10-01T04:00:00.000Z', '2017-11-01T03:00:00.000Z'],
    // The first midnight of November comes twice: 01:00 is 00:00 again.
    ['America/Havana', '2020-11', '2020-11-01T04:00:00.000Z', '2020-12-01T05:00:00.000Z'],
  ])('%s %s', (zone, text, start, end) => {
    const bounds = monthBounds(zone, month(text))
    expect([iso(bounds.start), iso(bounds.end)]).toEqual([start, end])
    expect(monthOf(zone, bounds.start)).toBe(text)
    expect(monthOf(zone, instant(bounds.end - 1))).toBe(text)
    expect(monthOf(zone, instant(bounds.start - 1))).not.toBe(text)
    expect(monthOf(zone, bounds.end)).not.toBe(text)
  })

  it.each(['2026-11', '1900-01', '1999-12', '9998-12'])('reads %s', (text) => expect(parseMonth(text)).toBe(text))
  it.each([
    '2026-13',
    '2026-00',
    '2026-1',
    '26-11',
    '2026-11-01',
    '2026/11',
    ' 2026-11',
    '',
    '0000-01',
    '0001-01',
    '1899-12',
    '9999-01',
  ])('does not read "%s"', (text) => expect(parseMonth(text)).toBeUndefined())
})
