import { describe, expect, it } from 'vitest'
import { roundTheClock, type WorkCalendar } from '../../src/calendar/calendar.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { addWorking, isOpen, nextOpening, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { MINUTE } from '../../src/model/instant.ts'
import { alike, at, office } from './support.ts'

const SH = 'Asia/Shanghai'
const NY = 'America/New_York'
const LH = 'Australia/Lord_Howe'
const split = alike(SH, '08:30-12:00, 14:00-18:00')
const desk = office(SH, '09:00-17:00')
const night = alike(SH, '22:00-06:00')
const always = roundTheClock('24小时', SH)
// National Day 2026 as a site might set it: 1 to 7 October off, Saturday 10 October made up for.
const golden = office(SH, '09:00-17:00', {
  '2026-10-01': '休息',
  '2026-10-02': '休息',
  '2026-10-05': '休息',
  '2026-10-06': '休息',
  '2026-10-07': '休息',
  '2026-10-10': '09:00-17:00',
})

const shown = (calendar: WorkCalendar, t: Parameters<typeof formatInstant>[1]) => formatInstant(calendar.zone, t)

describe('addWorking', () => {
  it.each<[string, WorkCalendar, string, number, string]>([
    ['within a stretch', split, '2026-11-20 09:00', 30, '2026-11-20 09:30'],
    ['less than nothing goes back, to an opening', desk, '2026-11-23 09:30', -30, '2026-11-23 09:00'],
    ['less than nothing goes back over the weekend', desk, '2026-11-23 09:30', -60, '2026-11-20 16:30'],
    ['over the lunch break', split, '2026-11-20 11:45', 30, '2026-11-20 14:15'],
    ['ends at closing time', split, '2026-11-20 17:00', 60, '2026-11-20 18:00'],
    ['ends at the lunch break', split, '2026-11-20 11:00', 60, '2026-11-20 12:00'],
    ['a minute past closing', split, '2026-11-20 17:00', 61, '2026-11-21 08:31'],
    ['starts at closing', split, '2026-11-20 18:00', 1, '2026-11-21 08:31'],
    ['none at closing is the next opening', split, '2026-11-20 18:00', 0, '2026-11-21 08:30'],
    ['none outside hours is the next opening', split, '2026-11-20 03:00', 0, '2026-11-20 08:30'],
    ['none within hours stays', split, '2026-11-20 09:07', 0, '2026-11-20 09:07'],
    ['over a weekend', desk, '2026-11-20 16:50', 20, '2026-11-23 09:10'],
    ['from a rest day', desk, '2026-11-21 12:00', 60, '2026-11-23 10:00'],
    ['over a month end', desk, '2026-11-30 16:00', 120, '2026-12-01 10:00'],
    ['over a leap day', desk, '2024-02-29 16:00', 120, '2024-03-01 10:00'],
    ['over the year', desk, '2026-12-31 16:00', 120, '2027-01-01 10:00'],
    ['over the holiday', golden, '2026-09-30 16:00', 120, '2026-10-08 10:00'],
    ['on a make-up workday', golden, '2026-10-09 16:00', 120, '2026-10-10 10:00'],
    ['from the made-up Saturday', golden, '2026-10-10 16:00', 120, '2026-10-12 10:00'],
    ['a night shift runs over midnight', night, '2026-11-20 23:00', 120, '2026-11-21 01:00'],
    ['the morning of a night shift', night, '2026-11-20 05:30', 60, '2026-11-20 22:30'],
    [
      'a night shift before a holiday ends on it',
      alike(SH, '22:00-06:00', { '2026-11-21': '休息' }),
      '2026-11-20 23:00',
      420,
      '2026-11-21 06:00',
    ],
    [
      'and opens again the night after',
      alike(SH, '22:00-06:00', { '2026-11-21': '休息' }),
      '2026-11-20 23:00',
      421,
      '2026-11-22 22:01',
    ],
    ['24:00 and 00:00 lose nothing between them', alike(SH, '00:00-24:00'), '2026-11-20 23:30', 60, '2026-11-21 00:30'],
    ['a span to 24:00', office(SH, '14:00-24:00'), '2026-11-20 23:00', 60, '2026-11-21 00:00'],
    ['round the clock', always, '2026-11-20 23:30', 1440, '2026-11-21 23:30'],
    ['shift change is no break', alike(SH, '08:00-16:00, 16:00-24:00'), '2026-11-20 15:00', 120, '2026-11-20 17:00'],
    [
      'hours of two days that overlap count once',
      office(SH, '20:00-10:00', { '2026-11-20': '08:00-12:00' }),
      '2026-11-20 07:00',
      240,
      '2026-11-20 11:00',
    ],
    [
      'New York gap: an open night is an hour shorter',
      alike(NY, '22:00-06:00'),
      '2026-03-07 23:00',
      360,
      '2026-03-08 06:00',
    ],
    ['New York overlap: an hour longer', alike(NY, '22:00-06:00'), '2026-10-31 23:00', 480, '2026-11-01 06:00'],
    ['round the clock over the gap', roundTheClock('24', NY), '2026-03-07 12:00', 1440, '2026-03-08 13:00'],
    ['Lord Howe gap of half an hour', alike(LH, '00:00-24:00'), '2026-10-04 01:45', 30, '2026-10-04 02:45'],
    ['Lord Howe overlap of half an hour', alike(LH, '00:00-24:00'), '2026-04-05 01:45', 60, '2026-04-05 02:15'],
    ['closing inside the gap moves forward', alike(NY, '18:00-02:30'), '2026-03-08 01:30', 60, '2026-03-08 03:30'],
    [
      'midnight opening that was not',
      alike('America/Sao_Paulo', '00:00-08:00'),
      '2018-11-03 12:00',
      60,
      '2018-11-04 02:00',
    ],
  ])('%s', (_, calendar, start, minutes, due) => {
    expect(shown(calendar, addWorking(calendar, at(calendar.zone, start), minutes * MINUTE))).toBe(due)
  })

  it('keeps milliseconds', () => {
    expect(addWorking(split, at(SH, '2026-11-20 11:59:59.750'), 500)).toBe(at(SH, '2026-11-20 14:00:00.250'))
  })
})

describe('pauses', () => {
  const pause = (from: string, to: string) => ({ from: at(SH, from), to: at(SH, to) })

  it.each<[string, WorkCalendar, string, number, readonly (readonly [string, string])[], string]>([
    [
      'move by their length',
      desk,
      '2026-11-20 10:00',
      120,
      [['2026-11-20 11:00', '2026-11-20 11:45']],
      '2026-11-20 12:45',
    ],
    [
      'over a weekend move by open time only',
      desk,
      '2026-11-20 15:00',
      120,
      [['2026-11-20 16:00', '2026-11-23 10:00']],
      '2026-11-23 11:00',
    ],
    [
      'while closed move nothing',
      desk,
      '2026-11-20 16:00',
      120,
      [['2026-11-20 17:00', '2026-11-23 09:00']],
      '2026-11-23 10:00',
    ],
    [
      'round the clock move by all of it',
      always,
      '2026-11-20 15:00',
      120,
      [['2026-11-20 16:00', '2026-11-23 10:00']],
      '2026-11-23 11:00',
    ],
    [
      'that overlap count once',
      desk,
      '2026-11-20 10:00',
      60,
      [
        ['2026-11-20 10:30', '2026-11-20 11:30'],
        ['2026-11-20 11:00', '2026-11-20 12:00'],
      ],
      '2026-11-20 12:30',
    ],
    [
      'in any order',
      desk,
      '2026-11-20 10:00',
      120,
      [
        ['2026-11-20 12:00', '2026-11-20 12:30'],
        ['2026-11-20 10:30', '2026-11-20 11:00'],
      ],
      '2026-11-20 13:00',
    ],
    [
      'before the start move nothing',
      desk,
      '2026-11-20 10:00',
      60,
      [['2026-11-20 09:00', '2026-11-20 09:59']],
      '2026-11-20 11:00',
    ],
    [
      'that run at the start',
      desk,
      '2026-11-20 10:00',
      60,
      [['2026-11-20 09:00', '2026-11-20 10:15']],
      '2026-11-20 11:15',
    ],
    [
      'after the end move nothing',
      desk,
      '2026-11-20 10:00',
      60,
      [['2026-11-20 11:00', '2026-11-20 12:00']],
      '2026-11-20 11:00',
    ],
    [
      'reached only because of another',
      desk,
      '2026-11-20 10:00',
      60,
      [
        ['2026-11-20 10:30', '2026-11-20 11:00'],
        ['2026-11-20 11:15', '2026-11-20 11:45'],
      ],
      '2026-11-20 12:00',
    ],
    [
      'reversed or empty are none',
      desk,
      '2026-11-20 10:00',
      60,
      [
        ['2026-11-20 10:30', '2026-11-20 10:10'],
        ['2026-11-20 10:30', '2026-11-20 10:30'],
      ],
      '2026-11-20 11:00',
    ],
    [
      'at no minutes at all: when the clock next runs',
      desk,
      '2026-11-20 10:00',
      0,
      [['2026-11-20 09:30', '2026-11-20 10:30']],
      '2026-11-20 10:30',
    ],
  ])('%s', (_, calendar, start, minutes, pauses, due) => {
    const list = pauses.map(([from, to]) => pause(from, to))
    const end = addWorking(calendar, at(SH, start), minutes * MINUTE, list)
    expect(shown(calendar, end)).toBe(due)
    expect(workingBetween(calendar, at(SH, start), end, list)).toBe(minutes * MINUTE)
  })
})

describe('a reminder counted from a deadline, the clock standing still on the way', () => {
  const paused = [{ from: at(SH, '2026-11-20 10:30'), to: at(SH, '2026-11-20 11:30') }]
  it('passes over the pause in either direction', () => {
    expect(addWorking(desk, at(SH, '2026-11-20 12:00'), -60 * MINUTE, paused)).toBe(at(SH, '2026-11-20 10:00'))
    expect(subtractWorking(desk, at(SH, '2026-11-20 10:00'), -60 * MINUTE, paused)).toBe(at(SH, '2026-11-20 12:00'))
  })
})

describe('subtractWorking', () => {
  it.each<[string, WorkCalendar, string, number, string]>([
    ['within a stretch', split, '2026-11-20 09:30', 30, '2026-11-20 09:00'],
    ['over the lunch break', split, '2026-11-20 14:15', 30, '2026-11-20 11:45'],
    ['begins at an opening', split, '2026-11-20 09:30', 60, '2026-11-20 08:30'],
    ['none outside hours is the closing before', split, '2026-11-20 20:00', 0, '2026-11-20 18:00'],
    ['over the weekend', desk, '2026-11-23 09:10', 20, '2026-11-20 16:50'],
    ['into the night shift', night, '2026-11-21 23:00', 120, '2026-11-21 05:00'],
    ['round the clock', always, '2026-11-21 23:30', 1440, '2026-11-20 23:30'],
    ['less than nothing goes forward', desk, '2026-11-20 16:50', -20, '2026-11-23 09:10'],
    ['and ends at closing', desk, '2026-11-20 16:50', -10, '2026-11-20 17:00'],
    [
      'none in the first days of a year is the last closing of the year before',
      golden,
      '2028-01-02 03:00',
      0,
      '2027-12-31 17:00',
    ],
  ])('%s', (_, calendar, end, minutes, start) => {
    expect(shown(calendar, subtractWorking(calendar, at(SH, end), minutes * MINUTE))).toBe(start)
  })
})

describe('workingBetween', () => {
  it.each<[string, WorkCalendar, string, string, number]>([
    ['the same moment', split, '2026-11-20 09:00', '2026-11-20 09:00', 0],
    ['over lunch', split, '2026-11-20 11:00', '2026-11-20 15:00', 120],
    ['all of it closed', desk, '2026-11-21 00:00', '2026-11-22 23:00', 0],
    ['backwards', split, '2026-11-20 15:00', '2026-11-20 11:00', -120],
    ['a week', desk, '2026-11-16 00:00', '2026-11-23 00:00', 5 * 480],
    ['the holiday and its make-up day', golden, '2026-10-01 00:00', '2026-10-12 00:00', 3 * 480],
    ['a leap February', alike(SH, '00:00-24:00'), '2024-02-01 00:00', '2024-03-01 00:00', 29 * 1440],
    ['a New York day of 23 hours', alike(NY, '00:00-24:00'), '2026-03-08 00:00', '2026-03-09 00:00', 23 * 60],
    ['a New York day of 25 hours', alike(NY, '00:00-24:00'), '2026-11-01 00:00', '2026-11-02 00:00', 25 * 60],
    ['a Lord Howe day of 24½ hours', alike(LH, '00:00-24:00'), '2026-04-05 00:00', '2026-04-06 00:00', 24.5 * 60],
    ['a Shanghai day of 23 hours in 1986', alike(SH, '00:00-24:00'), '1986-05-04 00:00', '1986-05-05 00:00', 23 * 60],
  ])('%s', (_, calendar, a, b, minutes) => {
    expect(workingBetween(calendar, at(calendar.zone, a), at(calendar.zone, b))).toBe(minutes * MINUTE)
  })
})

describe('open or not', () => {
  it('is open from the first moment and no longer at closing', () => {
    expect(isOpen(split, at(SH, '2026-11-20 08:30'))).toBe(true)
    expect(isOpen(split, at(SH, '2026-11-20 12:00'))).toBe(false)
    expect(isOpen(night, at(SH, '2026-11-20 03:00'))).toBe(true)
    expect(isOpen(always, at(SH, '2026-11-20 03:00'))).toBe(true)
    expect(nextOpening(split, at(SH, '2026-11-20 12:00'))).toBe(at(SH, '2026-11-20 14:00'))
    expect(nextOpening(always, at(SH, '2026-11-20 12:00'))).toBe(at(SH, '2026-11-20 12:00'))
  })
})
