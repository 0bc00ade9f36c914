import { describe, expect, it } from 'vitest'
import { xlsxOf } from '../../../src/standalone/xlsx/index.ts'
import { bookOf, cell, notesOf, read, roundTrip, sheetOf, tab, under } from './support.ts'

describe('hostile spreadsheets', () => {
  it.each<[string, Parameters<typeof tab>[2]]>([
    [
      'merges over each other',
      {
        merges: [
          { endRowIndex: 3, endColumnIndex: 3 },
          { startRowIndex: 1, endRowIndex: 2, endColumnIndex: 2 },
        ],
      },
    ],
    ['merges of the whole grid', { merges: [{}] }],
    ['merges beyond the grid', { merges: [{ startRowIndex: 2_000_000, endRowIndex: 2_000_002, endColumnIndex: 2 }] }],
    ['merges the wrong way round', { merges: [{ startRowIndex: 5, endRowIndex: 2, endColumnIndex: 2 }] }],
  ])('%s', async (_, more) => {
    const workbook = await roundTrip([tab('T', [['a', 'b'], ['c'], ['d']], more)])
    expect(sheetOf(workbook).getCell('A1').value).toBe('a')
    expect(notesOf(workbook).map(([what]) => what)).toEqual(['合并单元格没有带出'])
  })

  it('more number formats than Excel takes', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [under(1, 'NUMBER', `0.0" ${i}"`)])
    const workbook = await roundTrip([tab('T', rows)])
    expect(sheetOf(workbook).getCell('A1').numFmt).toBe('0.0" 0"')
    expect(notesOf(workbook)[0]?.[2]).toBe(300)
  })

  it('more looks than Excel takes', async () => {
    const rows = Array.from({ length: 11_000 }, (_, i) => [
      {
        ...cell(i),
        userEnteredFormat: { backgroundColor: { red: (i % 256) / 255, green: Math.floor(i / 256) / 255 } },
      },
    ])
    expect(sheetOf(await roundTrip([tab('T', rows)])).getCell('A11000').value).toBe(10_999)
  })

  it('as many rules as cells', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [
      { dataValidation: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: `choice, ${i}` }] } } },
    ])
    const workbook = await roundTrip([tab('T', rows)])
    expect(sheetOf(workbook, '选项').getCell(1, 300).value).toBe('choice, 299')
  })

  it('a grid that is wider than Excel, and cells in it', async () => {
    const sheet = tab('T', [Array.from({ length: 16_500 }, (_, i) => i)], {
      properties: { gridProperties: { rowCount: 2_000_000, columnCount: 17_000 } },
    })
    const workbook = await roundTrip([sheet])
    expect(sheetOf(workbook).getCell('XFD1').value).toBe(16_383)
    expect(notesOf(workbook).map(([what]) => what)).toEqual(['超出 Excel 的行数或列数上限，没有带出'])
  })

  it('fonts without end, sizes below nought, angles around', async () => {
    const format = {
      textFormat: { fontFamily: `${'长'.repeat(90)}\u0000`, fontSize: -4 },
      textRotation: { angle: 4_000 },
      numberFormat: { type: 'NUMBER', pattern: '\u0000' },
    }
    const workbook = await roundTrip([tab('T', [[{ ...cell('a'), userEnteredFormat: format }]])])
    expect(sheetOf(workbook).getCell('A1')).toMatchObject({
      font: { name: '长'.repeat(31), size: 1 },
      alignment: { textRotation: 90 },
    })
  })

  it('notes of 50,000 characters with what XML has not', async () => {
    const workbook = await roundTrip([tab('T', [[{ ...cell('a'), note: `\u0000${'n'.repeat(50_000)}` }]])])
    expect(notesOf(workbook).map(([what]) => what)).toHaveLength(2)
  })

  it('titles that are no names', async () => {
    const titles = ["'", '\u0000', '', '../../etc/passwd', 'x'.repeat(200), 'History', '<a>&"', 'A1', 'TRUE']
    const workbook = await roundTrip(titles.map((title) => tab(title, [['a']])))
    const names = workbook.worksheets.map(({ name }) => name)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    expect(names.slice(0, 9)).toEqual([
      'Sheet',
      'Sheet (2)',
      'Sheet (3)',
      '.._.._etc_passwd',
      'x'.repeat(31),
      'History (2)',
      '<a>&"',
      'A1',
      'TRUE',
    ])
  })

  it('cells of a tab that does not say how large it is', async () => {
    const sheet = { properties: { title: 'T' }, data: [{ rowData: [{}, { values: [{}, cell('b2')] }] }] }
    expect(sheetOf(await roundTrip([sheet])).getCell('B2').value).toBe('b2')
  })

  it('data in pieces, out of order and over each other', async () => {
    const sheet = tab('T')
    sheet.data = [
      { startRow: 2, startColumn: 1, rowData: [{ values: [cell('c3'), cell('d3')] }] },
      { rowData: [{ values: [cell('a1')] }, {}, { values: [cell('a3')] }] },
    ]
    const made = sheetOf(await roundTrip([sheet]))
    expect([1, 3].map((r) => [1, 2, 3].map((c) => made.getCell(r, c).value))).toEqual([
      ['a1', null, null],
      ['a3', 'c3', 'd3'],
    ])
  })
})

it('twenty thousand rows of thirty columns are made whole', async () => {
  const date = { numberFormat: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' } }
  const rows = Array.from({ length: 20_000 }, (_, r) =>
    Array.from({ length: 30 }, (__, c) =>
      c % 3 === 0 ? { ...cell(46_000 + r / 7), userEnteredFormat: date } : cell(`投诉 ${r} 的第 ${c} 项`),
    ),
  )
  const book = bookOf([tab('T', rows, { properties: { gridProperties: { rowCount: 20_000, columnCount: 30 } } })])
  const bytes = await xlsxOf(book)
  expect(bytes.length).toBeGreaterThan(1_000_000)
})

it('a broken file is no file: what comes out opens again', async () => {
  expect((await read(await xlsxOf({ sheets: [{}, { properties: {} }] }))).worksheets.length).toBeGreaterThan(0)
})
