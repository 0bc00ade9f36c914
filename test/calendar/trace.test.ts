import { describe, expect, it } from 'vitest'
import { roundTheClock, type WorkCalendar, workingHours } from '../../src/calendar/calendar.ts'
import { chineseHolidays } from '../../src/calendar/chinese-holidays.ts'
import { parseDuration } from '../../src/calendar/duration.ts'
import { formatDay, formatInstant, formatWall } from '../../src/calendar/format.ts'
import type { Pause } from '../../src/calendar/pauses.ts'
import { traceDeadline } from '../../src/calendar/trace.ts'
import { foldDays, type TracedDays } from '../../src/calendar/trace-days.ts'
import { dayFrom } from '../../src/calendar/wall.ts'
import { HOUR, MINUTE } from '../../src/model/instant.ts'
import { alike, at, calendar, day, hours, office } from './support.ts'

const SH = 'Asia/Shanghai'
const NY = 'America/New_York'

const desk = office(SH, '08:30-12:00, 14:00-18:00')
const night = alike(SH, '22:00-06:00')
const always = roundTheClock('24小时', SH)

/** The desk with China's public holidays, of the years that their notices are known for. */
function chinese(years: ReadonlySet<number> = chineseHolidays().years): WorkCalendar {
  const { days } = chineseHolidays()
  const open = hours('08:30-12:00, 14:00-18:00')
  return workingHours(
    'desk',
    SH,
    [open, open, open, open, open, [], []],
    new Map([...days].map(([one, { rest }]) => [one, rest ? [] : open])),
    { dayNames: new Map([...days].map(([one, { name }]) => [one, name])), holidayYears: years },
  )
}

function trace(on: WorkCalendar, start: string, said: string, pauses: readonly (readonly [string, string])[] = []) {
  const duration = parseDuration(said)
  if ('problem' in duration) throw new Error(said)
  return traceDeadline(at(on.zone, start), duration, on, {
    atOnceMinutes: 5,
    pauses: pauses.map(([from, to]): Pause => ({ from: at(on.zone, from), to: at(on.zone, to) })),
  })
}

const amount = (ms: number) => (ms % HOUR === 0 ? `${ms / HOUR}h` : `${ms / MINUTE}m`)

/** A line as `11-23 counted 3.5h`, days that are not plain workdays by their kind too. */
function line(zone: string, days: TracedDays): string {
  const date = (one: number) => formatDay(one).slice(5)
  const time = (t: number) => formatInstant(zone, t as never).slice(11)
  return [
    days.first === days.last ? date(days.first) : `${date(days.first)}..${date(days.last)}`,
    days.kind === 'workday' || days.kind === 'always' ? '' : days.kind,
    days.part === days.kind ? '' : days.part,
    days.name?.zh ?? '',
    days.unknownFrom === undefined ? '' : 'unknown',
    days.nth === undefined ? '' : `#${[...new Set(days.nth)].join('-')}`,
    days.stretches.map(({ from, to }) => `${time(from)}-${time(to)}`).join(' '),
    days.counted > 0 ? amount(days.counted) : '',
    days.paused > 0 ? `paused ${amount(days.paused)}` : '',
    days.counted > 0 ? `= ${amount(days.total)}` : '',
    days.clockChange === 0 ? '' : `clocks ${amount(days.clockChange)}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const lines = (on: WorkCalendar, days: readonly TracedDays[]) => days.map((one) => line(on.zone, one))

it('needs no pauses to be said', () => {
  const { due, withoutPauses, paused, added } = traceDeadline(
    at(SH, '2026-11-20 09:00'),
    { kind: 'day-end', days: 0 },
    desk,
    { atOnceMinutes: 5 },
  )
  expect([formatInstant(SH, due), withoutPauses, paused, added]).toEqual(['2026-11-20 18:00', due, 0, undefined])
})

describe('a span', () => {
  it.each<[string, WorkCalendar, string, string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'over a weekend, the lunch break left out',
      desk,
      '2026-11-20 16:00',
      '8小时',
      [],
      [
        '11-20 counted 16:00-18:00 2h = 2h',
        '11-21..11-22 rest skipped',
        '11-23 counted 08:30-12:00 14:00-16:30 6h = 8h',
      ],
    ],
    [
      'from after closing',
      desk,
      '2026-11-20 18:00',
      '30分钟',
      [],
      ['11-20 over', '11-21..11-22 rest skipped', '11-23 counted 08:30-09:00 30m = 30m'],
    ],
    [
      'that ends at closing has no day behind it',
      desk,
      '2026-11-20 14:00',
      '4小时',
      [],
      ['11-20 counted 14:00-18:00 4h = 4h'],
    ],
    [
      'with a pause in its midst, and one over the weekend that takes nothing',
      desk,
      '2026-11-20 09:00',
      '8小时',
      [
        ['2026-11-20 10:00', '2026-11-20 11:00'],
        ['2026-11-21 09:00', '2026-11-22 09:00'],
      ],
      [
        '11-20 counted 09:00-10:00 11:00-12:00 14:00-18:00 6h paused 1h = 6h',
        '11-21..11-22 rest skipped',
        '11-23 counted 08:30-10:30 2h = 8h',
      ],
    ],
    [
      'with a pause that begins at the opening, and one after the deadline',
      desk,
      '2026-11-20 08:30',
      '6小时',
      [
        ['2026-11-20 08:30', '2026-11-20 09:00'],
        ['2026-11-20 17:00', '2026-11-20 18:00'],
      ],
      ['11-20 counted 09:00-12:00 14:00-17:00 6h paused 30m = 6h'],
    ],
    [
      'with a pause that ends at closing',
      desk,
      '2026-11-20 14:00',
      '4小时',
      [['2026-11-20 17:00', '2026-11-20 18:00']],
      ['11-20 counted 14:00-17:00 3h paused 1h = 3h', '11-21..11-22 rest skipped', '11-23 counted 08:30-09:30 1h = 4h'],
    ],
    [
      'in the night shift, which belongs to the day it began on',
      night,
      '2026-11-21 05:00',
      '3小时',
      [],
      ['11-20 counted 05:00-06:00 1h = 1h', '11-21 counted 22:00-00:00 2h = 3h'],
    ],
    [
      'over days paused as a whole',
      desk,
      '2026-11-16 08:30',
      '1小时',
      [['2026-11-16 08:30', '2026-11-18 18:00']],
      ['11-16..11-18 counted paused 1350m', '11-19 counted 08:30-09:30 1h = 1h'],
    ],
    [
      'round the clock, day by day',
      always,
      '2026-11-20 16:00',
      '60小时',
      [],
      ['11-20 counted 16:00-00:00 8h = 8h', '11-21..11-22 counted 48h = 56h', '11-23 counted 00:00-04:00 4h = 60h'],
    ],
    [
      'at once',
      desk,
      '2026-11-20 17:58',
      '立即',
      [],
      ['11-20 counted 17:58-18:00 2m = 2m', '11-21..11-22 rest skipped', '11-23 counted 08:30-08:33 3m = 5m'],
    ],
  ])('%s', (_, on, start, said, pauses, expected) => {
    expect(lines(on, trace(on, start, said, pauses).days)).toEqual(expected)
  })

  it('says on which night the clocks changed', () => {
    const shift = alike(NY, '22:00-06:00')
    const spring = trace(shift, '2026-03-07 22:00', '8小时')
    expect(lines(shift, spring.days)).toEqual([
      '03-07 counted 22:00-06:00 7h = 7h clocks -1h',
      '03-08 counted 22:00-23:00 1h = 8h',
    ])
    expect(spring.clocksForward).toBe(HOUR)
    const autumn = trace(shift, '2026-10-31 22:00', '8小时')
    expect(lines(shift, autumn.days)).toEqual(['10-31 counted 22:00-05:00 8h = 8h clocks 1h'])
    expect(autumn.clocksForward).toBe(-HOUR)
  })

  it('of a thousand hours is told in few lines that add up', () => {
    const { days } = trace(desk, '2026-01-05 08:30', '10000小时')
    expect(days.length).toBeLessThanOrEqual(40)
    expect(days.reduce((sum, { counted }) => sum + counted, 0)).toBe(10_000 * HOUR)
    const mixed = days.find(({ kind }) => kind === 'mixed')
    // 1,334 days, 266 weekends among them: ten weeks in the 20 lines before it, nine weekends in the 19 behind it.
    expect(mixed && [formatDay(mixed.first), mixed.counted / (7.5 * HOUR)]).toEqual(['2026-03-16', mixed?.days.counted])
    expect(mixed?.days.closed).toBe((266 - 10 - 9) * 2)
  })
})

describe('days are folded', () => {
  const daily = alike(SH, '10:00-18:00')

  it.each<[string, WorkCalendar, string, string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'never where only a part of each was counted, be it as long',
      daily,
      '2026-11-20 14:00',
      '8小时',
      [],
      ['11-20 counted 14:00-18:00 4h = 4h', '11-21 counted 10:00-14:00 4h = 8h'],
    ],
    [
      'never where each was paused for a part',
      daily,
      '2026-11-20 10:00',
      '12小时',
      [
        ['2026-11-20 10:00', '2026-11-20 12:00'],
        ['2026-11-21 10:00', '2026-11-21 12:00'],
      ],
      ['11-20 counted 12:00-18:00 6h paused 2h = 6h', '11-21 counted 12:00-18:00 6h paused 2h = 12h'],
    ],
    [
      'apart where some were paused and some counted',
      daily,
      '2026-11-20 10:00',
      '16小时',
      [['2026-11-20 09:00', '2026-11-21 18:00']],
      ['11-20..11-21 counted paused 16h', '11-22..11-23 counted 16h = 16h'],
    ],
    [
      'apart where a day closed by itself meets the weekend',
      office(SH, '10:00-18:00', { '2026-11-20': '休' }),
      '2026-11-19 17:00',
      '2小时',
      [],
      [
        '11-19 counted 17:00-18:00 1h = 1h',
        '11-20 holiday skipped',
        '11-21..11-22 rest skipped',
        '11-23 counted 10:00-11:00 1h = 2h',
      ],
    ],
    [
      'apart where their hours differ, though they are as long',
      calendar(SH, ['10:00-18:00', '09:00-17:00', '10:00-18:00', '10:00-17:00 19:00-20:00', '休', '休', '休']),
      '2026-11-23 10:00',
      '32小时',
      [],
      [
        '11-23 counted 10:00-18:00 8h = 8h',
        '11-24 counted 09:00-17:00 8h = 16h',
        '11-25 counted 10:00-18:00 8h = 24h',
        '11-26 counted 10:00-17:00 19:00-20:00 8h = 32h',
      ],
    ],
    [
      'apart where they begin alike and end later',
      calendar(SH, ['10:00-11:00', '10:00-12:00', '11:00-12:00', '10:00-12:00', '休', '休', '休']),
      '2026-11-24 08:00',
      '3个工作日',
      [],
      ['11-24 start', '11-25 counted #1', '11-26 counted #2', '11-27..11-29 rest skipped', '11-30 counted #3'],
    ],
    [
      'apart on a night when the clocks change',
      roundTheClock('24', NY),
      '2026-03-07 00:00',
      '71小时',
      [],
      [
        '03-07 counted 00:00-00:00 24h = 24h',
        '03-08 counted 00:00-00:00 23h = 47h clocks -1h',
        '03-09 counted 00:00-00:00 24h = 71h',
      ],
    ],
  ])('%s', (_, on, start, said, pauses, expected) => {
    expect(lines(on, trace(on, start, said, pauses).days)).toEqual(expected)
  })

  it('in the middle of a long way to what was counted and closed, of whatever kind', () => {
    const on = office(NY, '09:00-17:00', { '2026-03-04': '休', '2026-03-05': '10:00-12:00' })
    const { days } = trace(on, '2026-02-23 09:00', '120小时')
    const [, middle, last] = foldDays(days, 3)
    // Nine whole days and two hours; three weekends and a day closed by itself.
    expect(foldDays(days, 3).map(({ first, last: end }) => [formatDay(first), formatDay(end)])).toEqual([
      ['2026-02-23', '2026-02-27'],
      ['2026-02-28', '2026-03-16'],
      ['2026-03-17', '2026-03-17'],
    ])
    expect(middle).toMatchObject({
      kind: 'mixed',
      part: 'mixed',
      hours: undefined,
      name: undefined,
      stretches: [],
      unknownFrom: undefined,
      counted: 74 * HOUR,
      total: 114 * HOUR,
      days: { counted: 10, closed: 7, holidays: 1 },
    })
    expect(last?.total).toBe(120 * HOUR)
    const spring = trace(roundTheClock('24', NY), '2026-03-06 12:00', '100小时').days
    expect(foldDays(spring, 3)[1]).toMatchObject({ counted: 71 * HOUR, clockChange: -HOUR })
    const unknown = trace(chinese(new Set([2026])), '2026-12-25 10:00', '20个工作日').days
    expect(foldDays(unknown, 3)[1]?.unknownFrom).toBe(dayFrom(2027, 1, 1))
  })
})

describe('working days', () => {
  it('are counted one by one, what is closed passed over with its reason', () => {
    const on = chinese()
    // 1 to 8 October 2025 are off; 28 September, a Sunday, is worked instead.
    const { days, due, aim } = trace(on, '2025-09-26 10:00', '5个工作日')
    expect(lines(on, days)).toEqual([
      '09-26 start',
      '09-27 rest skipped',
      '09-28 make-up counted 国庆节 #1',
      '09-29..09-30 counted #2-3',
      '10-01..10-05 holiday skipped 国庆节',
      '10-06 holiday skipped 中秋',
      '10-07..10-08 holiday skipped 国庆节',
      '10-09..10-10 counted #4-5',
    ])
    expect(formatInstant(SH, due)).toBe('2025-10-10 10:00')
    expect(aim).toMatchObject({ isSkipped: false, isClosed: false })
  })

  it('end at the next opening where the day is closed at that time', () => {
    const { days, due, aim } = trace(desk, '2026-11-19 20:00', '1个工作日')
    expect(lines(desk, days)).toEqual(['11-19 start', '11-20 counted #1', '11-21..11-22 rest skipped', '11-23 opens'])
    expect(formatInstant(SH, due)).toBe('2026-11-23 08:30')
    expect(aim && [formatWall(aim.wall), aim.isClosed]).toEqual(['2026-11-20 20:00', true])
  })

  it('of a night shift end with the night that the day began, though the date is the next', () => {
    const { days, due } = trace(night, '2026-11-21 02:00', '1个工作日')
    expect(lines(night, days)).toEqual(['11-20 start', '11-21 counted #1'])
    expect(formatInstant(SH, due)).toBe('2026-11-22 02:00')
  })

  it('say which year has no holiday data', () => {
    const on = chinese(new Set([2026]))
    expect(lines(on, trace(on, '2026-12-30 10:00', '3个工作日').days)).toEqual([
      '12-30 start',
      '12-31 counted #1',
      ...['01-01 counted unknown #2', '01-02..01-03 rest skipped unknown', '01-04 counted unknown #3'],
    ])
  })

  it('by the thousand are told in few lines, none lost', () => {
    const { days } = trace(desk, '2026-01-05 09:00', '2600个工作日')
    expect(days.length).toBeLessThanOrEqual(40)
    expect(days.at(-1)?.nth?.[1]).toBe(2600)
    expect(days.reduce((sum, one) => sum + one.days.counted, 0)).toBe(2600)
    for (const [index, one] of days.entries()) if (index > 0) expect(one.first).toBe((days[index - 1]?.last ?? 0) + 1)
  })
})

describe('a way that nobody follows by hand', () => {
  it('is not told day by day', () => {
    const rare = calendar(SH, ['09:00-09:15', '休', '休', '休', '休', '休', '休'])
    const { days, isTooLong, due } = trace(rare, '2026-11-20 09:00', '50000小时')
    // 200,000 quarters of an hour, one a week: 3,833 years.
    expect([days, isTooLong, formatInstant(SH, due).slice(0, 4)]).toEqual([[], true, '5859'])
  })
})

describe('day ends, wall times and shifts', () => {
  it.each<[string, WorkCalendar, string, string, readonly string[]]>([
    ['当日', desk, '2026-11-20 09:00', '当日', ['11-20 start']],
    [
      '当日 after closing',
      desk,
      '2026-11-20 18:00',
      '当日',
      ['11-20 over', '11-21..11-22 rest skipped', '11-23 start'],
    ],
    ['当日 on a rest day', desk, '2026-11-22 10:00', '当日', ['11-22 rest skipped', '11-23 start']],
    ['当日 in a night shift', night, '2026-11-21 03:00', '当日', ['11-20 start']],
    ['次日 round the clock', always, '2026-11-20 09:00', '次日', ['11-20 start', '11-21 counted #1']],
    [
      'T+2 over a weekend',
      desk,
      '2026-11-20 09:00',
      'T+2',
      ['11-20 start', '11-21..11-22 rest skipped', '11-23..11-24 counted #1-2'],
    ],
    [
      '当日 11:00 that has passed',
      desk,
      '2026-11-20 15:00',
      '当日 11:00',
      ['11-20 start', '11-21..11-22 rest skipped', '11-23 counted #1'],
    ],
    ['当日 18:00 at that very moment', always, '2026-11-20 18:00', '当日 18:00', ['11-20 start', '11-21 counted #1']],
    ['当班 at the change of a night', night, '2026-11-21 06:00', '当班', ['11-21 start']],
    [
      '当班 outside hours',
      desk,
      '2026-11-20 18:00',
      '当班',
      ['11-20 over', '11-21..11-22 rest skipped', '11-23 start'],
    ],
    ['当班 in the afternoon', desk, '2026-11-20 15:00', '当班', ['11-20 start']],
    ['当班 before midnight', night, '2026-11-21 02:00', '当班', ['11-20 start']],
    [
      'other hours that day',
      calendar(SH, ['08:00-18:00', '休', '休', '休', '休', '休', '休'], {
        '2026-11-23': '09:00-12:00',
      }),
      '2026-11-23 08:30',
      '当日',
      ['11-23 other-hours start'],
    ],
  ])('%s', (_, on, start, said, expected) => {
    expect(lines(on, trace(on, start, said).days)).toEqual(expected)
  })

  it('are moved by the open time that was paused, told day by day', () => {
    const { days, added, paused, withoutPauses, due } = trace(desk, '2026-11-20 09:00', '当日', [
      ['2026-11-20 15:00', '2026-11-21 12:00'],
    ])
    expect(lines(desk, days)).toEqual(['11-20 start'])
    expect(paused).toBe(3 * HOUR)
    expect(formatInstant(SH, withoutPauses)).toBe('2026-11-20 18:00')
    expect(added && lines(desk, added.days)).toEqual([
      '11-20 over',
      '11-21..11-22 rest skipped',
      '11-23 counted 08:30-11:30 3h = 3h',
    ])
    expect(formatInstant(SH, due)).toBe('2026-11-23 11:30')
  })
})

describe('what a day is to the calendar', () => {
  it('says its hours as they stand, its name and its kind', () => {
    const on = workingHours(
      'desk',
      SH,
      desk.week,
      new Map([
        [day('2026-11-21'), hours('09:00-12:00')],
        [day('2026-11-22'), hours('休')],
        [day('2026-11-23'), hours('08:30-12:00, 14:00-18:00')],
        [day('2026-11-24'), hours('08:30-12:00, 14:00-17:00')],
        [day('2026-11-25'), hours('休')],
      ]),
      { dayNames: new Map([[day('2026-11-22'), { zh: '节', en: 'Feast' }]]) },
    )
    const { days } = trace(on, '2026-11-20 09:00', '5个工作日')
    expect(
      days.map(({ first, kind, hours: open, name }) => [formatDay(first).slice(5), kind, open?.length, name?.en]),
    ).toEqual([
      ['11-20', 'workday', 2, undefined],
      ['11-21', 'make-up', 1, undefined],
      ['11-22', 'holiday', 0, 'Feast'],
      ['11-23', 'workday', 2, undefined],
      ['11-24', 'other-hours', 2, undefined],
      ['11-25', 'holiday', 0, undefined],
      ['11-26', 'workday', 2, undefined],
    ])
    expect(days.map(({ days: { closed, holidays } }) => [closed, holidays])).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 1],
      [0, 0],
    ])
    expect(trace(always, '2026-11-20 09:00', '1小时').days[0]).toMatchObject({ kind: 'always', hours: undefined })
  })

  it('tells a rest day by its week, without a name', () => {
    const [, rest] = trace(desk, '2026-11-20 09:00', '1个工作日').days
    expect(rest).toMatchObject({ kind: 'rest', days: { counted: 0, closed: 2, holidays: 0 } })
  })
})

describe('calendar days', () => {
  it('have no days to count, and say what the clocks did', () => {
    const on = office(NY, '09:00-17:00')
    const plain = trace(on, '2026-03-07 02:30', '1天')
    expect(plain.days).toEqual([])
    expect(plain.aim && [formatWall(plain.aim.wall), plain.aim.isSkipped]).toEqual(['2026-03-08 02:30', true])
    expect(formatInstant(NY, plain.due)).toBe('2026-03-08 03:30')
    expect(plain.clocksForward).toBe(HOUR)
    const week = trace(on, '2026-11-20 10:00', '1周')
    expect(week.aim && formatWall(week.aim.wall)).toBe('2026-11-27 10:00')
    const at = trace(on, '2026-11-20 10:00', '次日 08:30').aim
    expect(at && [formatWall(at.wall), at.isSkipped, at.isClosed]).toEqual(['2026-11-23 08:30', false, false])
    expect(trace(on, '2026-11-20 10:00', '次日').aim).toBeUndefined()
    expect([week.clocksForward, week.aim?.isSkipped, formatInstant(NY, week.due)]).toEqual([
      0,
      false,
      '2026-11-27 10:00',
    ])
  })

  it('are moved by elapsed time, whatever the calendar', () => {
    const { added, paused } = trace(desk, '2026-11-20 09:00', '3天', [['2026-11-20 17:00', '2026-11-23 09:30']])
    // 64 hours until the deadline without pauses, 09:00, and the half hour of the pause after it.
    expect(paused).toBe(64.5 * HOUR)
    expect(added && lines(added.calendar, added.days)).toEqual([
      '11-23 counted 09:00-00:00 15h = 15h',
      '11-24..11-25 counted 48h = 63h',
      '11-26 counted 00:00-01:30 90m = 3870m',
    ])
  })
})
