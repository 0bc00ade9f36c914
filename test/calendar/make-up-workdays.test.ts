import { describe, expect, it } from 'vitest'
import { isHolidayKnown, mondayToFriday, workingHours } from '../../src/calendar/calendar.ts'
import { chineseHolidays } from '../../src/calendar/chinese-holidays.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { addWorkdays, endOfDay } from '../../src/calendar/working-days.ts'
import { addWorking, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { HOUR } from '../../src/model/instant.ts'
import { at, day, hours } from './support.ts'

const SH = 'Asia/Shanghai'
const { days, years } = chineseHolidays()
const open = hours('09:00-17:00')
const office = workingHours(
  '前台',
  SH,
  mondayToFriday(open),
  new Map([...days].map(([on, { rest }]) => [on, rest ? [] : open])),
  { holidayYears: years },
)

describe('an office that keeps the public holidays, 09:00-17:00', () => {
  // From an hour before closing, two hours on: an hour after the next opening.
  it.each([
    ['a Sunday made up for 春节 2024', '2024-02-02', '2024-02-04'],
    ['春节 2024 to its second make-up Sunday', '2024-02-09', '2024-02-18'],
    ['the Monday after it', '2024-02-18', '2024-02-19'],
    ['清明 2024, then a Sunday', '2024-04-03', '2024-04-07'],
    ['a Sunday made up for 劳动节 2024', '2024-04-26', '2024-04-28'],
    ['劳动节 2024', '2024-04-30', '2024-05-06'],
    ['a Saturday made up for 劳动节 2024', '2024-05-10', '2024-05-11'],
    ['and the Sunday after it is off', '2024-05-11', '2024-05-13'],
    ['端午 2024', '2024-06-07', '2024-06-11'],
    ['a Saturday made up for 中秋 2024', '2024-09-13', '2024-09-14'],
    ['中秋 2024', '2024-09-14', '2024-09-18'],
    ['a Sunday made up for 国庆节 2024', '2024-09-27', '2024-09-29'],
    ['国庆节 2024', '2024-09-30', '2024-10-08'],
    ['a Saturday made up for 国庆节 2024', '2024-10-11', '2024-10-12'],
    ['New Year 2025', '2024-12-31', '2025-01-02'],
    ['a Sunday made up for 春节 2025', '2025-01-24', '2025-01-26'],
    ['春节 2025', '2025-01-27', '2025-02-05'],
    ['a Saturday made up for 春节 2025', '2025-02-07', '2025-02-08'],
    ['清明 2025', '2025-04-03', '2025-04-07'],
    ['a Sunday made up for 劳动节 2025', '2025-04-25', '2025-04-27'],
    ['劳动节 2025', '2025-04-30', '2025-05-06'],
    ['端午 2025', '2025-05-30', '2025-06-03'],
    ['a Sunday made up for 国庆节 2025', '2025-09-26', '2025-09-28'],
    ['国庆节 and 中秋 2025', '2025-09-30', '2025-10-09'],
    ['a Saturday made up for 国庆节 2025', '2025-10-10', '2025-10-11'],
    ['New Year 2026, then a Sunday', '2025-12-31', '2026-01-04'],
    ['the Monday after it', '2026-01-04', '2026-01-05'],
    ['a Saturday made up for 春节 2026', '2026-02-13', '2026-02-14'],
    ['春节 2026', '2026-02-14', '2026-02-24'],
    ['a second Saturday made up for 春节 2026', '2026-02-27', '2026-02-28'],
    ['清明 2026', '2026-04-03', '2026-04-07'],
    ['劳动节 2026', '2026-04-30', '2026-05-06'],
    ['a Saturday made up for 劳动节 2026', '2026-05-08', '2026-05-09'],
    ['端午 2026', '2026-06-18', '2026-06-22'],
    ['a Sunday made up for 国庆节 2026', '2026-09-18', '2026-09-20'],
    ['中秋 2026', '2026-09-24', '2026-09-28'],
    ['国庆节 2026', '2026-09-30', '2026-10-08'],
    ['a Saturday made up for 国庆节 2026', '2026-10-09', '2026-10-10'],
  ])('%s', (_, from, to) => {
    const [start, due] = [at(SH, `${from} 16:00`), at(SH, `${to} 10:00`)]
    expect(formatInstant(SH, addWorking(office, start, 2 * HOUR))).toBe(`${to} 10:00`)
    expect(formatInstant(SH, subtractWorking(office, due, 2 * HOUR))).toBe(`${from} 16:00`)
    expect(workingBetween(office, start, due)).toBe(2 * HOUR)
    expect(formatInstant(SH, addWorkdays(office, start, 1))).toBe(`${to} 16:00`)
    expect(formatInstant(SH, endOfDay(office, start, 1))).toBe(`${to} 17:00`)
  })

  it('counts a year without a notice by the week alone, and says so', () => {
    expect(formatInstant(SH, addWorking(office, at(SH, '2099-12-31 16:00'), 2 * HOUR))).toBe('2100-01-01 10:00')
    expect(isHolidayKnown(office, day('2100-01-01'))).toBe(false)
    expect(isHolidayKnown(office, day('2026-12-31'))).toBe(true)
  })
})
