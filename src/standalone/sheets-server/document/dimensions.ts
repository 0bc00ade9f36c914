import { checkWorkbookSize, type Edit, patchSheet, rowsToWrite, rowWith, sheetOf } from './edit.ts'
import type { Cell, Row } from './model.ts'
import { movePositions } from './positions.ts'
import type { Change, Dimension } from './shift.ts'

/**
 * Inserts, deletes or moves whole rows or columns, with everything that refers to them. The indexes are on the grid (the
 * caller has checked them). With `inherit` an insert takes formats and validation from the row or column before it.
 */
export function changeDimension(
  edit: Edit,
  sheetId: number,
  dimension: Dimension,
  change: Change,
  inherit?: 'before' | 'after',
): void {
  edit.shifts.push({ sheetId, dimension, change })
  const sheet = sheetOf(edit, sheetId)
  const grid = sheet.properties.gridProperties
  const growth = change.kind === 'insert' ? change.count : change.kind === 'delete' ? change.start - change.end : 0
  const gridProperties =
    dimension === 'ROWS'
      ? { ...grid, rowCount: grid.rowCount + growth, ...frozen('frozenRowCount', grid.frozenRowCount, change) }
      : {
          ...grid,
          columnCount: grid.columnCount + growth,
          ...frozen('frozenColumnCount', grid.frozenColumnCount, change),
        }
  patchSheet(edit, sheetId, { properties: { ...sheet.properties, gridProperties } })
  if (growth > 0) checkWorkbookSize(edit.book)

  if (dimension === 'ROWS') changeRows(edit, sheetId, change, inherit)
  else changeColumns(edit, sheetId, change, inherit)
  movePositions(edit, sheetId, dimension, change)
}

function frozen(key: string, count: number | null | undefined, change: Change): object {
  const n = count ?? 0
  if (n === 0) return {}
  if (change.kind === 'delete') {
    const cut = Math.max(0, Math.min(change.end, n) - change.start)
    return { [key]: n - cut }
  }
  return change.kind === 'insert' && change.at < n ? { [key]: n + change.count } : {}
}

/** Blank rows put in have ids, so that they are found again when the insert is taken back; a flood of them is not worth it. */
const MOST_NAMED = 10_000

function changeRows(edit: Edit, sheetId: number, change: Change, inherit: 'before' | 'after' | undefined): void {
  const rows = rowsToWrite(edit, sheetId)
  switch (change.kind) {
    case 'insert': {
      const model = inherit === undefined ? undefined : rows[inherit === 'before' ? change.at - 1 : change.at]
      const bare = model?.cells.map(bareCell) ?? []
      const formatted = bare.some((cell) => cell !== undefined)
      const named = formatted || Math.max(0, change.at - rows.length) + change.count <= MOST_NAMED
      if (!named) edit.untraced.add(sheetId)
      if (change.at >= rows.length && !named) break
      const fresh = Array.from({ length: change.count }, () => (named ? rowWith(edit.nextRowId(), bare) : undefined))
      for (const row of fresh) if (row !== undefined) edit.inserted.add(row.id)
      while (rows.length < change.at) rows.push(undefined)
      splice(rows, change.at, 0, fresh)
      break
    }
    case 'delete':
      rows.splice(change.start, change.end - change.start)
      break
    case 'move': {
      while (rows.length < Math.max(change.end, change.to)) rows.push(undefined)
      const taken = rows.splice(change.start, change.end - change.start)
      splice(rows, change.to > change.start ? change.to - taken.length : change.to, 0, taken)
      break
    }
  }
  trimRows(rows)
}

/** `splice` with a list of any length; spreading a hundred thousand arguments would overflow the stack. */
function splice<T>(list: T[], at: number, remove: number, put: readonly T[]): void {
  const tail = list.splice(at)
  for (const item of put) list.push(item)
  for (const item of tail.slice(remove)) list.push(item)
}

/** Drops the holes at the end of a list of rows. A row that was emptied keeps its place: what was in it may come back. */
export function trimRows(rows: (Row | undefined)[]): void {
  while (rows.length > 0 && rows.at(-1) === undefined) rows.pop()
}

/** A cell without what somebody wrote into it. */
export const bareCell = (cell: Cell | undefined): Cell | undefined => {
  if (cell?.format === undefined && cell?.validation === undefined) return undefined
  return {
    ...(cell.format === undefined ? {} : { format: cell.format }),
    ...(cell.validation === undefined ? {} : { validation: cell.validation }),
  }
}

function changeColumns(edit: Edit, sheetId: number, change: Change, inherit: 'before' | 'after' | undefined): void {
  const rows = rowsToWrite(edit, sheetId)
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]
    if (row === undefined) continue
    const cells = row.cells.slice()
    changeList(cells, change, undefined)
    if (change.kind === 'insert' && inherit !== undefined) {
      const model = bareCell(row.cells[inherit === 'before' ? change.at - 1 : change.at])
      if (model !== undefined) for (let i = 0; i < change.count; i++) cells[change.at + i] = model
    }
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop()
    if (cells.length === row.cells.length && cells.every((cell, c) => cell === row.cells[c])) continue
    const changed = rowWith(row.id, cells, row.properties)
    edit.owned.add(changed)
    rows[r] = changed
  }
  trimRows(rows)
  const columns = sheetOf(edit, sheetId).columns.slice()
  changeList(columns, change, null)
  patchSheet(edit, sheetId, { columns })
}

function changeList<T>(list: T[], change: Change, hole: T): void {
  const size = change.kind === 'insert' ? change.at : change.end
  switch (change.kind) {
    case 'insert':
      if (change.at >= list.length) return
      list.splice(change.at, 0, ...Array.from({ length: change.count }, () => hole))
      return
    case 'delete':
      list.splice(change.start, change.end - change.start)
      return
    case 'move': {
      if (list.length <= Math.min(change.start, change.to)) return
      while (list.length < Math.max(size, change.to)) list.push(hole)
      const taken = list.splice(change.start, change.end - change.start)
      list.splice(change.to > change.start ? change.to - taken.length : change.to, 0, ...taken)
    }
  }
}
