import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { rowsOf, typing } from './book.ts'
import { mount, office, peopleIn } from './people.ts'
import { deskOn, folder, NOON, ways } from './support.ts'

const DAY = 86_400_000

describe('the log of changes', () => {
  test('tells who did what when, newest first, in words', async () => {
    let now = NOON
    const { service, id, typeBy, batchBy, write } = await office({ now: () => now })
    await write('A1', [['by a program']])
    await typeBy('王芳', 'A2:B2', [['2026-11-21', '=1+1']])
    now += 1_000
    await typeBy('李静', 'A2', [['2026-11-22']])
    await batchBy('李静', [
      { insertDimension: { range: rowsOf(1, 3) } },
      { moveDimension: { source: rowsOf(3, 4), destinationIndex: 0 } },
    ])
    await batchBy('李静', [{ deleteDimension: { range: rowsOf(1, 2) } }])
    expect(service.changes(id, {})).toEqual([
      { change: 4, at: now, person: '李静', sheetId: 0, cells: [], rowsAdded: 0, rowsDeleted: 1, rowsMoved: 0 },
      { change: 3, at: now, person: '李静', sheetId: 0, cells: [], rowsAdded: 2, rowsDeleted: 0, rowsMoved: 2 },
      {
        change: 2,
        at: now,
        person: '李静',
        sheetId: 0,
        cells: [{ row: 0, column: 0, before: '2026-11-21', after: '2026-11-22' }],
        rowsAdded: 0,
        rowsDeleted: 0,
        rowsMoved: 0,
      },
      {
        change: 1,
        at: NOON,
        person: '王芳',
        sheetId: 0,
        cells: [
          { row: 0, column: 0, before: '', after: '2026-11-21' },
          { row: 0, column: 1, before: '', after: '=1+1' },
        ],
        rowsAdded: 0,
        rowsDeleted: 0,
        rowsMoved: 0,
      },
    ])
  })

  test('is asked by tab, by cell as it stands now, by number and in portions', async () => {
    const { service, id, done, typeBy, batchBy } = await office()
    await done({ addSheet: { properties: { sheetId: 5, title: 'T' } } })
    for (let i = 1; i <= 4; i++) await typeBy('王芳', 'A2:B2', [[`a${i}`, `b${i}`]])
    await typeBy('王芳', 'A3', [['other row']])
    await typeBy('王芳', 'T!A2', [['other tab']])
    await batchBy('王芳', [{ insertDimension: { range: rowsOf(0, 1) } }])
    const numbers = (query: Parameters<typeof service.changes>[1]) => service.changes(id, query).map((l) => l.change)
    expect(numbers({})).toEqual([7, 6, 5, 4, 3, 2, 1])
    expect(numbers({ sheetId: 5 })).toEqual([6])
    expect(numbers({ sheetId: 0, before: 5, limit: 2 })).toEqual([4, 3])
    expect(numbers({ sheetId: 0, row: 2 })).toEqual([4, 3, 2, 1])
    expect(numbers({ sheetId: 0, row: 2, column: 7 })).toEqual([])
    expect(numbers({ sheetId: 0, row: 1, column: 0 })).toEqual([])
    expect(service.changes(id, { sheetId: 0, row: 2, column: 1, before: 4, limit: 1 })).toMatchObject([
      { change: 3, cells: [{ row: 2, column: 1, before: 'b2', after: 'b3' }], more: true },
    ])
    expect(numbers({ limit: 1_000 })).toHaveLength(7)
    expect(numbers({ limit: 0 })).toHaveLength(1)
    expect(service.changes('nowhere', {})).toEqual([])
  })

  test('knows a cell by its column only until columns move', async () => {
    const { service, id, done, typeBy } = await office()
    await typeBy('王芳', 'A1:B1', [['a', 'b']])
    await done({ deleteDimension: { range: { ...rowsOf(0, 1), dimension: 'COLUMNS' } } })
    await typeBy('王芳', 'A1', [['c']])
    expect(service.changes(id, { sheetId: 0, row: 0, column: 0 }).map((l) => l.change)).toEqual([2])
    expect(service.changes(id, { sheetId: 0, row: 0 }).map((l) => l.change)).toEqual([2, 1])
  })

  test('tells notes, cuts long texts, and names the first cells of many', async () => {
    const { service, id, typeBy, batchBy } = await office()
    const note = { updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ note: 'why' }] }], fields: 'note' } }
    await batchBy('王芳', [note])
    await typeBy('王芳', 'A1', [[`${'x'.repeat(499)}👍`]])
    await typeBy(
      '王芳',
      'A2:A99',
      Array.from({ length: 98 }, () => ['y']),
    )
    const [many, long, noted] = service.changes(id, {})
    expect(noted?.cells).toEqual([{ row: 0, column: 0, before: '', after: 'why' }])
    expect(long?.cells[0]?.after).toBe('x'.repeat(499))
    expect([many?.cells.length, many?.more]).toEqual([20, true])
  })

  test('does not keep what touches no contents, nor what programs do', async () => {
    const { service, id, batchBy, write } = await office()
    await write('A1', [['x']])
    const width = {
      updateDimensionProperties: { range: rowsOf(0, 1), properties: { pixelSize: 50 }, fields: 'pixelSize' },
    }
    const answer = await batchBy('王芳', [width])
    await batchBy('王芳', [typing(0, 0, 'x')])
    expect(answer.headers.get('x-sheets-change')).toBeNull()
    expect(service.changes(id, {})).toEqual([])
  })

  test('a hundred thousand cells at once are logged, listed and taken back', async () => {
    const { service, id, typeBy, read, done } = await office()
    await done({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 10_000 } })
    const values = Array.from({ length: 10_000 }, (_, r) => Array.from({ length: 10 }, (__, c) => `${r} ${c}`))
    const answer = await typeBy('王芳', 'A1:J10000', values)
    const change = Number(answer.headers.get('x-sheets-change'))
    expect(service.changes(id, { limit: 1 })).toMatchObject([{ change, more: true }])
    service.undo(id, change, '王芳', undefined)
    expect(await read('A1:J10000')).toBeUndefined()
  })
})

describe('the log in the file', () => {
  test('is there after closing and opening, and undoes', async () => {
    const file = path.join(folder(), 'desk.sqlite')
    const first = await mount({ file })
    const { id } = await deskOn(first)
    const desk = peopleIn(first.url, id)
    await desk.typeBy('王芳', 'A1:A3', [['a'], ['b'], ['c']])
    // The row with the highest id goes; its id must not be given to another one.
    const gone = await desk.batchBy('王芳', [{ deleteDimension: { range: rowsOf(2, 3) } }])
    first.close()
    const again = await mount({ file })
    const later = peopleIn(again.url, id)
    await later.write('A3', [['new']])
    const undone = again.undo(id, Number(gone.headers.get('x-sheets-change')), '李静', undefined)
    expect(undone).toMatchObject({ left: [], at: { row: 2, column: 0 } })
    expect(await later.read('A1:A4')).toEqual([['a'], ['b'], ['c'], ['new']])
    expect(again.changes(id, {}).map((l) => [l.change, l.person])).toEqual([
      [3, '李静'],
      [2, '王芳'],
      [1, '王芳'],
    ])
  })

  test('forgets what is older than 400 days, and keeps numbers going up', async () => {
    const file = path.join(folder(), 'desk.sqlite')
    const first = await mount({ file })
    const { id } = await deskOn(first)
    await peopleIn(first.url, id).typeBy('王芳', 'A1', [['a']])
    first.close()
    const later = await mount({ file, now: () => NOON + 401 * DAY })
    expect(later.changes(id, {})).toEqual([])
    await peopleIn(later.url, id).typeBy('王芳', 'A1', [['b']])
    expect(later.changes(id, {}).map((l) => l.change)).toEqual([2])
  })

  test('keeps the newest fifty thousand', async () => {
    const file = path.join(folder(), 'desk.sqlite')
    const first = await mount({ file })
    const { id } = await deskOn(first)
    for (const text of ['a', 'b', 'c']) await peopleIn(first.url, id).typeBy('王芳', 'A1', [[text]])
    first.close()
    const db = new DatabaseSync(file)
    db.exec('UPDATE change SET id = id + 49999 WHERE id > 1')
    db.exec('UPDATE change_sheet SET change = change + 49999 WHERE change > 1')
    db.exec('UPDATE change_row SET change = change + 49999 WHERE change > 1')
    db.close()
    const again = await mount({ file })
    expect(again.changes(id, {}).map((l) => l.change)).toEqual([50_002, 50_001])
    expect(() => again.undo(id, 1, '王芳', undefined)).toThrow('not in the log')
  })
})

describe('a file of the first version, made by the code of that time', () => {
  const old = readFileSync(path.join(import.meta.dirname, 'version-1.sqlite.gz'))

  test('is brought up to date when it is opened, with all that is in it', async () => {
    const file = path.join(folder(), 'desk.sqlite')
    writeFileSync(file, gunzipSync(old))
    const service = await mount({ file })
    const [id = ''] = service.spreadsheetIds()
    const { read, get } = ways(service, id)
    expect(await read('A1:C5', '?valueRenderOption=FORMULA&dateTimeRenderOption=FORMATTED_STRING')).toEqual([
      ['受理时间', '内容', '合计'],
      ['2026-11-21 9:30:00', '漏水', '=A2+1'],
      [],
      ['2026-11-22', '噪音', '=A4+1'],
      ['', '最后'],
    ])
    const { sheets } = await get()
    expect(sheets?.map((s) => [s.properties?.title, s.protectedRanges?.length])).toEqual([
      ['Sheet1', 1],
      ['名单', undefined],
    ])
    const desk = peopleIn(service.url, id)
    const typed = await desk.typeBy('王芳', 'B5', [['又漏水']])
    service.undo(id, Number(typed.headers.get('x-sheets-change')), '王芳', undefined)
    expect(await read('B5')).toEqual([['最后']])
    service.close()
    expect(readFileSync(file).readUInt32BE(60)).toBe(2)
    expect((await mount({ file })).changes(id, {})).toHaveLength(2)
  })
})
