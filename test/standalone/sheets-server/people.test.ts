import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { asPerson, office, whyNot } from './people.ts'

type Request = sheets_v4.Schema$Request

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.'

const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex })
const columns = (startIndex: number, endIndex: number) => ({ ...rows(startIndex, endIndex), dimension: 'COLUMNS' })
const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
})
const rule = (type: string, values: string[], strict = true) => ({
  condition: { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) },
  strict,
})
const write = (rowIndex: number, columnIndex: number, cell: sheets_v4.Schema$CellData, fields: string): Request => ({
  updateCells: { start: { sheetId: 0, rowIndex, columnIndex }, rows: [{ values: [cell] }], fields },
})
const value = (row: number, column: number, text: string): Request =>
  write(row, column, { userEnteredValue: { stringValue: text } }, 'userEnteredValue')

/**
 * A register: row 1 is the header, protected; column C is the system's; column B takes 是 or 否; D takes what the tab Names
 * lists, which is the system's whole.
 */
async function register() {
  const desk = await office()
  await desk.done(
    { addSheet: { properties: { sheetId: 5, title: 'Names' } } },
    ...['甲', '乙'].map(
      (name, r): Request => ({
        updateCells: {
          start: { sheetId: 5, rowIndex: r, columnIndex: 0 },
          rows: [{ values: [{ userEnteredValue: { stringValue: name } }] }],
          fields: 'userEnteredValue',
        },
      }),
    ),
    { addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 1 } } } },
    { addProtectedRange: { protectedRange: { range: { sheetId: 0, startColumnIndex: 2, endColumnIndex: 3 } } } },
    { addProtectedRange: { protectedRange: { range: { sheetId: 5 } } } },
    { addProtectedRange: { protectedRange: { range: area(0, 99, 0, 9), warningOnly: true } } },
    { setDataValidation: { range: area(1, 20, 1, 2), rule: rule('ONE_OF_LIST', ['是', '否', '5']) } },
    { setDataValidation: { range: area(1, 20, 3, 4), rule: rule('ONE_OF_RANGE', ['=Names!$A$1:$A']) } },
    { setDataValidation: { range: area(1, 20, 4, 5), rule: rule('NUMBER_GREATER', ['0']) } },
    { setDataValidation: { range: area(1, 20, 5, 6), rule: rule('ONE_OF_LIST', ['x'], false) } },
    { setDataValidation: { range: area(1, 20, 6, 7), rule: rule('CUSTOM_FORMULA', ['=A2="x"']) } },
  )
  await desk.write('A1', [
    ['受理时间', '满意', '编号', '经办人'],
    ['b', '是', 'N-1', '甲'],
    ['a', '否', 'N-2', '乙'],
    ['c', '', '', ''],
  ])
  return desk
}

describe('cells that are not for people', () => {
  const refused: [string, Request[], Record<string, string>][] = [
    ['a header', [value(0, 0, 'mine')], { row: '0', column: '0', value: 'mine' }],
    ['a system cell', [value(1, 2, 'N-9')], { row: '1', column: '2', value: 'N-9' }],
    ['a note there', [write(1, 2, { note: 'hm' }, 'note')], { row: '1', column: '2', value: 'N-1' }],
    ['a cell of a protected tab', [{ ...sheet5(value(0, 0, '丙')) }], { sheetId: '5', row: '0', column: '0' }],
    [
      'by pasting text',
      [{ pasteData: { coordinate: at(1, 1), data: '是\tN-9', delimiter: '\t' } }],
      { row: '1', column: '2' },
    ],
    ['by copying', [{ copyPaste: { source: area(1, 2, 0, 1), destination: area(1, 2, 2, 3) } }], { column: '2' }],
    [
      'by cutting it away',
      [{ cutPaste: { source: area(1, 2, 2, 3), destination: at(5, 0) } }],
      { row: '1', column: '2' },
    ],
    ['by filling down', [{ autoFill: { range: area(1, 4, 2, 3) } }], { row: '3', column: '2' }],
    ['by replacing', [{ findReplace: { find: 'N-', replacement: 'M-', allSheets: true } }], { row: '1', count: '2' }],
    ['by sorting one column', [sort(2, 3)], { row: '1', column: '2', count: '2' }],
    [
      'in a row that was put in',
      [{ insertDimension: { range: rows(2, 3) } }, value(2, 2, 'N-9')],
      { row: '2', column: '2' },
    ],
    ['in a blank row', [value(9, 2, 'N-9')], { row: '9', column: '2' }],
    ['a header taken out', [{ deleteDimension: { range: rows(0, 1) } }], { row: '0' }],
    ['a header moved', [{ moveDimension: { source: rows(0, 1), destinationIndex: 3 } }], { row: '0' }],
    ['a row put before the header', [{ insertDimension: { range: rows(0, 1) } }], { row: '0' }],
    ['a row moved before the header', [{ moveDimension: { source: rows(2, 3), destinationIndex: 0 } }], { row: '0' }],
    ['the header sorted in', [sort(0, 9, 0, 'ASCENDING')], { row: '0' }],
    [
      'blank rows taken out of a protected tab',
      [{ deleteDimension: { range: { ...rows(8, 9), sheetId: 5 } } }],
      { sheetId: '5' },
    ],
    [
      'a row appended to a protected tab',
      [{ appendDimension: { sheetId: 5, dimension: 'ROWS', length: 1 } }],
      { sheetId: '5' },
    ],
    [
      'a row put into a protected tab',
      [{ insertDimension: { range: { ...rows(1, 2), sheetId: 5 } } }],
      { sheetId: '5', row: '1' },
    ],
  ]
  test.each(refused)('%s', async (_, requests, metadata) => {
    const { batchBy, get, batch } = await register()
    const before = await get('?includeGridData=true')
    const answer = whyNot(await batchBy('王芳', requests))
    expect(answer).toMatchObject({ status: 400, message: PROTECTED, reason: 'CELL_PROTECTED', metadata })
    expect(await get('?includeGridData=true')).toEqual(before)
    expect((await batch(...requests)).status).toBe(200)
  })

  test.each<[string, Request[]]>([
    ['the same value again', [value(1, 2, 'N-1')]],
    [
      'rows put in, taken out, moved',
      [
        { insertDimension: { range: rows(1, 3), inheritFromBefore: true } },
        { deleteDimension: { range: rows(4, 5) } },
        { moveDimension: { source: rows(1, 2), destinationIndex: 4 } },
      ],
    ],
    ['whole rows sorted', [sort(0, 9)]],
    ['rows appended', [{ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 5 } }]],
    [
      'widths, heights',
      [
        { updateDimensionProperties: { range: columns(2, 3), properties: { pixelSize: 50 }, fields: 'pixelSize' } },
        { updateDimensionProperties: { range: rows(0, 1), properties: { pixelSize: 50 }, fields: 'pixelSize' } },
      ],
    ],
    ['filter views', [{ addFilterView: { filter: { filterViewId: 3, range: area(0, 9, 0, 4) } } }]],
    ['where a range only warns', [value(1, 0, 'x')]],
  ])('%s is nobody’s offence', async (_, requests) => {
    const { batchBy } = await register()
    expect(whyNot(await batchBy('王芳', requests))).toMatchObject({ status: 200 })
  })

  test('a formula that follows its rows is no edit, nor is one that a sort carries along', async () => {
    const { batchBy, type, read } = await register()
    await type('C2', [['=A3'], ['=A2'], ['=A2&A3']])
    await batchBy('王芳', [{ insertDimension: { range: rows(1, 2), inheritFromBefore: true } }])
    expect(await read('C3:C5', '?valueRenderOption=FORMULA')).toEqual([['=A4'], ['=A3'], ['=A3&A4']])
    expect((await batchBy('王芳', [sort(0, 9)])).status).toBe(200)
  })

  test('what a protected range leaves open is open', async () => {
    const { batchBy, done } = await register()
    await done({
      addProtectedRange: {
        protectedRange: { range: area(10, 12, 0, 9), unprotectedRanges: [area(10, 11, 0, 1)] },
      },
    })
    expect((await batchBy('王芳', [value(10, 0, 'x')])).status).toBe(200)
    expect((await batchBy('王芳', [value(11, 0, 'x')])).status).toBe(400)
  })

  test('values written by range are held to it as well', async () => {
    const { typeBy, id, service } = await register()
    expect(whyNot(await typeBy('王芳', 'A1', [['x']]))).toMatchObject({ reason: 'CELL_PROTECTED' })
    const clear = await asPerson(service.url, '王芳', 'POST', `/${id}/values/C2:C3:clear`, {})
    expect(whyNot(clear)).toMatchObject({ reason: 'CELL_PROTECTED', metadata: { count: '2' } })
    const append = `/${id}/values/A1:append?valueInputOption=RAW`
    const mine = await asPerson(service.url, '王芳', 'POST', append, { values: [['d', '是', 'N-9']] })
    expect(whyNot(mine)).toMatchObject({ reason: 'CELL_PROTECTED', metadata: { row: '4', column: '2' } })
    expect((await asPerson(service.url, '王芳', 'POST', append, { values: [['d', '是']] })).status).toBe(200)
  })
})

describe('values that a strict rule forbids', () => {
  test.each<[string, string, unknown, Record<string, string> | undefined]>([
    [
      'not on the list',
      'B3',
      '也许',
      { row: '2', column: '1', value: '也许', allowed: '是\n否\n5', condition: 'ONE_OF_LIST' },
    ],
    ['on the list', 'B3', '是', undefined],
    ['a number on the list', 'B3', 5, undefined],
    ['blank', 'B3', '', undefined],
    ['what a formula comes to', 'B3', '="可"', { value: '="可"' }],
    ['a formula that comes to one of them', 'B3', '="是"', undefined],
    ['not in the range', 'D3', '丙', { allowed: '甲\n乙', condition: 'ONE_OF_RANGE' }],
    ['in the range', 'D3', '甲', undefined],
    ['not greater', 'E3', 0, { condition: 'NUMBER_GREATER' }],
    ['greater', 'E3', 1, undefined],
    ['where the rule only warns', 'F3', 'y', undefined],
    ['a rule that cannot be known', 'G3', 'y', undefined],
  ])('%s', async (_, cell, given, metadata) => {
    const { typeBy, type } = await register()
    const answer = whyNot(await typeBy('王芳', cell, [[given]]))
    if (metadata === undefined) {
      expect(answer.status).toBe(200)
      return
    }
    expect(answer).toMatchObject({
      status: 400,
      message: `The data you entered in cell ${cell} violates the data validation rules set on this cell.`,
      reason: 'VALUE_NOT_IN_LIST',
      metadata: { ...metadata, count: '1' },
    })
    expect((await type(cell, [[given]])).status).toBe(200)
  })

  test('a value that was there and has moved is not asked again', async () => {
    const { batchBy, write: owner } = await register()
    await owner('B2', [['也许']])
    expect((await batchBy('王芳', [{ insertDimension: { range: rows(1, 2), inheritFromBefore: true } }])).status).toBe(
      200,
    )
    expect((await batchBy('王芳', [sort(0, 9)])).status).toBe(200)
    expect((await batchBy('王芳', [value(2, 0, 'z')])).status).toBe(200)
  })

  test('a long value and a long list are cut', async () => {
    const { typeBy, done } = await register()
    const many = Array.from({ length: 50 }, (_, i) => `choice ${i}`)
    await done({ setDataValidation: { range: area(1, 20, 1, 2), rule: rule('ONE_OF_LIST', many) } })
    const { metadata } = whyNot(await typeBy('王芳', 'B3', [['x'.repeat(900)]]))
    expect(metadata?.['value']).toHaveLength(200)
    expect(metadata?.['allowed']?.split('\n')).toHaveLength(20)
  })
})

describe('pastes by people', () => {
  const formatted = async () => {
    const desk = await register()
    await desk.done(
      write(
        3,
        0,
        {
          userEnteredFormat: { textFormat: { bold: true }, numberFormat: { type: 'DATE' } },
          userEnteredValue: { numberValue: 46000 },
          note: 'n',
        },
        'userEnteredFormat,userEnteredValue,note',
      ),
      {
        addConditionalFormatRule: {
          rule: {
            ranges: [area(3, 4, 0, 1)],
            booleanRule: { condition: { type: 'NOT_BLANK' }, format: { textFormat: { italic: true } } },
          },
        },
      },
    )
    const cellAt = async (cell: string) => {
      const { sheets } = await desk.get(
        `?ranges=${cell}&includeGridData=true&fields=sheets(conditionalFormats,data(rowData(values(userEnteredValue,userEnteredFormat,note,dataValidation))))`,
      )
      return {
        ...sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0],
        rules: sheets?.[0]?.conditionalFormats?.[0]?.ranges?.length,
      }
    }
    return { ...desk, cellAt }
  }

  test('bring values, notes and a number’s format, and leave rules and looks', async () => {
    const { batchBy, cellAt } = await formatted()
    expect(
      (await batchBy('王芳', [{ copyPaste: { source: area(3, 4, 0, 1), destination: area(2, 3, 5, 6) } }])).status,
    ).toBe(200)
    expect(await cellAt('F3')).toMatchObject({
      userEnteredValue: { numberValue: 46000 },
      userEnteredFormat: { numberFormat: { type: 'DATE' } },
      note: 'n',
      dataValidation: { condition: { type: 'ONE_OF_LIST' } },
      rules: 1,
    })
    expect((await cellAt('F3')).userEnteredFormat).not.toHaveProperty('textFormat')
  })

  test('a cut leaves format and rule behind', async () => {
    const { batchBy, cellAt } = await formatted()
    expect((await batchBy('王芳', [{ cutPaste: { source: area(3, 4, 0, 1), destination: at(7, 0) } }])).status).toBe(
      200,
    )
    expect(await cellAt('A4')).toMatchObject({ userEnteredFormat: { textFormat: { bold: true } } })
    expect(await cellAt('A4')).not.toHaveProperty('userEnteredValue')
    expect((await batchBy('王芳', [{ cutPaste: { source: area(1, 2, 1, 2), destination: at(7, 7) } }])).status).toBe(
      200,
    )
    expect(await cellAt('B2')).toMatchObject({ dataValidation: { strict: true } })
  })

  test('cannot make the grid wider', async () => {
    const { batchBy } = await formatted()
    const wide = { pasteData: { coordinate: at(8, 25), data: 'a\tb', delimiter: '\t' } }
    expect(whyNot(await batchBy('王芳', [wide]))).toMatchObject({ status: 400, reason: 'NOT_FOR_PEOPLE' })
  })
})

describe('what only the owner does', () => {
  test.each<[string, Request]>([
    ['tabs', { addSheet: {} }],
    ['titles', { updateSheetProperties: { properties: { sheetId: 0, title: 'x' }, fields: 'title' } }],
    ['columns', { insertDimension: { range: columns(1, 2) } }],
    ['columns taken out', { deleteDimension: { range: columns(1, 2) } }],
    ['columns moved', { moveDimension: { source: columns(1, 2), destinationIndex: 4 } }],
    ['columns appended', { appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 1 } }],
    [
      'hiding',
      { updateDimensionProperties: { range: rows(1, 2), properties: { hiddenByUser: true }, fields: 'hiddenByUser' } },
    ],
    [
      'formats',
      {
        repeatCell: {
          range: area(1, 2, 0, 1),
          cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
          fields: 'userEnteredFormat',
        },
      },
    ],
    ['everything of a cell', { repeatCell: { range: area(1, 2, 0, 1), cell: {}, fields: '*' } }],
    ['rules', { setDataValidation: { range: area(1, 2, 0, 1) } }],
    ['rules by cell', write(1, 0, {}, 'dataValidation')],
    [
      'pasting formats',
      { copyPaste: { source: area(1, 2, 0, 1), destination: area(2, 3, 0, 1), pasteType: 'PASTE_FORMAT' } },
    ],
    ['protection', { addProtectedRange: { protectedRange: { range: area(1, 2, 0, 1) } } }],
    ['merges', { mergeCells: { range: area(1, 3, 0, 1) } }],
    ['charts', { addChart: { chart: {} } }],
    ['metadata', { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: 1 } } } }],
    ['the filter of all', { clearBasicFilter: { sheetId: 0 } }],
  ])('%s', async (_, request) => {
    const { batchBy } = await register()
    const [kind = ''] = Object.keys(request)
    const answer = whyNot(await batchBy('王芳', [value(1, 0, 'x'), request]))
    expect(answer).toEqual({
      status: 400,
      message: `Invalid requests[1].${kind}: ${PROTECTED}`,
      reason: 'NOT_FOR_PEOPLE',
      metadata: { what: kind },
    })
  })

  test.each<[string, string, object]>([
    ['spreadsheets.create', '', {}],
    ['spreadsheets.sheets.copyTo', '/ID/sheets/0:copyTo', { destinationSpreadsheetId: 'ID' }],
  ])('%s', async (what, route, body) => {
    const { service, id } = await register()
    const sent = JSON.parse(JSON.stringify(body).replace('ID', id)) as object
    const answer = await asPerson(service.url, '王芳', 'POST', route.replace('ID', id), sent)
    expect(whyNot(answer)).toMatchObject({ status: 400, reason: 'NOT_FOR_PEOPLE', metadata: { what } })
  })
})

function at(rowIndex: number, columnIndex: number) {
  return { sheetId: 0, rowIndex, columnIndex }
}

function sort(left: number, right: number, top = 1, sortOrder = 'DESCENDING'): Request {
  return {
    sortRange: { range: area(top, 4, left, right), sortSpecs: [{ dimensionIndex: left, sortOrder }] },
  }
}

function sheet5({ updateCells }: Request): Request {
  return { updateCells: { ...updateCells, start: { ...updateCells?.start, sheetId: 5 } } }
}
