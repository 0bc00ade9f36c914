import { describe, expect, it } from 'vitest'
import { roundTheClock } from '../../src/calendar/calendar.ts'
import { isWorkday } from '../../src/calendar/open-time.ts'
import { addWorkdays, endOfDay, workdayOn, workingDayOf } from '../../src/calendar/working-days.ts'
import { alike, at, calendar, day, office } from './support.ts'

const SH = 'Asia/Shanghai'
const desk = office(SH, '09:00-17:00', { '2026-11-19': '休息', '2026-11-22': '10:00-12:00' })

// 2026-11-20 is a Friday.
describe('working days', () => {
  it.each([
    ['none on', '2026-11-21', 0, '2026-11-21'],
    ['one on, a make-up Sunday', '2026-11-20', 1, '2026-11-22'],
    ['two on', '2026-11-20', 2, '2026-11-23'],
    ['one back over a holiday', '2026-11-20', -1, '2026-11-18'],
    ['from a rest day', '2026-11-21', 1, '2026-11-22'],
  ])('%s', (_, from, n, expected) => {
    expect(workdayOn(desk, day(from), n)).toBe(day(expected))
  })

  it('are all days round the clock', () => {
    const always = roundTheClock('24', SH)
    expect(isWorkday(always, day('2026-11-21'))).toBe(true)
    expect(workdayOn(always, day('2026-11-20'), 3)).toBe(day('2026-11-23'))
    expect(workingDayOf(always, at(SH, '2026-11-21 23:00'))).toBe(day('2026-11-21'))
  })

  it('begin with the shift that begins as another ends', () => {
    // Friday's night shift ends as Saturday's opens; Sunday is off, Monday opens at 06:00.
    const plant = calendar(SH, [
      '06:00-20:00',
      '休息',
      '休息',
      '休息',
      '08:00-20:00, 20:00-08:00',
      '08:00-20:00',
      '休息',
    ])
    expect(addWorkdays(plant, at(SH, '2026-11-21 08:00'), 1)).toBe(at(SH, '2026-11-23 08:00'))
    expect(addWorkdays(plant, at(SH, '2026-11-21 07:59'), 1)).toBe(at(SH, '2026-11-23 06:00'))
  })

  it('end with the night shift that began on them', () => {
    const nights = office(SH, '22:00-06:00')
    expect(addWorkdays(nights, at(SH, '2026-11-20 06:00'), 1)).toBe(at(SH, '2026-11-21 06:00'))
    expect(addWorkdays(nights, at(SH, '2026-11-20 05:00'), 1)).toBe(at(SH, '2026-11-21 05:00'))
  })

  it('go back to the same moment', () => {
    expect(addWorkdays(desk, at(SH, '2026-11-24 10:30'), -1)).toBe(at(SH, '2026-11-23 10:30'))
    expect(addWorkdays(desk, at(SH, '2026-11-24 10:30'), -2)).toBe(at(SH, '2026-11-22 10:30'))
  })

  it('none on is the next opening', () => {
    expect(addWorkdays(desk, at(SH, '2026-11-21 10:30'), 0)).toBe(at(SH, '2026-11-22 10:00'))
    expect(addWorkdays(desk, at(SH, '2026-11-20 17:00'), 0)).toBe(at(SH, '2026-11-22 10:00'))
  })

  it('a morning that the night shift of the day before covers wholly still closes a day', () => {
    const odd = alike(SH, '20:00-08:00', { '2026-11-20': '02:00-04:00' })
    expect(workingDayOf(odd, at(SH, '2026-11-20 03:00'))).toBe(day('2026-11-19'))
    expect(endOfDay(odd, at(SH, '2026-11-20 03:00'), 0)).toBe(at(SH, '2026-11-20 08:00'))
  })
})
