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
