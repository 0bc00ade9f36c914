/** Where a pasted block goes, told without the grid: offsets from the place where it begins. */
export type PastePlan = {
  readonly height: number
  readonly width: number
  /** The text for an offset. */
  readonly at: (row: number, column: number) => string
}

/**
 * One value fills the whole selection; a block fills a selection that is a multiple of it, and otherwise is pasted once, whatever
 * is selected — as spreadsheet programs do.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  selected: { rows: number; columns: number },
): PastePlan {
  const rows = block.length
  const columns = block.reduce((n, row) => Math.max(n, row.length), 0)
  const times = (size: number, of: number): number => (of > 0 && size % of === 0 ? size : of)
  const height = times(selected.rows, rows)
  const width = times(selected.columns, columns)
  return {
    height,
    width,
    at: (row, column) => block[row % Math.max(1, rows)]?.[column % Math.max(1, columns)] ?? '',
  }
}
