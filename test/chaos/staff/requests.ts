import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import type { Register } from '../desk-rules.ts'
import { columnAt, columnsOf } from '../template.ts'
import { FIRST, type Typed } from './desk.ts'

/** What people do at the sheet, as requests. Places of rows are those of a page: 0 is the first row below the example. */

export type Request = sheets_v4.Schema$Request
export type SheetIds = ReadonlyMap<string, number>

const cellData = (cell: Cell): sheets_v4.Schema$CellData => {
  if (cell === null || cell === undefined || cell === '') return {}
  return { userEnteredValue: typeof cell === 'number' ? { numberValue: cell } : { stringValue: String(cell) } }
}

export const typeCell = (ids: SheetIds, tab: TabKey, row: number, column: string, cell: Cell): Request => ({
  updateCells: {
    start: { sheetId: ids.get(tab) ?? -1, rowIndex: row, columnIndex: columnAt(tab, column) },
    rows: [{ values: [cellData(cell)] }],
    fields: 'userEnteredValue',
  },
})

export const typeCells = (ids: SheetIds, register: Register, place: number, cells: Typed): readonly Request[] =>
  Object.entries(cells).map(([key, cell]) => typeCell(ids, register, FIRST + place, key, cell))

const rows = (ids: SheetIds, register: Register, place: number) => ({
  sheetId: ids.get(register) ?? -1,
  dimension: 'ROWS',
  startIndex: FIRST + place,
  endIndex: FIRST + place + 1,
})

export const insertRow = (ids: SheetIds, register: Register, place: number): Request => ({
  insertDimension: { range: rows(ids, register, place), inheritFromBefore: true },
})

export const deleteRow = (ids: SheetIds, register: Register, place: number): Request => ({
  deleteDimension: { range: rows(ids, register, place) },
})

/** `before` is a place before the row was taken out. */
export const moveRow = (ids: SheetIds, register: Register, place: number, before: number): Request => ({
  moveDimension: { source: rows(ids, register, place), destinationIndex: FIRST + before },
})

/** How much of its rows somebody takes: all columns, or those that can be seen. */
export type Reach = 'whole' | 'visible'

/** The columns in which the sweep remembers stand at the end, hidden. */
const HIDDEN = 4

const areaOf = (ids: SheetIds, register: Register, from: number, to: number, reach: Reach) => ({
  sheetId: ids.get(register) ?? -1,
  startRowIndex: FIRST + from,
  endRowIndex: FIRST + to,
  startColumnIndex: 0,
  endColumnIndex: columnsOf(register).length - (reach === 'visible' ? HIDDEN : 0),
})

export const cutRow = (ids: SheetIds, register: Register, place: number, to: number, reach: Reach): Request => ({
  cutPaste: {
    source: areaOf(ids, register, place, place + 1, reach),
    destination: { sheetId: ids.get(register) ?? -1, rowIndex: FIRST + to, columnIndex: 0 },
    pasteType: 'PASTE_NORMAL',
  },
})

export const copyRow = (ids: SheetIds, register: Register, place: number, to: number, reach: Reach): Request => ({
  copyPaste: {
    source: areaOf(ids, register, place, place + 1, reach),
    destination: areaOf(ids, register, to, to + 1, reach),
    pasteType: 'PASTE_NORMAL',
  },
})

export const sortRows = (
  ids: SheetIds,
  register: Register,
  count: number,
  { by, isDescending, reach }: { readonly by: string; readonly isDescending: boolean; readonly reach: Reach },
): Request => ({
  sortRange: {
    range: areaOf(ids, register, 0, count, reach),
    sortSpecs: [{ dimensionIndex: columnAt(register, by), sortOrder: isDescending ? 'DESCENDING' : 'ASCENDING' }],
  },
})
