import type { GridRange } from '../protocol/types.ts'

/** A rectangle of cells of one sheet, whole numbers from 0, ends excluded. Always bounded. */
export type Area = {
  readonly sheetId: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type Size = { readonly rowCount: number; readonly columnCount: number }

/** A range as given, with its open sides closed by the size of the grid. Not clipped: it may reach beyond the grid. */
export const areaOf = (range: GridRange, size: Size): Area => ({
  sheetId: range.sheetId ?? 0,
  top: range.startRowIndex ?? 0,
  bottom: range.endRowIndex ?? Math.max(size.rowCount, range.startRowIndex ?? 0),
  left: range.startColumnIndex ?? 0,
  right: range.endColumnIndex ?? Math.max(size.columnCount, range.startColumnIndex ?? 0),
})

/** The part of an area that is on the grid. */
export const clip = (area: Area, size: Size): Area => ({
  ...area,
  top: Math.min(area.top, size.rowCount),
  bottom: Math.min(area.bottom, size.rowCount),
  left: Math.min(area.left, size.columnCount),
  right: Math.min(area.right, size.columnCount),
})

/** The protocol's form of an area. */
export const rangeOf = (area: Area): GridRange => ({
  sheetId: area.sheetId,
  startRowIndex: area.top,
  endRowIndex: area.bottom,
  startColumnIndex: area.left,
  endColumnIndex: area.right,
})

export const rowsIn = (area: Area): number => area.bottom - area.top
export const columnsIn = (area: Area): number => area.right - area.left

/** Whether two areas of the same sheet share a cell. */
export const overlap = (a: Area, b: Area): boolean =>
  a.sheetId === b.sheetId && a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right

/** Whether the first area holds the whole of the second. */
export const holds = (a: Area, b: Area): boolean =>
  a.sheetId === b.sheetId && a.top <= b.top && a.bottom >= b.bottom && a.left <= b.left && a.right >= b.right
