import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regroup } from '../../../src/standalone/page/sheet/model/groups.ts'
import { mergeAt } from '../../../src/standalone/page/sheet/model/merges.ts'
import type { Place } from '../../../src/standalone/page/sheet/model/move.ts'
import { layOutTab, type Sight, spanOf, standIn, stepFrom } from '../../../src/standalone/page/sheet/model/sight.ts'
import { type Merge, moveRows, type Row, type Tab } from '../../../src/standalone/page/sheet/model/tab.ts'
import { tabOf } from './support.ts'

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right })
const place = (row: number, column: number): Place => ({ row, column })

/** Rows r0 (frozen) to r7, columns 0 to 5. */
function merged(...merges: readonly Merge[]): Tab {
  return Object.assign(
    tabOf(
      Array.from({ length: 8 }, (_, row) => [`r${row}`]),
      6,
    ),
    { merges },
  )
}
const lay = (tab: Tab, order: (rows: readonly Row[]) => readonly Row[] = (rows) => rows): Sight =>
  layOutTab(tab, order(tab.rows.slice(1)), 1000)
const areas = (sight: Sight): readonly (readonly number[])[] =>
  sight.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right])

describe('merged cells', () => {
  it('are where their cells are', () => {
    const sight = lay(merged(merge(2, 1, 4, 3)))
    expect(areas(sight)).toEqual([[2, 1, 4, 3]])
    expect(spanOf(sight, place(3, 2))).toMatchObject(merge(2, 1, 4, 3))
    expect(spanOf(sight, place(4, 2))).toEqual(merge(4, 2, 5, 3))
    expect(standIn(sight, place(3, 2))).toEqual(place(2, 1))
    expect(standIn(sight, place(4, 2))).toEqual(place(4, 2))
  })

  it.each<[string, (rows: readonly Row[]) => readonly Row[], readonly (readonly number[])[]]>([
    [
      'stay whole where a view brings them up together',
      (rows) => [...rows.slice(1), ...rows.slice(0, 1)],
      [[1, 1, 3, 3]],
    ],
    ['are not drawn where a view tears them apart', (rows) => rows.toReversed(), []],
    ['are not drawn where a filter leaves a part out', (rows) => rows.filter(({ index }) => index !== 3), []],
    ['are not drawn where nothing of them is shown', () => [], []],
  ])('%s', (_, order, wanted) => {
    expect(areas(lay(merged(merge(2, 1, 4, 3)), order))).toEqual(wanted)
  })

  it('are as wide as the columns that are not folded away', () => {
    const tab = merged(merge(2, 1, 3, 4))
    for (const column of tab.columns.slice(1, 3)) column.hidden = true
    regroup(tab, [{ start: 1, end: 3, depth: 1, collapsed: true }])
    const sight = lay(tab)
    expect(areas(sight)).toEqual([[2, 1, 3, 2]])
    expect(standIn(sight, place(2, 1))).toEqual(place(2, 1))
    expect(sight.merges[0]?.column.index).toBe(1)
  })

  it('go along when rows come above them, wherever in a stretch of rows they stand', () => {
    const tab = merged(merge(4, 0, 6, 2))
    moveRows(tab, [
      [0, 2],
      [-1, 3],
      [2, 6],
    ])
    expect(areas(lay(tab))).toEqual([[7, 0, 9, 2]])
  })

  it('are left by one step in each direction', () => {
    const sight = lay(merged(merge(2, 1, 4, 3)))
    expect(stepFrom(sight, place(2, 1), 'right')).toEqual(place(2, 3))
    expect(stepFrom(sight, place(2, 1), 'down')).toEqual(place(4, 1))
    expect(stepFrom(sight, place(2, 1), 'left')).toEqual(place(2, 0))
    expect(stepFrom(sight, place(2, 1), 'up')).toEqual(place(1, 1))
  })

  it('at the edge of the sheet are where one stays', () => {
    const sight = lay(merged(merge(5, 3, 8, 6)))
    expect(stepFrom(sight, place(5, 3), 'right')).toEqual(place(5, 3))
    expect(stepFrom(sight, place(5, 3), 'down')).toEqual(place(5, 3))
  })

  it('never trap whoever walks through them', () => {
    const direction = fc.constantFrom('up', 'down', 'left', 'right' as const)
    const extent = fc.tuple(fc.nat(5), fc.nat(3), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    fc.assert(
      fc.property(extent, fc.nat(7), fc.nat(5), direction, ([top, left, height, width], row, column, way) => {
        const sight = lay(merged(merge(top, left, Math.min(8, top + height), Math.min(6, left + width))))
        const from = standIn(sight, place(row, column))
        const to = stepFrom(sight, from, way)
        const own = mergeAt(sight.merges, from)
        // One step leads out of the merge, or nowhere because the sheet ends there.
        expect(
          own === undefined || (to.row === from.row && to.column === from.column) || mergeAt(sight.merges, to) !== own,
        ).toBe(true)
      }),
    )
  })
})
