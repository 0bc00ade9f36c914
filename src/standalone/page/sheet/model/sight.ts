import { isShown } from './groups.ts'
import { type LaidMerge, layOutMerges, mergeAt } from './merges.ts'
import { type Direction, type Place, step, within } from './move.ts'
import type { Column, Row, Tab } from './tab.ts'

/** A tab as it is laid out on this screen: which rows and columns are shown, in which order. Places count what is shown. */
export type Sight = {
  readonly tab: Tab
  /** Frozen rows first, then the view's. */
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** How many of `rows` are frozen, and of `columns` pinned. */
  readonly frozen: number
  readonly pinned: number
  readonly rowAt: ReadonlyMap<Row, number>
  readonly columnAt: ReadonlyMap<Column, number>
  readonly merges: readonly LaidMerge[]
}

export type Cell = { readonly row: Row; readonly column: Column }

/** From where a selection was begun to where it was drawn; `whole` when rows or columns were taken by their heads. */
export type Selection = { readonly focus: Cell; readonly head: Cell; readonly whole?: 'rows' | 'columns' | 'all' }

/** @param pinnable the width that pinned columns may take together: more would leave no room for the rest. */
export function layOutTab(tab: Tab, rows: readonly Row[], pinnable: number): Sight {
  const frozen = tab.rows.slice(0, tab.frozenRows)
  const columns = tab.columns.filter((column) => isShown(tab, column))
  let pinned = 0
  let width = 0
  for (const column of columns) {
    width += column.width
    if (column.index >= tab.frozenColumns || width > pinnable) break
    pinned++
  }
  const all = [...frozen, ...rows]
  const rowAt = new Map(all.map((row, index) => [row, index]))
  const columnAt = new Map(columns.map((column, index) => [column, index]))
  const merges = layOutMerges(tab, rowAt, columnAt)
  return { tab, rows: all, columns, frozen: frozen.length, pinned, rowAt, columnAt, merges }
}

export const extentOf = ({ rows, columns }: Sight) => ({ rows: rows.length, columns: columns.length })

export function placeOf(sight: Sight, { row, column }: Cell): Place | undefined {
  const r = sight.rowAt.get(row)
  const c = sight.columnAt.get(column)
  return r === undefined || c === undefined ? undefined : { row: r, column: c }
}

export function cellAt(sight: Sight, place: Place): Cell | undefined {
  const { row, column } = within(place, extentOf(sight))
  const r = sight.rows[row]
  const c = sight.columns[column]
  return r === undefined || c === undefined ? undefined : { row: r, column: c }
}

/** The places that a selection covers; ends are exclusive. Undefined when one of its corners is not shown any more. */
export function areaOf(sight: Sight, selection: Selection) {
  const a = placeOf(sight, selection.focus)
  const b = placeOf(sight, selection.head)
  if (a === undefined || b === undefined) return undefined
  const { rows, columns } = extentOf(sight)
  const wholeRows = selection.whole === 'rows' || selection.whole === 'all'
  const wholeColumns = selection.whole === 'columns' || selection.whole === 'all'
  return {
    top: wholeColumns ? 0 : Math.min(a.row, b.row),
    left: wholeRows ? 0 : Math.min(a.column, b.column),
    bottom: wholeColumns ? rows : Math.max(a.row, b.row) + 1,
    right: wholeRows ? columns : Math.max(a.column, b.column) + 1,
  }
}

/** The place that stands for another: in a merge the first one, where that is shown. */
export function standIn(sight: Sight, place: Place): Place {
  const merge = mergeAt(sight.merges, place)
  return merge === undefined || !sight.columnAt.has(merge.column) ? place : { row: merge.top, column: merge.left }
}

/** The places that a cell takes: its own, or its merge's. Ends are exclusive. */
export const spanOf = ({ merges }: Sight, place: Place) =>
  mergeAt(merges, place) ?? { top: place.row, left: place.column, bottom: place.row + 1, right: place.column + 1 }

/** One step on, out of the merge that it begins in. */
export function stepFrom(sight: Sight, from: Place, direction: Direction): Place {
  const own = mergeAt(sight.merges, from)
  let at = step(from, direction, extentOf(sight))
  while (own !== undefined && mergeAt(sight.merges, at) === own) {
    const next = step(at, direction, extentOf(sight))
    if (next.row === at.row && next.column === at.column) return from
    at = next
  }
  return at
}
