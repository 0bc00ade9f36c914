import type { Place } from './move.ts'
import type { Column, Row, Tab } from './tab.ts'

/** A merge as it is laid out on this screen; ends are exclusive. */
export type LaidMerge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
  /** The cell that holds its text; it may be in a column that is folded away. */
  readonly row: Row
  readonly column: Column
}

/**
 * Where the merges of a tab are among the rows and columns that are shown. One whose rows a view has torn apart, or of which
 * nothing is shown, is left out: its cells are drawn as they are.
 */
export function layOutMerges(
  { merges, rows, columns }: Tab,
  rowAt: ReadonlyMap<Row, number>,
  columnAt: ReadonlyMap<Column, number>,
): readonly LaidMerge[] {
  return merges.flatMap((merge): readonly LaidMerge[] => {
    const [row, column] = [rows[merge.top], columns[merge.left]]
    const top = row === undefined ? undefined : rowAt.get(row)
    if (row === undefined || column === undefined || top === undefined) return []
    const own = rows.slice(merge.top, merge.bottom)
    if (own.some((one, i) => rowAt.get(one) !== top + i)) return []
    const shown = columns.slice(merge.left, merge.right).flatMap((one) => columnAt.get(one) ?? [])
    const [left, last] = [shown[0], shown.at(-1)]
    return left === undefined || last === undefined
      ? []
      : [{ top, left, bottom: top + own.length, right: last + 1, row, column }]
  })
}

export const mergeAt = (merges: readonly LaidMerge[], { row, column }: Place): LaidMerge | undefined =>
  merges.find(({ top, left, bottom, right }) => row >= top && row < bottom && column >= left && column < right)
