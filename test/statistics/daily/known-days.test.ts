import { describe, expect, it } from 'vitest'
import { dayFrom } from '../../../src/calendar/wall.ts'
import { parseDays, printDays } from '../../../src/statistics/daily/known-days.ts'

const NOV = dayFrom(2026, 11, 1) - 1

describe('what is remembered of the last days', () => {
  it.each<[string, string | undefined, Readonly<Record<string, unknown>>]>([
    ['nothing', undefined, {}],
    ['how many were forgotten', '2026-11-20:3', { 20: { forgotten: 3 } }],
    ['that it was mailed', '2026-11-20:*', { 20: { isMailed: true } }],
    [
      'both, of several days',
      '2026-11-20:3* 2026-11-21:0',
      { 20: { forgotten: 3, isMailed: true }, 21: { forgotten: 0 } },
    ],
    [
      'what of it can be read',
      '2026-11-20:x 2026-02-30:1 2026-11-21:2 =2026-11-22:1 2026-11-23:12345678',
      { 21: { forgotten: 2 } },
    ],
    ['nothing in a text of somebody', '=HYPERLINK("http://x") 2026-11-20', {}],
  ])('reads %s', (_, text, expected) => {
    expect(Object.fromEntries([...parseDays(text)].map(([day, known]) => [day - NOV, known]))).toEqual(expected)
  })

  it.each<[string, string, string]>([
    ['a day is added', '2026-11-19:1*', '2026-11-19:1* 2026-11-20:4'],
    ['what is known of the day stays', '2026-11-20:1*', '2026-11-20:4*'],
    ['the days of a month are kept, and no older ones', '2026-10-20:9 2026-10-21:8', '2026-10-21:8 2026-11-20:4'],
    ['a later day stays known', '2026-11-21:0*', '2026-11-20:4 2026-11-21:0*'],
  ])('is written so that %s', (_, before, after) => {
    expect(printDays(parseDays(before), NOV + 20, { forgotten: 4 })).toBe(after)
  })

  it('reads what it has written', () => {
    const text = printDays(parseDays('2026-11-19:1*'), NOV + 20, { isMailed: true })
    expect(printDays(parseDays(text), NOV + 20, {})).toBe(text)
  })
})
