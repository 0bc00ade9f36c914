import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { readSettings, type Settings } from '../../src/sheet/settings.ts'
import { codes, tableOf } from './support.ts'

const read = (...rows: readonly (readonly [name: Cell, value: Cell])[]) =>
  readSettings(
    tableOf(
      'settings',
      rows.map(([name, value]) => ({ name, value })),
    ),
  )

const hoursOf = ({ calendars }: Settings) =>
  calendars.working.kind === 'working'
    ? calendars.working.week.map((hours) => hours.map(({ start, end }) => `${start}-${end}`).join(' '))
    : []
const week = (text: string) => Array<string>(7).fill(text)

describe('an empty tab', () => {
  it('has the defaults', () => {
    const { settings, problems } = read()
    expect(settings).toMatchObject({
      site: '日清',
      language: 'zh',
      zone: 'Asia/Shanghai',
      atOnceMinutes: 5,
      dueSoonHours: 2,
      calendars: { always: { kind: 'always', zone: 'Asia/Shanghai' }, working: { zone: 'Asia/Shanghai' } },
    })
    expect(hoursOf(settings)).toEqual(week('510-1080'))
    expect(problems.size).toBe(0)
  })
})

describe('each setting', () => {
  it.each<[string, Cell, (settings: Settings) => unknown, unknown]>([
    ['项目名称', '  翠湖花园 ', ({ site }) => site, '翠湖花园'],
    ['Site', '翠湖花园', ({ site }) => site, '翠湖花园'],
    ['site', '=1+1', ({ site }) => site, '=1+1'],
    ['语言', '英文', ({ language }) => language, 'en'],
    ['语言', 'English', ({ language }) => language, 'en'],
    ['Language', 'zh-CN', ({ language }) => language, 'zh'],
    [
      '时区',
      'Europe/Berlin',
      ({ zone, calendars }) => [zone, calendars.always.zone, calendars.working.zone],
      Array(3).fill('Europe/Berlin'),
    ],
    ['Time zone', '+08:00', ({ zone }) => zone, '+08:00'],
    ['工作时间', '９：００－１８：００', hoursOf, week('540-1080')],
    ['工作 时间', '08:30-12:00、14:00-18:00', hoursOf, week('510-720 840-1080')],
    ['工作时间', '22:00-06:00', hoursOf, week('1320-1800')],
    ['休息日', '周六、周日', hoursOf, [...week('510-1080').slice(2), '', '']],
    ['休息日', '星期天，礼拜六', hoursOf, [...week('510-1080').slice(2), '', '']],
    ['Rest days', 'Sat; MONDAY', hoursOf, ['', ...week('510-1080').slice(3), '', '510-1080']],
    ['休息日', '无', hoursOf, week('510-1080')],
    ['休息日', 'None', hoursOf, week('510-1080')],
    ['休息日', '-', hoursOf, week('510-1080')],
    ['“立即”的分钟数', 10, ({ atOnceMinutes }) => atOnceMinutes, 10],
    ['立即的分钟数', '１０', ({ atOnceMinutes }) => atOnceMinutes, 10],
    ['atOnceMinutes', '1440', ({ atOnceMinutes }) => atOnceMinutes, 1440],
    ['临期提前小时数', '0.5', ({ dueSoonHours }) => dueSoonHours, 0.5],
    ['时区', null, ({ zone }) => zone, 'Asia/Shanghai'],
    ['天气', '晴', ({ site }) => site, '日清'],
  ])('%s: %j', (name, value, of, expected) => {
    const { settings, problems } = read([name, value])
    expect(of(settings)).toEqual(expected)
    expect(problems.size).toBe(0)
  })
})

describe('a value that cannot be used', () => {
  it.each<[string, Cell, string]>([
    ['语言', '法文', 'unknown-choice'],
    ['时区', 'Asia/Nowhere', 'bad-zone'],
    ['时区', '北京', 'bad-zone'],
    ['工作时间', '早九晚六', 'bad-hours'],
    ['工作时间', '09:00-12:00 11:00-13:00', 'bad-hours'],
    ['工作时间', '休息', 'never-open'],
    ['休息日', '周八', 'bad-days'],
    ['休息日', '周六、周八', 'bad-days'],
    ['休息日', '周一、周二、周三、周四、周五、周六、周日', 'never-open'],
    ['“立即”的分钟数', '0', 'bad-number'],
    ['“立即”的分钟数', '-5', 'bad-number'],
    ['“立即”的分钟数', '1441', 'bad-number'],
    ['“立即”的分钟数', '5分钟', 'bad-number'],
    ['“立即”的分钟数', 'Infinity', 'bad-number'],
    ['临期提前小时数', '两', 'bad-number'],
    ['临期提前小时数', '\0', 'bad-number'],
  ])('%s: %j is said, and the default holds', (name, value, code) => {
    const { settings, problems } = read(['项目名称', '翠湖花园'], [name, value], ['临期提前小时数', '3'])
    expect(codes(problems)).toEqual({ 2: `${code} value` })
    const { settings: without } = read(['项目名称', '翠湖花园'], ['临期提前小时数', '3'])
    expect(settings).toEqual(without)
  })

  it('a value alone or a name alone is nothing', () => {
    const { settings, problems } = read([null, 'x'], ['语言', null])
    expect(settings).toEqual(read().settings)
    expect(problems.size).toBe(0)
  })

  it('working time always opens', () => {
    const { settings } = read(['工作时间', '09:00-10:00'], ['休息日', '周一、周二、周三、周四、周五、周六'])
    expect(hoursOf(settings)).toEqual([...Array<string>(6).fill(''), '540-600'])
  })
})
