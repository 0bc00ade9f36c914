import { describe, expect, it } from 'vitest'
import { isHolidayKnown, type WorkCalendar } from '../../src/calendar/calendar.ts'
import { printHours } from '../../src/calendar/hours.ts'
import { hoursOf } from '../../src/calendar/open-time.ts'
import { dayFrom } from '../../src/calendar/wall.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { readCalendars } from '../../src/sheet/calendars.ts'
import { cell, ZONE } from '../support/desk.ts'
import { tableOf, told } from './support.ts'

type Row = Readonly<Record<string, Cell>>
const everyDay = (hours: Cell): Row =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]))
const CALENDARS: readonly Row[] = [
  { name: '24小时' },
  { name: '工程', ...everyDay('09:00-17:00'), wed: '09:00-12:00', sat: null, sun: '休息', holidays: '中国' },
  { name: '前台', ...everyDay('08:00-20:00') },
  { name: '维修/夜班', ...everyDay('20:00-04:00') },
  { name: '坏的', ...everyDay('25:00') },
]
const read = (rows: readonly Row[], zone = ZONE) =>
  readCalendars(tableOf('calendars', CALENDARS), tableOf('days', rows), { zone, language: 'zh' })

const dayOf = (date: string) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return dayFrom(year, month, day)
}
const hours = (calendar: WorkCalendar | undefined, date: string): string =>
  calendar?.kind === 'working' ? printHours(hoursOf(calendar, dayOf(date))) : (calendar?.kind ?? 'none')
/** What a calendar has on these days. */
const on = (rows: readonly Row[], name: string, ...dates: readonly string[]) => {
  const { byName, dayProblems } = read(rows)
  expect(told('days', dayProblems)).toEqual({})
  return dates.map((date) => hours(byName.get(name), date))
}

describe('what a special day has (R15)', () => {
  it.each<[string, string, string]>([
    // A Thursday, off work by law.
    ['照常', '2026-10-01', '09:00-17:00'],
    ['照常上班', '2026-10-01', '09:00-17:00'],
    ['As usual', '2026-10-01', '09:00-17:00'],
    ['按周三', '2026-10-01', '09:00-12:00'],
    ['10:00-14:00', '2026-10-01', '10:00-14:00'],
    // A Wednesday.
    ['照常', '2026-11-25', '09:00-12:00'],
    ['休息', '2026-11-25', '休息'],
    ['休', '2026-11-25', '休息'],
    ['Closed', '2026-11-25', '休息'],
    ['按周一', '2026-11-25', '09:00-17:00'],
    ['按 星期一 上班', '2026-11-25', '09:00-17:00'],
    ['周一', '2026-11-25', '09:00-17:00'],
    ['like Mon', '2026-11-25', '09:00-17:00'],
    ['as Monday', '2026-11-25', '09:00-17:00'],
    ['按周日', '2026-11-25', '休息'],
    ['０９：００－１１：００，１４：００－１６：００', '2026-11-25', '09:00-11:00, 14:00-16:00'],
    ['全天', '2026-11-25', '00:00-24:00'],
    ['\u200F22:00-06:00', '2026-11-25', '22:00-06:00'],
    // A Sunday and a Saturday, made up for by law as 国庆节.
    ['照常', '2026-09-20', '休息'],
    ['休息', '2026-10-10', '休息'],
    ['按周三', '2026-10-10', '09:00-12:00'],
  ])('%s on %s', (typed, date, expected) => {
    expect(on([{ from: date, hours: typed }], '工程', date)).toEqual([expected])
  })
})

describe('the date', () => {
  it.each<[Cell]>([
    [cell('2026-11-25 00:00')],
    [cell('2026-11-25 23:59')],
    ['2026-11-25'],
    ['2026/11/25'],
    ['2026.11.25'],
    ['2026年11月25日'],
    ['２０２６年１１月２５日'],
    [' 2026-11-25 18:30 '],
  ])('%j is the day, whatever time stands with it', (from) => {
    expect(on([{ from, hours: '休息' }], '工程', '2026-11-24', '2026-11-25', '2026-11-26')).toEqual([
      '09:00-17:00',
      '休息',
      '09:00-17:00',
    ])
  })

  it.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Africa/Cairo', '-11:00'])(
    'is read in the zone of the workbook, %s, also where midnight is skipped',
    (zone) => {
      // In Cairo clocks went forward at the midnight that began this day.
      const { byName } = read([{ from: '2026-04-24', hours: '10:00-11:00' }], zone)
      expect(['2026-04-23', '2026-04-24'].map((date) => hours(byName.get('前台'), date))).toEqual([
        '08:00-20:00',
        '10:00-11:00',
      ])
    },
  )

  it('and the last one are both included, over the end of a month and of a year', () => {
    expect(
      on(
        [{ from: '2026-12-30', to: '2027-01-01', hours: '休息' }],
        '前台',
        '2026-12-29',
        '2026-12-30',
        '2026-12-31',
        '2027-01-01',
        '2027-01-02',
      ),
    ).toEqual(['08:00-20:00', '休息', '休息', '休息', '08:00-20:00'])
  })

  it('and the last one may be 366 days, and the very last there are', () => {
    expect(on([{ from: '2028-01-01', to: '2028-12-31', hours: '休息' }], '前台', '2028-02-29')).toEqual(['休息'])
    expect(on([{ from: '9999-12-31', hours: '休息' }], '前台', '9999-12-31')).toEqual(['休息'])
  })
})

describe('for which calendars', () => {
  const off = (calendars: Cell) => read([{ from: '2026-11-25', hours: '休息', calendars }])
  const closed = ({ byName }: ReturnType<typeof off>) =>
    [...byName].flatMap(([key, calendar]) => (hours(calendar, '2026-11-25') === '休息' ? [key] : []))
  it.each<[Cell, readonly string[]]>([
    [null, ['工程', '前台', '维修/夜班']],
    [' ', ['工程', '前台', '维修/夜班']],
    ['工程', ['工程']],
    ['前台、 工 程', ['工程', '前台']],
    ['前台；工程', ['工程', '前台']],
    ['维修/夜班', ['维修/夜班']],
  ])('%j', (typed, expected) => {
    const made = off(typed)
    expect(closed(made)).toEqual(expected)
    expect(told('days', made.dayProblems)).toEqual({})
  })
  it.each<[string, readonly string[], string]>([
    ['工程、前抬', [], '“用于日历”“前抬”不在“日历”表里，本行未生效'],
    ['、', [], '“用于日历”“、”不在“日历”表里，本行未生效'],
    ['=A1', [], '“用于日历”“=A1”不在“日历”表里，本行未生效'],
    ['24小时', [], '“用于日历”填的不起作用：24小时总是全天'],
    ['Round the clock, 工程', ['工程'], '“用于日历”填的不起作用：24小时总是全天'],
    ['坏的、工程', ['工程'], '“用于日历”“坏的”未生效（见“日历”表的“检查”），本行对它不起作用'],
  ])('%s', (typed, expected, text) => {
    const made = off(typed)
    expect(closed(made)).toEqual(expected)
    expect(told('days', made.dayProblems)).toEqual({ 1: text })
  })
})

describe('a row that cannot be used', () => {
  const day: Row = { from: '2026-11-25', hours: '休息' }
  it.each<[string, Row, string]>([
    ['says nothing', { ...day, hours: null }, '请填“时段”，本行未生效'],
    ['has a name alone', { name: '厂庆' }, '请填“日期”，本行未生效；请填“时段”，本行未生效'],
    ['has no first day', { to: '2026-11-25', hours: '休息' }, '请填“日期”，本行未生效'],
    ['ends before it begins', { ...day, to: '2026-11-24' }, '“至”早于“日期”，本行未生效'],
    ['is a year and a day', { ...day, to: '2027-11-26' }, '“至”太远，一行最多 366 天，本行未生效'],
    ['ends in the year 9999', { ...day, to: '9999-12-31' }, '“至”太远，一行最多 366 天，本行未生效'],
    [
      'has hours that nobody can read',
      { ...day, hours: '半天' },
      '“时段”“半天”不是看得懂的时段，请写 休息、照常、按周一 或 09:00-16:00；本行未生效',
    ],
    [
      'is like no weekday',
      { ...day, hours: '按周八' },
      '“时段”“按周八”不是看得懂的时段，请写 休息、照常、按周一 或 09:00-16:00；本行未生效',
    ],
    [
      'has 25 hours',
      { ...day, hours: '09:00-25:00' },
      '“时段”“09:00-25:00”里“09:00-25:00”有不存在的时刻：只有 00:00 到 24:00，跨零点写成 22:00-06:00；本行未生效',
    ],
    [
      'has no length',
      { ...day, hours: '08:30-08:30' },
      '“时段”“08:30-08:30”里“08:30-08:30”起止相同，整天请写 全天；本行未生效',
    ],
    [
      'is in the year 0',
      { ...day, from: '0000-01-01' },
      '“日期”“0000-01-01”不是看得懂的日期，请写成 2026-10-01，本行未生效',
    ],
    ['is no day', { ...day, from: '2026-02-29' }, '“日期”“2026-02-29”不是看得懂的日期，请写成 2026-10-01，本行未生效'],
    [
      'is a number that is no date',
      { ...day, from: 20_261_001 },
      '“日期”“20261001”不是看得懂的日期，请写成 2026-10-01，本行未生效',
    ],
    ['is a time of day', { ...day, from: 0.5 }, '“日期”“0.5”不是看得懂的日期，请写成 2026-10-01，本行未生效'],
    ['is a formula', { ...day, from: '=TODAY()' }, '“日期”“=TODAY()”不是看得懂的日期，请写成 2026-10-01，本行未生效'],
    ['is a month', { ...day, from: '2026-11' }, '“日期”“2026-11”不是看得懂的日期，请写成 2026-10-01，本行未生效'],
    [
      'is wrong throughout',
      { from: '国庆', to: '昨天', hours: 'x'.repeat(50_000), calendars: '后台' },
      [
        '“日期”“国庆”不是看得懂的日期，请写成 2026-10-01，本行未生效',
        '“至”“昨天”不是看得懂的日期，请写成 2026-10-01，本行未生效',
        `“时段”“${'x'.repeat(30)}…”不是看得懂的时段，请写 休息、照常、按周一 或 09:00-16:00；本行未生效`,
        '“用于日历”“后台”不在“日历”表里，本行未生效',
      ].join('；'),
    ],
  ])('%s: told, and the others stay', (_, bad, text) => {
    const { byName, dayProblems } = read([bad, { from: '2026-12-24', hours: '休息' }])
    expect(told('days', dayProblems)).toEqual({ 1: text })
    expect(hours(byName.get('工程'), '2026-11-25')).toBe('09:00-12:00')
    expect(hours(byName.get('工程'), '2026-12-24')).toBe('休息')
  })

  it('is one too many where all together speak of more days than can be kept', () => {
    const year = { from: '2026-01-01', to: '2026-12-31', hours: '休息' }
    const { dayProblems } = read([...Array<Row>(27).fill(year), { ...year, from: '2026-07-01' }, year, day])
    expect(told('days', dayProblems)).toEqual({
      28: '特殊日期太多，全表最多 10000 天，本行未生效：请删去过去的',
      29: '特殊日期太多，全表最多 10000 天，本行未生效：请删去过去的',
    })
  })
})

describe('two rows about the same day', () => {
  it('that disagree: the upper holds for that day, the lower for its others', () => {
    const { byName, dayProblems } = read([
      { from: '2026-11-25', hours: '休息', calendars: '工程' },
      { from: '2026-11-24', to: '2026-11-26', hours: '10:00-12:00' },
    ])
    expect(told('days', dayProblems)).toEqual({ 2: '2026-11-25 与第 2 行说法不同（“工程”），以上面的一行为准' })
    const dates = ['2026-11-24', '2026-11-25', '2026-11-26']
    expect(dates.map((date) => hours(byName.get('工程'), date))).toEqual(['10:00-12:00', '休息', '10:00-12:00'])
    expect(dates.map((date) => hours(byName.get('前台'), date))).toEqual(Array(3).fill('10:00-12:00'))
  })
  it('that agree, or speak of different calendars, are both right', () => {
    const rows = [
      { from: '2026-11-25', hours: '休息', calendars: '工程' },
      { from: '2026-11-25', hours: '10:00-12:00', calendars: '前台' },
      { from: '2026-11-25', to: '2026-11-27', hours: 'closed', calendars: '工程' },
      { from: '2026-11-24', hours: '按周五', calendars: '工程' },
      { from: '2026-11-24', hours: '照常', calendars: '工程' },
    ]
    expect(on(rows, '工程', '2026-11-24', '2026-11-25', '2026-11-27')).toEqual(['09:00-17:00', '休息', '休息'])
  })
  it('that disagree in several calendars are told once', () => {
    const { dayProblems } = read([
      { from: '2026-11-25', hours: '休息' },
      { from: '2026-11-25', hours: '10:00-12:00' },
    ])
    expect([...dayProblems].map(([row, told]) => [row, told.length])).toEqual([[2, 1]])
  })
})

describe('the name of a day', () => {
  const names = (...rows: readonly Row[]) => {
    const calendar = read(rows).byName.get('工程')
    return calendar?.kind === 'working' ? calendar.dayNames.get(dayOf('2026-10-01')) : undefined
  }
  it.each<[string, readonly Row[], unknown]>([
    ['is the public one', [], { zh: '国庆节', en: 'National Day' }],
    [
      'is the public one where the site is closed too and gives none',
      [{ from: '2026-10-01', hours: '休息' }],
      { zh: '国庆节', en: 'National Day' },
    ],
    [
      'is none where the site works on a public holiday and gives none',
      [{ from: '2026-10-01', hours: '照常' }],
      undefined,
    ],
    [
      "is the site's",
      [{ from: '2026-10-01', hours: '照常', name: ' 值班\n\u202E日 ' }],
      { zh: '值班 日', en: '值班 日' },
    ],
    [
      'is cut',
      [{ from: '2026-10-01', hours: '照常', name: 'x'.repeat(50_000) }],
      { zh: `${'x'.repeat(30)}…`, en: `${'x'.repeat(30)}…` },
    ],
  ])('%s', (_, rows, expected) => {
    expect(names(...rows)).toEqual(expected)
  })
})

describe('a year whose public holidays are not published', () => {
  it.each<[string, readonly Row[], boolean]>([
    ['is not known', [], false],
    ['is known once the site states a day off', [{ from: '2027-10-01', hours: '休息' }], true],
    ['is known where a range reaches into it', [{ from: '2026-12-31', to: '2027-01-01', hours: 'closed' }], true],
    ['is not by hours', [{ from: '2027-10-01', hours: '09:00-12:00' }], false],
    ['is not by a day as usual', [{ from: '2027-10-03', hours: '照常' }], false],
    ['is not by a day off of another calendar', [{ from: '2027-10-01', hours: '休息', calendars: '前台' }], false],
    ['is not by a row that is not in force', [{ from: '2027-10-01', hours: '休息', calendars: '前抬' }], false],
    ['is not by a day off in another year', [{ from: '2028-10-01', hours: '休息' }], false],
  ])('%s', (_, rows, known) => {
    const { byName } = read(rows)
    const [workshop, desk] = [byName.get('工程'), byName.get('前台')]
    expect(workshop && isHolidayKnown(workshop, dayOf('2027-05-01'))).toBe(known)
    expect(desk && isHolidayKnown(desk, dayOf('2027-05-01'))).toBe(true)
  })
})
