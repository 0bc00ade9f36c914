import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { supportedKinds } from '../../../src/standalone/sheets-server/index.ts'
import { desk, deskOn, refusal } from './support.ts'

type Request = sheets_v4.Schema$Request
const range = (top: number, bottom: number, left: number, right: number) => ({
  sheetId: 0,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
})

describe('requests that change values', () => {
  const start = [
    ['b', 2, '=B1*10'],
    ['a', 1, '=B2*10'],
    ['c', 3, '=B3*10'],
  ]
  test.each<[string, Request, unknown[][]]>([
    [
      'sortRange',
      { sortRange: { range: range(0, 3, 0, 3), sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] } },
      [
        ['a', 1, 10],
        ['b', 2, 20],
        ['c', 3, 30],
      ],
    ],
    [
      'sortRange by two',
      { sortRange: { range: range(0, 3, 0, 3), sortSpecs: [{ dimensionIndex: 2, sortOrder: 'DESCENDING' }] } },
      [
        ['c', 3, 30],
        ['b', 2, 20],
        ['a', 1, 10],
      ],
    ],
    [
      'copyPaste',
      { copyPaste: { source: range(0, 1, 0, 3), destination: range(3, 5, 0, 3) } },
      [
        ...[
          ['b', 2, 20],
          ['a', 1, 10],
          ['c', 3, 30],
        ],
        ['b', 2, 20],
        ['b', 2, 20],
      ],
    ],
    [
      'copyPaste of values',
      { copyPaste: { source: range(0, 3, 2, 3), destination: range(0, 3, 0, 1), pasteType: 'PASTE_VALUES' } },
      [
        [20, 2, 20],
        [10, 1, 10],
        [30, 3, 30],
      ],
    ],
    [
      'copyPaste turned',
      { copyPaste: { source: range(0, 3, 1, 2), destination: range(4, 5, 0, 3), pasteOrientation: 'TRANSPOSE' } },
      [['b', 2, 20], ['a', 1, 10], ['c', 3, 30], [], [2, 1, 3]],
    ],
    [
      'cutPaste',
      { cutPaste: { source: range(0, 3, 0, 1), destination: { sheetId: 0, rowIndex: 0, columnIndex: 3 } } },
      [
        ['', 2, 20, 'b'],
        ['', 1, 10, 'a'],
        ['', 3, 30, 'c'],
      ],
    ],
    [
      'pasteData',
      { pasteData: { coordinate: { sheetId: 0 }, data: 'x,5\ny', delimiter: ',' } },
      [
        ['x', 5, 50],
        ['y', 1, 10],
        ['c', 3, 30],
      ],
    ],
    [
      'autoFill',
      { autoFill: { sourceAndDestination: { source: range(1, 3, 1, 2), dimension: 'ROWS', fillLength: 2 } } },
      [
        ['b', 2, 20],
        ['a', 1, 10],
        ['c', 3, 30],
        ['', 5],
        ['', 7],
      ],
    ],
    [
      'insertRange',
      { insertRange: { range: range(0, 1, 0, 1), shiftDimension: 'ROWS' } },
      [['', 2, 20], ['b', 1, 10], ['a', 3, 30], ['c']],
    ],
    [
      'deleteRange',
      { deleteRange: { range: range(1, 2, 0, 1), shiftDimension: 'ROWS' } },
      [
        ['b', 2, 20],
        ['c', 1, 10],
        ['', 3, 30],
      ],
    ],
    [
      'insertRange across',
      { insertRange: { range: range(0, 1, 0, 1), shiftDimension: 'COLUMNS' } },
      [
        ['', 'b', 2, '#VALUE!'],
        ['a', 1, 10],
        ['c', 3, 30],
      ],
    ],
    [
      'mergeCells',
      { mergeCells: { range: range(0, 3, 0, 1), mergeType: 'MERGE_ALL' } },
      [
        ['b', 2, 20],
        ['', 1, 10],
        ['', 3, 30],
      ],
    ],
    [
      'moveDimension',
      {
        moveDimension: {
          source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
          destinationIndex: 3,
        },
      },
      [
        [2, 20, 'b'],
        [1, 10, 'a'],
        [3, 30, 'c'],
      ],
    ],
    [
      'repeatCell with a formula',
      {
        repeatCell: {
          range: range(0, 3, 0, 1),
          cell: { userEnteredValue: { formulaValue: '=B1+1' } },
          fields: 'userEnteredValue',
        },
      },
      [
        [3, 2, 20],
        [2, 1, 10],
        [4, 3, 30],
      ],
    ],
    [
      'appendCells',
      {
        appendCells: {
          sheetId: 0,
          rows: [{ values: [{ userEnteredValue: { boolValue: true } }] }],
          fields: 'userEnteredValue',
        },
      },
      [['b', 2, 20], ['a', 1, 10], ['c', 3, 30], [true]],
    ],
    [
      'updateCells over a range',
      {
        updateCells: {
          range: range(0, 2, 0, 2),
          rows: [{ values: [{ userEnteredValue: { stringValue: '=x' } }] }],
          fields: 'userEnteredValue',
        },
      },
      [
        ['=x', '', 0],
        ['', '', 0],
        ['c', 3, 30],
      ],
    ],
  ])('%s', async (_, request, expected) => {
    const { type, done, read } = await desk()
    await type('A1', start)
    await done(request)
    expect(await read('Sheet1', '?valueRenderOption=UNFORMATTED_VALUE')).toEqual(expected)
  })

  test('findReplace counts what it changed', async () => {
    const { write, done, read } = await desk()
    await write('A1', [
      ['cat', 'Cat cat', 12],
      ['dog', 'concat'],
    ])
    const [reply] = await done({ findReplace: { find: 'cat', replacement: '$&', allSheets: true, matchCase: true } })
    expect(reply?.findReplace).toEqual({
      valuesChanged: 3,
      formulasChanged: 0,
      rowsChanged: 2,
      sheetsChanged: 1,
      occurrencesChanged: 3,
    })
    expect(await read('Sheet1')).toEqual([
      ['$&', 'Cat $&', '12'],
      ['dog', 'con$&'],
    ])
  })

  test('trimWhitespace, deleteDuplicates, textToColumns', async () => {
    const { write, done, read } = await desk()
    await write('A1', [['  a  b '], ['A'], ['a'], ['x,1']])
    expect(
      await done(
        { trimWhitespace: { range: range(0, 4, 0, 1) } },
        { deleteDuplicates: { range: range(0, 4, 0, 1) } },
        { textToColumns: { source: range(0, 3, 0, 1), delimiterType: 'AUTODETECT' } },
      ),
    ).toEqual([{ trimWhitespace: { cellsChangedCount: 1 } }, { deleteDuplicates: { duplicatesRemovedCount: 1 } }, {}])
    expect(await read('Sheet1', '?valueRenderOption=UNFORMATTED_VALUE')).toEqual([['a b'], ['A'], ['x', 1]])
  })

  test('randomizeRange keeps every row', async () => {
    const { write, done, read } = await desk()
    const numbers = Array.from({ length: 30 }, (_, i) => [i])
    await write('A1', numbers)
    await done({ randomizeRange: { range: range(0, 30, 0, 1) } })
    const after = (await read('Sheet1', '?valueRenderOption=UNFORMATTED_VALUE')) ?? []
    expect(after).not.toEqual(numbers)
    expect(after.map(([n]) => Number(n)).toSorted((a, b) => a - b)).toEqual(numbers.flat())
  })
})

describe('ids that the client chose', () => {
  const band = { range: range(0, 2, 0, 2), rowProperties: { firstBandColor: { red: 1 } } }
  const elsewhere = { ...band, range: range(5, 7, 0, 2) }
  const location = { spreadsheet: true }
  test.each<[string, Request, Request, string]>([
    [
      'addSheet',
      { addSheet: { properties: { sheetId: 5 } } },
      { addSheet: { properties: { sheetId: 5, title: 'b' } } },
      'sheet',
    ],
    [
      'addNamedRange',
      { addNamedRange: { namedRange: { namedRangeId: '5', name: 'aa', range: range(0, 1, 0, 1) } } },
      { addNamedRange: { namedRange: { namedRangeId: '5', name: 'bb', range: range(0, 1, 0, 1) } } },
      'named range',
    ],
    [
      'addProtectedRange',
      { addProtectedRange: { protectedRange: { protectedRangeId: 5, range: range(0, 1, 0, 1) } } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 5, range: range(0, 1, 0, 1) } } },
      'protected range',
    ],
    [
      'addFilterView',
      { addFilterView: { filter: { filterViewId: 5, range: range(0, 1, 0, 1) } } },
      { addFilterView: { filter: { filterViewId: 5, range: range(0, 1, 0, 1) } } },
      'filter view',
    ],
    [
      'addBanding',
      { addBanding: { bandedRange: { ...band, bandedRangeId: 5 } } },
      { addBanding: { bandedRange: { ...elsewhere, bandedRangeId: 5 } } },
      'banded range',
    ],
    [
      'createDeveloperMetadata',
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 5, metadataKey: 'k', location, visibility: 'DOCUMENT' },
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 5, metadataKey: 'l', location, visibility: 'PROJECT' },
        },
      },
      'developer metadata',
    ],
  ])('%s', async (kind, first, second, word) => {
    const { batch } = await desk()
    const made = await batch(first)
    expect(made.status).toBe(200)
    expect(JSON.stringify(made.body)).toContain('5')
    expect(refusal(await batch(second))).toMatch(
      new RegExp(`^400 Invalid requests\\[0\\]\\.${kind}: Cannot add ${word} with ID \\[5\\] because `),
    )
  })
})

describe('what is described afterwards', () => {
  test('formats, both colour forms, validation, notes, borders', async () => {
    const { done, get } = await desk()
    await done(
      {
        repeatCell: {
          range: range(0, 1, 0, 1),
          cell: { userEnteredFormat: { backgroundColor: { red: 0.5 }, textFormat: { bold: true } } },
          fields: 'userEnteredFormat(backgroundColor,textFormat.bold)',
        },
      },
      {
        updateCells: {
          range: range(0, 1, 0, 1),
          rows: [{ values: [{ note: 'n', userEnteredFormat: { textFormat: { italic: true } } }] }],
          fields: 'note,userEnteredFormat.textFormat.italic',
        },
      },
      {
        setDataValidation: {
          range: range(0, 1, 0, 1),
          rule: {
            condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '是' }] },
            strict: true,
            showCustomUi: true,
          },
        },
      },
      { updateBorders: { range: range(0, 1, 0, 1), top: { style: 'SOLID', color: { red: 1 } } } },
    )
    const query =
      '?ranges=A1&fields=sheets.data.rowData.values(userEnteredFormat,note,dataValidation,effectiveFormat.textFormat.bold)'
    expect((await get(query)).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]).toEqual({
      userEnteredFormat: {
        backgroundColor: { red: 0.5 },
        backgroundColorStyle: { rgbColor: { red: 0.5 } },
        textFormat: { bold: true, italic: true },
        borders: { top: { style: 'SOLID', color: { red: 1 }, colorStyle: { rgbColor: { red: 1 } } } },
      },
      effectiveFormat: { textFormat: { bold: true } },
      note: 'n',
      dataValidation: {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '是' }] },
        strict: true,
        showCustomUi: true,
      },
    })
  })

  test('strict validation does not stop the API, as in the service', async () => {
    const { done, type, read } = await desk()
    await done({
      setDataValidation: {
        range: range(0, 1, 0, 1),
        rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '是' }] }, strict: true },
      },
    })
    await type('A1', [['no']])
    expect(await read('A1')).toEqual([['no']])
  })

  test('sheets: duplicated, moved, hidden, deleted; their order and their own ids', async () => {
    const { done, batch, get, write, read } = await desk()
    await write('A1', [['x']])
    await done(
      { addNamedRange: { namedRange: { name: 'nn', range: range(0, 1, 0, 1) } } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 1, range: range(0, 1, 0, 1) } } },
      { duplicateSheet: { sourceSheetId: 0, newSheetId: 7, newSheetName: 'copy', insertSheetIndex: 1 } },
      { addSheet: { properties: { sheetId: 8, title: 'third' } } },
      { updateSheetProperties: { properties: { sheetId: 0, index: 3 }, fields: 'index' } },
    )
    const titles = async (): Promise<unknown[] | undefined> =>
      (await get('?fields=sheets.properties(title,index)')).sheets?.map((s) => [
        s.properties?.title,
        s.properties?.index,
      ])
    expect(await titles()).toEqual([
      ['copy', 0],
      ['third', 1],
      ['Sheet1', 2],
    ])
    expect(await read('copy!A1')).toEqual([['x']])
    const copy = (await get()).sheets?.[0]
    expect(copy?.protectedRanges?.[0]?.range?.sheetId).toBe(7)
    expect(copy?.protectedRanges?.[0]?.protectedRangeId).not.toBe(1)
    await done(
      { deleteSheet: { sheetId: 0 } },
      { updateSheetProperties: { properties: { sheetId: 7, hidden: true }, fields: 'hidden' } },
    )
    expect((await get()).namedRanges).toBeUndefined()
    expect(refusal(await batch({ deleteSheet: { sheetId: 8 } }))).toBe(
      "400 Invalid requests[0].deleteSheet: You can't remove all the visible sheets in a document.",
    )
  })

  test('conditional formats keep their order; groups nest; the reply tells the old rule', async () => {
    const { done, get } = await desk()
    const rule = (type: string) => ({
      ranges: [range(0, 1, 0, 1)],
      booleanRule: { condition: { type }, format: { textFormat: { bold: true } } },
    })
    const replies = await done(
      { addConditionalFormatRule: { rule: rule('BLANK'), index: 0 } },
      { addConditionalFormatRule: { rule: rule('NOT_BLANK'), index: 0 } },
      { updateConditionalFormatRule: { sheetId: 0, index: 0, newIndex: 1 } },
      { deleteConditionalFormatRule: { sheetId: 0, index: 0 } },
      { addDimensionGroup: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 9 } } },
      { addDimensionGroup: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 4 } } },
    )
    expect(replies[2]?.updateConditionalFormatRule).toMatchObject({ oldIndex: 0, newIndex: 1 })
    expect(replies[3]?.deleteConditionalFormatRule?.rule?.booleanRule?.condition?.type).toBe('BLANK')
    const sheet = (await get()).sheets?.[0]
    expect(sheet?.conditionalFormats?.map((r) => r.booleanRule?.condition?.type)).toEqual(['NOT_BLANK'])
    expect(sheet?.rowGroups?.map((g) => [g.range?.startIndex, g.range?.endIndex, g.depth])).toEqual([
      [1, 9, 1],
      [2, 4, 2],
    ])
  })

  test('a sheet copied to another spreadsheet', async () => {
    const { server, write, raw } = await desk()
    await write('A1', [['x']])
    const other = await deskOn(server)
    const answer = await raw('POST', '/sheets/0:copyTo', { destinationSpreadsheetId: other.id })
    expect(answer.body).toMatchObject({ title: 'Copy of Sheet1', index: 1 })
    expect(await other.read("'Copy of Sheet1'!A1")).toEqual([['x']])
  })
})

test('every kind that was promised is carried out', () => {
  expect(supportedKinds.toSorted()).toMatchSnapshot()
})
