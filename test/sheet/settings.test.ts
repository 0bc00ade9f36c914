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
})
