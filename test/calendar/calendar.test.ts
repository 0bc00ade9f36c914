import { describe, expect, it } from 'vitest'
import {
  CalendarError,
  checkCalendar,
  everyDay,
  isHolidayKnown,
  mondayToFriday,
  roundTheClock,
  workingHours,
} from '../../src/calendar/calendar.ts'
import { addWorkdays, endOfDay, endOfShift, workdayOn } from '../../src/calendar/working-days.ts'
import { addWorking, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { HOUR } from '../../src/model/instant.ts'
import { alike, at, calendar, day, hours } from './support.ts'

const now = at('UTC', '2026-11-21 09:30')
const never = workingHours('shut', 'UTC', everyDay([]))

describe('checkCalendar', () => {
  it.each([
    ['working hours', alike('Asia/Shanghai', '08:30-18:00'), undefined],
    ['round the clock', roundTheClock('24小时', 'Asia/Shanghai'), undefined],
    ['exceptions alone', workingHours('fair', 'UTC', everyDay([]), new Map([[1, hours('09:00-17:00')]])), undefined],
    ['no open hour', never, { code: 'never-open', calendar: 'shut' }],
    ['unknown zone', roundTheClock('x', 'Mars/Olympus'), { code: 'unknown-zone', calendar: 'x', zone: 'Mars/Olympus' }],
    [
      'reversed segment',
      workingHours('x', 'UTC', mondayToFriday([{ start: 600, end: 540 }])),
      { code: 'bad-segment', calendar: 'x', segment: { start: 600, end: 540 } },
    ],
    [
      'overlap in an exception',
      workingHours(
        'x',
        'UTC',
        everyDay([]),
        new Map([
          [
            1,
            [
              { start: 0, end: 60 },
              { start: 59, end: 70 },
            ],
          ],
        ]),
      ),
      { code: 'bad-segment', calendar: 'x', segment: { start: 59, end: 70 } },
    ],
  ] as const)('%s', (_, given, problem) => {
    expect(checkCalendar(given)).toEqual(problem)
  })
})

describe('isHolidayKnown', () => {
  const week = mondayToFriday(hours('09:00-17:00'))
  const kept = workingHours('前台', 'Asia/Shanghai', week, new Map(), { holidayYears: new Set([2025, 2026]) })
  it.each([
    ['the first day of a known year', kept, '2025-01-01', true],
    ['the last day of a known year', kept, '2026-12-31', true],
    ['the day before', kept, '2024-12-31', false],
    ['the day after', kept, '2027-01-01', false],
    ['a calendar without public holidays', workingHours('x', 'UTC', week), '2027-01-01', true],
    ['round the clock', roundTheClock('24小时', 'UTC'), '2027-01-01', true],
    [
      'a calendar that should know holidays and has none',
      workingHours('x', 'UTC', week, undefined, { holidayYears: new Set() }),
      '2026-01-01',
      false,
    ],
  ] as const)('%s', (_, given, date, known) => {
    expect(isHolidayKnown(given, day(date))).toBe(known)
  })
})

describe('a calendar that never opens', () => {
  it.each([
    ['addWorking', () => addWorking(never, now, HOUR)],
    ['zero minutes', () => addWorking(never, now, 0)],
    ['subtractWorking', () => subtractWorking(never, now, HOUR)],
    ['addWorkdays', () => addWorkdays(never, now, 1)],
    ['endOfDay', () => endOfDay(never, now, 0)],
    ['endOfShift', () => endOfShift(never, now)],
    ['workdayOn', () => workdayOn(never, day('2026-11-21'), -1)],
  ])('is refused by %s', (_, act) => {
    expect(act).toThrow(CalendarError)
    expect(act).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'never-open' }) as object }) as Error,
    )
  })

  it('has no working time between two moments', () => {
    expect(workingBetween(never, now, at('UTC', '2030-01-01 00:00'))).toBe(0)
  })

  it('is also one whose last hours are behind it', () => {
    const fair = calendar('UTC', ['休息', '休息', '休息', '休息', '休息', '休息', '休息'], {
      '2026-11-20': '09:00-17:00',
    })
    expect(() => addWorking(fair, now, HOUR)).toThrow(CalendarError)
    expect(subtractWorking(fair, now, HOUR)).toBe(at('UTC', '2026-11-20 16:00'))
  })

  it('is not one with an opening four years ahead', () => {
    const fair = calendar('UTC', ['休息', '休息', '休息', '休息', '休息', '休息', '休息'], {
      '2030-11-20': '09:00-17:00',
    })
    expect(addWorking(fair, now, HOUR)).toBe(at('UTC', '2030-11-20 10:00'))
  })
})

describe('the ends of the house', () => {
  const office = alike('Asia/Shanghai', '08:30-18:00')

  it('serves the first and the last day', () => {
    expect(addWorking(office, at('Asia/Shanghai', '0-01-01 00:00'), HOUR)).toBe(at('Asia/Shanghai', '0-01-01 09:30'))
    expect(addWorking(office, at('Asia/Shanghai', '9999-12-31 09:00'), 9 * HOUR)).toBe(
      at('Asia/Shanghai', '9999-12-31 18:00'),
    )
    expect(endOfDay(roundTheClock('x', 'UTC'), at('UTC', '9999-12-31 09:00'), 0)).toBe(at('UTC', '9999-12-31 24:00'))
  })

  it('refuses what runs out of the year 9999', () => {
    expect(() => addWorking(office, at('Asia/Shanghai', '9999-12-31 09:00'), 10 * HOUR)).toThrow(
      expect.objectContaining({ problem: { code: 'beyond-years', calendar: 'test' } }) as Error,
    )
  })
})
