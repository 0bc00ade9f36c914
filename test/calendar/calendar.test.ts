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
import { FIRST_DAY, LAST_DAY } from '../../src/calendar/wall.ts'
import { addWorkdays, endOfDay, endOfShift, workdayOn, workingDayOf } from '../../src/calendar/working-days.ts'
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
    ['hours of a whole day and night', workingHours('x', 'UTC', everyDay([{ start: 1439, end: 2879 }])), undefined],
    ...[
      { start: -1, end: 60 },
      { start: 1440, end: 1500 },
      { start: 0.5, end: 60 },
      { start: 0, end: 60.5 },
      { start: 60, end: 60 },
      { start: 60, end: 1501 },
      { start: Number.NaN, end: 60 },
    ].map(
      (segment) =>
        [
          `a segment from ${segment.start} to ${segment.end}`,
          workingHours('x', 'UTC', mondayToFriday([segment])),
          { code: 'bad-segment', calendar: 'x', segment },
        ] as const,
    ),
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

describe('a week', () => {
  const nine = hours('09:00-17:00')
  it('is the same every day, or from Monday to Friday', () => {
    expect(everyDay(nine)).toEqual([nine, nine, nine, nine, nine, nine, nine])
    expect(mondayToFriday(nine)).toEqual([nine, nine, nine, nine, nine, [], []])
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

  it('is named in the log', () => {
    expect(() => addWorking(never, now, HOUR)).toThrow('calendar shut: never-open')
    expect(new CalendarError({ code: 'never-open', calendar: 'shut' }).name).toBe('CalendarError')
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

describe('an opening five years ahead', () => {
  const closed = ['休息', '休息', '休息', '休息', '休息', '休息', '休息'] as const
  const from = day('2026-11-20')
  const opensAfter = (days: number) =>
    workingHours('fair', 'UTC', calendar('UTC', closed).week, new Map([[from + days, hours('09:00-17:00')]]))

  it('is found on the last day that is looked at, and not a day later', () => {
    expect(workdayOn(opensAfter(1828), from, 1)).toBe(from + 1828)
    expect(() => workdayOn(opensAfter(1829), from, 1)).toThrow(CalendarError)
    expect(workingDayOf(opensAfter(1827), at('UTC', '2026-11-20 12:00'))).toBe(from + 1827)
    expect(() => workingDayOf(opensAfter(1828), at('UTC', '2026-11-20 12:00'))).toThrow(CalendarError)
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

  it('refuses what runs out of the years, and says so', () => {
    const always = roundTheClock('test', 'UTC')
    const beyond = expect.objectContaining({ problem: { code: 'beyond-years', calendar: 'test' } }) as Error
    expect(() => addWorking(always, at('UTC', '9999-12-31 09:00'), 72 * HOUR)).toThrow(beyond)
    expect(() => subtractWorking(always, at('UTC', '0-01-01 09:00'), 72 * HOUR)).toThrow(beyond)
    expect(() => addWorkdays(office, at('Asia/Shanghai', '9999-12-30 09:00'), 2)).toThrow(beyond)
    expect(() => addWorkdays(office, at('Asia/Shanghai', '0-01-02 09:00'), -4)).toThrow(beyond)
    expect(() => workdayOn(always, LAST_DAY, 1)).toThrow(beyond)
    expect(workdayOn(always, LAST_DAY - 1, 1)).toBe(LAST_DAY)
    // The wall clock west of the zone may still be a day behind.
    expect(workdayOn(always, FIRST_DAY, -1)).toBe(FIRST_DAY - 1)
    expect(() => workdayOn(always, FIRST_DAY, -2)).toThrow(beyond)
    expect(() => addWorking(office, at('Asia/Shanghai', '9999-12-31 09:00'), 10 * HOUR)).toThrow(
      expect.objectContaining({ problem: { code: 'beyond-years', calendar: 'test' } }) as Error,
    )
  })
})
