import { type Edit, writtenCell } from '../document/edit.ts'
import { type Cell, isFormula } from '../document/model.ts'
import {
  type Differences,
  eachDifference,
  type Placed,
  type SheetDifference,
  sameContent,
  sameFormat,
  sameRule,
} from '../history/differences.ts'
import { placeAfter } from '../history/runs.ts'
import type { ApiError } from '../protocol/api-error.ts'
import { type Protection, protectionOf } from './protection.ts'
import { notForPeople, type Offence, protectedCell, valueAgainstRule } from './refusal.ts'
import type { Validity } from './validity.ts'

/** The first offence of a kind, counting on. */
type Tally = { first?: Omit<Offence, 'count'>; count: number }

const note = (tally: Tally, offence: () => Omit<Offence, 'count'>): void => {
  tally.count++
  tally.first ??= offence()
}

const shown = (cell: Cell | undefined): string =>
  isFormula(cell?.value) ? cell.value.formula : String(cell?.value ?? cell?.note ?? '')

/**
 * Holds what a person's edit has made of a workbook against what people may do. It looks at the states before and after, not
 * at the requests, so that no way of writing leads around it. Rows are known by their ids: cells that have moved with their
 * row, and formulas that have followed their references, are no edits.
 * @throws the refusal, naming the first cell that stands in the way
 */
export function checkEdit(differences: Differences, followed: Edit['followed'], validity: Validity): void {
  const guarded: Tally = { count: 0 }
  const invalid: Tally = { count: 0 }
  for (const sheet of differences.sheets) {
    const columns = (s: SheetDifference['before']): number => s.properties.gridProperties.columnCount
    if (columns(sheet.before) !== columns(sheet.after)) throw notForPeople('columns')
    const [was, is] = [protectionOf(sheet.before), protectionOf(sheet.after)]
    checkHead(sheet, was, guarded)
    checkRows(sheet, was, is, guarded)
    const visit = (before: Cell | undefined, cell: Cell | undefined, from: Placed | undefined, at: Spot): void => {
      const after = writtenCell(followed, cell)
      if (sameContent(before, after) && sameRule(before, after) && sameFormat(before, after)) return
      const { sheetId, row, column } = at
      const closed = from === undefined ? is.covers(row, column) : was.covers(from.place, column)
      if (closed) note(guarded, () => ({ ...at, value: shown(cell) }))
      else if (!sameContent(before, after)) {
        const verdict = validity(sheetId, row, column, cell)
        if (verdict !== undefined) note(invalid, () => ({ ...at, value: shown(cell), ...verdict }))
      }
    }
    eachCellThatDiffers(sheet, visit)
  }
  const refusal = refusalOf(guarded, protectedCell) ?? refusalOf(invalid, valueAgainstRule)
  if (refusal !== undefined) throw refusal
}

type Spot = { readonly sheetId: number; readonly row: number; readonly column: number }

const refusalOf = ({ first, count }: Tally, make: (offence: Offence) => ApiError): ApiError | undefined =>
  first === undefined ? undefined : make({ ...first, count })

function eachCellThatDiffers(
  { after, changed, added }: SheetDifference,
  visit: (before: Cell | undefined, after: Cell | undefined, from: Placed | undefined, at: Spot) => void,
): void {
  for (const { was, is } of changed) {
    eachDifference(was.row, is.row, [], (b, a, column) => {
      visit(b, a, was, { sheetId: after.id, row: is.place, column })
    })
  }
  for (const { row, place } of added) {
    row.cells.forEach((cell, column) => {
      // What a new row takes from its neighbour, format and rule, is nobody's edit.
      const blank = cell?.value === undefined && cell?.note === undefined
      if (!blank) visit(undefined, cell, undefined, { sheetId: after.id, row: place, column })
    })
  }
}

/** Rows at the top that are protected whole, headers, stay at the top: nothing comes between or before them. */
function checkHead({ before, rows }: SheetDifference, was: Protection, guarded: Tally): void {
  if (rows === undefined) return
  for (let row = 0; row < before.rows.length && was.coversRow(row); row++) {
    if (placeAfter(rows, row, before.rows.length) === row) continue
    note(guarded, () => ({ sheetId: before.id, row, column: 0, value: '' }))
    return
  }
}

/** Rows that are protected whole stay, and none comes into being among them; a protected tab keeps its size. */
function checkRows(
  { before, after, rows, deleted }: SheetDifference,
  was: Protection,
  is: Protection,
  guarded: Tally,
): void {
  const rowCount = (sheet: SheetDifference['before']): number => sheet.properties.gridProperties.rowCount
  if (was.coversAll && rowCount(before) !== rowCount(after)) {
    note(guarded, () => ({ sheetId: before.id, row: 0, column: 0, value: '' }))
  }
  for (const { place } of deleted) {
    if (was.coversRow(place)) note(guarded, () => ({ sheetId: before.id, row: place, column: 0, value: '' }))
  }
  let at = 0
  for (const [start, count] of rows ?? []) {
    for (let row = at; start < 0 && row < at + count; row++) {
      if (is.coversRow(row)) note(guarded, () => ({ sheetId: after.id, row, column: 0, value: '' }))
    }
    at += count
  }
}
