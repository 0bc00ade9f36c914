import { protectionOf } from '../people/protection.ts'
import { bareCell, trimRows } from './dimensions.ts'
import { type Edit, growGrid, rowsToWrite, rowWith, sheetOf } from './edit.ts'
import type { Row, Sheet } from './model.ts'

const hasValue = (row: Row | undefined): boolean => row?.cells.some((cell) => cell?.value !== undefined) === true
const isBlank = (row: Row | undefined): boolean =>
  row?.cells.every((cell) => cell?.value === undefined && cell?.note === undefined) !== false

/** The row after the last one that holds a value. */
export const rowAfterData = ({ rows }: Sheet): number => 1 + rows.findLastIndex(hasValue)

/**
 * Makes rows for what is appended, with the formats and rules of the blank rows that stood there. Those move down, and as many
 * at the end of the grid go: who was typing into the first blank row is still typing into the first blank row, and not into
 * what came. References stay, for no row that holds anything moves. A tab in which nobody types is left as it is, and so is one
 * that goes on below.
 */
export function makeRoom(edit: Edit, sheetId: number, top: number, count: number): void {
  const sheet = sheetOf(edit, sheetId)
  if (count === 0 || rowAfterData(sheet) > top || protectionOf(sheet).coversAll) return
  const rows = rowsToWrite(edit, sheetId)
  while (rows.length < top) rows.push(undefined)
  const below = rows.splice(top)
  for (let i = 0; i < count; i++) {
    const model = below[i]
    const fresh = rowWith(edit.nextRowId(), model?.cells.map(bareCell) ?? [], model?.properties)
    edit.inserted.add(fresh.id)
    rows.push(fresh)
  }
  for (const row of below) rows.push(row)
  const { rowCount } = sheet.properties.gridProperties
  while (rows.length > rowCount && isBlank(rows.at(-1))) rows.pop()
  growGrid(edit, sheetId, rows.length, 0)
  trimRows(rows)
}
