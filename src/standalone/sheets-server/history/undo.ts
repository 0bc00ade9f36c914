import { type Edit, putCell, rowsToWrite, sheetOf, tidy } from '../document/edit.ts'
import { type Cell, cellAt, isFormula, type Row, type Sheet } from '../document/model.ts'
import { sameBesideNote, sameContent } from './differences.ts'
import { inPlace, namesOwnRowOnly } from './own-row.ts'
import type { CellChange, RowChange, SheetRecord } from './record.ts'
import {
  canGoBack,
  type Places,
  placesOf,
  putBack,
  type Restored,
  removeRows,
  restoreFormulas,
  restoreRows,
  standsAsIn,
  stepBack,
} from './undo-rows.ts'

/** A cell that was left as it is: what an undo would have put there, and what it holds. */
export type LeftCell = {
  readonly sheetId: number
  readonly row: number
  readonly column: number
  readonly wanted: Cell | undefined
  readonly now: Cell | undefined
}

export type Circumstances = {
  /** Nothing that formulas refer to has changed its place since the change. */
  readonly exact: boolean
  /** The change has been taken back already. */
  readonly undone: boolean
  /** Cells that are not to be written into. */
  readonly guarded: (sheet: Sheet, row: number, column: number) => boolean
}

/** What became of it; `at` is where something was put back. */
export type Undone = {
  readonly left: readonly LeftCell[]
  /** Everything stands again where it stood before the change. */
  readonly whole: boolean
  readonly at?: { readonly sheetId: number; readonly row: number; readonly column: number }
}

/**
 * Takes a change back, as far as it still is as the change left it: rows that were put in go unless somebody has written into
 * them, rows go back to their old order, deleted rows come back with all that was in them (protected cells too), cells get
 * back what they held. A cell that holds something else by now is left alone. What is to be done is decided before anything
 * moves; formulas are written when everything stands where it is to stand.
 * @throws RowsMoved when rows cannot go back to their old order; the edit has not been touched then
 */
export function undoChange(edit: Edit, records: readonly SheetRecord[], circumstances: Circumstances): Undone {
  const plans = records.map((record) => planOf(sheetOf(edit, record.sheetId), record, circumstances))
  const marks = plans.map((plan) => applyRows(edit, plan, circumstances))
  const spots = plans.map((plan, i) => applyCells(edit, plan, marks[i], circumstances.exact))
  const at = spots.find((spot) => spot !== undefined)
  const whole = circumstances.exact && marks.every((mark) => mark.whole)
  return { left: plans.flatMap(({ left }) => left), whole, ...(at === undefined ? {} : { at }) }
}

type Wanted = { readonly row: number; readonly column: number; readonly cell: Cell | undefined }

type Plan = {
  readonly record: SheetRecord
  readonly cells: readonly Wanted[]
  /** Formulas that followed the change and have not been touched since, as they were. */
  readonly formulas: readonly Wanted[]
  readonly rowsToGo: readonly number[]
  readonly goesBack: boolean
  /** Its rows stand as the change left them. */
  readonly stands: boolean
  readonly left: readonly LeftCell[]
}

function planOf(sheet: Sheet, record: SheetRecord, circumstances: Circumstances): Plan {
  const places = placesOf(sheet)
  const { cells, left } = decideCells(sheet, places, record, circumstances)
  const { rowsToGo, kept } = decideRows(sheet, places, record, circumstances.exact)
  return {
    record,
    cells,
    formulas: stillFollowed(sheet, places, record),
    rowsToGo,
    goesBack: record.reordered !== undefined && canGoBack(sheet, places, record.reordered, circumstances.undone),
    stands: record.reordered === undefined || standsAsIn(sheet, places, record.reordered.after),
    left: [...left, ...kept],
  }
}

function decideCells(
  sheet: Sheet,
  places: Places,
  { changed, added }: SheetRecord,
  { exact, guarded }: Circumstances,
): { readonly cells: readonly Wanted[]; readonly left: readonly LeftCell[] } {
  const isAdded = new Set(added)
  const cells: Wanted[] = []
  const left: LeftCell[] = []
  for (const change of changed) {
    if (isAdded.has(change.row)) continue
    const place = places.get(change.row)
    for (const cell of change.cells) {
      const { row } = change
      const { column } = cell
      if (place === undefined && sameContent(undefined, cell.before)) continue
      const now = place === undefined ? undefined : cellAt(sheet, place, column)
      const back = place === undefined ? undefined : asOf(change, cell.before, place, exact)
      const still = place === undefined ? undefined : asOf(change, cell.after, place, exact)
      const same = keepsNote(cell) ? sameBesideNote : sameContent
      if (back !== undefined && same(now, back.cell)) continue
      const untouched = still !== undefined && same(now, still.cell)
      if (place === undefined || back === undefined || !untouched || guarded(sheet, place, column)) {
        left.push({ sheetId: sheet.id, row, column, wanted: cell.before, now })
      } else cells.push({ row, column, cell: merged(now, back.cell, cell) })
    }
  }
  return { cells, left }
}

/**
 * A recorded cell as it would be now, at another place of its row. Undefined for a formula of which that cannot be said:
 * cells elsewhere that it names may have moved since.
 */
function asOf(
  { place: then }: RowChange,
  cell: Cell | undefined,
  now: number,
  exact: boolean,
): { readonly cell: Cell | undefined } | undefined {
  if (exact || !isFormula(cell?.value)) return { cell }
  const { formula } = cell.value
  if (!namesOwnRowOnly(formula, then)) return undefined
  return { cell: { ...cell, value: { formula: inPlace(formula, then, now) } } }
}

/** A note that the change left as it was is no part of it: what a program notes beside a value comes and goes. */
const keepsNote = ({ before, after }: CellChange): boolean => before?.note === after?.note

/** The content of one cell with the rule of another; the format goes back if it is still the one that the change gave. */
function merged(now: Cell | undefined, back: Cell | undefined, change: CellChange): Cell | undefined {
  const { before, after } = change
  const format = now?.format === after?.format ? before?.format : now?.format
  const { note } = (keepsNote(change) ? now : back) ?? {}
  return tidy({ value: back?.value, note, extra: back?.extra, format, validation: now?.validation })
}

/** Which of the rows that were put in go again; of the others, the cells that somebody has written into since. */
function decideRows(
  sheet: Sheet,
  places: Places,
  { changed, added }: SheetRecord,
  exact: boolean,
): { readonly rowsToGo: readonly number[]; readonly kept: readonly LeftCell[] } {
  const byRow = new Map(changed.map((change) => [change.row, change]))
  const kept: LeftCell[] = []
  const rowsToGo = added.filter((id) => {
    const place = places.get(id)
    const row = place === undefined ? undefined : sheet.rows[place]
    if (place === undefined || row === undefined) return false
    const others = strangers(row, place, byRow.get(id), exact)
    for (const [column, now] of others) kept.push({ sheetId: sheet.id, row: id, column, wanted: undefined, now })
    return others.length === 0
  })
  return { rowsToGo, kept }
}

/** Cells of a row whose content is not what a change put there. */
function strangers(
  row: Row,
  place: number,
  change: RowChange | undefined,
  exact: boolean,
): (readonly [number, Cell | undefined])[] {
  const own = new Map(
    change?.cells.map(({ column, after }) => [column, asOf(change, after, place, exact)?.cell ?? after]),
  )
  return row.cells.flatMap((cell, column) => (sameContent(cell, own.get(column)) ? [] : [[column, cell] as const]))
}

function stillFollowed(sheet: Sheet, places: Places, { followed }: SheetRecord): readonly Wanted[] {
  return followed.flatMap(({ row, column, before, after }) => {
    const cell = cellAt(sheet, places.get(row) ?? -1, column)
    const still = isFormula(cell?.value) && cell.value.formula === after
    return still ? [{ row, column, cell: { ...cell, value: { formula: before } } }] : []
  })
}

type Mark = { readonly whole: boolean; readonly restored: readonly Restored[]; readonly place: number | undefined }

function applyRows(edit: Edit, { record, rowsToGo, goesBack, stands }: Plan, { exact, undone }: Circumstances): Mark {
  const { sheetId, added, deleted, reordered, shifts } = record
  if (exact && !undone && shifts.length > 0 && rowsToGo.length === added.length) {
    const { at, rows } = stepBack(edit, record)
    return { whole: true, restored: rows, place: at }
  }
  const removed = removeRows(edit, sheetId, rowsToGo)
  const reorderedAt = goesBack && reordered !== undefined ? putBack(edit, sheetId, reordered) : undefined
  const stretches = deleted.flatMap((rows) => restoreRows(edit, sheetId, rows, undone) ?? [])
  const restored = stretches.flatMap(({ rows }) => rows)
  const sorted = reordered !== undefined && goesBack && stands
  const whole = added.length + deleted.length === 0 && (sorted || (reordered === undefined && shifts.length === 0))
  return { whole, restored, place: removed ?? reorderedAt ?? stretches[0]?.at }
}

/** Writes what is to be written; gives the uppermost place where something came back. */
function applyCells(edit: Edit, plan: Plan, mark: Mark | undefined, exact: boolean): Undone['at'] {
  const { sheetId } = plan.record
  restoreFormulas(edit, sheetId, mark?.restored ?? [], exact)
  const rows = rowsToWrite(edit, sheetId)
  const places = placesOf(sheetOf(edit, sheetId))
  let first: { place: number; column: number } | undefined
  const see = (place: number | undefined, column: number): void => {
    if (place !== undefined && (first === undefined || place < first.place)) first = { place, column }
  }
  for (const { row, column, cell } of plan.cells) {
    const place = places.get(row)
    if (place === undefined) continue
    putCell(edit, rows, place, column, cell)
    see(place, column)
  }
  for (const { row, column, cell } of plan.formulas) {
    const place = places.get(row)
    const now = place === undefined ? undefined : rows[place]?.cells[column]
    if (place === undefined || now === undefined || cell === undefined) continue
    // It follows its references back; nobody writes into it.
    edit.followed.set(cell, now)
    putCell(edit, rows, place, column, cell)
  }
  for (const { row } of mark?.restored ?? []) see(places.get(row.id), 0)
  if (first === undefined) see(mark?.place, 0)
  return first === undefined ? undefined : { sheetId, row: first.place, column: first.column }
}
