import { describe, expect, it } from 'vitest'
import { roundTheClock, type WorkCalendar } from '../../src/calendar/calendar.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import { parseDuration } from '../../src/calendar/duration.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { alike, at, office } from './support.ts'

const SH = 'Asia/Shanghai'
const NY = 'America/New_York'
const desk = office(SH, '08:30-12:00, 14:00-18:00', {
  '2026-10-01': '休息',
  '2026-10-02': '休息',
  '2026-10-10': '08:30-12:00',
})
const always = roundTheClock('24小时', SH)
const night = alike(SH, '22:00-06:00')
const weeknights = office(SH, '22:00-06:00')
const shifts = alike(SH, '08:00-16:00, 16:00-24:00, 00:00-08:00')
const late = office(SH, '14:00-24:00')

function due(calendar: WorkCalendar, start: string, said: string, pauses: readonly (readonly [string, string])[] = []) {
  const duration = parseDuration(said)
  if ('problem' in duration) throw new Error(`${said}: ${duration.problem.code}`)
  const list = pauses.map(([from, to]) => ({ from: at(calendar.zone, from), to: at(calendar.zone, to) }))
  return formatInstant(
    calendar.zone,
    deadline(at(calendar.zone, start), duration, calendar, { atOnceMinutes: 5, pauses: list }),
  )
}

// 2026-11-20 is a Friday.
describe('deadlines as R16 means them', () => {
  it.each<[string, WorkCalendar, string, string, string]>([
    ['5分钟', always, '2026-11-20 23:58', '5分钟', '2026-11-21 00:03'],
    ['5分钟 after closing', desk, '2026-11-20 18:00', '5分钟', '2026-11-23 08:35'],
    ['24小时 round the clock', always, '2026-11-20 09:00', '24小时', '2026-11-21 09:00'],
    ['24小时 of working time', desk, '2026-11-20 08:30', '24小时', '2026-11-25 10:00'],
    ['at once', always, '2026-11-20 23:58', '立即', '2026-11-21 00:03'],
    ['at once outside hours', desk, '2026-11-21 09:00', '立即', '2026-11-23 08:35'],

    ['3天 round the clock', always, '2026-11-20 23:58', '3天', '2026-11-23 23:58'],
    ['1天 in working time is a calendar day', desk, '2026-11-20 17:00', '1天', '2026-11-21 17:00'],
    ['1周', desk, '2026-11-20 17:00', '1周', '2026-11-27 17:00'],
    ['3天 over a month end', always, '2026-01-30 10:00', '3天', '2026-02-02 10:00'],
    ['1天 onto a leap day', always, '2024-02-28 10:00', '1天', '2024-02-29 10:00'],
    ['1天 over a February without', always, '2026-02-28 10:00', '1天', '2026-03-01 10:00'],
    ['1天 into the New York gap', roundTheClock('24', NY), '2026-03-07 02:30', '1天', '2026-03-08 03:30'],
    ['1天 over the gap keeps the wall time', roundTheClock('24', NY), '2026-03-07 12:00', '1天', '2026-03-08 12:00'],
    ['1天 into the overlap takes the first', roundTheClock('24', NY), '2026-10-31 01:30', '1天', '2026-11-01 01:30'],

    ['1个工作日', desk, '2026-11-19 10:00', '1个工作日', '2026-11-20 10:00'],
    ['1个工作日 over a weekend', desk, '2026-11-20 10:00', '1个工作日', '2026-11-23 10:00'],
    ['2个工作日 over the holiday', desk, '2026-09-30 10:00', '2个工作日', '2026-10-06 10:00'],
    ['1个工作日 onto a make-up workday', desk, '2026-10-09 10:00', '1个工作日', '2026-10-10 10:00'],
    ['where that day is closed by then: the next opening', desk, '2026-10-09 15:00', '1个工作日', '2026-10-12 08:30'],
    ['1个工作日 from before opening', desk, '2026-11-19 07:00', '1个工作日', '2026-11-20 08:30'],
    ['1个工作日 from the lunch break', desk, '2026-11-19 13:00', '1个工作日', '2026-11-20 14:00'],
    ['1个工作日 from after closing', desk, '2026-11-18 20:00', '1个工作日', '2026-11-20 08:30'],
    ['1个工作日 from closing sharp', desk, '2026-11-19 18:00', '1个工作日', '2026-11-20 18:00'],
    ['1个工作日 from a rest day: the start does not count', desk, '2026-11-21 10:00', '1个工作日', '2026-11-23 10:00'],
    ['1个工作日 round the clock is a day', always, '2026-11-20 10:00', '1个工作日', '2026-11-21 10:00'],
    ['1个工作日 from within a night shift', weeknights, '2026-11-21 02:00', '1个工作日', '2026-11-24 02:00'],
    ['1个工作日 from the end of a night shift', weeknights, '2026-11-21 06:00', '1个工作日', '2026-11-24 06:00'],
    ['1个工作日 by day where nights are worked', night, '2026-11-20 12:00', '1个工作日', '2026-11-21 22:00'],
    ['1个工作日 from the evening of a night shift', weeknights, '2026-11-20 23:00', '1个工作日', '2026-11-23 23:00'],
    ['1个工作日 from 24:00', late, '2026-11-19 24:00', '1个工作日', '2026-11-23 14:00'],

    ['当日 round the clock', always, '2026-11-20 09:00', '当日', '2026-11-21 00:00'],
    ['当日 in the last second', always, '2026-11-20 23:59:59', '当日', '2026-11-21 00:00'],
    ['当日 at midnight sharp is the new day', always, '2026-11-21 00:00', '当日', '2026-11-22 00:00'],
    ['当日 at a month end', always, '2026-11-30 12:00', '当日', '2026-12-01 00:00'],
    ['当日 in working time', desk, '2026-11-20 09:00', '当日', '2026-11-20 18:00'],
    ['当日 before opening', desk, '2026-11-20 01:00', '当日', '2026-11-20 18:00'],
    ['当日 in the lunch break', desk, '2026-11-20 13:00', '当日', '2026-11-20 18:00'],
    ['当日 just before closing', desk, '2026-11-19 17:59:59', '当日', '2026-11-19 18:00'],
    ['当日 at closing belongs to the next working day', desk, '2026-11-20 18:00', '当日', '2026-11-23 18:00'],
    ['当日 on a rest day', desk, '2026-11-21 10:00', '当日', '2026-11-23 18:00'],
    ['当日 on a make-up workday', desk, '2026-10-10 09:00', '当日', '2026-10-10 12:00'],
    ['当日 in the night shift is the day it began on', night, '2026-11-20 03:00', '当日', '2026-11-20 06:00'],
    ['当日 before the night shift', night, '2026-11-20 12:00', '当日', '2026-11-21 06:00'],
    ['当日 with three shifts', shifts, '2026-11-20 09:00', '当日', '2026-11-21 00:00'],
    ['当日 closing at 24:00', late, '2026-11-20 23:00', '当日', '2026-11-21 00:00'],
    [
      '当日 where midnight is skipped',
      roundTheClock('24', 'America/Sao_Paulo'),
      '2018-11-03 10:00',
      '当日',
      '2018-11-04 01:00',
    ],
    [
      '当日 where midnight comes twice',
      roundTheClock('24', 'America/Havana'),
      '2026-10-31 10:00',
      '当日',
      '2026-11-01 00:00',
    ],
    ['次日 round the clock', always, '2026-11-20 09:00', '次日', '2026-11-22 00:00'],
    ['次日 in working time is the next working day', desk, '2026-11-20 09:00', '次日', '2026-11-23 18:00'],
    ['次日 after closing counts from the next working day', desk, '2026-11-19 20:00', '次日', '2026-11-23 18:00'],
    ['T+0', desk, '2026-11-20 09:00', 'T+0', '2026-11-20 18:00'],
    ['T+3 counts working days', desk, '2026-09-30 09:00', 'T+3', '2026-10-07 18:00'],
    ['T+3 counts days round the clock', always, '2026-11-29 09:00', 'T+3', '2026-12-03 00:00'],

    ['次日 08:30', always, '2026-11-20 23:59', '次日 08:30', '2026-11-21 08:30'],
    ['次日 08:30 in working time', desk, '2026-11-20 09:00', '次日 08:30', '2026-11-23 08:30'],
    ['次日 08:30 from after closing', desk, '2026-11-18 19:00', '次日 08:30', '2026-11-20 08:30'],
    ['次日 07:00 is taken as said', desk, '2026-11-18 09:00', '次日 07:00', '2026-11-19 07:00'],
    ['次日 24:00', always, '2026-11-20 09:00', '次日 24:00', '2026-11-22 00:00'],
    ['当日 18:00', always, '2026-11-20 09:00', '当日 18:00', '2026-11-20 18:00'],
    ['当日 18:00 that has passed', always, '2026-11-20 18:00', '当日 18:00', '2026-11-21 18:00'],
    ['当日 11:00 that has passed on a Friday', desk, '2026-11-20 15:00', '当日 11:00', '2026-11-23 11:00'],
    ['次日 02:30 in the gap', roundTheClock('24', NY), '2026-03-07 12:00', '次日 02:30', '2026-03-08 03:30'],

    ['当班', desk, '2026-11-20 09:00', '当班', '2026-11-20 12:00'],
    ['当班 in the afternoon', desk, '2026-11-20 15:00', '当班', '2026-11-20 18:00'],
    ['当班 outside hours is the next shift', desk, '2026-11-20 18:00', '当班', '2026-11-23 12:00'],
    ['当班 at the change of shifts is the new one', shifts, '2026-11-20 16:00', '当班', '2026-11-21 00:00'],
    ['当班 in the night', night, '2026-11-20 23:00', '当班', '2026-11-21 06:00'],
    ['当班 round the clock is the day', always, '2026-11-20 23:00', '当班', '2026-11-21 00:00'],
  ])('%s', (_, calendar, start, said, expected) => {
    expect(due(calendar, start, said)).toBe(expected)
  })
})

describe('pauses (R21)', () => {
  const hour = [['2026-11-20 10:00', '2026-11-20 11:00']] as const
  const weekend = [['2026-11-20 17:00', '2026-11-23 09:30']] as const

  it.each<[string, WorkCalendar, string, string, readonly (readonly [string, string])[], string]>([
    ['a span moves by open time', desk, '2026-11-20 09:00', '8小时', weekend, '2026-11-23 11:30'],
    ['the same round the clock by elapsed time', always, '2026-11-20 16:00', '8小时', weekend, '2026-11-23 16:30'],
    ['at once', always, '2026-11-20 09:58', '立即', hour, '2026-11-20 11:03'],
    ['days move by elapsed time, in any calendar', desk, '2026-11-20 09:00', '3天', weekend, '2026-11-26 01:30'],
    ['days with a pause begun before the start', desk, '2026-11-20 10:30', '3天', hour, '2026-11-23 11:00'],
    ['workdays move by open time', desk, '2026-11-19 11:30', '1个工作日', hour, '2026-11-20 14:30'],
    ['workdays over a weekend of pause', desk, '2026-11-20 16:30', '1个工作日', weekend, '2026-11-24 09:00'],
    ['当日 moves into the next working day', desk, '2026-11-20 09:00', '当日', hour, '2026-11-23 09:30'],
    ['当日 round the clock', always, '2026-11-20 09:00', '当日', hour, '2026-11-21 01:00'],
    ['次日 08:30', always, '2026-11-20 09:00', '次日 08:30', hour, '2026-11-21 09:30'],
    ['当班', desk, '2026-11-20 09:00', '当班', hour, '2026-11-20 15:00'],
    [
      'a pause while closed moves no working deadline',
      desk,
      '2026-11-20 09:00',
      '次日',
      [['2026-11-21 09:00', '2026-11-22 09:00']],
      '2026-11-23 18:00',
    ],
    ['a pause after the deadline moves nothing', desk, '2026-11-19 09:00', '当日', hour, '2026-11-19 18:00'],
    [
      'a pause met only while moving moves it on',
      always,
      '2026-11-20 09:30',
      '当日',
      [...hour, ['2026-11-21 00:30', '2026-11-21 02:00']],
      '2026-11-21 02:30',
    ],
  ])('%s', (_, calendar, start, said, pauses, expected) => {
    expect(due(calendar, start, said, pauses)).toBe(expected)
  })
})
