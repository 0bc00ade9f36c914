import { describe, expect, test } from 'vitest'
import { display } from '../../../src/standalone/sheets-server/formats/format.ts'
import { localeOf } from '../../../src/standalone/sheets-server/formats/locale.ts'
import { enter } from '../../../src/standalone/sheets-server/values/enter.ts'

describe('what is typed', () => {
  test.each<[string, string, unknown, string | undefined]>([
    ['en_US', '0042', 42, undefined],
    ['en_US', '-1.5', -1.5, undefined],
    ['en_US', '2,000,000.01', 2_000_000.01, '#,##0.00'],
    ['en_US', '1,234', 1234, '#,##0'],
    ['en_US', '12,34', '12,34', undefined],
    ['en_US', '(5)', -5, undefined],
    ['en_US', '12%', 0.12, '0%'],
    ['en_US', '12.5%', 0.125, '0.00%'],
    ['en_US', '$1,234.50', 1234.5, '"$"#,##0.00'],
    ['zh_CN', '¥12', 12, '"¥"#,##0'],
    ['de_DE', '1.234,5', 1234.5, '#,##0.00'],
    ['en_US', '1e3', 1000, '0.00E+00'],
    ['en_US', 'TRUE', true, undefined],
    ['en_US', '2026-11-21', 46347, 'yyyy-mm-dd'],
    ['en_US', '2026/11/21', 46347, 'yyyy/mm/dd'],
    ['zh_CN', '2026年11月21日', 46347, 'yyyy"年"m"月"d"日"'],
    ['zh_CN', '11月21日', 46347, 'm"月"d"日"'],
    ['en_US', '3-2', 46083, 'm-d'],
    ['en_GB', '3/2/2026', 46056, 'd/m/yyyy'],
    ['en_US', '3/2/2026', 46083, 'm/d/yyyy'],
    ['en_US', 'Nov 21, 2026', 46347, 'mmm d, yyyy'],
    ['en_US', '2026-02-30', '2026-02-30', undefined],
    ['en_US', '2026-11-21 9:30', 46347 + 9.5 / 24, 'yyyy-mm-dd h:mm:ss'],
    ['en_US', '9:30', 9.5 / 24, 'h:mm'],
    ['en_US', '9:30 PM', 21.5 / 24, 'h:mm am/pm'],
    ['en_US', '26:30', 26.5 / 24, '[h]:mm'],
    ['en_US', "'0042", '0042', undefined],
    ['en_US', "'=1+1", '=1+1', undefined],
    ['en_US', '=', '=', undefined],
    ['en_US', '3_1_0', '3_1_0', undefined],
    ['en_US', '13800138000', 13_800_138_000, undefined],
    ['en_US', '-', '-', undefined],
    ['en_US', '1.2.3.4', '1.2.3.4', undefined],
  ])('%s %s', (locale, text, value, pattern) => {
    const typed = enter(text, localeOf(locale), 2026)
    if (typeof value === 'number') expect(typed.value).toBeCloseTo(value, 9)
    else expect(typed.value).toBe(value)
    expect(typed.format?.pattern ?? undefined).toBe(pattern)
  })

  test('a formula stays as it was typed', () => {
    expect(enter('= 1 / 1024', localeOf('en_US'), 2026)).toEqual({ value: { formula: '= 1 / 1024' } })
  })
})

describe('what is shown', () => {
  const noon = 46347.5
  test.each<[string | undefined, string | number | boolean, string]>([
    [undefined, 42, '42'],
    [undefined, 1 / 3, '0.3333333333'],
    [undefined, 100 / 3, '33.33333333'],
    [undefined, 0.0009765625, '0.0009765625'],
    [undefined, 1e15, '1E+15'],
    [undefined, true, 'TRUE'],
    ['0.00', 1.005, '1.01'],
    ['0.00', -0.001, '0.00'],
    ['#,##0', 1234567, '1,234,567'],
    ['#,##0.00;(#,##0.00)', -1234.5, '(1,234.50)'],
    ['0%', 0.285, '29%'],
    ['0.0%', 0.285, '28.5%'],
    ['0.##', 1.5, '1.5'],
    ['000', 7, '007'],
    ['0.00E+00', 12345, '1.23E+04'],
    ['"第"0"号"', 3, '第3号'],
    ['[$¥-804]#,##0', 12, '¥12'],
    ['#,##0,"k"', 12345, '12k'],
    ['yyyy-mm-dd hh:mm', noon, '2026-11-21 12:00'],
    ['yyyy/m/d', 46053, '2026/1/31'],
    ['m"月"d"日"', noon, '11月21日'],
    ['h:mm am/pm', noon + 1.5 / 24, '1:30 PM'],
    ['mm:ss', 90 / 86_400, '01:30'],
    ['[h]:mm', 1.5, '36:00'],
    ['ss.000', 1.25 / 86_400, '01.250'],
    ['dddd', noon, 'Saturday'],
    ['mmm', noon, 'Nov'],
    ['@', 'text', 'text'],
    ['0.00', 'text', 'text'],
    ['"<"@">"', 'x', '<x>'],
  ])('%s of %s', (pattern, value, shown) => {
    expect(display(value, pattern === undefined ? undefined : { pattern }, localeOf('en_US'))).toBe(shown)
  })
})
