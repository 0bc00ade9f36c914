import { describe, expect, it } from 'vitest'
import { isHolidayKnown, type WorkCalendar } from '../../src/calendar/calendar.ts'
import { printHours } from '../../src/calendar/hours.ts'
import { hoursOf } from '../../src/calendar/open-time.ts'
import { dayFrom } from '../../src/calendar/wall.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { readCalendars } from '../../src/sheet/calendars.ts'
import { firstRows } from '../../src/sheet/first-content.ts'
import { tabOf, ZONE } from '../support/desk.ts'
import { tableOf, told } from './support.ts'

type Row = Readonly<Record<string, Cell>>
const read = (calendars: readonly Row[], days: readonly Row[] = [], zone = ZONE) =>
  readCalendars(tableOf('calendars', calendars), tableOf('days', days), { zone, language: 'zh' })

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const everyDay = (hours: Cell): Row => Object.fromEntries(WEEK.map((day) => [day, hours]))
/** Monday to Friday, and Wednesday shorter than the others, so that one can tell the days apart. */
const weekdays: Row = { ...everyDay('09:00-17:00'), wed: '09:00-12:00', sat: '休息', sun: null }
const workshop: Row = { name: '工程', ...weekdays, holidays: '中国' }
const desk: Row = { name: '前台', ...everyDay('08:00-20:00'), holidays: '照常上班' }

/** Day number of `2026-10-01`. */
const dayOf = (date: string) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return dayFrom(year, month, day)
}
const hours = (calendar: WorkCalendar | undefined, date: string): string =>
  calendar?.kind === 'working' ? printHours(hoursOf(calendar, dayOf(date))) : (calendar?.kind ?? 'none')
const weekOf = (calendar: WorkCalendar | undefined) =>
  calendar?.kind === 'working' ? calendar.week.map((one) => printHours(one)) : calendar?.kind
const nameOf = (calendar: WorkCalendar | undefined, date: string) =>
  calendar?.kind === 'working' ? calendar.dayNames.get(dayOf(date)) : undefined

describe('the calendar tab (R15)', () => {
  it.each<[Cell, string]>([
    ['08:30-18:00', '08:30-18:00'],
    ['０８：３０－１８：００', '08:30-18:00'],
    ['8:30～12:00，14:00～18:00', '08:30-12:00, 14:00-18:00'],
    ['08:30-12:00\n14:00-18:00', '08:30-12:00, 14:00-18:00'],
    ['22:00-06:00', '22:00-06:00'],
    ['全天', '00:00-24:00'],
    ['休', '休息'],
    [' 休息 ', '休息'],
    ['closed', '休息'],
    [null, '休息'],
    ['  ', '休息'],
    ['\u200F08:30-18:00\u202C', '08:30-18:00'],
  ])('%j is understood', (typed, expected) => {
    const { byName, problems } = read([{ name: '工程', ...everyDay('09:00-17:00'), tue: typed }])
    expect(problems.size).toBe(0)
    expect(weekOf(byName.get('工程'))).toEqual(['09:00-17:00', expected, ...Array<string>(5).fill('09:00-17:00')])
  })

  it.each<[Cell, string]>([
    ['25:00', '“周二”“25:00”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效'],
    ['早九晚六', '“周二”“早九晚六”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效'],
    ['=NOW()', '“周二”“=NOW()”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效'],
    ['照常', '“周二”“照常”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效'],
    [0.354, '“周二”“0.354”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效'],
    [
      '09:00-25:00',
      '“周二”“09:00-25:00”里“09:00-25:00”有不存在的时刻：只有 00:00 到 24:00，跨零点写成 22:00-06:00；这个日历未生效',
    ],
    ['08:30-08:30', '“周二”“08:30-08:30”里“08:30-08:30”起止相同，整天请写 全天；这个日历未生效'],
    [
      '09:00-12:00 11:00-13:00',
      '“周二”“09:00-12:00 11:00-13:00”里“09:00-12:00”与“11:00-13:00”重叠，请分开；这个日历未生效',
    ],
    [
      'x'.repeat(50_000),
      `“周二”“${'x'.repeat(30)}…”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效`,
    ],
  ])('%j: this calendar is not in force, the others are', (typed, text) => {
    const { byName, notInForce, problems } = read([{ ...workshop, tue: typed }, desk])
    expect([...byName.keys()]).toEqual(['always', '前台'])
    expect([...notInForce]).toEqual(['工程'])
    expect(told('calendars', problems)).toEqual({ 1: text })
  })

  it('all that is wrong in a row is told at once, each with its column', () => {
    const { problems } = read([{ ...workshop, mon: '25:00', sun: '08:30-08:30', holidays: '美国' }])
    expect(told('calendars', problems)).toEqual({
      1: [
        '“法定节假日”“美国”看不懂，可选：照常上班、中国；本行未生效',
        '“周一”“25:00”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效',
        '“周日”“08:30-08:30”里“08:30-08:30”起止相同，整天请写 全天；这个日历未生效',
      ].join('；'),
    })
  })

  it.each<[string, readonly Row[], string, readonly string[]]>([
    ['no name', [{ ...workshop, name: null }], '请填“日历”，本行未生效', []],
    ['a name nobody sees', [{ ...workshop, name: '\u200B\u200F' }], '请填“日历”，本行未生效', []],
    [
      'a long name',
      [{ ...workshop, name: '工'.repeat(50_000) }],
      `“日历”“${'工'.repeat(30)}…”太长，最多 40 个字，本行未生效`,
      [],
    ],
    ['no hours', [{ name: '工程', holidays: '中国' }], '“周一”到“周日”都没有时段，这个日历未生效', []],
    ['closed all week', [{ name: '工程', ...everyDay('休息') }], '“周一”到“周日”都没有时段，这个日历未生效', []],
  ])('%s', (_, rows, text, names) => {
    const { byName, problems } = read(rows)
    expect([...byName.keys()]).toEqual(['always', ...names])
    expect(told('calendars', problems)).toEqual({ 1: text })
  })

  it('of two of one name the upper holds, also where it is not in force', () => {
    const twice = read([workshop, { ...desk, name: ' 工 程 ' }])
    expect(hours(twice.byName.get('工程'), '2026-11-23')).toBe('09:00-17:00')
    expect(told('calendars', twice.problems)).toEqual({ 2: '“日历”“工 程”表里已有，本行未生效' })
    const bad = read([{ ...workshop, mon: 'x' }, workshop])
    expect([...bad.byName.keys()]).toEqual(['always'])
    expect([...bad.problems.keys()]).toEqual([1, 2])
  })

  it('goes by the name that people gave it, on one line', () => {
    const { byName, rowOf } = read([desk, { ...workshop, name: 'Night\n \u202Eshift' }])
    expect(byName.get('nightshift')?.name).toBe('Night shift')
    expect([...rowOf]).toEqual([
      ['前台', 1],
      ['nightshift', 2],
    ])
  })

  it.each(['zh', 'en'] as const)('the first content is in force whole, in %s', (language) => {
    const table = {
      tab: 'calendars',
      title: '',
      rows: firstRows(tabOf('calendars'), 'calendars', language, ZONE),
    } as const
    const { byName, problems } = readCalendars(table, tableOf('days', []), { zone: ZONE, language })
    expect([...byName.keys()]).toEqual([
      'always',
      'working',
      ...(language === 'zh' ? ['前台', '工程'] : ['frontdesk', 'workshop']),
    ])
    expect(problems.size).toBe(0)
    expect(byName.get('always')).toEqual({
      kind: 'always',
      name: language === 'zh' ? '24小时' : 'Round the clock',
      zone: ZONE,
    })
  })
})

describe('24小时', () => {
  it.each<[string, readonly Row[]]>([
    ['without a row', []],
    ['with a row of its name alone', [{ name: '24小时' }]],
    ['open all day on every day', [{ name: '24h', ...everyDay('全天'), holidays: '照常上班' }]],
    ['open from 00:00 to 24:00', [{ name: 'Round the clock', ...everyDay('00:00-24:00') }]],
  ])('is there %s', (_, rows) => {
    const { byName, problems } = read(rows)
    expect(byName.get('always')).toMatchObject({ kind: 'always', zone: ZONE })
    expect(problems.size).toBe(0)
  })

  it('whatever its row says, which is told', () => {
    const row = { name: '24小时', ...everyDay('全天'), mon: '09:00-17:00', sat: '休息', sun: 'x', holidays: '中国' }
    const { byName, problems } = read([row])
    expect(byName.get('always')?.kind).toBe('always')
    expect(told('calendars', problems)).toEqual({
      1: '“周一”“周六”“周日”“法定节假日”填的不起作用：24小时总是全天',
    })
  })
})

describe('public holidays', () => {
  const { byName } = read([workshop, desk])
  it.each([
    ['a Monday', '2026-09-21', '09:00-17:00', undefined],
    ['a day off in the week', '2026-10-01', '休息', '国庆节'],
    ['a make-up Sunday has what Monday has', '2026-09-20', '09:00-17:00', '国庆节'],
    ['a make-up Saturday has what Monday has', '2026-10-10', '09:00-17:00', '国庆节'],
    ['a Saturday', '2026-09-19', '休息', undefined],
    ['a year that nobody has told', '2027-10-01', '09:00-17:00', undefined],
  ])('%s', (_, date, expected, name) => {
    expect(hours(byName.get('工程'), date)).toBe(expected)
    expect(nameOf(byName.get('工程'), date)?.zh).toBe(name)
    expect(hours(byName.get('前台'), date)).toBe('08:00-20:00')
  })

  it('a make-up workday has the hours of its own weekday where that has any', () => {
    const sunday = read([{ ...workshop, mon: '休息', sun: '10:00-14:00' }]).byName.get('工程')
    expect(hours(sunday, '2026-09-20')).toBe('10:00-14:00')
    // Saturday has none, and Monday neither: Tuesday's.
    expect(hours(sunday, '2026-10-10')).toBe('09:00-17:00')
  })

  it.each([
    ['工程', '2026-10-01', true],
    ['工程', '2027-01-01', false],
    ['工程', '1999-10-01', false],
    ['前台', '2027-01-01', true],
  ])('%s knows the year of %s: %s', (name, date, known) => {
    const calendar = byName.get(name)
    expect(calendar && isHolidayKnown(calendar, dayOf(date))).toBe(known)
  })
})
