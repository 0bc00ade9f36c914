import { type Area, areaOf, clip } from '../a1/area.ts'
import { areaText } from '../a1/notation.ts'
import { invalid } from '../protocol/api-error.ts'
import type { GridRange } from '../protocol/types.ts'
import { MAX_WORKBOOK_CELLS } from './limits.ts'
import { type Cell, isFormula, type Row, type Sheet, type Workbook } from './model.ts'
import type { Change, Dimension } from './shift.ts'

/** What an edit needs from outside: the time, chances, and keys for new rows. */
export type Surroundings = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 up to, not including, 1. */
  readonly random: () => number
  readonly nextRowId: () => number
}

/**
 * One request's work on a workbook. `book` is replaced as the work goes on; what was committed is never touched, so giving up
 * is forgetting the edit. Rows and row lists that this edit made itself are changed in place (`owned` knows them): a batch of
 * a thousand writes copies a sheet's list of rows once.
 */
export type Edit = Surroundings & {
  book: Workbook
  readonly owned: WeakSet<object>
  /** Whole rows and columns that came, went or moved, in the order in which it was done. */
  readonly shifts: Shift[]
  /** Sheets in which rows have come or moved in ways that `shifts` and `inserted` do not tell: sorted, or too many at once. */
  readonly untraced: Set<number>
  /** Ids of rows that were put in between others, as opposed to blank rows that were written into. */
  readonly inserted: Set<number>
  /**
   * Cells that are another one still, with its formula's references moved along, each with that other: nobody has written
   * into them.
   */
  readonly followed: WeakMap<Cell, Cell>
}

/** A change of the rows or columns of a sheet. */
type Shift = { readonly sheetId: number; readonly dimension: Dimension; readonly change: Change }

export const beginEdit = (book: Workbook, around: Surroundings): Edit => ({
  ...around,
  book,
  owned: new WeakSet(),
  shifts: [],
  untraced: new Set(),
  inserted: new Set(),
  followed: new WeakMap(),
})

/** The cell that somebody last wrote, of one that has since followed its references. */
export function writtenCell(followed: Edit['followed'], cell: Cell | undefined): Cell | undefined {
  let at = cell
  for (let last = at; last !== undefined; last = followed.get(last)) at = last
  return at
}

/** @throws the service's 400 for a sheet that is not there */
export function sheetOf(edit: Edit, id: number | null | undefined): Sheet {
  const sheet = edit.book.sheets.find((s) => s.id === (id ?? 0))
  if (sheet === undefined) throw invalid(`No grid with id: ${id ?? 0}`)
  return sheet
}

/** Puts a changed sheet in the place of the one with its id. */
export function putSheet(edit: Edit, sheet: Sheet): void {
  edit.book = { ...edit.book, sheets: edit.book.sheets.map((s) => (s.id === sheet.id ? sheet : s)) }
}

/** Changes some fields of a sheet. */
export function patchSheet(edit: Edit, id: number, patch: Partial<Sheet>): void {
  putSheet(edit, { ...sheetOf(edit, id), ...patch })
}

/** The sheet's list of rows, free to be changed in place until the edit ends. */
export function rowsToWrite(edit: Edit, sheetId: number): (Row | undefined)[] {
  const sheet = sheetOf(edit, sheetId)
  if (edit.owned.has(sheet.rows)) return sheet.rows as (Row | undefined)[]
  const rows = sheet.rows.slice()
  edit.owned.add(rows)
  putSheet(edit, { ...sheet, rows })
  return rows
}

type OwnedRow = { id: number; cells: (Cell | undefined)[]; formulas: number }

/** Puts a cell, or nothing, at a position. `rows` comes from {@link rowsToWrite}. */
export function putCell(
  edit: Edit,
  rows: (Row | undefined)[],
  row: number,
  column: number,
  cell: Cell | undefined,
): void {
  let target = rows[row]
  if (target === undefined) {
    if (cell === undefined) return
    while (rows.length < row) rows.push(undefined)
    target = newRow(edit)
    rows[row] = target
  } else if (!edit.owned.has(target)) {
    if (cell === undefined && target.cells[column] === undefined) return
    target = { ...target, cells: target.cells.slice() }
    edit.owned.add(target)
    rows[row] = target
  }
  const own = target as OwnedRow
  own.formulas += (isFormula(cell?.value) ? 1 : 0) - (isFormula(own.cells[column]?.value) ? 1 : 0)
  if (cell === undefined && column >= own.cells.length) return
  while (own.cells.length < column) own.cells.push(undefined)
  own.cells[column] = cell
  while (own.cells.length > 0 && own.cells.at(-1) === undefined) own.cells.pop()
}

/** An empty row with a key of its own, owned by this edit. */
export function newRow(edit: Edit): Row {
  const row: Row = { id: edit.nextRowId(), cells: [], formulas: 0 }
  edit.owned.add(row)
  return row
}

/** A row with these cells under a given key. */
export function rowWith(id: number, cells: readonly (Cell | undefined)[], properties?: Row['properties']): Row {
  let formulas = 0
  for (const cell of cells) if (isFormula(cell?.value)) formulas++
  return { id, cells, formulas, ...(properties === undefined ? {} : { properties }) }
}

/** A cell without the fields that say nothing, or undefined when nothing is left of it. */
export function tidy(cell: { [K in keyof Cell]: Cell[K] | undefined }): Cell | undefined {
  const { value, format, note, validation, extra } = cell
  const kept: Cell = {
    ...(value === undefined || value === '' ? {} : { value }),
    ...(format === undefined ? {} : { format }),
    ...(note === undefined || note === '' ? {} : { note }),
    ...(validation === undefined ? {} : { validation }),
    ...(extra === undefined ? {} : { extra }),
  }
  return Object.keys(kept).length === 0 ? undefined : kept
}

/** Goes over the cells of an area that hold anything, row by row. */
export function eachCell(sheet: Sheet, area: Area, visit: (cell: Cell, row: number, column: number) => void): void {
  const bottom = Math.min(area.bottom, sheet.rows.length)
  for (let r = area.top; r < bottom; r++) {
    const cells = sheet.rows[r]?.cells
    if (cells === undefined) continue
    const right = Math.min(area.right, cells.length)
    for (let c = area.left; c < right; c++) {
      const cell = cells[c]
      if (cell !== undefined) visit(cell, r, c)
    }
  }
}

/**
 * The cells that a request's range names.
 * @throws the service's 400 when it is inside out or reaches beyond the grid
 */
export function areaIn(edit: Edit, range: GridRange | null | undefined): Area {
  const sheet = sheetOf(edit, range?.sheetId)
  const { gridProperties } = sheet.properties
  checkOrder(range?.startRowIndex, range?.endRowIndex, 'RowIndex')
  checkOrder(range?.startColumnIndex, range?.endColumnIndex, 'ColumnIndex')
  const area = areaOf({ ...range, sheetId: sheet.id }, gridProperties)
  if (area.bottom > gridProperties.rowCount || area.right > gridProperties.columnCount) throw beyondGrid(sheet, area)
  if (area.top > gridProperties.rowCount || area.left > gridProperties.columnCount) throw beyondGrid(sheet, area)
  return clip(area, gridProperties)
}

function checkOrder(start: number | null | undefined, end: number | null | undefined, name: string): void {
  if ((start ?? 0) < 0) throw invalid(`range.start${name}[${start ?? 0}] is negative`)
  if (end !== undefined && end !== null && end <= (start ?? 0)) {
    throw invalid(`range.end${name}[${end}] must be after range.start${name}[${start ?? 0}]`)
  }
}

/** The service's refusal of a range that is not on the grid. */
export function beyondGrid(sheet: Sheet, area: Area): Error {
  const { rowCount, columnCount } = sheet.properties.gridProperties
  const text = areaText(sheet.properties.title, area)
  return invalid(`Range (${text}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`)
}

/** Makes the grid at least this large. */
export function growGrid(edit: Edit, sheetId: number, rowCount: number, columnCount: number): void {
  const sheet = sheetOf(edit, sheetId)
  const grid = sheet.properties.gridProperties
  if (grid.rowCount >= rowCount && grid.columnCount >= columnCount) return
  const gridProperties = {
    ...grid,
    rowCount: Math.max(grid.rowCount, rowCount),
    columnCount: Math.max(grid.columnCount, columnCount),
  }
  putSheet(edit, { ...sheet, properties: { ...sheet.properties, gridProperties } })
  checkWorkbookSize(edit.book)
}

/** @throws the service's 400 when the grids together are larger than a workbook may be */
export function checkWorkbookSize(book: Workbook): void {
  let cells = 0
  for (const { properties } of book.sheets)
    cells += properties.gridProperties.rowCount * properties.gridProperties.columnCount
  if (cells > MAX_WORKBOOK_CELLS) {
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${MAX_WORKBOOK_CELLS} cells.`,
    )
  }
}
