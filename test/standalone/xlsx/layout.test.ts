import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, it } from 'vitest'
import { xlsxOf } from '../../../src/standalone/xlsx/index.ts'
import { bookOf, type Cell, cell, formula, notesOf, partOf, read, roundTrip, sheetOf, tab } from './support.ts'

const formatted = (value: unknown, userEnteredFormat: NonNullable<Cell['userEnteredFormat']>): Cell => ({
  ...cell(value),
  userEnteredFormat,
})

describe('groups of columns', () => {
  const group = (startIndex: number, endIndex: number, collapsed = false): sheets_v4.Schema$DimensionGroup => ({
    range: { sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex },
    depth: 1,
    collapsed,
  })
  const columnsOf = async (...columnGroups: readonly sheets_v4.Schema$DimensionGroup[]) => {
    const sheet = tab('T', [['a', 'b', 'c', 'd', 'e', 'f']], { columnGroups: [...columnGroups] })
    const hidden = columnGroups.filter(({ collapsed }) => collapsed === true).map(({ range }) => range ?? {})
    const columnMetadata = Array.from({ length: 26 }, (_, c) => ({
      hiddenByUser: hidden.some(({ startIndex, endIndex }) => c >= (startIndex ?? 0) && c < (endIndex ?? 0)),
    }))
    const bytes = await xlsxOf(bookOf([{ ...sheet, data: [{ ...sheet.data?.[0], columnMetadata }] }]))
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const workbook = await read(bytes)
    return {
      deepest: /outlineLevelCol="(\d)"/.exec(xml)?.[1],
      levels: [1, 2, 3, 4, 5, 6].map((c) => sheetOf(workbook).getColumn(c).outlineLevel),
      hidden: [1, 2, 3, 4, 5, 6].map((c) => sheetOf(workbook).getColumn(c).hidden),
      closing: [...xml.matchAll(/<col min="(\d+)"[^>]*collapsed="1"/g)].map(([, first]) => Number(first)),
      notes: notesOf(workbook),
    }
  }

  it('that are open are nested as they are', async () => {
    expect(await columnsOf(group(1, 5), group(2, 4))).toEqual({
      deepest: '2',
      levels: [0, 1, 2, 2, 1, 0],
      hidden: [false, false, false, false, false, false],
      closing: [],
      notes: [],
    })
  })

  it('that are folded hide their columns, with their button behind them', async () => {
    expect(await columnsOf(group(1, 3, true), group(4, 5))).toMatchObject({
      levels: [0, 1, 1, 0, 1, 0],
      hidden: [false, true, true, false, false, false],
      closing: [4],
    })
  })

  it('that reach beyond the grid, or nest deeper than a file can, still open', async () => {
    const deep = Array.from({ length: 9 }, () => group(0, 2))
    expect(await columnsOf(...deep, group(3, 99, true))).toMatchObject({ levels: [7, 7, 0, 1, 1, 1], deepest: '7' })
  })
})

describe('the look of a cell', () => {
  const of = async (userEnteredFormat: NonNullable<Cell['userEnteredFormat']>) =>
    sheetOf(await roundTrip([tab('T', [[formatted('x', userEnteredFormat)]])])).getCell('A1')

  it('has fonts', async () => {
    const made = await of({
      textFormat: {
        fontFamily: 'arial,sans,sans-serif',
        fontSize: 14,
        bold: true,
        italic: true,
        strikethrough: true,
        underline: true,
        foregroundColorStyle: { rgbColor: { red: 1, blue: 0.5 } },
      },
    })
    expect(made.font).toMatchObject({
      name: 'Arial',
      size: 14,
      bold: true,
      italic: true,
      strike: true,
      underline: true,
    })
    expect(made.font.color).toEqual({ argb: 'FFFF0080' })
  })

  it('has fills, of themes too, and no white ones', async () => {
    expect((await of({ backgroundColor: { green: 1 } })).fill).toMatchObject({ fgColor: { argb: 'FF00FF00' } })
    expect((await of({ backgroundColor: { red: 1, green: 1, blue: 1 } })).fill).toMatchObject({ pattern: 'none' })
    const themed = formatted('x', { backgroundColorStyle: { themeColor: 'ACCENT1' } })
    const workbook = await roundTrip([tab('T', [[themed]])], {
      properties: {
        spreadsheetTheme: { themeColors: [{ colorType: 'ACCENT1', color: { rgbColor: { blue: 1 } } }] },
      },
    })
    expect(sheetOf(workbook).getCell('A1').fill).toMatchObject({ fgColor: { argb: 'FF0000FF' } })
  })

  it('has alignment, wrapping and rotation', async () => {
    const made = await of({
      horizontalAlignment: 'CENTER',
      verticalAlignment: 'MIDDLE',
      wrapStrategy: 'WRAP',
      textRotation: { angle: 45 },
    })
    expect(made.alignment).toMatchObject({ horizontal: 'center', vertical: 'middle', wrapText: true, textRotation: 45 })
  })

  it('has borders', async () => {
    const line = { style: 'SOLID_MEDIUM', color: { red: 1 } }
    expect((await of({ borders: { top: line, left: { style: 'DOTTED' }, right: { style: 'NONE' } } })).border).toEqual({
      top: { style: 'medium', color: { argb: 'FFFF0000' } },
      left: { style: 'dotted' },
    })
  })

  it('of empty cells is there: of single ones, of empty rows, of whole columns', async () => {
    const grey = { userEnteredFormat: { backgroundColor: { red: 0.5, green: 0.5, blue: 0.5 } } }
    const rows = [['head'], [{}, grey], [grey], ['a', grey], [{}, grey]]
    const sheet = tab('T', rows, { properties: { gridProperties: { rowCount: 5, columnCount: 3 } } })
    const made = sheetOf(await roundTrip([sheet]))
    const isGrey = (where: string): boolean => {
      const { fill } = made.getCell(where)
      return fill.type === 'pattern' && fill.pattern === 'solid'
    }
    expect(['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B4', 'B5', 'B99', 'C2'].filter(isGrey)).toEqual([
      'A3',
      'B2',
      'B4',
      'B5',
      'B99',
    ])
  })

  it('of banded rows is there as far as there are rows, under the own colours of cells', async () => {
    const sheet = tab('T', [['h'], ['a'], [formatted('b', { backgroundColor: { blue: 1 } })]], {
      bandedRanges: [
        {
          range: { sheetId: 0, startRowIndex: 0, endRowIndex: 90, startColumnIndex: 0, endColumnIndex: 2 },
          rowProperties: { headerColor: { red: 1 }, firstBandColor: { green: 1 }, secondBandColor: { blue: 1 } },
        },
      ],
    })
    const made = sheetOf(await roundTrip([sheet]))
    const fills = ['A1', 'B1', 'A2', 'A3', 'B3', 'C1'].map((where) => {
      const { fill } = made.getCell(where)
      return fill.type === 'pattern' ? fill.fgColor?.argb : undefined
    })
    expect(fills).toEqual(['FFFF0000', 'FFFF0000', 'FF00FF00', 'FF0000FF', 'FF0000FF', undefined])
  })
})

describe('a tab', () => {
  it('has its widths, heights, hidden rows and columns', async () => {
    const sheet = tab('T', [['a', 'b'], [], ['c']])
    sheet.data = [
      {
        ...sheet.data?.[0],
        columnMetadata: [{ pixelSize: 100 }, { pixelSize: 250, hiddenByUser: true }],
        rowMetadata: [{ pixelSize: 21 }, { pixelSize: 42, hiddenByUser: true }, { hiddenByFilter: true }],
      },
    ]
    const made = sheetOf(await roundTrip([sheet]))
    expect([1, 2].map((c) => [made.getColumn(c).width, made.getColumn(c).hidden])).toEqual([
      [13.57, false],
      [35, true],
    ])
    expect([1, 2, 3].map((r) => [made.getRow(r).height, made.getRow(r).hidden])).toEqual([
      [undefined, false],
      [31.5, true],
      [undefined, false],
    ])
  })

  it('has its frozen panes, colour and grid lines', async () => {
    const sheet = tab('T', [['a']], {
      properties: {
        tabColor: { red: 1 },
        rightToLeft: true,
        gridProperties: { rowCount: 9, columnCount: 9, frozenRowCount: 1, frozenColumnCount: 3, hideGridlines: true },
      },
    })
    const made = sheetOf(await roundTrip([sheet]))
    expect(made.views[0]).toMatchObject({
      state: 'frozen',
      xSplit: 3,
      ySplit: 1,
      showGridLines: false,
      rightToLeft: true,
    })
    expect(made.properties.tabColor).toEqual({ argb: 'FFFF0000' })
  })

  it('has its merges, with the first cell alone', async () => {
    const sheet = tab(
      'T',
      [
        ['a', 'gone'],
        ['gone', 'gone'],
        ['b', 'c', 'd'],
      ],
      {
        merges: [
          { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
          { sheetId: 0, startRowIndex: 2, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 3 },
          { sheetId: 0, startRowIndex: 50, endRowIndex: 51, startColumnIndex: 0, endColumnIndex: 4 },
        ],
      },
    )
    const made = sheetOf(await roundTrip([sheet]))
    expect(made.model.merges).toEqual(['A1:B2', 'B3:C3', 'A51:D51'])
    expect([made.getCell('A1').value, made.getCell('B2').value, made.getCell('B3').value]).toEqual(['a', 'a', 'c'])
  })

  it('has its notes, in empty rows too', async () => {
    const made = sheetOf(
      await roundTrip([tab('T', [[{ ...cell('a'), note: '第一行\n<b>' }], [], [{ note: 'alone' }]])]),
    )
    const textOf = (where: string): string => {
      const { note } = made.getCell(where)
      return typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('')
    }
    expect([textOf('A1'), textOf('A3')]).toEqual(['第一行\n<b>', 'alone'])
  })

  it('without a cell keeps its columns', async () => {
    const empty = tab('T')
    empty.data = [{ columnMetadata: [{ pixelSize: 250 }] }]
    expect(sheetOf(await roundTrip([empty])).getColumn(1).width).toBe(35)
  })
})

describe('tabs', () => {
  it('come in their order, hidden ones hidden, and the file opens on a visible one', async () => {
    const hidden = tab('系统', [], { properties: { hidden: true } })
    const workbook = await roundTrip([
      hidden,
      tab('看板', [['x']]),
      tab('a/b', [[formula("='看板'!A1", { stringValue: 'x' })]]),
    ])
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['系统', 'hidden'],
      ['看板', 'visible'],
      ['a_b', 'visible'],
      ['说明', 'visible'],
    ])
    expect(workbook.views[0]).toMatchObject({ activeTab: 1 })
    expect(notesOf(workbook)).toEqual([['工作表名称在 Excel 里用不了，已改名', 'a_b', 1, 'a/b']])
  })

  it('are followed by references when their names change', async () => {
    const workbook = await roundTrip([
      tab('a/b', [['x']]),
      tab('T', [[formula("='a/b'!A1&'A/B'!A2", { stringValue: 'x' })]]),
    ])
    expect(sheetOf(workbook, 'T').getCell('A1').formula).toBe('a_b!A1&a_b!A2')
  })

  it('called as the notes are called do not clash with them', async () => {
    const workbook = await roundTrip([tab('说明', [['mine']]), tab('选项', [['a\u0000']])])
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['说明', '选项', '说明 (2)'])
  })

  it('that are all hidden: the first is shown', async () => {
    const workbook = await roundTrip([
      tab('a', [], { properties: { hidden: true } }),
      tab('b', [], { properties: { hidden: true } }),
    ])
    expect(workbook.worksheets.map(({ state }) => state)).toEqual(['visible', 'hidden'])
  })

  it('that are charts are named in the notes, charts on tabs too, and filters and groups', async () => {
    const chartTab = tab('图', [], { properties: { sheetType: 'OBJECT' } })
    const full = tab('T', [['a']], {
      charts: [{ chartId: 1, spec: { title: '月度' } }],
      basicFilter: { range: { sheetId: 0 }, criteria: { 0: { hiddenValues: ['a'] } } },
      rowGroups: [{ depth: 1 }],
    })
    const workbook = await roundTrip([full, chartTab], {
      namedRanges: [{ name: 'part', range: { sheetId: 0, endRowIndex: 1 } }],
    })
    expect(notesOf(workbook).map((line) => [line[1], line[3]])).toEqual([
      ['图', ''],
      ['', 'part'],
      ['T', '月度'],
      ['T', ''],
      ['T', ''],
    ])
  })

  it('that offer a filter, and hide nothing by it, offer it there too', async () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 9, startColumnIndex: 1, endColumnIndex: 3 }
    const workbook = await roundTrip([
      tab(
        'T',
        [
          ['a', 'b', 'c'],
          ['1', '2', '3'],
        ],
        { basicFilter: { range } },
      ),
    ])
    expect(sheetOf(workbook, 'T').autoFilter).toBe('B1:C9')
    expect(notesOf(workbook)).toEqual([])
  })

  it('none at all: a file with notes, which opens', async () => {
    expect((await read(await xlsxOf({}))).worksheets.map(({ name }) => name)).toEqual(['Notes'])
    expect((await read(await xlsxOf(bookOf([])))).worksheets.map(({ name }) => name)).toEqual(['说明'])
  })
})
