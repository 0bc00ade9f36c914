import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../src/standalone/sheets-server/document/model.ts'
import { type Differences, differences } from '../../../src/standalone/sheets-server/history/differences.ts'
import type { SheetNotice } from '../../../src/standalone/sheets-server/history/notice.ts'
import { rectangleCollector } from '../../../src/standalone/sheets-server/history/rectangles.ts'
import { applyRuns, placeAfter } from '../../../src/standalone/sheets-server/history/runs.ts'
import { ApiError } from '../../../src/standalone/sheets-server/protocol/api-error.ts'
import type { Request } from '../../../src/standalone/sheets-server/protocol/types.ts'
import { bookOf, differing, edited, rowsOf, typing } from './book.ts'

const insert = (at: number, count = 1): Request => ({
  insertDimension: { range: rowsOf(at, at + count), inheritFromBefore: at > 0 },
})
const columns = (startIndex: number, endIndex: number) => ({ ...rowsOf(startIndex, endIndex), dimension: 'COLUMNS' })
const sort = (endColumnIndex: number): Request => ({
  sortRange: {
    range: { sheetId: 0, startRowIndex: 1, endRowIndex: 5, startColumnIndex: 0, endColumnIndex },
    sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }],
  },
})

/** Rows 0, 1, 2, 4 and 5 hold something; 3 has never been written into. */
const book = bookOf([['head', 'note'], ['a', 'x'], ['b', 'y'], undefined, ['c', 'z'], ['d']])

describe('what a notice says', () => {
  const cases: [string, Request[], Omit<SheetNotice, 'sheetId'> | undefined][] = [
    ['one cell typed', [typing(1, 1, 'X')], { cells: [[1, 1, 2, 2]] }],
    ['the same typed again', [typing(1, 1, 'x')], undefined],
    ['a cell cleared', [typing(1, 1, '')], { cells: [[1, 1, 2, 2]] }],
    ['a blank row written into is no new row', [typing(3, 0, 'n')], { cells: [[3, 0, 4, 1]] }],
    ['so is the row under the last', [typing(6, 2, 'n')], { cells: [[6, 2, 7, 3]] }],
    [
      'equal stretches of neighbouring rows become one rectangle',
      [typing(1, 0, '1'), typing(2, 0, '2'), typing(1, 1, '3'), typing(2, 1, '4'), typing(4, 1, '5')],
      {
        cells: [
          [1, 0, 3, 2],
          [4, 1, 5, 2],
        ],
      },
    ],
    [
      'rows put in',
      [insert(2, 2)],
      {
        rows: [
          [0, 2],
          [-1, 2],
          [2, 4],
        ],
        look: true,
      },
    ],
    [
      'a row put in and written into',
      [insert(2), typing(2, 1, 'new')],
      {
        rows: [
          [0, 2],
          [-1, 1],
          [2, 4],
        ],
        cells: [[2, 1, 3, 2]],
        look: true,
      },
    ],
    [
      'a row taken out',
      [{ deleteDimension: { range: rowsOf(2, 3) } }],
      {
        rows: [
          [0, 2],
          [3, 3],
        ],
        look: true,
      },
    ],
    ['the last row taken out', [{ deleteDimension: { range: rowsOf(5, 6) } }], { rows: [[0, 5]], look: true }],
    [
      'a row moved down, the blank one stays under the row above it',
      [{ moveDimension: { source: rowsOf(1, 2), destinationIndex: 5 } }],
      {
        rows: [
          [0, 1],
          [2, 3],
          [1, 1],
          [5, 1],
        ],
      },
    ],
    [
      'sorting whole rows moves them',
      [sort(6)],
      {
        rows: [
          [0, 1],
          [4, 1],
          [2, 1],
          [1, 1],
          [-1, 1],
          [5, 1],
        ],
      },
    ],
    [
      'sorting some columns moves their cells',
      [sort(1)],
      {
        cells: [
          [1, 0, 2, 1],
          [3, 0, 5, 1],
        ],
      },
    ],
    [
      'columns put in',
      [{ insertDimension: { range: columns(1, 2) } }],
      {
        columns: [
          [0, 1],
          [-1, 1],
          [1, 5],
        ],
        look: true,
      },
    ],
    [
      'a column taken out and a cell typed',
      [{ deleteDimension: { range: columns(0, 1) } }, typing(1, 0, 'X')],
      { columns: [[1, 5]], cells: [[1, 0, 2, 1]], look: true },
    ],
    [
      'columns put in and taken out again',
      [{ insertDimension: { range: columns(1, 2) } }, { deleteDimension: { range: columns(1, 2) } }],
      undefined,
    ],
    [
      'a height',
      [{ updateDimensionProperties: { range: rowsOf(1, 2), properties: { pixelSize: 40 }, fields: 'pixelSize' } }],
      { look: true },
    ],
    [
      'a title',
      [{ updateSheetProperties: { properties: { sheetId: 0, title: 'T' }, fields: 'title' } }],
      { look: true },
    ],
  ]
  test.each(cases)('%s', (_, requests, wanted) => {
    const { notices, reshaped } = differing(book, ...requests)
    expect(notices).toEqual(wanted === undefined ? [] : [{ sheetId: 0, ...wanted }])
    expect(reshaped).toBe(wanted?.rows !== undefined || wanted?.columns !== undefined)
  })

  test('tabs that come, move and go', () => {
    const more = edited(book, [{ addSheet: { properties: { sheetId: 7, title: 'more' } } }]).book
    expect(differing(book, { addSheet: { properties: { sheetId: 7, title: 'more' } } })).toMatchObject({
      notices: [{ sheetId: 7, added: true }],
      gone: [],
      reshaped: true,
    })
    expect(differing(more, { deleteSheet: { sheetId: 7 } })).toMatchObject({ notices: [], gone: [7], reshaped: true })
    const moved = differing(more, { updateSheetProperties: { properties: { sheetId: 7, index: 0 }, fields: 'index' } })
    expect(moved).toMatchObject({
      notices: [
        { sheetId: 7, look: true },
        { sheetId: 0, look: true },
      ],
      reshaped: true,
    })
  })

  test('what both states share is not looked into', () => {
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: new Proxy(sheet.rows, {
        get: () => {
          throw new Error('looked into')
        },
      }),
    }))
    const titled = sheets.map((sheet) => ({ ...sheet, properties: { ...sheet.properties, title: 'T' } }))
    const { notices } = differences({ ...book, sheets }, { ...book, sheets: titled })
    expect(notices).toEqual([{ sheetId: 0, look: true }])
  })
})

test('beyond 200 rectangles there is one around them', () => {
  const collector = rectangleCollector()
  for (let r = 0; r < 402; r += 2) collector.add(r, 3, 4)
  expect(collector.done()).toEqual([[0, 3, 401, 4]])
})

describe('properties', () => {
  const place = fc.integer({ min: 0, max: 9 })
  const step = fc.oneof(
    fc.tuple(place, fc.integer({ min: 0, max: 4 }), fc.constantFrom('', 'p', 'q')).map(([r, c, t]) => typing(r, c, t)),
    fc.tuple(place, fc.integer({ min: 1, max: 3 })).map(([at, count]) => insert(at, count)),
    fc
      .tuple(place, fc.integer({ min: 1, max: 3 }))
      .map(([at, count]): Request => ({ deleteDimension: { range: rowsOf(at, at + count) } })),
    fc
      .tuple(place, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 12 }))
      .map(([at, n, to]): Request => ({ moveDimension: { source: rowsOf(at, at + n), destinationIndex: to } })),
    fc.integer({ min: 1, max: 6 }).map(sort),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))
      .map(([at, to]): Request => ({ moveDimension: { source: columns(at, at + 1), destinationIndex: to } })),
    fc.integer({ min: 0, max: 4 }).map((at): Request => ({ insertDimension: { range: columns(at, at + 1) } })),
    fc.integer({ min: 0, max: 4 }).map((at): Request => ({ deleteDimension: { range: columns(at, at + 1) } })),
  )
  const filled = fc.option(fc.array(fc.constantFrom('', 'u', 'v', 'w'), { maxLength: 5 }), { nil: undefined })
  const start = fc.array(filled, { maxLength: 9 }).map(bookOf)

  type Change = Pick<Differences, 'notices'> & ReturnType<typeof differing>
  const changes = (check: (change: Change, before: ReturnType<typeof bookOf>) => void): void => {
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 6 }), (before, steps) => {
        let change: Change
        try {
          change = differing(before, ...steps)
        } catch (error) {
          // What the service would refuse changes nothing.
          if (error instanceof ApiError) return
          throw error
        }
        check(change, before)
      }),
      { numRuns: 500 },
    )
  }
  const idsOf = (b: ReturnType<typeof bookOf>) => b.sheets[0]?.rows.map((row) => row?.id) ?? []

  test('the runs make the new rows out of the old ones', () => {
    changes(({ notices, after }, before) => {
      const old = idsOf(before)
      const now = applyRuns(notices[0]?.rows, old, undefined)
      const wanted = idsOf(after).map((id) => (id !== undefined && old.includes(id) ? id : undefined))
      const length = Math.max(now.length, wanted.length)
      expect(Array.from({ length }, (_, i) => now[i])).toEqual(Array.from({ length }, (_, i) => wanted[i]))
    })
  })

  test('no old place has two new ones, and a place that is named is found', () => {
    changes(({ notices }, before) => {
      const length = before.sheets[0]?.rows.length ?? 0
      const runs = notices[0]?.rows
      const named = (runs ?? []).flatMap(([from, count]) =>
        Array.from({ length: count }, (_, i) => (from < 0 ? -1 : from + i)),
      )
      const old = named.filter((p) => p >= 0)
      expect(new Set(old).size).toBe(old.length)
      if (runs !== undefined) for (const p of old) expect(named[placeAfter(runs, p, length) ?? -1]).toBe(p)
      const all = Array.from({ length: 20 }, (_, p) => placeAfter(runs, p, length)).filter((p) => p !== undefined)
      expect(new Set(all).size).toBe(all.length)
    })
  })

  test('runs and rectangles together tell every change: all other cells are the old ones', () => {
    changes(({ notices, after }, before) => {
      const notice = notices[0]
      const old = before.sheets[0]?.rows.map((row) => row?.cells ?? []) ?? []
      const placed = applyRuns(notice?.rows, old, [] as readonly (Cell | undefined)[]).map((cells) =>
        applyRuns(notice?.columns, cells, undefined),
      )
      const told = (r: number, c: number): boolean =>
        (notice?.cells ?? []).some(([top, left, bottom, right]) => r >= top && r < bottom && c >= left && c < right)
      const rows = after.sheets[0]?.rows ?? []
      for (let r = 0; r < Math.max(rows.length, placed.length); r++) {
        for (let c = 0; c < 12; c++) {
          if (!told(r, c)) expect(rows[r]?.cells[c]?.value).toEqual(placed[r]?.[c]?.value)
        }
      }
    })
  })
})
