import { describe, expect, it } from 'vitest'
import { roundTheClock, type WorkCalendar, workingHours } from '../../src/calendar/calendar.ts'
import type { Instant } from '../../src/model/instant.ts'
import { unknownHolidayYears } from '../../src/plan/holiday-years.ts'
import { at } from '../calendar/support.ts'

const week = [[{ start: 540, end: 1020 }], [], [], [], [], [], []] as const
const keeping = (...years: readonly number[]) =>
  workingHours('工程', 'Asia/Shanghai', week, new Map(), { holidayYears: new Set(years) })
const unknown = (calendar: WorkCalendar, now: Instant, zone = 'Asia/Shanghai') => {
  const settings = {
    site: '',
    language: 'zh',
    zone,
    atOnceMinutes: 5,
    dueSoonHours: 2,
    correctionMinutes: 30,
    alarmMinutes: 60,
    noticeDays: 30,
    quietHours: undefined,
    digestFrom: 6,
    dailyMails: 0,
    callbackShare: 0.3,
    callTries: 3,
    otherCaller: false,
    repeatDays: 30,
    dailyAt: undefined,
    closeDay: 5,
  } as const
  return [...unknownHolidayYears({ calendars: new Map([['工程', calendar]]), settings }, now)].flatMap(
    ([, years]) => years,
  )
}
const sh = (text: string) => at('Asia/Shanghai', text)

describe('years whose public holidays are not known', () => {
  it.each<[string, WorkCalendar, string, readonly number[]]>([
    ['this year known, the next far', keeping(2026), '2026-09-02 23:59', []],
    ['the next in 120 days', keeping(2026), '2026-09-03 00:00', [2027]],
    ['the next in 120 days, and known', keeping(2026, 2027), '2026-09-03 00:00', []],
    ['neither', keeping(), '2026-12-31 23:59', [2026, 2027]],
    ['the last year but not this', keeping(2025), '2026-03-01 12:00', [2026]],
    ['a calendar that keeps none', workingHours('前台', 'Asia/Shanghai', week), '2026-12-31 12:00', []],
    ['round the clock', roundTheClock('24小时', 'Asia/Shanghai'), '2026-12-31 12:00', []],
  ])('%s', (_, calendar, now, expected) => {
    expect(unknown(calendar, sh(now))).toEqual(expected)
  })

  it("are the workbook's years, wherever the host is", () => {
    const now = sh('2027-01-01 08:00')
    expect(unknown(keeping(2027), now)).toEqual([])
    expect(unknown(keeping(2027), now, 'America/New_York')).toEqual([2026])
  })
})
