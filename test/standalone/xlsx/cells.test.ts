import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cell, formula, notesOf, roundTrip, sheetOf, tab, under } from './support.ts'

const back = async (given: unknown) => {
  const workbook = await roundTrip([tab('T', [[given]])])
  return { cell: sheetOf(workbook).getCell('A1'), notes: notesOf(workbook) }
}

describe('a value comes back as it was', () => {
  it.each<[string, unknown]>([
    ['a whole number', 42],
    ['a fraction', 0.1],
    ['a negative number', -1.5e-7],
    ['a large number', 1.7976931348623157e308],
    ['nought', 0],
    ['true', true],
    ['false', false],
    ['text', '投诉 “电梯”'],
    ['text like a formula', '=1+1'],
    ['text like a command', "@SUM(A1)+cmd|' /C calc'!A0"],
    ['text that begins with a plus', '+86 755 1234'],
    ['text that begins with a minus', '-1+1'],
    ['text that begins with an apostrophe', "'quoted"],
    ['text like a number', '0042'],
    ['text like a date', '3-2-1201'],
    ['text like a truth', 'TRUE'],
    ['text that is empty but for spaces', '   '],
    ['text with spaces around', '  a  '],
    ['text of several lines', 'a\nb\n\nc'],
    ['text with a tab', 'a\tb'],
    ['text of markup', '<b>&amp;"\'</b> ]]>'],
    ['text like a character number', '_x000D_ and _x0041_ and _x00zz_'],
    ['text beyond the first 65,536 characters', '👨‍👩‍👧‍👦 𠮷野家'],
    ['text in both directions', 'שלום \u202eabc'],
    ['text that is a key of objects', '__proto__'],
    ['text that is what objects show', '[object Object]'],
  ])('%s', async (_, given) => {
    expect((await back(given)).cell.value).toBe(given)
  })

  it.each<[string, string]>([
    ['=1+1', '@'],
    ['0042', '@'],
    ['3-2-1201', '@'],
    ['12:30', '@'],
    ['TRUE', '@'],
    ['1e5', '@'],
    ['50%', '@'],
    ['2026年11月21日', '@'],
  ])('and %s is marked as text, so that it stays text when it is edited', async (given, format) => {
    expect((await back(given)).cell.numFmt).toBe(format)
  })

  it.each(['日清', 'a-b', '1号楼'])('and %s is left unmarked', async (given) => {
    expect((await back(given)).cell.numFmt).toBeUndefined()
  })

  it('any text that a file can hold', async () => {
    const text = fc
      .oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
      .filter((s) => s !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        const sheet = sheetOf(
          await roundTrip([
            tab(
              'T',
              texts.map((one) => [one]),
            ),
          ]),
        )
        texts.forEach((one, i) => {
          expect(sheet.getCell(i + 1, 1).value ?? '').toBe(writable(one))
        })
      }),
      { numRuns: 40 },
    )
  })
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a file cannot hold
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
const writable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '')

describe('dates', () => {
  const at = (iso: string): Date => new Date(`${iso}Z`)
  it.each<[string, number, string, string | undefined, Date | string | number]>([
    ['a day', 46_347, 'DATE', 'yyyy-mm-dd', at('2026-11-21T00:00')],
    ['a moment, without any zone', 46_347.5, 'DATE_TIME', 'yyyy-mm-dd hh:mm', at('2026-11-21T12:00')],
    ['a day without a pattern', 46_347, 'DATE', undefined, at('2026-11-21T00:00')],
    ['the first day that both count alike', 61, 'DATE', 'yyyy-mm-dd', 61],
    ['the day before, which Excel counts otherwise', 60, 'DATE', 'yyyy-mm-dd', 59],
    ['1 January 1900', 2, 'DATE', 'yyyy-mm-dd', 1],
    ['31 December 1899, which Excel has not', 1, 'DATE', 'yyyy-mm-dd', '1899-12-31'],
    ['the year nought', -693_959, 'DATE', 'yyyy-mm-dd', '0000-01-01'],
    ['the last day', 2_958_465, 'DATE', 'yyyy-mm-dd', at('9999-12-31T00:00')],
    ['the year 10000', 2_958_466, 'DATE', 'yyyy-mm-dd', '10000-01-01'],
    ['a time', 0.5, 'TIME', 'hh:mm', 0.5],
    ['a span', 1.5, 'TIME', '[h]:mm', 1.5],
    ['a time below nought', -0.5, 'TIME', '[h]:mm', '-12:00'],
  ])('%s', async (_, serial, type, pattern, wanted) => {
    const { cell: made, notes } = await back(under(serial, type, pattern))
    const value =
      made.value instanceof Date && typeof wanted === 'number'
        ? (made.value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000
        : made.value
    expect(value).toEqual(wanted)
    expect(notes.length).toBe(typeof wanted === 'string' ? 1 : 0)
  })
})

describe('formulas', () => {
  it.each<[string, ReturnType<typeof formula>, unknown]>([
    ['with a number', formula('=SUM(A2:A3)', { numberValue: 3 }), { formula: 'SUM(A2:A3)', result: 3 }],
    ['with text', formula('="a"&"b"', { stringValue: 'ab' }), { formula: '"a"&"b"', result: 'ab' }],
    [
      'with an error',
      formula('=1/0', { errorValue: { type: 'DIVIDE_BY_ZERO' } }),
      { formula: '1/0', result: { error: '#DIV/0!' } },
    ],
    ['that Excel has not: its result', formula('=QUERY(A1:B2,"x")', { stringValue: 'r' }), 'r'],
    ['that nobody can read: its error', formula('=1 2', { errorValue: { type: 'ERROR' } }), { error: '#VALUE!' }],
    ['that nobody can read and without result: nothing', formula('=SUM(('), null],
  ])('%s', async (_, given, wanted) => {
    expect((await back(given)).cell.value).toEqual(wanted)
  })

  it('with the format that it brings along', async () => {
    const dated = {
      ...formula('=TODAY()', { numberValue: 46_347 }),
      effectiveFormat: { numberFormat: { type: 'DATE' } },
    }
    expect((await back(dated)).cell.numFmt).toBe('yyyy-m-d')
  })

  it('with a result that is true', async () => {
    // exceljs reads `false` back as nothing.
    expect((await back(formula('=A2=A3', { boolValue: true }))).cell.value).toEqual({ formula: 'A2=A3', result: true })
  })

  it('that spilled into a cell: what the cell shows', async () => {
    expect((await back({ effectiveValue: { numberValue: 7 } })).cell.value).toBe(7)
  })
})

describe('nothing is lost in silence', () => {
  it.each<[string, unknown, string, unknown]>([
    ['long text', 'x'.repeat(50_000), '文字超过 Excel 每格 32,767 个字符的上限，末尾已截去', 'A1'],
    ['characters that XML has not', 'a\u0000\ud800b', '含有 Excel 文件无法保存的字符（如控制字符），已去掉', 'A1'],
    ['a formula', formula('=SPARKLINE(A1:A2)'), '公式在 Excel 里用不了，只保留了结果', 'A1'],
    [
      'a link',
      { ...cell('x'), userEnteredFormat: { textFormat: { link: { uri: 'https://a' } } } },
      '文字上的超链接没有带出',
      'A1',
    ],
    [
      'parts of text',
      { ...cell('xy'), textFormatRuns: [{ startIndex: 1, format: { bold: true } }] },
      '单元格内部分文字的格式没有带出',
      'A1',
    ],
    ['a number format', under(1, 'NUMBER', '0;0;0;0;0'), '数字格式在 Excel 里用不了，没有带出', 'A1'],
  ])('%s', async (_, given, what, where) => {
    expect((await back(given)).notes).toEqual([[what, 'T', 1, where]])
  })

  it('long text ends in a mark that says how long it was', async () => {
    const { cell: made } = await back(`${'𠮷'.repeat(16_383)}${'x'.repeat(17_234)}`)
    const { text } = made
    expect(text).toHaveLength(32_766)
    expect(text.endsWith('……（此处截断，原文共 50000 个字符）')).toBe(true)
    expect(text.isWellFormed()).toBe(true)
  })

  it('many places are counted, and the first ones named', async () => {
    const workbook = await roundTrip([
      tab(
        'T',
        Array.from({ length: 40 }, () => ['\u0001x']),
      ),
    ])
    const [line] = notesOf(workbook)
    expect(line?.[2]).toBe(40)
    expect(line?.[3]).toMatch(/^A1, A2, .*A20 …$/)
  })

  it('in the language of the spreadsheet', async () => {
    const workbook = await roundTrip([tab('T', [['a\u0000']])], { properties: { locale: 'en_US' } })
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['T', 'Notes'])
  })

  it('and without losses there is no such tab', async () => {
    expect((await roundTrip([tab('T', [['a']])])).worksheets).toHaveLength(1)
  })
})
