import { describe, expect, it } from 'vitest'
import { localeOf } from '../../../src/standalone/sheets-server/formats/locale.ts'
import { excelFormula } from '../../../src/standalone/xlsx/formula.ts'
import { excelFormat } from '../../../src/standalone/xlsx/number-format.ts'
import { sheetNames } from '../../../src/standalone/xlsx/sheet-names.ts'

const named = {
  tab: (title: string) => (title === 'gone' ? undefined : title === '日/清' ? '日_清' : title),
  range: (name: string) => (name.toLowerCase() === 'part' ? "'日_清'!$A$1:$B$2" : undefined),
}

describe('a formula for Excel', () => {
  it.each<[string, string | undefined]>([
    ['=1+1', '1+1'],
    ['=SUM(A1,$B$2:C3)', 'SUM(A1,$B$2:C3)'],
    ['=SUM(A2:A)', 'SUM(A2:A1048576)'],
    ['=SUM($B$2:$B)', 'SUM($B$2:$B$1048576)'],
    ['=SUM(B2:2)', 'SUM(B2:XFD2)'],
    ['=SUM(A:C,2:5)', 'SUM(A:C,2:5)'],
    ["='日/清'!A1+gone!B2", "'日_清'!A1+#REF!"],
    ['=T1!A1:B2', "'T1'!A1:B2"],
    ['=SUM(part)', "SUM('日_清'!$A$1:$B$2)"],
    ['=unknown', undefined],
    ['=IF(true;"a;b";{1;2\\3})', undefined],
    ['=IF(true;"a;b";{1\\2;3\\4})', 'IF(TRUE,"a;b",{1,2;3,4})'],
    ['=IFS(A1=1,"x")', '_xlfn.IFS(A1=1,"x")'],
    ['=textjoin("、",TRUE,A1:A3)', '_xlfn.TEXTJOIN("、",TRUE,A1:A3)'],
    ['=1E5+.5+1e-3%', '1E5+.5+1e-3%'],
    ['=LOG10(A1)+#N/A', 'LOG10(A1)+#N/A'],
    ['="say ""SUM(A:A)"""', '"say ""SUM(A:A)"""'],
    ['=ARRAYFORMULA(A1:A3*2)', undefined],
    ['=REGEXMATCH(A1,"x")', undefined],
    ['=WEBSERVICE("http://x")', undefined],
    ['={A1,B1}', undefined],
    ['=A1048577', undefined],
    ['=ZZZ1', undefined],
    ["=cmd|'/C calc'!A0", undefined],
    [`="${'x'.repeat(256)}"`, undefined],
    [`=${'1+'.repeat(5_000)}1`, undefined],
    [`=${'ABS('.repeat(70)}1${')'.repeat(70)}`, undefined],
    ['="\u0000"', undefined],
    ['=', undefined],
  ])('%s', (given, wanted) => {
    expect(excelFormula(given, named)).toBe(wanted)
  })
})

describe('a number format for Excel', () => {
  it.each<[string, string, string | undefined]>([
    ['NUMBER', '#,##0.00', '#,##0.00'],
    ['NUMBER', '#,##0.00;[Red](#,##0.00);"nil"', '#,##0.00;[Red](#,##0.00);"nil"'],
    ['PERCENT', '', '0.00%'],
    ['CURRENCY', '', '"¥"#,##0.00'],
    ['CURRENCY', '[$€-407]#,##0', '[$€-407]#,##0'],
    ['SCIENTIFIC', '0.00e+00', '0.00E+00'],
    ['TEXT', '', '@'],
    ['NUMBER', '0 kg', '0 "k""g"'],
    ['NUMBER', '# ?/?', '# ?/?'],
    ['NUMBER', '[>=100]0;[<0]-0;0', '[>=100]0;[<0]-0;0'],
    ['NUMBER', '[Mauve]0', '0'],
    ['NUMBER', 'General', undefined],
    ['DATE', '', 'yyyy-m-d'],
    ['DATE', 'yyyy年m月d日', 'yyyy"年"m"月"d"日"'],
    ['DATE', 'M/d/yyyy', 'm/d/yyyy'],
    ['DATE', 'dddd, d mmmm yyyy', 'dddd, d mmmm yyyy'],
    ['TIME', 'h:mm am/pm', 'h:mm AM/PM'],
    ['TIME', 'h:mm a/p', 'h:mm A/P'],
    ['TIME', '[h]:mm:ss.000', '[h]:mm:ss.000'],
    ['DATE_TIME', '', 'yyyy-m-d h:mm:ss'],
    ['DATE', 'yyyy 0', 'yyyy "0"'],
    ['DATE', 'yyyy"T"', 'yyyy"T"'],
    ['NUMBER', '0\\"', '0\\"'],
    ['NUMBER', '0"open', '0"open"'],
  ])('%s %s', (type, pattern, wanted) => {
    expect(excelFormat({ type, pattern }, localeOf('zh_CN'))).toEqual(wanted === undefined ? {} : { code: wanted })
  })

  it.each([['0;0;0;0;0'], ['"'.padEnd(300, 'x')], ['[Mauve]']])('%s is lost', (pattern) => {
    expect(excelFormat({ type: 'NUMBER', pattern }, localeOf('zh_CN'))).toEqual({ lost: true })
  })
})

describe('names of tabs', () => {
  it.each<[string, string[], string[]]>([
    ['stay when they may', ['投诉台账', 'a b', "it's"], ['投诉台账', 'a b', "it's"]],
    ['have no signs that Excel forbids', ['a/b', '[x]', 'a:*?\\'], ['a_b', '_x_', 'a____']],
    ['are short enough', ['x'.repeat(40)], ['x'.repeat(31)]],
    ['end in whole characters', [`${'x'.repeat(30)}𠮷`], ['x'.repeat(30)]],
    ['are each there once', ['a/b', 'A_B', 'a?b'], ['a_b', 'A_B (2)', 'a_b (3)']],
    [
      'are each there once when they are long',
      ['x'.repeat(31), 'x'.repeat(32)],
      ['x'.repeat(31), `${'x'.repeat(27)} (2)`],
    ],
    ['have no apostrophe at an end', ["'a'", "''"], ['a', 'Sheet']],
    ['are not empty', ['', ' ', '\u0000'], ['Sheet', 'Sheet (2)', 'Sheet (3)']],
    ['are not the one that Excel keeps', ['History'], ['History (2)']],
  ])('%s', (_, titles, wanted) => {
    const names = sheetNames()
    expect(titles.map(names.claim)).toEqual(wanted)
  })
})
