import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyNotice } from '../../../src/standalone/page/sheet/desk/notices.ts'
import { applyRuns, neighbours } from '../../../src/standalone/page/sheet/model/runs.ts'
import {
  moveColumns,
  moveRows,
  resize,
  setPending,
  setTexts,
  textOf,
} from '../../../src/standalone/page/sheet/model/tab.ts'
import type { Run } from '../../../src/standalone/sheets-server/history/notice.ts'
import { lines, tabOf } from './support.ts'

const texts = [['编号', '姓名'], ['1', '甲'], ['2', '乙'], ['3', '丙'], [], []]

describe('rows that others move', () => {
  const cases: readonly (readonly [string, readonly Run[], readonly string[], number])[] = [
    [
      'one inserted above 乙',
      [
        [0, 2],
        [-1, 1],
        [2, 2],
      ],
      ['编号|姓名', '1|甲', '', '2|乙', '3|丙', '', ''],
      0,
    ],
    [
      '乙 deleted',
      [
        [0, 2],
        [3, 1],
      ],
      ['编号|姓名', '1|甲', '3|丙', '', ''],
      1,
    ],
    ['the last one deleted', [[0, 3]], ['编号|姓名', '1|甲', '2|乙', '', '', ''], 1],
    [
      'sorted',
      [
        [0, 1],
        [3, 1],
        [2, 1],
        [1, 1],
      ],
      ['编号|姓名', '3|丙', '2|乙', '1|甲', '', ''],
      0,
    ],
    ['everything but the header deleted', [[0, 1]], ['编号|姓名', '', '', '', '', ''], 3],
  ]
  it.each(cases)('%s', (_, runs, expected, gone) => {
    const tab = tabOf(texts)
    const second = tab.rows[2]
    const lost = moveRows(tab, runs)
    expect(lines(tab)).toEqual(expected)
    expect(lost).toHaveLength(gone)
    expect(tab.rows.map(({ index }) => index)).toEqual(tab.rows.map((_row, index) => index))
    for (const row of lost) expect(row.index).toBe(-1)
    if (second !== undefined && !lost.includes(second)) expect(tab.rows[second.index]).toBe(second)
  })

  it('keeps a text on its way with its row', () => {
    const tab = tabOf(texts)
    const [row, column] = [tab.rows[2], tab.columns[1]]
    if (row === undefined || column === undefined) throw new Error('no cell')
    setPending(row, column, '改过')
    moveRows(tab, [
      [0, 1],
      [-1, 3],
      [1, 3],
    ])
    expect(row.index).toBe(5)
    expect(textOf(row, column)).toBe('改过')
    moveColumns(tab, [
      [-1, 1],
      [0, 4],
    ])
    expect(column.index).toBe(2)
    expect(textOf(row, column)).toBe('改过')
    setPending(row, column, undefined)
    expect(textOf(row, column)).toBe('乙')
  })

  it('hears a notice once, and none that was heard before the tab was read', () => {
    const tab = tabOf(texts)
    tab.revision = 7
    const notice = (revision: number) => ({
      spreadsheetId: 's',
      revision,
      epoch: 'e',
      shape: 1,
      sheets: [
        {
          sheetId: 1,
          rows: [
            [0, 1],
            [-1, 1],
            [1, 3],
          ] as const,
        },
      ],
    })
    expect(applyNotice(tab, notice(7))).toBeUndefined()
    expect(applyNotice(tab, notice(8))?.moved).toBe(true)
    expect(applyNotice(tab, notice(8))).toBeUndefined()
    expect(lines(tab)[2]).toBe('1|甲')
  })

  it('grows and shrinks at its end', () => {
    const tab = tabOf(texts)
    expect(resize(tab, 8, 5)).toEqual([])
    expect(tab.rows).toHaveLength(8)
    expect(resize(tab, 3, 2)).toHaveLength(5)
    expect(lines(tab)).toEqual(['编号|姓名', '1|甲', '2|乙'])
  })

  it('blanks what an answer leaves out', () => {
    const tab = tabOf(texts)
    setTexts(tab, 1, 0, 3, 2, [['9']])
    expect(lines(tab).slice(0, 4)).toEqual(['编号|姓名', '9', '', '3|丙'])
  })
})

describe('runs', () => {
  it('put every old item in its place or among the gone or the rest, and nowhere twice', () => {
    const run = fc.tuple(fc.integer({ min: -1, max: 30 }), fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.uniqueArray(run, { selector: ([start]) => start }),
        (size, drawn) => {
          let end = 0
          const runs: Run[] = []
          for (const [start, count] of drawn.toSorted(([a], [b]) => a - b)) {
            if (start >= 0 && (start < end || start + count > size)) continue
            runs.push([start, count])
            if (start >= 0) end = start + count
          }
          const old = Array.from({ length: size }, (_, i) => ({ i }))
          const { items, rest, gone } = applyRuns(old, runs, () => ({ i: -1 }))
          const kept = items.filter(({ i }) => i >= 0)
          expect([...kept, ...rest, ...gone].toSorted((a, b) => a.i - b.i)).toEqual(old)
        },
      ),
    )
  })

  it('are what neighbours make', () => {
    expect(neighbours([])).toEqual([])
    expect(neighbours([1, 2, 3, 7, 9, 10])).toEqual([
      [1, 3],
      [7, 1],
      [9, 2],
    ])
  })
})
