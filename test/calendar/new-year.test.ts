import { describe, expect, it } from 'vitest'
import { CalendarError, roundTheClock } from '../../src/calendar/calendar.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { endOfShift } from '../../src/calendar/working-days.ts'
import { addWorking, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { DAY, HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import { alike, at, office } from './support.ts'

const SH = 'Asia/Shanghai'
const beyond = expect.objectContaining({
  problem: expect.objectContaining({ code: 'beyond-years' }) as object,
}) as Error

describe('New Year, near and far', () => {
  // Far years stand for each other; a day that differs makes its year, and the one beside it, its own.
  it.each([1753, 2026, 2104, 8041])('a night shift of the year before covers the first morning of %d', (year) => {
    const odd = alike(SH, '08:00-12:00', { [`${year - 1}-12-31`]: '22:00-10:00' })
    expect(workingBetween(odd, at(SH, `${year - 1}-12-31 00:00`), at(SH, `${year}-01-03 00:00`))).toBe(18 * HOUR)
    expect(addWorking(odd, at(SH, `${year}-01-01 09:00`), 2 * HOUR)).toBe(at(SH, `${year}-01-01 11:00`))
    expect(subtractWorking(odd, at(SH, `${year}-01-02 09:00`), 4 * HOUR)).toBe(at(SH, `${year}-01-01 09:00`))
  })

  it.each([1753, 2026, 2104, 8041])('a holiday on the first day of %d', (year) => {
    const rest = alike(SH, '08:00-12:00', { [`${year}-01-01`]: '休息' })
    expect(addWorking(rest, at(SH, `${year}-01-01 12:00`), HOUR)).toBe(at(SH, `${year}-01-02 09:00`))
    expect(subtractWorking(rest, at(SH, `${year}-01-01 12:00`), HOUR)).toBe(at(SH, `${year - 1}-12-31 11:00`))
    expect(workingBetween(rest, at(SH, `${year - 1}-12-31 00:00`), at(SH, `${year}-01-03 00:00`))).toBe(8 * HOUR)
  })

  it('a span ends with the year, and one minute more ends in the next', () => {
    const day = alike(SH, '00:00-24:00')
    expect(formatInstant(SH, addWorking(day, at(SH, '2026-12-31 23:00'), HOUR))).toBe('2027-01-01 00:00')
    const desk = alike(SH, '09:00-17:00')
    expect(addWorking(desk, at(SH, '2026-12-31 16:00'), HOUR)).toBe(at(SH, '2026-12-31 17:00'))
    expect(addWorking(desk, at(SH, '2026-12-31 16:00'), HOUR + MINUTE)).toBe(at(SH, '2027-01-01 09:01'))
    expect(subtractWorking(desk, at(SH, '2027-01-01 10:00'), HOUR)).toBe(at(SH, '2027-01-01 09:00'))
    expect(subtractWorking(desk, at(SH, '2027-01-01 10:00'), HOUR + MINUTE)).toBe(at(SH, '2026-12-31 16:59'))
    expect(subtractWorking(desk, at(SH, '2027-01-02 09:00'), 0)).toBe(at(SH, '2027-01-01 17:00'))
    expect(subtractWorking(desk, at(SH, '2027-01-01 09:00'), 0)).toBe(at(SH, '2026-12-31 17:00'))
  })
})

describe('where the years end', () => {
  const nights = alike(SH, '22:00-06:00')

  it('the night before the first day still counts, and nothing before it', () => {
    expect(subtractWorking(nights, at(SH, '0-01-02 03:00'), 6 * HOUR)).toBe(at(SH, '0-01-01 05:00'))
    expect(subtractWorking(nights, at(SH, '0-01-02 03:00'), 13 * HOUR)).toBe(
      instant(at(SH, '0-01-01 06:00') - 8 * HOUR),
    )
    expect(() => subtractWorking(nights, at(SH, '0-01-02 03:00'), 13 * HOUR + 1)).toThrow(beyond)
    expect(workingBetween(nights, instant(at(SH, '0-01-01 00:00') - 30 * DAY), at(SH, '0-01-02 00:00'))).toBe(10 * HOUR)
  })

  it('the night after the last day still counts, and nothing after it', () => {
    const last = at(SH, '9999-12-31 23:00')
    expect(addWorking(nights, at(SH, '9998-12-31 23:00'), 8 * HOUR)).toBe(at(SH, '9999-01-01 22:00') + HOUR)
    expect(addWorking(nights, last, 7 * HOUR)).toBe(last + 7 * HOUR)
    expect(() => addWorking(nights, last, 7 * HOUR + 1)).toThrow(beyond)
    expect(workingBetween(nights, last, instant(last + 500 * DAY))).toBe(7 * HOUR)
  })

  it('round the clock they end a day later than the last, for zones, and as early', () => {
    const always = roundTheClock('24小时', 'UTC')
    const last = at('UTC', '9999-12-31 00:00')
    const first = at('UTC', '0-01-01 00:00')
    expect(addWorking(always, last, 2 * DAY)).toBe(last + 2 * DAY)
    expect(() => addWorking(always, last, 2 * DAY + 1)).toThrow(CalendarError)
    expect(subtractWorking(always, first, DAY)).toBe(first - DAY)
    expect(() => subtractWorking(always, first, DAY + 1)).toThrow(CalendarError)
  })
})

describe('subtractWorking with pauses', () => {
  const desk = office(SH, '09:00-17:00')
  const always = roundTheClock('24小时', SH)

  // 2026-11-20 is a Friday.
  it.each([
    ['goes back by their length', desk, '2026-11-20 12:45', 120, [['11:00', '11:45']], '2026-11-20 10:00'],
    ['before the beginning move nothing', desk, '2026-11-20 12:00', 60, [['10:00', '11:00']], '2026-11-20 11:00'],
    ['after the end move nothing', desk, '2026-11-20 12:00', 60, [['12:00', '13:00']], '2026-11-20 11:00'],
    ['that run at the end', desk, '2026-11-20 12:00', 60, [['11:30', '13:00']], '2026-11-20 10:30'],
    ['at no minutes: when the clock last ran', desk, '2026-11-20 12:00', 0, [['11:30', '13:00']], '2026-11-20 11:30'],
    ['no minutes outside of them stay', desk, '2026-11-20 12:00', 0, [['10:30', '11:00']], '2026-11-20 12:00'],
    [
      'several, in any order',
      always,
      '2026-11-20 12:00',
      120,
      [
        ['09:30', '10:00'],
        ['11:00', '11:30'],
      ],
      '2026-11-20 09:00',
    ],
    ['while closed move nothing', desk, '2026-11-20 10:00', 120, [['02:00', '09:00']], '2026-11-19 16:00'],
  ] as const)('%s', (_, calendar, end, minutes, pauses, start) => {
    const list = pauses.map(([from, to]) => ({
      from: at(SH, `2026-11-20 ${from}`),
      to: at(SH, `2026-11-20 ${to}`),
    }))
    expect(formatInstant(SH, subtractWorking(calendar, at(SH, end), minutes * MINUTE, list))).toBe(start)
  })
})

describe('endOfShift', () => {
  it.each([
    ['08:00-16:00, 16:00-24:00', '2026-11-20 15:59', '2026-11-20 16:00'],
    ['08:00-16:00, 16:00-24:00', '2026-11-20 16:00', '2026-11-21 00:00'],
    ['08:00-16:00, 16:00-24:00', '2026-11-21 00:00', '2026-11-21 16:00'],
    ['22:00-06:00', '2026-11-21 05:00', '2026-11-21 06:00'],
    ['22:00-06:00', '2026-11-21 06:00', '2026-11-22 06:00'],
  ])('%s at %s: %s', (hours, t, end) => {
    expect(formatInstant(SH, endOfShift(alike(SH, hours), at(SH, t)))).toBe(end)
  })
})
