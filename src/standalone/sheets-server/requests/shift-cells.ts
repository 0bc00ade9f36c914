import { type Area, columnsIn, rowsIn } from '../a1/area.ts'
import { trimRows } from '../document/dimensions.ts'
import { areaIn, type Edit, growGrid, patchSheet, putCell, rowsToWrite, sheetOf } from '../document/edit.ts'
import { type Change, type Dimension, mapRanges, shiftRange } from '../document/shift.ts'
import { invalid } from '../protocol/api-error.ts'
import type { GridRange, NamedRange } from '../protocol/types.ts'
import type { Handlers } from './handler.ts'

/** Moves the cells of the band below (or right of) an area by its size, away from it or onto it. */
function shiftCells(edit: Edit, area: Area, dimension: Dimension, away: boolean): void {
  const rows = rowsToWrite(edit, area.sheetId)
  const widest = rows.reduce((n, row) => Math.max(n, row?.cells.length ?? 0), 0)
  const [down, across] = dimension === 'ROWS' ? [rowsIn(area), 0] : [0, columnsIn(area)]
  const band =
    dimension === 'ROWS'
      ? { ...area, bottom: Math.max(area.bottom, rows.length) }
      : { ...area, right: Math.max(area.right, widest) }
  const moved: { row: number; column: number; cell: NonNullable<ReturnType<typeof cellAt>> }[] = []
  const cellAt = (r: number, c: number) => rows[r]?.cells[c]
  for (let r = band.top; r < Math.min(band.bottom, rows.length); r++) {
    for (let c = band.left; c < band.right; c++) {
      const cell = cellAt(r, c)
      if (cell === undefined) continue
      putCell(edit, rows, r, c, undefined)
      const [row, column] = away ? [r + down, c + across] : [r - down, c - across]
      if (away || (row >= area.top && column >= area.left)) moved.push({ row, column, cell })
    }
  }
  for (const { row, column, cell } of moved) putCell(edit, rows, row, column, cell)
  trimRows(rows)
  if (away) {
    const lastColumn = moved.reduce((n, m) => Math.max(n, m.column + 1), 0)
    const lastRow = moved.reduce((n, m) => Math.max(n, m.row + 1), 0)
    growGrid(edit, area.sheetId, lastRow, lastColumn)
  }
}

/** Ranges that lie within the moving band go along; others are left as they are. */
function shiftRanges(edit: Edit, area: Area, dimension: Dimension, change: Change): void {
  const inBand = (r: GridRange): boolean => {
    const [start, end, low, high] =
      dimension === 'ROWS'
        ? [r.startColumnIndex ?? 0, r.endColumnIndex ?? Infinity, area.left, area.right]
        : [r.startRowIndex ?? 0, r.endRowIndex ?? Infinity, area.top, area.bottom]
    return start >= low && end <= high
  }
  const shift = (r: GridRange): GridRange | undefined => (inBand(r) ? shiftRange(r, dimension, change) : r)
  const sheet = sheetOf(edit, area.sheetId)
  const mapped = <T>(list: readonly T[]): T[] => mapRanges(list, area.sheetId, shift) as T[]
  patchSheet(edit, area.sheetId, {
    merges: mapped(sheet.merges),
    protectedRanges: mapped(sheet.protectedRanges).filter((p) => p.range !== undefined),
    conditionalFormats: mapped(sheet.conditionalFormats).filter((r) => (r.ranges ?? []).length > 0),
  })
  edit.book = {
    ...edit.book,
    namedRanges: mapped<NamedRange>(edit.book.namedRanges).filter((n) => n.range !== undefined),
  }
}

function change(area: Area, dimension: Dimension, kind: 'insert' | 'delete'): Change {
  const [start, end] = dimension === 'ROWS' ? [area.top, area.bottom] : [area.left, area.right]
  return kind === 'insert' ? { kind, at: start, count: end - start } : { kind, start, end }
}

function dimensionOf(given: string | null | undefined): Dimension {
  if (given !== 'ROWS' && given !== 'COLUMNS') throw invalid('Must specify shiftDimension.')
  return given
}

export const shiftCellHandlers: Handlers = {
  insertRange: (edit, request) => {
    const area = areaIn(edit, request.range)
    const dimension = dimensionOf(request.shiftDimension)
    shiftCells(edit, area, dimension, true)
    shiftRanges(edit, area, dimension, change(area, dimension, 'insert'))
    return undefined
  },

  deleteRange: (edit, request) => {
    const area = areaIn(edit, request.range)
    const dimension = dimensionOf(request.shiftDimension)
    shiftCells(edit, area, dimension, false)
    shiftRanges(edit, area, dimension, change(area, dimension, 'delete'))
    return undefined
  },
}
