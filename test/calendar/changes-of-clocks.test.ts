import { describe, expect, it } from 'vitest'
import { roundTheClock } from '../../src/calendar/calendar.ts'
import { formatDay } from '../../src/calendar/format.ts'
import { daysLeftOut } from '../../src/calendar/left-out-days.ts'
import { traceDeadline } from '../../src/calendar/trace.ts'
import { addWorkdays, endOfDay, endOfShift } from '../../src/calendar/working-days.ts'
import { addWorking, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { toWall } from '../../src/calendar/zone.ts'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import { alike, at, calendar, office } from './support.ts'

const shown = (t: number) => new Date(t).toISOString()

describe('a change of clocks', () => {
  // Zone, the instant of the change, what the clock would have shown had it gone on, what it showed.
  it.each([
    ['Europe/Berlin in spring', 'Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29 02:00', '2026-03-29 03:00'],
    ['Europe/Berlin in autumn', 'Europe/Berlin', '2026-10-25T01:00Z', '2026-10-25 03:00', '2026-10-25 02:00'],
    ['New York in spring', 'America/New_York', '2026-03-08T07:00Z', '2026-03-08 02:00', '2026-03-08 03:00'],
    ['New York in autumn', 'America/New_York', '2026-11-01T06:00Z', '2026-11-01 02:00', '2026-11-01 01:00'],
    ['Sydney in spring', 'Australia/Sydney', '2026-10-03T16:00Z', '2026-10-04 02:00', '2026-10-04 03:00'],
    ['Sydney in autumn', 'Australia/Sydney', '2026-04-04T16:00Z', '2026-04-05 03:00', '2026-04-05 02:00'],
    [
      'Lord Howe in spring, half an hour',
      'Australia/Lord_Howe',
      '2026-10-03T15:30Z',
      '2026-10-04 02:00',
      '2026-10-04 02:30',
    ],
    [
      'Lord Howe in autumn, half an hour',
      'Australia/Lord_Howe',
      '2026-04-04T15:00Z',
      '2026-04-05 02:00',
      '2026-04-05 01:30',
    ],
    [
      'Chatham in spring, at a quarter to',
      'Pacific/Chatham',
      '2026-09-26T14:00Z',
      '2026-09-27 02:45',
      '2026-09-27 03:45',
    ],
    [
      'Chatham in autumn, at a quarter to',
      'Pacific/Chatham',
      '2026-04-04T14:00Z',
      '2026-04-05 03:45',
      '2026-04-05 02:45',
    ],
    [
      'Santiago in spring, at midnight',
      'America/Santiago',
      '2026-09-06T04:00Z',
      '2026-09-06 00:00',
      '2026-09-06 01:00',
    ],
    [
      'Santiago in autumn, at midnight',
      'America/Santiago',
      '2026-04-05T03:00Z',
      '2026-04-05 00:00',
      '2026-04-04 23:00',
    ],
    [
      'Asunción in spring, at midnight',
      'America/Asuncion',
      '2023-10-01T04:00Z',
      '2023-10-01 00:00',
      '2023-10-01 01:00',
    ],
    [
      'Asunción in autumn, at midnight',
      'America/Asuncion',
      '2024-03-24T03:00Z',
      '2024-03-24 00:00',
      '2024-03-23 23:00',
    ],
    ['Cairo in spring, at midnight', 'Africa/Cairo', '2026-04-23T22:00Z', '2026-04-24 00:00', '2026-04-24 01:00'],
    ['Cairo in autumn, at midnight', 'Africa/Cairo', '2026-10-29T21:00Z', '2026-10-30 00:00', '2026-10-29 23:00'],
    ['Samoa leaves out a day', 'Pacific/Apia', '2011-12-30T10:00Z', '2011-12-30 00:00', '2011-12-31 00:00'],
  ])('%s', (_, zone, when, going, showed) => {
    const change = instant(Date.parse(when))
    const wall = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`)
    expect(toWall(zone, instant(change - 1))).toBe(wall(going) - 1)
    expect(toWall(zone, change)).toBe(wall(showed))
    // What the clock skipped moves forward by as much; what it showed twice is the first time.
    const skipped = wall(showed) - wall(going)
    expect(at(zone, skipped > 0 ? going : showed)).toBe(skipped > 0 ? change : change + skipped)
    expect(at(zone, `${going.slice(0, 15)}${Number(going.slice(15)) + 1}`)).toBe(
      skipped > 0 ? change + MINUTE : change - skipped + MINUTE,
    )
  })
})

describe('the night shift 22:00-06:00', () => {
  it.each([
    ['Berlin in spring', 'Europe/Berlin', '2026-03-28', '2026-03-29', 420],
    ['Berlin in autumn', 'Europe/Berlin', '2026-10-24', '2026-10-25', 540],
    ['New York in spring', 'America/New_York', '2026-03-07', '2026-03-08', 420],
    ['New York in autumn', 'America/New_York', '2026-10-31', '2026-11-01', 540],
    ['Sydney in spring', 'Australia/Sydney', '2026-10-03', '2026-10-04', 420],
    ['Sydney in autumn', 'Australia/Sydney', '2026-04-04', '2026-04-05', 540],
    ['Lord Howe in spring', 'Australia/Lord_Howe', '2026-10-03', '2026-10-04', 450],
    ['Lord Howe in autumn', 'Australia/Lord_Howe', '2026-04-04', '2026-04-05', 510],
    ['Chatham in spring', 'Pacific/Chatham', '2026-09-26', '2026-09-27', 420],
    ['Chatham in autumn', 'Pacific/Chatham', '2026-04-04', '2026-04-05', 540],
    ['Santiago in spring', 'America/Santiago', '2026-09-05', '2026-09-06', 420],
    ['Santiago in autumn, 23:00 twice', 'America/Santiago', '2026-04-04', '2026-04-05', 540],
    ['Asunción in autumn', 'America/Asuncion', '2024-03-23', '2024-03-24', 540],
    ['Cairo in spring', 'Africa/Cairo', '2026-04-23', '2026-04-24', 420],
    ['Cairo in autumn, 23:00 twice', 'Africa/Cairo', '2026-10-29', '2026-10-30', 540],
    ['Kolkata, never', 'Asia/Kolkata', '2026-03-28', '2026-03-29', 480],
    ['Kathmandu, never', 'Asia/Kathmandu', '2026-03-28', '2026-03-29', 480],
    ['a leap day', 'Asia/Shanghai', '2024-02-28', '2024-02-29', 480],
    ['out of a leap day', 'Asia/Shanghai', '2024-02-29', '2024-03-01', 480],
    ['the last night of the year', 'Asia/Shanghai', '2026-12-31', '2027-01-01', 480],
    ['Samoa, where the 30th never was', 'Pacific/Apia', '2011-12-29', '2011-12-31', 480],
  ])('%s', (_, zone, evening, morning, minutes) => {
    const night = alike(zone, '22:00-06:00')
    const [opens, closes] = [at(zone, `${evening} 22:00`), at(zone, `${morning} 06:00`)]
    expect((closes - opens) / MINUTE).toBe(minutes)
    expect(workingBetween(night, at(zone, `${evening} 12:00`), at(zone, `${morning} 12:00`))).toBe(minutes * MINUTE)
    expect(shown(addWorking(night, opens, minutes * MINUTE))).toBe(shown(closes))
    expect(shown(subtractWorking(night, closes, minutes * MINUTE))).toBe(shown(opens))
    // One minute more is a minute into the next night.
    expect(shown(addWorking(night, opens, (minutes + 1) * MINUTE))).toBe(shown(at(zone, `${morning} 22:01`)))
    expect(shown(endOfShift(night, opens))).toBe(shown(closes))
    expect(shown(endOfDay(night, opens, 0))).toBe(shown(closes))
  })

  it('has the hour that comes twice twice, and the deadline in the second', () => {
    const night = alike('Europe/Berlin', '22:00-06:00')
    const start = at('Europe/Berlin', '2026-10-25 02:30')
    expect(shown(addWorking(night, start, HOUR))).toBe('2026-10-25T01:30:00.000Z')
    expect(shown(addWorking(night, start, 2 * HOUR))).toBe('2026-10-25T02:30:00.000Z')
  })
})

describe('a day', () => {
  it.each([
    ['Berlin in spring', 'Europe/Berlin', '2026-03-29', 23],
    ['Berlin in autumn', 'Europe/Berlin', '2026-10-25', 25],
    ['Sydney in spring', 'Australia/Sydney', '2026-10-04', 23],
    ['Sydney in autumn', 'Australia/Sydney', '2026-04-05', 25],
    ['Lord Howe in spring', 'Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Lord Howe in autumn', 'Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Santiago in spring, from 01:00', 'America/Santiago', '2026-09-06', 23],
    ['Santiago in autumn, the day before', 'America/Santiago', '2026-04-04', 25],
    ['Cairo in spring, from 01:00', 'Africa/Cairo', '2026-04-24', 23],
    ['Cairo in autumn, the day before', 'Africa/Cairo', '2026-10-29', 25],
    ['Kathmandu', 'Asia/Kathmandu', '2026-03-29', 24],
    ['Samoa, the one that never was', 'Pacific/Apia', '2011-12-30', 0],
    ['Samoa, the one before', 'Pacific/Apia', '2011-12-29', 24],
    ['Samoa, the one after', 'Pacific/Apia', '2011-12-31', 24],
  ])('%s has %s hours', (_, zone, date, length) => {
    const always = roundTheClock('24小时', zone)
    const open = alike(zone, '00:00-24:00')
    const [from, to] = [at(zone, `${date} 00:00`), at(zone, `${date} 24:00`)]
    expect((to - from) / HOUR).toBe(length)
    expect(workingBetween(open, from, to)).toBe(length * HOUR)
    expect(workingBetween(always, from, to)).toBe(length * HOUR)
    if (length > 0) expect(shown(endOfDay(always, from, 0))).toBe(shown(to))
  })
})

describe('Friday 30 December 2011 in Samoa, which never was', () => {
  const zone = 'Pacific/Apia'
  const desk = office(zone, '08:00-18:00')

  it('has no open hours, and lends none to the Saturday', () => {
    expect(workingBetween(desk, at(zone, '2011-12-29 18:00'), at(zone, '2012-01-02 08:00'))).toBe(0)
    expect(shown(addWorking(desk, at(zone, '2011-12-29 17:00'), 2 * HOUR))).toBe(shown(at(zone, '2012-01-02 09:00')))
    expect(shown(subtractWorking(desk, at(zone, '2012-01-02 09:00'), 2 * HOUR))).toBe(
      shown(at(zone, '2011-12-29 17:00')),
    )
  })

  it('takes nothing from the days beside it', () => {
    const daily = alike(zone, '08:00-18:00')
    expect(workingBetween(daily, at(zone, '2011-12-29 00:00'), at(zone, '2012-01-01 00:00'))).toBe(20 * HOUR)
    expect(shown(addWorking(daily, at(zone, '2011-12-29 17:00'), 2 * HOUR))).toBe(shown(at(zone, '2011-12-31 09:00')))
  })

  it('lets the night shift before it run on into the Saturday, whose own hours begin when that ends', () => {
    const nights = calendar(zone, ['休息', '休息', '休息', '22:00-06:00', '休息', '04:00-10:00', '休息'])
    const from = at(zone, '2011-12-29 22:00')
    expect(workingBetween(nights, from, at(zone, '2012-01-01 00:00'))).toBe(12 * HOUR)
    expect(shown(addWorking(nights, from, 9 * HOUR))).toBe(shown(at(zone, '2011-12-31 07:00')))
    const inIt = at(zone, '2011-12-31 05:00')
    const { days } = traceDeadline(inIt, { kind: 'span', unit: 'hour', amount: 2 }, nights, { atOnceMinutes: 5 })
    expect(days.map(({ first, counted }) => [formatDay(first), counted])).toEqual([
      ['2011-12-29', HOUR],
      ['2011-12-31', HOUR],
    ])
  })

  it('is no working day', () => {
    expect(shown(addWorkdays(desk, at(zone, '2011-12-29 10:00'), 1))).toBe(shown(at(zone, '2012-01-02 10:00')))
    expect(shown(endOfDay(desk, at(zone, '2011-12-29 18:00'), 0))).toBe(shown(at(zone, '2012-01-02 18:00')))
  })
})

describe('days left out', () => {
  const dates = (zone: string) => [...daysLeftOut(zone)].map(formatDay)
  it.each([
    ['Pacific/Apia', ['2011-12-30']],
    ['Pacific/Fakaofo', ['2011-12-30']],
    ['Pacific/Kwajalein', ['1993-08-21']],
    ['Pacific/Kiritimati', ['1994-12-31']],
    ['Asia/Manila', ['1844-12-31']],
    ['Asia/Shanghai', []],
    ['America/Santiago', []],
    ['+08:00', []],
  ])('%s: %j', (zone, expected) => {
    expect(dates(zone)).toEqual(expected)
  })
})
