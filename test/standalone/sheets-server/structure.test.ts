import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { desk } from './support.ts'

type Request = sheets_v4.Schema$Request
const range = (top: number, bottom: number, left = 0, right = 3) => ({
  sheetId: 0,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
})
const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex })
const columns = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex })

/** Everything that refers to positions, all of it on rows 5 to 8 (from 0: 4 to 8) and columns A to C. */
const everything: Request[] = [
  { addNamedRange: { namedRange: { namedRangeId: 'n', name: 'part', range: range(4, 8) } } },
  { addProtectedRange: { protectedRange: { protectedRangeId: 1, range: range(4, 8) } } },
  { mergeCells: { range: range(4, 8) } },
  {
    addConditionalFormatRule: {
      rule: { ranges: [range(4, 8)], booleanRule: { condition: { type: 'NOT_BLANK' }, format: {} } },
    },
  },
  { setBasicFilter: { filter: { range: range(4, 8), criteria: { 1: { hiddenValues: ['x'] } } } } },
  { addFilterView: { filter: { filterViewId: 2, title: 'v', range: range(4, 8) } } },
  {
    addBanding: {
      bandedRange: { bandedRangeId: 3, range: range(4, 8), rowProperties: { firstBandColor: { red: 1 } } },
    },
  },
  {
    addChart: {
      chart: {
        chartId: 4,
        spec: { basicChart: { domains: [{ domain: { sourceRange: { sources: [range(4, 8)] } } }] } },
        position: { overlayPosition: { anchorCell: { sheetId: 0, rowIndex: 4, columnIndex: 1 } } },
      },
    },
  },
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 5,
        metadataKey: 'k',
        visibility: 'DOCUMENT',
        location: { dimensionRange: rows(4, 5) },
      },
    },
  },
  { updateDimensionProperties: { range: rows(4, 5), properties: { pixelSize: 50 }, fields: 'pixelSize' } },
  { addDimensionGroup: { range: rows(4, 8) } },
  {
    updateCells: {
      start: { sheetId: 0, rowIndex: 4 },
      rows: [{ values: [{ note: 'n', dataValidation: { condition: { type: 'BOOLEAN' } } }] }],
      fields: 'note,dataValidation',
    },
  },
]

/** Where things are: the rows [start, end) of each, or undefined when it is gone. */
async function places(get: (query?: string) => Promise<sheets_v4.Schema$Spreadsheet>) {
  const book = await get('?includeGridData=true')
  const sheet = book.sheets?.[0]
  const span = (r: sheets_v4.Schema$GridRange | undefined) =>
    r === undefined ? undefined : [r.startRowIndex ?? 0, r.endRowIndex]
  const chart = sheet?.charts?.[0]
  const data = sheet?.data?.[0]
  const noted = data?.rowData?.findIndex((row) =>
    row.values?.some((c) => c.note === 'n' && c.dataValidation !== undefined),
  )
  const tall = data?.rowMetadata?.findIndex((m) => m.pixelSize === 50)
  const marked = data?.rowMetadata?.findIndex((m) => m.developerMetadata?.[0]?.metadataId === 5)
  const group = sheet?.rowGroups?.[0]?.range
  return {
    named: span(book.namedRanges?.[0]?.range),
    protected: span(sheet?.protectedRanges?.[0]?.range),
    merge: span(sheet?.merges?.[0]),
    rule: span(sheet?.conditionalFormats?.[0]?.ranges?.[0]),
    filter: span(sheet?.basicFilter?.range),
    view: span(sheet?.filterViews?.[0]?.range),
    band: span(sheet?.bandedRanges?.[0]?.range),
    chart: span(chart?.spec?.basicChart?.domains?.[0]?.domain?.sourceRange?.sources?.[0]),
    anchor: chart?.position?.overlayPosition?.anchorCell?.rowIndex,
    group: group === undefined ? undefined : [group.startIndex, group.endIndex],
    rows: [noted, tall, marked],
  }
}

const all = (start: number, end: number, anchor: number, row: number) => ({
  named: [start, end],
  protected: [start, end],
  merge: [start, end],
  rule: [start, end],
  filter: [start, end],
  view: [start, end],
  band: [start, end],
  chart: [start, end],
  anchor,
  group: [start, end],
  rows: [row, row, row],
})

describe('what refers to positions moves with them', () => {
  test.each<[string, Request, ReturnType<typeof all>]>([
    ['rows put in above', { insertDimension: { range: rows(2, 4) } }, all(6, 10, 6, 6)],
    ['rows put in at the first', { insertDimension: { range: rows(4, 5) } }, all(5, 9, 5, 5)],
    ['rows put in inside', { insertDimension: { range: rows(6, 9) } }, all(4, 11, 4, 4)],
    ['rows put in right below', { insertDimension: { range: rows(8, 9) } }, all(4, 8, 4, 4)],
    ['rows taken out above', { deleteDimension: { range: rows(0, 3) } }, all(1, 5, 1, 1)],
    ['rows taken out inside', { deleteDimension: { range: rows(5, 7) } }, all(4, 6, 4, 4)],
    ['rows taken out across the end', { deleteDimension: { range: rows(6, 20) } }, all(4, 6, 4, 4)],
    ['rows taken out below', { deleteDimension: { range: rows(8, 20) } }, all(4, 8, 4, 4)],
    ['the rows moved down', { moveDimension: { source: rows(4, 8), destinationIndex: 12 } }, all(8, 12, 8, 8)],
    ['the rows moved up', { moveDimension: { source: rows(4, 8), destinationIndex: 1 } }, all(1, 5, 1, 1)],
    [
      'others moved from below to above',
      { moveDimension: { source: rows(20, 23), destinationIndex: 0 } },
      all(7, 11, 7, 7),
    ],
  ])('%s', async (_, request, expected) => {
    const { done, get } = await desk()
    await done(...everything)
    expect(await places(get)).toEqual(all(4, 8, 4, 4))
    await done(request)
    expect(await places(get)).toEqual(expected)
  })

  test('all of it goes with its rows', async () => {
    const { done, get } = await desk()
    await done(...everything, { deleteDimension: { range: rows(3, 9) } })
    const { anchor, rows: found, ...gone } = await places(get)
    expect(Object.values(gone).filter((v) => v !== undefined)).toEqual([])
    expect({ anchor, found }).toEqual({ anchor: 3, found: [undefined, -1, -1] })
  })

  test('filter criteria follow their columns', async () => {
    const { done, get } = await desk()
    await done(...everything, { insertDimension: { range: columns(0, 2) } })
    const filter = (await get()).sheets?.[0]?.basicFilter
    expect(filter?.range).toMatchObject({ startColumnIndex: 2, endColumnIndex: 5 })
    expect(Object.keys(filter?.criteria ?? {})).toEqual(['3'])
    expect(filter?.filterSpecs?.[0]?.columnIndex).toBe(3)
  })
})

describe('metadata of columns stays with them', () => {
  const mark = (key: string, at: number): Request => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: key,
        visibility: 'DOCUMENT',
        location: { dimensionRange: columns(at, at + 1) },
      },
    },
  })
  const keysOf = (sheet: sheets_v4.Schema$Sheet | undefined): string =>
    (sheet?.data?.[0]?.columnMetadata ?? [])
      .map(({ developerMetadata }) => developerMetadata?.map(({ metadataKey }) => metadataKey).join('+') ?? '-')
      .join('')
      .replace(/-+$/, '')

  test.each<[string, readonly Request[], string]>([
    ['nothing done', [], '-abc'],
    ['a column before', [{ insertDimension: { range: columns(0, 1) } }], '--abc'],
    ['a column at its place', [{ insertDimension: { range: columns(2, 3), inheritFromBefore: true } }], '-a-bc'],
    ['a column behind', [{ insertDimension: { range: columns(4, 6) } }], '-abc'],
    ['one taken out', [{ deleteDimension: { range: columns(2, 3) } }], '-ac'],
    [
      'one taken out, another put in there',
      [{ deleteDimension: { range: columns(2, 3) } }, { insertDimension: { range: columns(2, 3) } }],
      '-a-c',
    ],
    ['one moved to the front', [{ moveDimension: { source: columns(3, 4), destinationIndex: 0 } }], 'c-ab'],
    ['two moved to the back', [{ moveDimension: { source: columns(1, 3), destinationIndex: 6 } }], '-c--ab'],
    ['others moved from behind', [{ moveDimension: { source: columns(5, 7), destinationIndex: 2 } }], '-a--bc'],
    [
      'cells pushed to the right',
      [
        {
          insertRange: {
            range: { sheetId: 0, startColumnIndex: 0, endColumnIndex: 1, endRowIndex: 2 },
            shiftDimension: 'COLUMNS',
          },
        },
      ],
      '-abc',
    ],
    ['rows sorted', [{ sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 1 }] } }], '-abc'],
    [
      'the sheet cut off',
      [
        {
          updateSheetProperties: {
            properties: { sheetId: 0, gridProperties: { rowCount: 9, columnCount: 3 } },
            fields: 'gridProperties',
          },
        },
      ],
      '-ab',
    ],
    ['the tab copied', [{ duplicateSheet: { sourceSheetId: 0, newSheetId: 5, insertSheetIndex: 1 } }], '-abc'],
  ])('%s', async (_, requests, expected) => {
    const { done, get } = await desk()
    await done(mark('a', 1), mark('b', 2), mark('c', 3), ...requests)
    expect(keysOf((await get('?includeGridData=true')).sheets?.[0])).toBe(expected)
  })
})

describe('formulas follow their cells', () => {
  test.each<[string, Request, string]>([
    ['a row above', { insertDimension: { range: rows(0, 1) } }, "=SUM(A3:A4)+$B$3+'other'!A1+SUM(A:A)"],
    ['a row inside a range', { insertDimension: { range: rows(2, 3) } }, "=SUM(A2:A4)+$B$2+'other'!A1+SUM(A:A)"],
    ['a row of a range taken out', { deleteDimension: { range: rows(2, 3) } }, "=SUM(A2:A2)+$B$2+'other'!A1+SUM(A:A)"],
    ['the cells taken out', { deleteDimension: { range: rows(1, 3) } }, "=SUM(#REF!)+#REF!+'other'!A1+SUM(A:A)"],
    ['a column before', { insertDimension: { range: columns(0, 1) } }, "=SUM(B2:B3)+$C$2+'other'!A1+SUM(B:B)"],
  ])('%s', async (_, request, expected) => {
    const { done, type, get } = await desk()
    await done({ addSheet: { properties: { sheetId: 9, title: 'other' } } })
    await type('D10', [["=SUM(A2:A3)+$B$2+'other'!A1+SUM(A:A)"]])
    await done(request)
    const cells = (await get('?includeGridData=true')).sheets?.[0]?.data?.[0]?.rowData?.flatMap((r) => r.values ?? [])
    const formula = cells?.find((c) => c.userEnteredValue?.formulaValue !== undefined)?.userEnteredValue?.formulaValue
    expect(formula).toBe(expected)
  })

  test('a tab that gets another title', async () => {
    const { done, type, read } = await desk()
    await done({ addSheet: { properties: { sheetId: 9, title: 'other' } } })
    await type('other!A1', [[5]])
    await type('Sheet1!A1', [['=other!A1*2']])
    await done({ updateSheetProperties: { properties: { sheetId: 9, title: '看 板' }, fields: 'title' } })
    expect(await read('Sheet1!A1', '?valueRenderOption=FORMULA')).toEqual([["='看 板'!A1*2"]])
    expect(await read('Sheet1!A1')).toEqual([['10']])
  })
})
