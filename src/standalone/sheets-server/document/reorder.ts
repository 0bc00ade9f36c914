import { copyFormula } from '../formulas/move.ts'
import { trimRows } from './dimensions.ts'
import { type Edit, rowsToWrite, rowWith } from './edit.ts'
import { type Cell, isFormula, type Row } from './model.ts'

/** A cell copied this far: its formula's relative references move along. */
export function relative(cell: Cell | undefined, rows: number, columns: number): Cell | undefined {
  if (cell === undefined || !isFormula(cell.value)) return cell
  return { ...cell, value: { formula: copyFormula(cell.value.formula, rows, columns) } }
}

/**
 * Puts rows into another order as a sort does: the row at `places[order[i]]` comes to `places[i]`. Ids travel with the rows;
 * heights, whether a row is hidden, and references elsewhere stay with the places.
 */
export function reorderRows(edit: Edit, sheetId: number, places: readonly number[], order: readonly number[]): void {
  edit.untraced.add(sheetId)
  const rows = rowsToWrite(edit, sheetId)
  const old = places.map((place) => rows[place])
  places.forEach((place, i) => {
    const from = order[i] ?? i
    if (from === i) return
    while (rows.length <= place) rows.push(undefined)
    rows[place] = rowAt(edit, old[from], old[i], place - (places[from] ?? place))
  })
  trimRows(rows)
}

/** A row that comes to the place of another, this far from its own. */
function rowAt(edit: Edit, row: Row | undefined, place: Row | undefined, distance: number): Row | undefined {
  const properties = place?.properties
  if (row === undefined) return properties === undefined ? undefined : rowWith(edit.nextRowId(), [], properties)
  if (row.formulas === 0 && row.properties === properties) return row
  const cells = row.cells.map((cell) => {
    const moved = relative(cell, distance, 0)
    if (cell !== undefined && moved !== undefined && moved !== cell) edit.followed.set(moved, cell)
    return moved
  })
  return rowWith(row.id, cells, properties)
}
