import type { CellWrite } from './rectangles.ts'
import { headerOf, isSystemColumn, type Row, type Tab } from './tab.ts'

/**
 * Typed cells that the server has not acknowledged, kept in the browser so that a crash or a reload loses nothing. Positions are
 * of `shape` in `epoch`; `key` is what stood in the row, to find it again when positions mean something else by now.
 */
export type KeptCell = {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly key: string
  readonly header: string
}
export type KeptWrite = { readonly sheetId: number; readonly title: string; readonly cells: readonly KeptCell[] }
export type Kept = {
  readonly at: number
  readonly epoch: string
  readonly shape: number
  readonly writes: readonly KeptWrite[]
}

/** Longer texts are not needed to know a row again. */
const KEY_LENGTH = 400

/** Whatever the order of columns. */
export const rowKey = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .sort()
    .join('\u0001')
    .slice(0, KEY_LENGTH)

/** What people have typed into rows: what the system writes beside it is another text after the next sweep. */
export function typedTexts(tab: Tab): (row: Row) => readonly string[] {
  const system = tab.columns.map(({ index }) => isSystemColumn(tab, index))
  return ({ texts }) => texts.filter((_, index) => system[index] !== true)
}

export function keep(tab: Tab, cells: readonly CellWrite[]): KeptWrite {
  const typed = typedTexts(tab)
  return {
    sheetId: tab.sheetId,
    title: tab.title,
    cells: cells.map(({ row, column, text }) => ({
      row: row.index,
      column: column.index,
      text,
      key: rowKey(typed(row)),
      header: headerOf(tab, column),
    })),
  }
}

/**
 * Where a kept cell belongs now, as an index of `rows`: where it was if positions still mean the same; else where its row's text
 * is found, once; a row that was blank only where it still is. Undefined: nobody can say.
 */
export function findRow(
  cell: KeptCell,
  sameShape: boolean,
  rows: readonly { readonly texts: readonly string[] }[],
): number | undefined {
  if (sameShape) return cell.row < rows.length ? cell.row : undefined
  const there = rows[cell.row]
  if (there !== undefined && rowKey(there.texts) === cell.key) return cell.row
  if (cell.key === '') return undefined
  let found: number | undefined
  for (const [index, { texts }] of rows.entries()) {
    if (rowKey(texts) !== cell.key) continue
    if (found !== undefined) return undefined
    found = index
  }
  return found
}
