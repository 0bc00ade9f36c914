import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../src/calendar/format.ts'
import { parseHours } from '../../src/calendar/hours.ts'
import { endOfDay } from '../../src/calendar/working-days.ts'
import { addWorking, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { DAY, HOUR, MINUTE } from '../../src/model/instant.ts'
import { alike, at, office } from './support.ts'

const SH = 'Asia/Shanghai'
const open = alike(SH, '00:00-24:00')
const almost = alike(SH, '00:00-23:59')
const from = at(SH, '2026-01-01 00:00')

describe('hours of 00:00-24:00 over many nights', () => {
  it.each([1, 2, 30, 365, 3650])('%d nights lose nothing', (nights) => {
    expect(addWorking(open, from, nights * DAY)).toBe(from + nights * DAY)
    expect(subtractWorking(open, from, nights * DAY)).toBe(from - nights * DAY)
    expect(workingBetween(open, from, at(SH, '2026-11-21 09:30'))).toBe(at(SH, '2026-11-21 09:30') - from)
  })

  it('is the same as shifts that meet at midnight', () => {
    const shifts = alike(SH, '08:00-20:00, 20:00-08:00')
    expect(addWorking(shifts, from, 365 * DAY)).toBe(from + 365 * DAY)
    expect(workingBetween(shifts, from, at(SH, '2027-01-01 00:00'))).toBe(365 * DAY)
  })
})

describe('hours of 00:00-23:59, as somebody meant the whole day', () => {
  // By the plan the desk is closed for the last minute of each day, and the plan is what counts.
  it.each([
    ['one night', 1, '2026-01-02 00:01'],
    ['two nights', 2, '2026-01-03 00:02'],
    ['thirty nights', 30, '2026-01-31 00:30'],
  ])('%s later', (_, days, due) => {
    expect(formatInstant(SH, addWorking(almost, from, days * DAY))).toBe(due)
  })

  it('have one minute a night less, and the day ends with them', () => {
    expect(workingBetween(almost, from, at(SH, '2026-01-31 00:00'))).toBe(30 * (DAY - MINUTE))
    expect(formatInstant(SH, endOfDay(almost, from, 0))).toBe('2026-01-01 23:59')
  })

  it('can be said as 全天 or 00:00-24:00 instead', () => {
    expect(parseHours('全天')).toEqual(parseHours('00:00-24:00'))
  })
})

describe('closing before opening', () => {
  it('is a shift over midnight, and comes to an end', () => {
    const night = alike(SH, '18:00-08:30')
    expect(formatInstant(SH, addWorking(night, at(SH, '2026-11-20 17:00'), 16 * HOUR))).toBe('2026-11-21 19:30')
    expect(formatInstant(SH, addWorking(night, at(SH, '2026-11-20 17:00'), 14.5 * HOUR))).toBe('2026-11-21 08:30')
    expect(workingBetween(night, at(SH, '2026-11-01 12:00'), at(SH, '2026-12-01 12:00'))).toBe(30 * 14.5 * HOUR)
  })
})

describe('the turn of the year', () => {
  const desk = office(SH, '09:00-17:00')
  it.each([
    ['2023-12-29 16:00', 2, '2024-01-01 10:00'],
    ['2024-02-28 16:00', 2, '2024-02-29 10:00'],
    ['2024-02-29 16:00', 2, '2024-03-01 10:00'],
    ['2025-02-28 16:00', 2, '2025-03-03 10:00'],
    ['2100-02-26 16:00', 2, '2100-03-01 10:00'],
    ['2024-12-31 16:00', 2, '2025-01-01 10:00'],
    ['1999-12-31 16:00', 2, '2000-01-03 10:00'],
    // 2024 has 262 weekdays, 2025 and 2026 have 261 each.
    ['2024-01-01 09:00', 262 * 8 + 1, '2025-01-01 10:00'],
    ['2025-01-01 09:00', 261 * 8 + 1, '2026-01-01 10:00'],
    ['2024-01-01 09:00', (262 + 261 + 261) * 8, '2026-12-31 17:00'],
  ])('%s and %d hours: %s', (start, hours, due) => {
    expect(formatInstant(SH, addWorking(desk, at(SH, start), hours * HOUR))).toBe(due)
    expect(workingBetween(desk, at(SH, start), at(SH, due))).toBe(hours * HOUR)
  })
})

describe('a reminder counted back from its deadline', () => {
  const desk = office(SH, '09:00-12:00, 14:00-18:00')
  // 2026-11-20 is a Friday. Closed nights, lunch breaks and weekends are passed over, never landed in.
  it.each([
    ['lands at the opening', '2026-11-23 09:30', 30, '2026-11-23 09:00'],
    ['lands before the weekend, not at midnight', '2026-11-23 09:30', 60, '2026-11-20 17:30'],
    ['from the opening itself', '2026-11-23 09:00', 30, '2026-11-20 17:30'],
    ['over lunch', '2026-11-20 14:10', 30, '2026-11-20 11:40'],
    ['a whole day to its opening', '2026-11-20 18:00', 420, '2026-11-20 09:00'],
    ['a whole day and a minute', '2026-11-20 18:00', 421, '2026-11-19 17:59'],
    ['from outside hours', '2026-11-22 03:00', 15, '2026-11-20 17:45'],
    ['over the year', '2027-01-01 09:30', 60, '2026-12-31 17:30'],
  ])('%s', (_, due, minutes, reminder) => {
    expect(formatInstant(SH, subtractWorking(desk, at(SH, due), minutes * MINUTE))).toBe(reminder)
  })
})

describe('plans at the edges', () => {
  it.each([
    ['a span that ends at closing is due at closing', '09:00-17:00', '2026-11-20 15:00', 120, '2026-11-20 17:00'],
    ['a span that ends at 24:00', '16:00-24:00', '2026-11-20 23:00', 60, '2026-11-21 00:00'],
    ['none outside hours is the opening', '09:00-17:00', '2026-11-20 20:00', 0, '2026-11-21 09:00'],
    ['none at closing is the opening after', '09:00-17:00', '2026-11-20 17:00', 0, '2026-11-21 09:00'],
    ['one minute of open time a day', '23:59-24:00', '2026-11-20 12:00', 3, '2026-11-23 00:00'],
    [
      'five shifts a day',
      '01:00-02:00, 03:00-04:00, 05:00-06:00, 07:00-08:00, 09:00-10:00',
      '2026-11-20 01:30',
      300,
      '2026-11-21 01:30',
    ],
  ])('%s', (_, plan, start, minutes, due) => {
    expect(formatInstant(SH, addWorking(alike(SH, plan), at(SH, start), minutes * MINUTE))).toBe(due)
  })
})
