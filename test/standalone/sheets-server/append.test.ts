import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { office } from './people.ts'

const strict = {
  condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }, { userEnteredValue: 'b' }] },
  strict: true,
}
const append = (...values: string[]): sheets_v4.Schema$Request => ({
  appendCells: {
    sheetId: 0,
    rows: [{ values: values.map((stringValue) => ({ userEnteredValue: { stringValue } })) }],
    fields: 'userEnteredValue',
  },
})
const rules = (endRowIndex: number): sheets_v4.Schema$Request => ({
  setDataValidation: {
    range: { sheetId: 0, startRowIndex: 1, endRowIndex, startColumnIndex: 1, endColumnIndex: 2 },
    rule: strict,
  },
})
const grid = (rowCount: number): sheets_v4.Schema$Request => ({
  updateSheetProperties: {
    properties: { sheetId: 0, gridProperties: { rowCount, columnCount: 4 } },
    fields: 'gridProperties(rowCount,columnCount)',
  },
})

async function ledger(rowCount = 8) {
  const desk = await office()
  await desk.done(grid(rowCount), rules(rowCount))
  await desk.write('A1:B2', [
    ['name', 'kind'],
    ['甲', 'a'],
  ])
  const shape = (): string => String(desk.service.revisionOf(desk.id).shape)
  return { ...desk, shape }
}

describe('the first blank row, where somebody is typing', () => {
  const ways = {
    'cells appended by a program': (d: Awaited<ReturnType<typeof ledger>>) => d.batch(append('乙', 'b')),
    'values appended by a program': (d: Awaited<ReturnType<typeof ledger>>) =>
      d.raw('POST', '/values/A1:append?valueInputOption=RAW', { values: [['乙', 'b']] }),
  }
  test.each(Object.entries(ways))('%s come above it', async (_, come) => {
    const desk = await ledger()
    const before = desk.shape()
    expect((await come(desk)).status).toBe(200)
    // What was meant for the blank row does not get into the row that came.
    const late = await desk.typeBy('小王', 'A3', [['丙']], { 'x-sheets-shape': before })
    expect(late.status).toBe(412)
    expect(desk.heard.at(-1)?.sheets).toMatchObject([
      {
        sheetId: 0,
        rows: [
          [0, 2],
          [-1, 1],
          [2, 5],
        ],
        cells: [[2, 0, 3, 2]],
      },
    ])
    expect((await desk.typeBy('小王', 'A4', [['丙']], { 'x-sheets-shape': desk.shape() })).status).toBe(200)
    expect(await desk.read('A1:B9')).toEqual([['name', 'kind'], ['甲', 'a'], ['乙', 'b'], ['丙']])
  })

  test('what came has the rules of the row that was there, and the grid stays as large as it was', async () => {
    const desk = await ledger()
    await desk.done(append('乙', 'b'))
    const { sheets } = await desk.get('?includeGridData=true')
    expect(sheets?.[0]?.properties?.gridProperties?.rowCount).toBe(8)
    const rows = sheets?.[0]?.data?.[0]?.rowData ?? []
    expect(rows.map((row) => row.values?.[1]?.dataValidation !== undefined)).toEqual([
      false,
      ...Array.from({ length: 7 }, () => true),
    ])
    expect((await desk.typeBy('小王', 'B8', [['c']])).status).toBe(400)
  })

  test('a row that nobody has ever formatted moves down as well', async () => {
    const desk = await office()
    await desk.write('A1', [['甲']])
    const { shape } = desk.service.revisionOf(desk.id)
    await desk.done(append('乙'))
    expect((await desk.typeBy('小王', 'A2', [['丙']], { 'x-sheets-shape': String(shape) })).status).toBe(412)
  })

  test('notes below are kept, and the grid grows for them', async () => {
    const desk = await ledger()
    await desk.done({
      updateCells: { start: { sheetId: 0, rowIndex: 7 }, rows: [{ values: [{ note: '末行' }] }], fields: 'note' },
    })
    await desk.done(append('乙', 'b'))
    const { sheets } = await desk.get('?includeGridData=true')
    expect(sheets?.[0]?.properties?.gridProperties?.rowCount).toBe(9)
    expect(sheets?.[0]?.data?.[0]?.rowData?.[8]?.values?.[0]?.note).toBe('末行')
  })

  test('a full tab grows', async () => {
    const desk = await ledger(2)
    await desk.done(append('乙', 'b'))
    await desk.done(append('丙', 'a'))
    expect(await desk.read('A1:A')).toEqual([['name'], ['甲'], ['乙'], ['丙']])
  })

  test('a tab in which nobody types keeps its shape', async () => {
    const desk = await ledger()
    await desk.done({ addProtectedRange: { protectedRange: { range: { sheetId: 0 } } } })
    const before = desk.shape()
    await desk.done(append('乙', 'b'))
    expect(desk.shape()).toBe(before)
  })

  test('a person’s append is taken back, and that again', async () => {
    const desk = await ledger()
    const done = await desk.batchBy('小王', [append('乙', 'b')])
    const change = Number(done.headers.get('x-sheets-change'))
    const back = desk.service.undo(desk.id, change, '小王', undefined)
    expect(await desk.read('A1:B9')).toEqual([
      ['name', 'kind'],
      ['甲', 'a'],
    ])
    expect((await desk.get()).sheets?.[0]?.properties?.gridProperties?.rowCount).toBe(8)
    desk.service.undo(desk.id, back.change ?? 0, '小王', undefined)
    expect(await desk.read('A1:B9')).toEqual([
      ['name', 'kind'],
      ['甲', 'a'],
      ['乙', 'b'],
    ])
    expect((await desk.get()).sheets?.[0]?.properties?.gridProperties?.rowCount).toBe(8)
  })
})

describe('rows put in among blank ones', () => {
  test('move those below, where somebody may be typing', async () => {
    const desk = await office()
    await desk.write('A1', [['甲']])
    const { shape } = desk.service.revisionOf(desk.id)
    const range = { sheetId: 0, dimension: 'ROWS', startIndex: 45, endIndex: 48 }
    await desk.batchBy('小李', [{ insertDimension: { range, inheritFromBefore: true } }])
    expect((await desk.typeBy('小王', 'A51', [['乙']], { 'x-sheets-shape': String(shape) })).status).toBe(412)
    expect(desk.heard.at(-1)?.sheets).toMatchObject([
      {
        rows: [
          [0, 45],
          [-1, 3],
        ],
      },
    ])
  })

  test('between two that are written, blank ones stay in their order around them', async () => {
    const desk = await office()
    await desk.write('A1', [['甲']])
    await desk.write('A8', [['乙']])
    const range = { sheetId: 0, dimension: 'ROWS', startIndex: 3, endIndex: 5 }
    await desk.batchBy('小李', [{ insertDimension: { range, inheritFromBefore: false } }])
    expect(desk.heard.at(-1)?.sheets).toMatchObject([
      {
        rows: [
          [0, 3],
          [-1, 2],
          [3, 5],
        ],
      },
    ])
  })
})
