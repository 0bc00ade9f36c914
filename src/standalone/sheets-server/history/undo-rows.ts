import { changeDimension } from '../document/dimensions.ts'
import { type Edit, newRow, rowsToWrite, rowWith, sheetOf } from '../document/edit.ts'
import { isFormula, type Row, type Sheet } from '../document/model.ts'
import { reorderRows } from '../document/reorder.ts'
import type { Change } from '../document/shift.ts'
import { inPlace } from './own-row.ts'
import type { DeletedRows, Reordered, SheetRecord } from './record.ts'

/** Where the rows of a tab stand, by their ids. */
export type Places = ReadonlyMap<number, number>

export const placesOf = (sheet: Sheet): Places =>
  new Map(sheet.rows.flatMap((row, place) => (row === undefined ? [] : [[row.id, place] as const])))

/** Rows that a change had brought into another order have changed places since. */
export class RowsMoved extends Error {}

/** Takes rows out, from below, in stretches; gives the uppermost place, if there was any. */
export function removeRows(edit: Edit, sheetId: number, ids: readonly number[]): number | undefined {
  const places = placesOf(sheetOf(edit, sheetId))
  const goes = ids.flatMap((id) => places.get(id) ?? []).toSorted((a, b) => b - a)
  const { rowCount } = sheetOf(edit, sheetId).properties.gridProperties
  // A tab keeps at least one row.
  if (goes.length === 0 || goes.length >= rowCount) return undefined
  for (let i = 0; i < goes.length; ) {
    const end = (goes[i] ?? 0) + 1
    let start = end
    while (goes[i] === start - 1) {
      start--
      i++
    }
    changeDimension(edit, sheetId, 'ROWS', { kind: 'delete', start, end })
  }
  return goes.at(-1)
}

/**
 * Whether rows that a change had reordered can go back; false when they stand in the old order already.
 * @throws RowsMoved when they are neither in the order that the change made nor in the one before
 */
export function canGoBack(sheet: Sheet, places: Places, { before, after }: Reordered, undone: boolean): boolean {
  const [old, now] = [spanOf(sheet, places, before), spanOf(sheet, places, after)]
  // Where only blank rows changed places both may fit.
  if (now !== undefined) return old === undefined || !undone
  if (old !== undefined) return false
  if (isRising(standing(places, before))) return false
  if (!isRising(standing(places, after))) throw new RowsMoved()
  return true
}

const standing = (places: Places, ids: readonly number[]): number[] => ids.flatMap((id) => places.get(id) ?? [])

const isRising = (list: readonly number[]): boolean => list.every((place, i) => i === 0 || place > (list[i - 1] ?? 0))

/** Where a stretch of rows, blank ones among them, begins, if it stands just so. */
function spanOf({ rows }: Sheet, places: Places, ids: readonly number[]): number | undefined {
  const known = ids.findIndex((id) => id > 0)
  const place = places.get(ids[known] ?? 0)
  if (place === undefined) return undefined
  return ids.every((id, i) => (rows[place - known + i]?.id ?? 0) === id) ? place - known : undefined
}

/** Whether a stretch of rows, blank ones among them, stands just so. */
export const standsAsIn = (sheet: Sheet, places: Places, ids: readonly number[]): boolean =>
  spanOf(sheet, places, ids) !== undefined

/** Puts rows back into their old order; gives the uppermost place that changed hands. */
export function putBack(edit: Edit, sheetId: number, { how, before, after }: Reordered): number {
  const sheet = sheetOf(edit, sheetId)
  const places = placesOf(sheet)
  const start = spanOf(sheet, places, after)
  if (start !== undefined) {
    const turn = how === 'move' ? turnOf(before, after) : undefined
    if (turn === undefined) reorderSpan(edit, sheetId, start, before, after)
    else {
      const end = start + after.length
      changeDimension(edit, sheetId, 'ROWS', { kind: 'move', start: end - turn, end, to: start })
    }
    return start
  }
  // Others have come between them: those that are still there change places among themselves.
  const stand = standing(places, before)
  const slots = stand.toSorted((a, b) => a - b)
  const index = new Map(slots.map((place, i) => [place, i]))
  const order = stand.map((place) => index.get(place) ?? 0)
  reorderRows(edit, sheetId, slots, order)
  return slots[0] ?? 0
}

/** How many rows stood first and stand last, if that is all that moved: a block that changed places with another. */
function turnOf(before: readonly number[], after: readonly number[]): number | undefined {
  for (let turn = 1; turn < before.length; turn++) {
    if (after.every((id, i) => id === before[(i + turn) % before.length])) return turn
  }
  return undefined
}

function reorderSpan(
  edit: Edit,
  sheetId: number,
  start: number,
  before: readonly number[],
  after: readonly number[],
): void {
  const index = new Map(after.map((id, i) => [id, i]))
  const blanks = after.flatMap((id, i) => (id === 0 ? [i] : []))
  const order = before.map((id, i) => (id === 0 ? blanks.shift() : index.get(id)) ?? i)
  const places = order.map((_, i) => start + i)
  reorderRows(edit, sheetId, places, order)
}

/** The step that takes a step back. */
function inverse(change: Change): Change {
  switch (change.kind) {
    case 'insert':
      return { kind: 'delete', start: change.at, end: change.at + change.count }
    case 'delete':
      return { kind: 'insert', at: change.start, count: change.end - change.start }
    case 'move': {
      const { start, end, to } = change
      const size = end - start
      return to > start
        ? { kind: 'move', start: to - size, end: to, to: start }
        : { kind: 'move', start: to, end: to + size, to: end }
    }
  }
}

/**
 * Takes rows back step by step, each in its shape, so that all references find back; for a tab whose rows stand as the change
 * left them and whose new rows may all go. Gives the uppermost place and the deleted rows, which are at their old places.
 */
export function stepBack(
  edit: Edit,
  { sheetId, shifts, deleted }: SheetRecord,
): { readonly at: number; readonly rows: readonly Restored[] } {
  for (const change of shifts.toReversed()) changeDimension(edit, sheetId, 'ROWS', inverse(change))
  const list = rowsToWrite(edit, sheetId)
  const back = deleted.flatMap(({ rows, place }) =>
    rows.flatMap((row, i) => (row === undefined ? [] : [{ row, place: place + i }])),
  )
  for (const { row, place } of back) {
    while (list.length <= place) list.push(undefined)
    list[place] = row
    edit.inserted.add(row.id)
  }
  const places = shifts.map((change) =>
    change.kind === 'insert' ? change.at : Math.min(change.start, placeTo(change)),
  )
  return { at: Math.min(...places), rows: back }
}

const placeTo = (change: Exclude<Change, { kind: 'insert' }>): number =>
  change.kind === 'move' ? change.to : change.start

/** A deleted row that is back, and the place that it had. */
export type Restored = { readonly row: Row; readonly place: number }

/**
 * Puts deleted rows back under the row that stood above them, with all that was in them; their formulas may need a look. Gives
 * the place and the rows, or undefined when they are back already; blank ones cannot be known, so `undone` tells.
 */
export function restoreRows(
  edit: Edit,
  sheetId: number,
  deleted: DeletedRows,
  undone: boolean,
): { readonly at: number; readonly rows: readonly Restored[] } | undefined {
  const sheet = sheetOf(edit, sheetId)
  const places = placesOf(sheet)
  // Whatever is there already has come back another way.
  const rows = deleted.rows.map((row, i) => ({ row, place: deleted.place + i }))
  const missing = rows.filter(({ row }) => row === undefined || !places.has(row.id))
  const back = missing.flatMap(({ row, place }) => (row === undefined ? [] : [{ row, place }]))
  if (back.length === 0 && (undone || missing.length < rows.length)) return undefined
  const at = placeFor(sheet, places, deleted)
  changeDimension(edit, sheetId, 'ROWS', { kind: 'insert', at, count: missing.length })
  const list = rowsToWrite(edit, sheetId)
  missing.forEach(({ row }, i) => {
    while (list.length <= at + i) list.push(undefined)
    // A blank one gets an id as well, so that it goes again when this is taken back.
    const comes = row ?? list[at + i] ?? newRow(edit)
    list[at + i] = comes
    edit.inserted.add(comes.id)
  })
  return { at, rows: back }
}

function placeFor({ rows, properties }: Sheet, places: Places, { above, gap, place }: DeletedRows): number {
  const { rowCount } = properties.gridProperties
  const anchor = above === 0 ? -1 : places.get(above)
  if (anchor === undefined) return Math.min(place, rowCount)
  let at = anchor + 1
  for (let blank = 0; blank < gap && rows[at] === undefined; blank++) at++
  return Math.min(at, rowCount)
}

/** Gives rows that are back the formulas that they had, now that all rows stand where they are to stand. */
export function restoreFormulas(edit: Edit, sheetId: number, restored: readonly Restored[], exact: boolean): void {
  const withFormulas = restored.filter(({ row }) => row.formulas > 0)
  if (withFormulas.length === 0) return
  const rows = rowsToWrite(edit, sheetId)
  const places = placesOf(sheetOf(edit, sheetId))
  for (const { row, place } of withFormulas) {
    const now = places.get(row.id)
    if (now !== undefined) rows[now] = exact ? row : rowIn(row, place, now)
  }
}

/** A row with its formulas as of another place. */
function rowIn(row: Row, from: number, to: number): Row {
  if (row.formulas === 0) return row
  const cells = row.cells.map((cell) =>
    isFormula(cell?.value) ? { ...cell, value: { formula: inPlace(cell.value.formula, from, to) } } : cell,
  )
  return rowWith(row.id, cells, row.properties)
}
