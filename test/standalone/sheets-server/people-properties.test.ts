import type { sheets_v4 } from '@googleapis/sheets'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asPerson, office } from './people.ts'

type Request = sheets_v4.Schema$Request

/** A ledger of 12 rows and 6 columns: header protected, C and D not people's, B from a list; a second tab that is nobody's. */
const ROWS = 12
const header = ['name', 'kind', 'id', 'sum', 'e', 'f']
const row = (n: number) => [`n${n}`, n % 2 === 0 ? 'a' : 'b', `id${n}`, `sum${n}`, 'e', n]
const lists = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }, { userEnteredValue: 'b' }] }
const area = (top: number, bottom: number, left: number, right: number, sheetId = 0) => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
})

async function ledger() {
  const desk = await office()
  await desk.done(
    { addSheet: { properties: { sheetId: 9, title: 'system', gridProperties: { rowCount: 4, columnCount: 3 } } } },
    { addProtectedRange: { protectedRange: { range: { sheetId: 9 } } } },
    {
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: ROWS, columnCount: 6, frozenRowCount: 1 } },
        fields: 'gridProperties(rowCount,columnCount,frozenRowCount)',
      },
    },
    { addProtectedRange: { protectedRange: { range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 } } } },
    {
      addProtectedRange: {
        protectedRange: { range: { sheetId: 0, startColumnIndex: 2, endColumnIndex: 4 } },
      },
    },
    { setDataValidation: { range: area(1, ROWS, 1, 2), rule: { condition: lists, strict: true } } },
  )
  await desk.write('Sheet1!A1', [header, ...[1, 2, 3, 4, 5, 6].map(row)])
  await desk.write('system!A1', [
    ['k', 1],
    ['l', 2],
  ])
  return desk
}
type Ledger = Awaited<ReturnType<typeof ledger>>

const text = fc.constantFrom('', 'a', 'b', 'c', 'id1', '7')
const index = fc.integer({ min: 0, max: ROWS })
const span = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: max - 1 }), fc.integer({ min: 1, max: 3 }))
    .map(([from, n]) => [from, from + n] as const)
const range = fc
  .tuple(span(ROWS), span(6), fc.constantFrom(0, 0, 0, 0, 9))
  .map(([[top, bottom], [left, right], sheetId]) => area(top, bottom, left, right, sheetId))
const spot = range.map(({ sheetId, startRowIndex, startColumnIndex }) => ({
  sheetId,
  rowIndex: startRowIndex,
  columnIndex: startColumnIndex,
}))
const rowSpan = fc
  .tuple(span(ROWS), fc.constantFrom(0, 0, 0, 9))
  .map(([[startIndex, endIndex], sheetId]) => ({ sheetId, dimension: 'ROWS', startIndex, endIndex }))
const rule = fc.constantFrom(undefined, { condition: { type: 'BLANK' }, strict: false })
const cellData = fc.record({
  userEnteredValue: text.map((stringValue) => ({ stringValue })),
  note: fc.constantFrom('', 'note'),
  dataValidation: rule,
  userEnteredFormat: fc.constant({ numberFormat: { type: 'TEXT' } }),
})
const fields = fc.constantFrom(
  'userEnteredValue',
  'note',
  'userEnteredValue,note',
  '*',
  'dataValidation',
  'userEnteredFormat.numberFormat',
)
const rowData = fc.array(fc.record({ values: fc.array(cellData, { maxLength: 4 }) }), { maxLength: 3 })
const pasteType = fc.constantFrom(
  'PASTE_NORMAL',
  'PASTE_VALUES',
  'PASTE_FORMULA',
  'PASTE_FORMAT',
  'PASTE_DATA_VALIDATION',
)

const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ start: spot, rows: rowData, fields }).map((updateCells): Request => ({ updateCells }) as Request),
  fc.record({ range, rows: rowData, fields }).map((updateCells) => ({ updateCells }) as Request),
  fc
    .record({ sheetId: fc.constantFrom(0, 9), rows: rowData, fields })
    .map((appendCells) => ({ appendCells }) as Request),
  fc.record({ range, cell: cellData, fields }).map((repeatCell) => ({ repeatCell }) as Request),
  fc
    .record({ coordinate: spot, data: fc.array(text, { maxLength: 6 }).map((t) => t.join('\t')), type: pasteType })
    .map((p) => ({ pasteData: { ...p, delimiter: '\t' } })),
  fc.record({ source: range, destination: range, pasteType }).map((copyPaste) => ({ copyPaste })),
  fc.record({ source: range, destination: spot, pasteType }).map((cutPaste) => ({ cutPaste })),
  range.map((r) => ({ autoFill: { range: r } })),
  fc
    .record({
      source: range,
      dimension: fc.constantFrom('ROWS', 'COLUMNS'),
      fillLength: fc.integer({ min: -3, max: 3 }),
    })
    .map((sourceAndDestination) => ({ autoFill: { sourceAndDestination } })),
  fc
    .record({ find: fc.constantFrom('a', 'id', '1', 'name'), replacement: text })
    .map((f) => ({ findReplace: { ...f, allSheets: true } })),
  range.map((r) => ({ trimWhitespace: { range: r } })),
  fc.record({ range: rowSpan, inheritFromBefore: fc.boolean() }).map((insertDimension) => ({ insertDimension })),
  rowSpan.map((r) => ({ deleteDimension: { range: r } })),
  fc.record({ source: rowSpan, destinationIndex: index }).map((moveDimension) => ({ moveDimension })),
  fc.constantFrom(0, 9).map((sheetId) => ({ appendDimension: { sheetId, dimension: 'ROWS', length: 2 } })),
  fc
    .record({
      range,
      dimensionIndex: fc.integer({ min: 0, max: 5 }),
      sortOrder: fc.constantFrom('ASCENDING', 'DESCENDING'),
    })
    .map(({ range: r, ...spec }) => ({ sortRange: { range: r, sortSpecs: [spec] } })),
  fc.record({ range: rowSpan }).map(({ range: r }) => ({
    updateDimensionProperties: { range: r, properties: { pixelSize: 30 }, fields: 'pixelSize' },
  })),
)
const values = fc.array(fc.array(fc.oneof(text, fc.constant(null)), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
const a1 = fc
  .tuple(fc.constantFrom('A', 'B', 'C', 'E'), fc.integer({ min: 1, max: ROWS }))
  .map(([c, r]) => `Sheet1!${c}${r}`)
type Call = readonly [method: string, route: string, body: object]
const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(request, { minLength: 1, maxLength: 3 })
      .map((requests): Call => ['POST', ':batchUpdate', { requests }]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(a1, values)
      .map(([at, v]): Call => ['PUT', `/values/${at}?valueInputOption=USER_ENTERED`, { values: v }]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(a1, values, fc.constantFrom('OVERWRITE', 'INSERT_ROWS'))
      .map(
        ([at, v, how]): Call => [
          'POST',
          `/values/${at}:append?valueInputOption=RAW&insertDataOption=${how}`,
          { values: v },
        ],
      ),
  },
  { weight: 1, arbitrary: a1.map((at): Call => ['POST', `/values/${at}:F9:clear`, {}]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(range, values)
      .map(
        ([gridRange, v]): Call => [
          'POST',
          '/values:batchUpdateByDataFilter',
          { valueInputOption: 'RAW', data: [{ dataFilter: { gridRange }, values: v }] },
        ],
      ),
  },
)

const cellsOf = (sheet: sheets_v4.Schema$Sheet | undefined): string =>
  JSON.stringify([sheet?.properties, sheet?.data?.[0]?.rowData])

/** What must be so whatever people have done, with what was there before. */
async function checkLedger(desk: Ledger, system: string, known: ReadonlySet<string>): Promise<Set<string>> {
  const { sheets = [] } = await desk.get('?includeGridData=true')
  expect(sheets.map((s) => s.properties?.title)).toEqual(['Sheet1', 'system'])
  expect(cellsOf(sheets[1])).toBe(system)
  const rows = sheets[0]?.data?.[0]?.rowData ?? []
  const shown = rows.map((r) => (r.values ?? []).map((c) => c.formattedValue ?? ''))
  expect(shown[0]).toEqual(header)
  expect(sheets[0]?.properties?.gridProperties).toMatchObject({ columnCount: 6, frozenRowCount: 1 })
  expect(sheets[0]?.protectedRanges?.map((p) => p.range)).toEqual([
    { sheetId: 0, startRowIndex: 0, endRowIndex: 1 },
    { sheetId: 0, startColumnIndex: 2, endColumnIndex: 4 },
  ])
  expect([sheets[0]?.merges, sheets[0]?.conditionalFormats]).toEqual([undefined, undefined])
  const ids = new Set<string>()
  rows.slice(1).forEach(({ values: cells = [] }) => {
    const [id = '', sum = ''] = [2, 3].map((c) => cells[c]?.formattedValue ?? '')
    expect(sum).toBe(id.replace('id', 'sum'))
    expect([cells[2]?.note, cells[3]?.note]).toEqual([undefined, undefined])
    // A new row may bring a format along.
    if (id !== '') expect([cells[2]?.userEnteredFormat, cells[3]?.userEnteredFormat]).toEqual([undefined, undefined])
    if (id !== '') {
      expect(known.has(id) && !ids.has(id)).toBe(true)
      ids.add(id)
    }
    const kind = cells[1]
    // Only a row of the list's own has it, but whoever has it keeps it.
    if (id !== '') expect(kind?.dataValidation).toMatchObject({ condition: lists, strict: true })
    if (kind?.dataValidation !== undefined) {
      expect(kind.dataValidation).toMatchObject({ condition: lists, strict: true })
      expect(['', 'a', 'b']).toContain(kind.formattedValue ?? '')
    }
    expect(cells.filter((_, c) => c !== 1).every((c) => c.dataValidation === undefined)).toBe(true)
  })
  return ids
}

test('whatever a person asks for, what is not people’s stays as it is, and lists are kept to', {
  timeout: 60_000,
}, async () => {
  let accepted = 0
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 4, maxLength: 10 }), async (calls) => {
      const desk = await ledger()
      const system = cellsOf((await desk.get('?includeGridData=true')).sheets?.[1])
      let ids: ReadonlySet<string> = new Set([1, 2, 3, 4, 5, 6].map((n) => `id${n}`))
      for (const [method, route, body] of calls) {
        const { status } = await asPerson(desk.service.url, '小王', method, `/${desk.id}${route}`, body)
        expect([200, 400]).toContain(status)
        if (status === 400) continue
        accepted++
        if ('requests' in body)
          for (const r of body.requests as Request[]) for (const kind of Object.keys(r)) kinds.add(kind)
        ids = await checkLedger(desk, system, ids)
      }
    }),
    { numRuns: 60 },
  )
  // The calls were no idle ones.
  expect(accepted).toBeGreaterThan(60)
  expect(kinds.size).toBeGreaterThan(10)
})
