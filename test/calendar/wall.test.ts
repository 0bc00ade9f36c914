import { describe, expect, it } from 'vitest'
import {
  dateOfDay,
  dayFrom,
  dayOf,
  FIRST_DAY,
  isDate,
  LAST_DAY,
  startOfDay,
  wallFrom,
  wallParts,
  weekday,
} from '../../src/calendar/wall.ts'

describe('days', () => {
  it.each([
    ['1970-01-01 is day 0', [1970, 1, 1], 0],
    ['the day before', [1969, 12, 31], -1],
    ['leap day 2024', [2024, 2, 29], 19_782],
    ['month 13 is the next January', [2025, 13, 1], dayFrom(2026, 1, 1)],
    ['month 0 is the December before', [2025, 0, 31], dayFrom(2024, 12, 31)],
    ['the 0th is the last of the month before', [2024, 3, 0], dayFrom(2024, 2, 29)],
    ['1900 had no leap day', [1900, 2, 29], dayFrom(1900, 3, 1)],
    ['2000 had one', [2000, 3, 0], dayFrom(2000, 2, 29)],
    ['year 0', [0, 1, 1], FIRST_DAY],
    ['the end of 9999', [9999, 12, 31], LAST_DAY],
  ] as const)('%s', (_, [year, month, date], expected) => {
    expect(dayFrom(year, month, date)).toBe(expected)
  })

  it('are turned back into dates', () => {
    expect(dateOfDay(dayFrom(2000, 2, 29))).toEqual({ year: 2000, month: 2, day: 29 })
    expect(dateOfDay(FIRST_DAY)).toEqual({ year: 0, month: 1, day: 1 })
    expect(dateOfDay(LAST_DAY)).toEqual({ year: 9999, month: 12, day: 31 })
  })

  it('know their weekday: 2026-11-21 is a Saturday, 0000-01-01 too', () => {
    expect(weekday(dayFrom(2026, 11, 21))).toBe(5)
    expect(weekday(dayFrom(2026, 11, 23))).toBe(0)
    expect(weekday(FIRST_DAY)).toBe(5)
  })

  it.each([
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [1900, 2, 29, false],
    [2026, 4, 31, false],
    [2026, 12, 31, true],
    [2026, 13, 1, false],
    [2026, 0, 1, false],
    [2026, 1, 0, false],
    [10_000, 1, 1, false],
    [9999, 12, 31, true],
    [0, 1, 1, true],
    [-1, 12, 31, false],
    [2026, 1.5, 1, false],
  ])('%d-%d-%d is a date: %s', (year, month, date, expected) => {
    expect(isDate(year, month, date)).toBe(expected)
  })
})

describe('wall times', () => {
  it('take hour 24 for the next midnight', () => {
    expect(wallFrom(2026, 2, 28, 24)).toBe(wallFrom(2026, 3, 1))
  })

  it('come apart, also before 1970', () => {
    const wall = wallFrom(1969, 7, 20, 20, 17, 40, 5)
    expect(wallParts(wall)).toEqual({ year: 1969, month: 7, day: 20, hour: 20, minute: 17, second: 40, millisecond: 5 })
    expect(startOfDay(dayOf(wall))).toBe(wallFrom(1969, 7, 20))
  })
})
