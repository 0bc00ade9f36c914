import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { readSettings, type Settings } from '../../src/sheet/settings.ts'
import { codes, tableOf, told } from './support.ts'

const read = (...rows: readonly (readonly [name: Cell, value: Cell])[]) =>
  readSettings(
    tableOf(
      'settings',
      rows.map(([name, value]) => ({ name, value })),
    ),
  )

describe('an empty tab', () => {
  it('has the defaults', () => {
    const { settings, problems } = read()
    expect(settings).toMatchObject({
      site: '日清',
      language: 'zh',
      zone: 'Asia/Shanghai',
      atOnceMinutes: 5,
      dueSoonHours: 2,
    })
    expect(problems.size).toBe(0)
  })

  it('as a workbook of before, mails at night, and as many as there are', () => {
    expect(read().settings).toMatchObject({ quietHours: undefined, digestFrom: 6, dailyMails: 0 })
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
    ['时区', 'Europe/Berlin', ({ zone }) => zone, 'Europe/Berlin'],
    ['Time zone', '+08:00', ({ zone }) => zone, '+08:00'],
    ['“立即”的分钟数', 10, ({ atOnceMinutes }) => atOnceMinutes, 10],
    ['立即的分钟数', '１０', ({ atOnceMinutes }) => atOnceMinutes, 10],
    ['atOnceMinutes', '1440', ({ atOnceMinutes }) => atOnceMinutes, 1440],
    ['临期提前小时数', '0.5', ({ dueSoonHours }) => dueSoonHours, 0.5],
    ['时区', null, ({ zone }) => zone, 'Asia/Shanghai'],
    ['安静时段', '22:00-07:30', ({ quietHours }) => quietHours, { start: 1320, end: 1890 }],
    ['安静时段', '２２：００～７：３０', ({ quietHours }) => quietHours, { start: 1320, end: 1890 }],
    ['Quiet hours', '12:00-14:00', ({ quietHours }) => quietHours, { start: 720, end: 840 }],
    ['安静时段', '21:00 至 24:00', ({ quietHours }) => quietHours, { start: 1260, end: 1440 }],
    ['安静时段', ' 无 ', ({ quietHours }) => quietHours, undefined],
    ['安静时段', 'None', ({ quietHours }) => quietHours, undefined],
    ['安静时段', null, ({ quietHours }) => quietHours, undefined],
    ['几件合成一封', '１０', ({ digestFrom }) => digestFrom, 10],
    ['Cases to one list', 2, ({ digestFrom }) => digestFrom, 2],
    ['几件合成一封', null, ({ digestFrom }) => digestFrom, 6],
    ['每人每天最多几封', 8, ({ dailyMails }) => dailyMails, 8],
    ['Mails a person a day', '0', ({ dailyMails }) => dailyMails, 0],
    ['每人每天最多几封', null, ({ dailyMails }) => dailyMails, 0],
    ['抽访比例(%)', '30', ({ callbackShare }) => callbackShare, 0.3],
    ['抽访比例（％）', ' ５０ ％ ', ({ callbackShare }) => callbackShare, 0.5],
    ['Callback share (%)', '100%', ({ callbackShare }) => callbackShare, 1],
    // What a sheet makes of 35 %.
    ['抽访比例(%)', 0.35, ({ callbackShare }) => callbackShare, 0.35],
    ['抽访比例(%)', 0.57, ({ callbackShare }) => callbackShare, 0.57],
    ['抽访比例(%)', null, ({ callbackShare }) => callbackShare, 0.3],
    ['未接通再访次数', '５', ({ callTries }) => callTries, 5],
    ['Calls to reach a customer', 1, ({ callTries }) => callTries, 1],
    ['未接通再访次数', null, ({ callTries }) => callTries, 3],
    ['独自办理的由别人回访', '√', ({ otherCaller }) => otherCaller, true],
    ['Somebody else calls back', 'No', ({ otherCaller }) => otherCaller, false],
    ['独自办理的由别人回访', true, ({ otherCaller }) => otherCaller, true],
    ['独自办理的由别人回访', null, ({ otherCaller }) => otherCaller, false],
    ['重复判断天数', '0', ({ repeatDays }) => repeatDays, 0],
    ['Days a repeat is looked for', 365, ({ repeatDays }) => repeatDays, 365],
    ['重复判断天数', null, ({ repeatDays }) => repeatDays, 30],
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
    ['“立即”的分钟数', '0', 'bad-number'],
    ['“立即”的分钟数', '-5', 'bad-number'],
    ['“立即”的分钟数', '1441', 'bad-number'],
    ['“立即”的分钟数', '5分钟', 'bad-number'],
    ['“立即”的分钟数', 'Infinity', 'bad-number'],
    ['临期提前小时数', '两', 'bad-number'],
    ['临期提前小时数', '\0', 'bad-number'],
    ['安静时段', '夜里', 'bad-quiet-hours'],
    ['安静时段', '22:00', 'bad-quiet-hours'],
    ['安静时段', '22:00-22:00', 'bad-quiet-hours'],
    ['安静时段', '22:00-25:00', 'bad-quiet-hours'],
    ['安静时段', '22:00-07:30, 12:00-14:00', 'bad-quiet-hours'],
    ['安静时段', '全天', 'bad-quiet-hours'],
    ['安静时段', '00:00-24:00', 'bad-quiet-hours'],
    ['安静时段', '休息', 'bad-quiet-hours'],
    ['安静时段', 0.9375, 'bad-quiet-hours'],
    ['几件合成一封', '1', 'not-whole'],
    ['几件合成一封', '6件', 'not-whole'],
    ['几件合成一封', '2.5', 'not-whole'],
    ['几件合成一封', '1001', 'not-whole'],
    ['每人每天最多几封', '-1', 'not-whole'],
    ['每人每天最多几封', '二十', 'not-whole'],
    ['每人每天最多几封', '=20', 'not-whole'],
    ['抽访比例(%)', '29', 'not-whole'],
    ['抽访比例(%)', '0', 'not-whole'],
    ['抽访比例(%)', '0.3%', 'not-whole'],
    ['抽访比例(%)', 0.29, 'not-whole'],
    // Nobody knows whether it is one per cent or all.
    ['抽访比例(%)', 1, 'not-whole'],
    ['抽访比例(%)', '101', 'not-whole'],
    ['抽访比例(%)', '33.3', 'not-whole'],
    ['抽访比例(%)', '三成', 'not-whole'],
    ['抽访比例(%)', 'NaN', 'not-whole'],
    ['未接通再访次数', '0', 'not-whole'],
    ['未接通再访次数', '11', 'not-whole'],
    ['重复判断天数', '-1', 'not-whole'],
    ['重复判断天数', '366', 'not-whole'],
    ['独自办理的由别人回访', '看情况', 'not-yes-no'],
  ])('%s: %j is said, and the default holds', (name, value, code) => {
    const other = [name === '临期提前小时数' ? '立即的分钟数' : '临期提前小时数', '3'] as const
    const { settings, problems } = read(['项目名称', '翠湖花园'], [name, value], other)
    expect(codes(problems)).toEqual({ 2: `${code} value` })
    const { settings: without } = read(['项目名称', '翠湖花园'], other)
    expect(settings).toEqual(without)
  })

  it('a value alone or a name alone is nothing', () => {
    const { settings, problems } = read([null, 'x'], ['语言', null])
    expect(settings).toEqual(read().settings)
    expect(problems.size).toBe(0)
  })
})

it.each<[string, Cell, string]>([
  ['安静时段', '夜里', '“值”“夜里”不是看得懂的安静时段，请写成一段，如 22:00-07:30，或写 无'],
  ['几件合成一封', '1', '“值”“1”应是 2 到 1000 的整数'],
  ['每人每天最多几封', '不限', '“值”“不限”应是 0 到 1000 的整数'],
  ['抽访比例(%)', '20', '“值”“20”应是 30 到 100 的整数'],
])('%s: %j is told in words', (name, value, text) => {
  expect(told('settings', read([name, value]).problems)).toEqual({ 1: text })
})

describe('a row that has no effect is told', () => {
  it.each<[Cell, Cell, string]>([
    ['天气', '晴', '“项目”“天气”：没有这一项设置，本行不起作用'],
    ['天气', null, '“项目”“天气”：没有这一项设置，本行不起作用'],
    ['=1+1', 'x', '“项目”“=1+1”：没有这一项设置，本行不起作用'],
    [' 工作 时间', '09:00-17:00', '“项目”“工作 时间”已移到“日历”表：请到那里填写，并删去本行'],
    ['Working hours', '09:00-17:00', '“项目”“Working hours”已移到“日历”表：请到那里填写，并删去本行'],
    ['休息日', '周六', '“项目”“休息日”已移到“日历”表：请到那里填写，并删去本行'],
    ['Rest days', null, '“项目”“Rest days”已移到“日历”表：请到那里填写，并删去本行'],
  ])('%j: %j', (name, value, text) => {
    const { settings, problems } = read([name, value])
    expect(told('settings', problems)).toEqual({ 1: text })
    expect(settings).toEqual(read().settings)
  })

  it('of a setting that stands twice the upper row holds', () => {
    const { settings, problems } = read(['Site', '甲园'], ['项目名称', '乙园'], ['语言', null], ['语言', '英文'])
    expect(settings).toMatchObject({ site: '甲园', language: 'zh' })
    expect(codes(problems)).toEqual({ 2: 'name-twice name', 4: 'name-twice name' })
  })
})
