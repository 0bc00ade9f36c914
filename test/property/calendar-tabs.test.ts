import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCalendar } from '../../src/calendar/calendar.ts'
import { printHours } from '../../src/calendar/hours.ts'
import { dateOfDay, dayFrom } from '../../src/calendar/wall.ts'
import { workingBetween } from '../../src/calendar/working-time.ts'
import { DAY, HOUR, instant } from '../../src/model/instant.ts'
import { readCalendars } from '../../src/sheet/calendars.ts'
import { tabProblemText } from '../../src/sheet/tab-problem-text.ts'
import { tableOf } from '../sheet/support.ts'
import { sh, tabOf, ZONE } from '../support/desk.ts'

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    '\0',
    '=1+1',
    '\u202E休息',
    '09:00-25:00',
    '9',
    '、',
    '24小时',
    'x'.repeat(50_000),
    '0000-01-01',
    2_958_466,
  ),
)
const someHours = fc.constantFrom(
  '09:00-17:00',
  '22:00-06:00',
  '08:30-12:00、14:00-18:00',
  '全天',
  '休息',
  '00:00-24:00',
)
const cell = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 6, arbitrary: good },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: hostile },
  )
const calendar = fc.record({
  name: cell(fc.constantFrom('工程', '前台', '夜班', '24小时')),
  holidays: cell(fc.constantFrom('中国', '照常上班')),
  ...Object.fromEntries(WEEK.map((day) => [day, cell(someHours)])),
})
const dateText = fc.integer({ min: dayFrom(2026, 9, 15), max: dayFrom(2026, 10, 15) }).map((day) => {
  const { year, month, day: date } = dateOfDay(day)
  return `${year}-${month}-${date}`
})
const special = fc.record({
  from: cell(dateText),
  to: cell(fc.constant(null)),
  hours: cell(fc.oneof(someHours, fc.constantFrom('照常', '按周一', '按周日'))),
  calendars: cell(fc.constantFrom(null, '工程', '前台、夜班', '24小时', '不在')),
  name: cell(fc.constantFrom('国庆', '厂庆')),
})

it('whatever stands in the two tabs, each calendar in force can be counted by, and each problem can be told', () => {
  fc.assert(
    fc.property(fc.array(calendar, { maxLength: 5 }), fc.array(special, { maxLength: 8 }), (calendars, days) => {
      const read = readCalendars(tableOf('calendars', calendars), tableOf('days', days), { zone: ZONE, language: 'zh' })
      const from = sh('2026-09-10 00:00')
      for (const one of read.byName.values()) {
        expect(checkCalendar(one)).toBeUndefined()
        const open = workingBetween(one, from, instant(from + 40 * DAY))
        expect(open).toBeGreaterThanOrEqual(0)
        expect(open).toBeLessThanOrEqual(40 * 24 * HOUR)
        expect(one.name.length).toBeLessThanOrEqual(40)
      }
      expect([...read.inForce].toSorted()).toEqual([...read.byName.keys()].toSorted())
      for (const [key, problems] of [
        ['calendars', read.problems],
        ['days', read.dayProblems],
      ] as const)
        for (const [row, told] of problems) {
          expect(row).toBeGreaterThan(0)
          expect(told.length).toBeGreaterThan(0)
          for (const problem of told)
            for (const language of ['zh', 'en'] as const) {
              const text = tabProblemText(problem, tabOf(key).columns, language)
              expect(text.length).toBeGreaterThan(5)
              expect(text.length).toBeLessThan(400)
              expect(text).not.toContain('undefined')
            }
        }
    }),
  )
})

it('a special day that a row states alone has what the row says, in every calendar, and no other day is touched', () => {
  const stated = fc.record({ day: dateText, hours: someHours })
  fc.assert(
    fc.property(stated, fc.constantFrom('中国', '照常上班'), ({ day, hours }, holidays) => {
      const week = Object.fromEntries(WEEK.map((one, index) => [one, index < 5 ? '09:00-17:00' : '休息']))
      const at = (days: readonly Readonly<Record<string, string>>[]) => {
        const calendars = tableOf('calendars', [{ name: '工程', ...week, holidays }])
        const one = readCalendars(calendars, tableOf('days', days), { zone: ZONE, language: 'zh' }).byName.get('工程')
        return one?.kind === 'working' ? one.exceptions : new Map<number, never>()
      }
      const [plain, changed] = [at([]), at([{ from: day, hours }])]
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
      const number = dayFrom(year, month, date)
      expect(printHours(changed.get(number) ?? [])).toBe(hours === '全天' ? '00:00-24:00' : hours.replace('、', ', '))
      for (const [other, expected] of plain) if (other !== number) expect(changed.get(other)).toEqual(expected)
      expect(changed.size - plain.size).toBe(plain.has(number) ? 0 : 1)
    }),
  )
})
