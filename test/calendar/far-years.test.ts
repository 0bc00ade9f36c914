import { describe, expect, it } from 'vitest'
import type { CalendarError } from '../../src/calendar/calendar.ts'
import { roundTheClock, type WorkCalendar } from '../../src/calendar/calendar.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { addWorkdays, endOfDay, momentOnDay, workdayOn } from '../../src/calendar/working-days.ts'
import { addWorking, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { MINUTE } from '../../src/model/instant.ts'
import { alike, at, calendar, day, office } from './support.ts'

const SH = 'Asia/Shanghai'
const NY = 'America/New_York'
const now = at(SH, '2026-11-20 09:00')
const always = roundTheClock('24小时', SH)
const split = '08:30-12:00, 14:00-18:00'
const ATONCE = { atOnceMinutes: 5 }

const refused = (code: string) =>
  expect.objectContaining({ problem: expect.objectContaining({ code }) as object }) as CalendarError

describe('amounts that nobody means', () => {
  it.each<[string, number, (calendar: WorkCalendar, amount: number) => unknown]>([
    ['add minutes', 1e9, (c, n) => addWorking(c, now, n * MINUTE * 5)],
    ['add minutes without end', Number.POSITIVE_INFINITY, (c, n) => addWorking(c, now, n)],
    ['add what is no number', Number.NaN, (c, n) => addWorking(c, now, n)],
    ['subtract minutes', 1e9, (c, n) => subtractWorking(c, now, n * MINUTE * 5)],
    ['subtract minutes without end', Number.POSITIVE_INFINITY, (c, n) => subtractWorking(c, now, n)],
    ['add working days', 1e9, (c, n) => addWorkdays(c, now, n)],
    ['subtract working days', 1e9, (c, n) => addWorkdays(c, now, -n)],
    ['the end of a day', 1e9, (c, n) => endOfDay(c, now, n)],
    ['a time on a day', 1e9, (c, n) => momentOnDay(c, now, n, 510)],
    ['a day', 1e15, (c, n) => workdayOn(c, day('2026-11-20'), n)],
    ['days as elapsed time', 1e9, (c, n) => deadline(now, { kind: 'days', unit: 'day', amount: n }, c, ATONCE)],
    ['weeks', 1e9, (c, n) => deadline(now, { kind: 'days', unit: 'week', amount: n }, c, ATONCE)],
  ])('%s: the years end, round the clock and in working hours', (_, amount, act) => {
    for (const one of [always, office(SH, split), alike(NY, '22:00-06:00')])
      expect(() => act(one, amount)).toThrow(refused('beyond-years'))
  })

  it('are served as long as the years last', () => {
    const desk = office(SH, split)
    expect(formatInstant(SH, addWorking(always, now, 1e9 * MINUTE))).toBe('3928-03-18 19:40')
    const due = addWorking(desk, now, 9e8 * MINUTE)
    // 2,250 minutes a week: 400,000 weeks.
    expect(formatInstant(SH, due)).toBe('9693-01-09 09:00')
    expect(workingBetween(desk, now, due)).toBe(9e8 * MINUTE)
    expect(subtractWorking(desk, due, 9e8 * MINUTE)).toBe(now)
    expect(() => addWorking(desk, now, 1e9 * MINUTE)).toThrow(refused('beyond-years'))
  })

  it.each<[string, string]>([
    ['9999-12-31', '9999-12-31 24:00'],
    ['0-01-01', '0-01-01 24:00'],
  ])('round the clock %s still ends', (date, end) => {
    expect(endOfDay(always, at(SH, `${date} 09:00`), 0)).toBe(at(SH, end))
  })

  it('beyond the last midnight there is nothing round the clock, before the first neither', () => {
    const last = at(SH, '9999-12-31 12:00')
    const first = at(SH, '0-01-01 12:00')
    expect(addWorking(always, last, 720 * MINUTE)).toBe(at(SH, '9999-12-31 24:00'))
    expect(() => addWorking(always, last, 4 * 1440 * MINUTE)).toThrow(refused('beyond-years'))
    expect(subtractWorking(always, first, 720 * MINUTE)).toBe(at(SH, '0-01-01 00:00'))
    expect(() => subtractWorking(always, first, 4 * 1440 * MINUTE)).toThrow(refused('beyond-years'))
    expect(workdayOn(always, day('9999-12-30'), 1)).toBe(day('9999-12-31'))
    expect(() => workdayOn(always, day('9999-12-31'), 1)).toThrow(refused('beyond-years'))
    expect(() => workdayOn(always, day('0-01-01'), -2)).toThrow(refused('beyond-years'))
  })
})

describe('a calendar with years between its openings', () => {
  const closed = ['休息', '休息', '休息', '休息', '休息', '休息', '休息'] as const
  const fair = calendar(SH, closed, {
    '2021-03-01': '09:00-17:00',
    '2026-01-05': '09:00-17:00',
    '2030-11-20': '09:00-17:00',
    '2036-11-20': '09:00-17:00',
  })

  it('is walked over five years, and taken for one that never opens beyond', () => {
    const opening = at(SH, '2030-11-20 09:00')
    expect(addWorking(fair, now, 0)).toBe(opening)
    expect(addWorking(fair, now, 480 * MINUTE)).toBe(at(SH, '2030-11-20 17:00'))
    expect(() => addWorking(fair, now, 481 * MINUTE)).toThrow(refused('never-open'))
    expect(() => addWorking(fair, opening, 481 * MINUTE)).toThrow(
      expect.objectContaining({
        problem: { code: 'never-open', calendar: 'test', from: day('2030-11-20') },
      }) as CalendarError,
    )
  })

  it('and so it is backwards', () => {
    expect(subtractWorking(fair, now, 500 * MINUTE)).toBe(at(SH, '2021-03-01 16:40'))
    expect(() => subtractWorking(fair, now, 961 * MINUTE)).toThrow(refused('never-open'))
  })

  it('has the open time of all its days between two moments', () => {
    expect(workingBetween(fair, at(SH, '2000-01-01 00:00'), at(SH, '2040-01-01 00:00'))).toBe(4 * 480 * MINUTE)
  })
})

describe('the same hours in the same weeks, four hundred years on', () => {
  it.each([SH, NY, 'Australia/Lord_Howe', 'Africa/Casablanca'])('in %s', (zone) => {
    const nights = alike(zone, '22:00-06:00')
    // A day that differs from its weekday in nothing still has its page counted by itself.
    for (const [year, differing] of [
      [1240, '22:00-06:00'],
      [1999, '22:00-06:00'],
      [2640, '22:00-06:00'],
      [8040, '22:00-06:00'],
    ] as const) {
      const own = alike(zone, '22:00-06:00', { [`${year}-06-01`]: differing })
      for (const month of ['02', '03', '06', '10', '11']) {
        const start = at(zone, `${year}-${month}-01 12:00`)
        expect(addWorking(own, start, 12_345 * MINUTE)).toBe(addWorking(nights, start, 12_345 * MINUTE))
      }
    }
  })

  it('but for a day that differs, wherever it is', () => {
    for (const year of [1240, 1760, 2104, 2640, 8040]) {
      const holiday = alike(SH, '09:00-17:00', { [`${year}-06-01`]: '休息' })
      for (const shift of [-1200, -400, 0, 400, 800]) {
        const due = addWorking(holiday, at(SH, `${year + shift}-05-31 16:00`), 120 * MINUTE)
        expect(due).toBe(at(SH, `${year + shift}-06-0${shift === 0 ? 2 : 1} 10:00`))
      }
    }
  })
})
