import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../../src/standalone/sheets-server/index.ts'
import { rowsOf, typing } from './book.ts'
import { type Met, office } from './people.ts'

type Request = sheets_v4.Schema$Request

const changeIn = ({ headers, status, body }: Met): number => {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return Number(headers.get('x-sheets-change'))
}
const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
})
const insert = (at: number, count = 1): Request => ({
  insertDimension: { range: rowsOf(at, at + count), inheritFromBefore: true },
})
const remove = (at: number, count = 1): Request => ({ deleteDimension: { range: rowsOf(at, at + count) } })
const move = (at: number, to: number, count = 1): Request => ({
  moveDimension: { source: rowsOf(at, at + count), destinationIndex: to },
})
const sort = (column = 0, sortOrder = 'DESCENDING'): Request => ({
  sortRange: { range: area(1, 9, 0, 6), sortSpecs: [{ dimensionIndex: column, sortOrder }] },
})

/** A small register of three rows under a header, a blank row, one more; column D is protected. */
async function register() {
  const desk = await office()
  await desk.type('A1', [
    ['name', 'day', 'sum', 'number'],
    ['a', '2026-11-21', '=B2+1', 'N-1'],
    ['b', '2026-11-22', '=B3+1', 'N-2'],
    ['c', '', '', 'N-3'],
    [],
    ['z', '', '=SUM(B2:B4)'],
  ])
  await desk.done(
    { addProtectedRange: { protectedRange: { range: area(0, 99, 3, 4) } } },
    { addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 1 } } } },
    {
      updateDimensionProperties: { range: rowsOf(2, 3), properties: { pixelSize: 40 }, fields: 'pixelSize' },
    },
  )
  /** All there is, as it was typed. */
  const all = () =>
    desk.get(
      '?includeGridData=true&fields=sheets(properties,data(rowData.values(userEnteredValue,note,userEnteredFormat),rowMetadata))',
    )
  const undo = (change: number, person = '王芳') => desk.service.undo(desk.id, change, person, 'page')
  const by = async (...requests: Request[]): Promise<number> => changeIn(await desk.batchBy('王芳', requests))
  return { ...desk, all, undo, by }
}

const why = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return error.details[0]
  }
  return undefined
}

describe('undo puts everything back, undoing that does it again', () => {
  test.each<[string, Request[]]>([
    ['a cell typed over', [typing(1, 0, 'x')]],
    ['a cell cleared', [typing(1, 0, '')]],
    ['a formula typed over', [typing(5, 2, 'x')]],
    ['a blank row written into', [typing(4, 1, 'x')]],
    ['the row under the last', [typing(6, 0, 'x')]],
    [
      'a note',
      [{ updateCells: { start: { sheetId: 0, rowIndex: 1 }, rows: [{ values: [{ note: 'n' }] }], fields: 'note' } }],
    ],
    ['rows put in', [insert(2, 2)]],
    ['rows put in among blank ones', [insert(5)]],
    ['a row put in and filled', [insert(2), typing(2, 0, 'new'), typing(2, 1, 'x')]],
    ['a row taken out, protected cells and all', [remove(2)]],
    ['several', [remove(1, 2), remove(2)]],
    ['a blank row taken out', [remove(4)]],
    ['the last row', [remove(5)]],
    ['all rows but the header', [remove(1, 5)]],
    ['a row moved down', [move(1, 4)]],
    ['a row moved up', [move(5, 1)]],
    ['two rows moved', [move(1, 6, 2)]],
    ['rows sorted', [sort()]],
    ['rows sorted, blank ones to the end', [sort(0, 'ASCENDING')]],
    ['several things at once', [typing(1, 0, 'x'), insert(3), remove(1), typing(3, 0, 'y'), move(1, 4)]],
    [
      'a cut and a paste',
      [{ cutPaste: { source: area(1, 3, 0, 2), destination: { sheetId: 0, rowIndex: 8, columnIndex: 0 } } }],
    ],
    ['replacing', [{ findReplace: { find: 'b', replacement: 'BB', range: area(0, 9, 0, 2) } }]],
  ])('%s', async (_, requests) => {
    const { all, by, undo } = await register()
    const before = await all()
    const change = await by(...requests)
    const after = await all()
    expect(after).not.toEqual(before)
    const undone = undo(change)
    expect(undone.left).toEqual([])
    expect(undone.at).toBeDefined()
    expect(await all()).toEqual(before)
    expect(undo(undone.change ?? 0).left).toEqual([])
    expect(await all()).toEqual(after)
  })

  test('typing over a number format as well', async () => {
    const { typeBy, undo, all } = await register()
    const before = await all()
    const change = changeIn(await typeBy('王芳', 'B4', [['2026-11-23']]))
    undo(change)
    expect(await all()).toEqual(before)
  })

  test('a hundred steps back, and a hundred forth again', async () => {
    const { typeBy, undo, all } = await register()
    const before = await all()
    const stack: number[] = []
    for (let i = 0; i < 50; i++) stack.push(changeIn(await typeBy('王芳', 'A2', [[`v${i}`]])))
    const after = await all()
    const back = stack.toReversed().map((change) => undo(change).change ?? 0)
    expect(await all()).toEqual(before)
    for (const change of back.toReversed()) undo(change)
    expect(await all()).toEqual(after)
  })
})

test('several changes are taken back one after the other, as if each were the last', async () => {
  const { all, by, undo } = await register()
  const states = [await all()]
  const stack: number[] = []
  for (const request of [
    typing(5, 2, 'x'),
    remove(2),
    typing(1, 2, 'y'),
    insert(1, 2),
    move(5, 1),
    sort(),
    remove(3),
  ]) {
    stack.push(await by(request))
    states.push(await all())
  }
  const back: number[] = []
  for (const change of stack.toReversed()) {
    const { left, change: undone = 0 } = undo(change)
    back.push(undone)
    states.pop()
    expect([left, await all()]).toEqual([[], states.at(-1)])
  }
  for (const change of back.toReversed()) expect(undo(change).left).toEqual([])
})

describe('undo leaves what somebody has changed since', () => {
  test('a cell that holds something else, and tells it', async () => {
    const { by, undo, write, read } = await register()
    const change = await by(typing(1, 0, 'x'), typing(2, 0, 'y'))
    await write('A2', [['by another']])
    expect(undo(change)).toMatchObject({
      left: [{ row: 1, column: 0, before: 'a', after: 'by another' }],
      at: { row: 2, column: 0 },
    })
    expect(await read('A2:A3')).toEqual([['by another'], ['b']])
  })

  test('a note that came, went or changed beside it is no matter of the cell', async () => {
    const { by, undo, done, read, all } = await register()
    const note = (text: string): Request => ({
      updateCells: { start: { sheetId: 0, rowIndex: 1 }, rows: [{ values: [{ note: text }] }], fields: 'note' },
    })
    await done(note('read as'))
    const change = await by(typing(1, 0, ''))
    await done(note('fill this in'))
    expect(undo(change).left).toEqual([])
    expect(await read('A2')).toEqual([['a']])
    expect(JSON.stringify(await all())).toContain('fill this in')
  })

  test('when nothing is left to undo there is no new change', async () => {
    const { service, id, by, undo, write } = await register()
    const change = await by(typing(1, 0, 'x'))
    await write('A2', [['by another']])
    const state = service.revisionOf(id)
    const undone = undo(change)
    expect([undone.change, undone.left.length]).toEqual([undefined, 1])
    expect(service.revisionOf(id)).toEqual(state)
  })

  test('what is as it was before is no stranger; twice is once', async () => {
    const { by, undo, all } = await register()
    const before = await all()
    const change = await by(typing(1, 0, 'x'), remove(2), remove(3), move(1, 3))
    undo(change)
    expect(undo(change)).toEqual({ left: [], sheetId: 0 })
    expect(await all()).toEqual(before)
  })

  test('a row put in that somebody else has written into stays', async () => {
    const { by, undo, write, read } = await register()
    const change = await by(insert(2), typing(2, 0, 'mine'))
    await write('D3', [['N-9']])
    expect(undo(change)).toMatchObject({ left: [{ row: 2, column: 3, after: 'N-9' }] })
    expect(await read('A3:D3')).toEqual([['mine', '', '', 'N-9']])
  })

  test('a cell whose row is gone', async () => {
    const { by, undo, batch } = await register()
    const change = await by(typing(1, 0, 'x'))
    await batch(remove(1))
    expect(undo(change)).toEqual({ left: [{ column: 0, before: 'a', after: '' }], sheetId: 0 })
  })

  test('a cell that has been protected since', async () => {
    const { by, undo, done, read } = await register()
    const change = await by(typing(1, 0, 'x'))
    await done({ addProtectedRange: { protectedRange: { range: area(0, 9, 0, 1) } } })
    expect(undo(change).left).toHaveLength(1)
    expect(await read('A2')).toEqual([['x']])
  })
})

describe('undo finds rows again', () => {
  test('cells by their row, wherever it went', async () => {
    const { by, undo, batch, read } = await register()
    const change = await by(typing(1, 0, 'x'))
    await batch(insert(1, 3), move(4, 8))
    expect(undo(change).at).toEqual({ row: 7, column: 0 })
    expect(await read('A8')).toEqual([['a']])
  })

  test('a deleted row comes back under the one that stood above it', async () => {
    const { by, undo, batch, read } = await register()
    const change = await by(remove(2))
    await batch(insert(1, 2))
    undo(change)
    expect(await read('A4:D5')).toEqual([
      ['a', '2026-11-21', '2026-11-22', 'N-1'],
      ['b', '2026-11-22', '2026-11-23', 'N-2'],
    ])
    expect(await read('C5', '?valueRenderOption=FORMULA')).toEqual([['=B5+1']])
  })

  test('or at its old place when that one is gone as well', async () => {
    const { by, undo, batch, read } = await register()
    const change = await by(remove(2))
    await batch(remove(1))
    undo(change)
    expect(await read('A1:A3')).toEqual([['name'], ['c'], ['b']])
  })

  test('sorted rows go back around those that came since', async () => {
    const { by, undo, batch, read } = await register()
    const change = await by(sort())
    await batch(insert(2), typing(2, 0, 'new'))
    undo(change)
    expect((await read('A1:A7'))?.flat()).toEqual(['name', 'a', 'new', 'b', 'c', 'z'])
  })

  test('formulas that lost what they named find it again', async () => {
    const { by, undo, type, read } = await register()
    await type('E2', [['=B4'], [], [], ['=SUM(B2:B4)']])
    const formulas = () => read('C2:E6', '?valueRenderOption=FORMULA')
    const before = await formulas()
    const change = await by(remove(3))
    expect(JSON.stringify(await formulas())).toContain('#REF!')
    undo(change)
    expect(await formulas()).toEqual(before)
  })

  test('a formula typed over comes back where its row is now, if it named that row alone', async () => {
    const { by, undo, batch, read } = await register()
    const own = await by(typing(1, 2, 'x'))
    const others = await by(typing(5, 2, 'y'))
    await batch(insert(1))
    undo(own)
    expect(await read('C3', '?valueRenderOption=FORMULA')).toEqual([['=B3+1']])
    expect(undo(others)).toMatchObject({ left: [{ row: 6, column: 2, before: '=SUM(B2:B4)', after: 'y' }] })
  })
})

describe('undo refuses in words', () => {
  test.each<[string, (id: string) => Request[], string]>([
    [
      'the sheet is gone',
      () => [{ addSheet: { properties: { sheetId: 7 } } }, { deleteSheet: { sheetId: 0 } }],
      'sheet-gone',
    ],
    [
      'columns moved',
      () => [{ insertDimension: { range: { ...rowsOf(0, 1), dimension: 'COLUMNS' } } }],
      'columns-moved',
    ],
    [
      'a column went',
      () => [{ deleteDimension: { range: { ...rowsOf(5, 6), dimension: 'COLUMNS' } } }],
      'columns-moved',
    ],
  ])('%s', async (_, requests, reason) => {
    const { id, by, undo, batch } = await register()
    const change = await by(typing(1, 0, 'x'))
    expect((await batch(...requests(id))).status).toBe(200)
    expect(why(() => undo(change))).toMatchObject({ reason: 'CANNOT_UNDO', metadata: { why: reason } })
  })

  test('columns put in behind the last move none', async () => {
    const { by, undo, batch, read } = await register()
    const change = await by(typing(1, 0, 'x'))
    const last = { ...rowsOf(26, 27), dimension: 'COLUMNS' }
    expect((await batch({ insertDimension: { range: last, inheritFromBefore: true } })).status).toBe(200)
    undo(change)
    expect(await read('A2')).toEqual([['a']])
  })

  test('sorted rows that were moved since', async () => {
    const { by, undo, batch, all } = await register()
    const change = await by(sort())
    await batch(move(1, 3))
    const before = await all()
    expect(why(() => undo(change))).toMatchObject({ metadata: { why: 'rows-moved' } })
    expect(await all()).toEqual(before)
  })

  test.each([0, 99])('change %i, which is not there', async (change) => {
    const { undo } = await register()
    expect(why(() => undo(change))).toMatchObject({ reason: 'CANNOT_UNDO', metadata: { why: 'forgotten' } })
  })
})

test('an undo is a change of its own: told, with its number, by whoever did it', async () => {
  const { by, undo, heard, service, id } = await register()
  const change = await by(typing(1, 0, 'x'))
  const undone = undo(change, '李静')
  expect(heard.at(-1)).toMatchObject({
    person: '李静',
    client: 'page',
    change: undone.change,
    sheets: [{ sheetId: 0, cells: [[1, 0, 2, 1]] }],
  })
  expect(service.changes(id, { limit: 1 })).toMatchObject([{ change: undone.change, person: '李静' }])
})
