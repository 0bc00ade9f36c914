import { type Area, columnsIn, rowsIn } from '../a1/area.ts'
import { columnLetters } from '../a1/columns.ts'
import { areaText } from '../a1/notation.ts'
import type { Resolved } from '../a1/resolve.ts'
import { beyondGrid, type Edit, putCell, rowsToWrite } from '../document/edit.ts'
import { localeOf } from '../formats/locale.ts'
import { serialAt, wallOf } from '../formats/serial.ts'
import { invalid } from '../protocol/api-error.ts'
import { rawCell, typedCell } from './put.ts'
import type { Dimension } from './read.ts'

export type Input = 'RAW' | 'USER_ENTERED'
type Shared = <T extends object>(part: T) => T

/** What was written. `cells` counts the values given, the empty ones too, `null`s not. */
export type Written = { readonly area: Area; readonly rows: number; readonly columns: number; readonly cells: number }

/** Values as rows, however they were given. */
export function rowsOfValues(values: readonly (readonly unknown[])[], major: Dimension): (readonly unknown[])[] {
  if (major === 'ROWS') return [...values]
  const height = values.reduce((n, column) => Math.max(n, column.length), 0)
  return Array.from({ length: height }, (_, r) => values.map((column) => (r < column.length ? column[r] : null)))
}

/**
 * Writes values into a range that A1 notation named. From a single cell they spread as far as they reach; from a larger
 * range they may not leave it. `null` skips a cell, `""` clears its value.
 * @throws the service's 400
 */
export function writeValues(
  edit: Edit,
  { sheet, area, single }: Resolved,
  given: readonly (readonly unknown[])[],
  major: Dimension,
  input: Input,
  shared: Shared,
): Written {
  const values = rowsOfValues(given, major)
  const width = values.reduce((n, line) => Math.max(n, line.length), 0)
  if (!single) checkFits(sheet.properties.title, area, values.length, width)
  const written: Area = {
    sheetId: sheet.id,
    top: area.top,
    left: area.left,
    bottom: area.top + values.length,
    right: area.left + width,
  }
  const grid = sheet.properties.gridProperties
  if (written.bottom > grid.rowCount || written.right > grid.columnCount) throw beyondGrid(sheet, written)
  put(edit, written, values, input, shared)
  return writtenOf(written, values)
}

/** What a write of these values comes to: rows and columns in which every value is `null` do not count. */
export function writtenOf(area: Area, values: readonly (readonly unknown[])[]): Written {
  const columns = new Set<number>()
  const given = values.map((line) => line.flatMap((value, c) => (value === null ? [] : [c])))
  for (const line of given) for (const c of line) columns.add(c)
  const rows = given.filter((line) => line.length > 0).length
  const cells = given.reduce((n, line) => n + line.length, 0)
  return { area, rows, columns: columns.size, cells }
}

function checkFits(title: string, area: Area, height: number, width: number): void {
  const within = `Requested writing within range [${areaText(title, area)}], but tried writing to`
  if (height > rowsIn(area)) throw invalid(`${within} row [${area.bottom + 1}]`)
  if (width > columnsIn(area)) throw invalid(`${within} column [${columnLetters(area.right)}]`)
}

/** Puts values from an area's corner on; the grid must be large enough. */
export function put(
  edit: Edit,
  area: Area,
  values: readonly (readonly unknown[])[],
  input: Input,
  shared: Shared,
): void {
  const { locale: name, timeZone } = edit.book.properties
  const locale = localeOf(name)
  const { year } = wallOf(serialAt(edit.now(), timeZone))
  const rows = rowsToWrite(edit, area.sheetId)
  values.forEach((line, r) => {
    line.forEach((value, c) => {
      if (value === null) return
      const [row, column] = [area.top + r, area.left + c]
      const before = rows[row]?.cells[column]
      if (typeof value === 'string') {
        const typed = input === 'USER_ENTERED' && value !== ''
        putCell(
          edit,
          rows,
          row,
          column,
          typed ? typedCell(before, value, locale, year, shared) : rawCell(before, value),
        )
      } else if (typeof value === 'number' || typeof value === 'boolean') {
        putCell(edit, rows, row, column, rawCell(before, value))
      } else {
        throw invalid(`Invalid values[${r}][${c}]: ${Array.isArray(value) ? 'list_value' : 'struct_value'}`)
      }
    })
  })
}

/** Takes the values out of an area; formats, notes and validation stay. */
export function clearValues(edit: Edit, area: Area): void {
  const rows = rowsToWrite(edit, area.sheetId)
  for (let r = area.top; r < Math.min(area.bottom, rows.length); r++) {
    const last = Math.min(area.right, rows[r]?.cells.length ?? 0)
    for (let c = area.left; c < last; c++) {
      const cell = rows[r]?.cells[c]
      if (cell?.value !== undefined) putCell(edit, rows, r, c, rawCell(cell, ''))
    }
  }
}
