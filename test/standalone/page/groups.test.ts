import { describe, expect, it } from 'vitest'
import {
  foldsOver,
  type GroupSpan,
  isHidden,
  isShown,
  reachable,
  regroup,
} from '../../../src/standalone/page/sheet/model/groups.ts'
import { layOutTab } from '../../../src/standalone/page/sheet/model/sight.ts'
import { moveColumns, type Tab } from '../../../src/standalone/page/sheet/model/tab.ts'
import { tabOf } from './support.ts'

const span = (start: number, end: number, collapsed = false, depth = 1): GroupSpan => ({ start, end, depth, collapsed })

/** A tab of columns A to H; a collapsed group's columns are hidden, as the service does it. */
function grouped(...spans: readonly GroupSpan[]): Tab {
  const tab = tabOf([['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']], 8)
  for (const { start, end, collapsed } of spans)
    for (const column of tab.columns.slice(start, end)) if (collapsed) column.hidden = true
  regroup(tab, spans)
  return tab
}
const letters = (tab: Tab): string =>
  layOutTab(tab, [], 1000)
    .columns.map(({ index }) => tab.rows[0]?.texts[index])
    .join('')
function fold(tab: Tab, at: number, folded: boolean): void {
  const group = tab.groups[at]
  if (group !== undefined) group.folded = folded
}

describe('columns in groups', () => {
  it.each<[string, readonly GroupSpan[], string]>([
    ['that are open', [span(1, 3)], 'ABCDEFGH'],
    ['that the workbook has folded', [span(1, 3, true), span(5, 6)], 'ADEFGH'],
    ['at the begin and at the end', [span(0, 2, true), span(6, 8, true)], 'CDEF'],
    ['folded within an open one', [span(1, 6), span(2, 4, true, 2)], 'ABEFGH'],
    ['beyond the grid', [span(7, 99, true)], 'ABCDEFG'],
  ])('%s', (_, spans, shown) => {
    expect(letters(grouped(...spans))).toBe(shown)
  })

  it('are opened and folded by their reader, hidden ones of a group that nobody folded excepted', () => {
    const tab = grouped(span(1, 4, true), span(5, 7))
    const [, , , , , hidden] = tab.columns
    if (hidden !== undefined) hidden.hidden = true
    expect(letters(tab)).toBe('AEGH')
    fold(tab, 0, false)
    expect(letters(tab)).toBe('ABCDEGH')
    fold(tab, 1, true)
    expect(letters(tab)).toBe('ABCDEH')
    expect(tab.columns.map((column) => isHidden(tab, column)).indexOf(true)).toBe(5)
  })

  it('of a folded group are not to be reached inside it', () => {
    const tab = grouped(span(1, 6), span(2, 4, false, 2))
    expect(reachable(tab)).toHaveLength(2)
    fold(tab, 0, true)
    expect(reachable(tab)).toEqual([tab.groups[0]])
    expect(tab.columns.map((column) => foldsOver(tab, column).length)).toEqual([0, 1, 1, 1, 1, 1, 0, 0])
  })

  it('stay as their reader has them while columns come before them and move', () => {
    const tab = grouped(span(1, 3, true))
    fold(tab, 0, false)
    moveColumns(tab, [
      [-1, 1],
      [0, 8],
    ])
    expect(regroup(tab, [span(2, 4, true)])).toBe(false)
    expect(tab.groups[0]?.folded).toBe(false)
    expect(tab.columns.every((column) => isShown(tab, column))).toBe(true)
  })

  it('follow the workbook when that folds or opens them', () => {
    const tab = grouped(span(1, 3, true))
    expect(regroup(tab, [span(1, 3)])).toBe(true)
    expect(letters(tab)).toBe('ABCDEFGH')
    expect(regroup(tab, [span(1, 3, true)])).toBe(true)
    expect(letters(tab)).toBe('ADEFGH')
  })

  it('that are ungrouped stay as hidden as the workbook has them', () => {
    const tab = grouped(span(1, 3, true), span(5, 6))
    fold(tab, 1, true)
    expect(regroup(tab, [])).toBe(true)
    expect(letters(tab)).toBe('ADEFGH')
  })
})
