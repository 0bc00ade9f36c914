import { newSheet, newWorkbook } from '../../../src/standalone/sheets-server/document/create.ts'
import { beginEdit, type Edit, putCell, rowsToWrite } from '../../../src/standalone/sheets-server/document/edit.ts'
import type { Entered, Workbook } from '../../../src/standalone/sheets-server/document/model.ts'
import { evaluator } from '../../../src/standalone/sheets-server/formulas/evaluate.ts'
import { type Differences, differences } from '../../../src/standalone/sheets-server/history/differences.ts'
import { resultsOf } from '../../../src/standalone/sheets-server/methods/method.ts'
import type { Request } from '../../../src/standalone/sheets-server/protocol/types.ts'
import { carryOut } from '../../../src/standalone/sheets-server/requests/dispatch.ts'
import { NOON } from './support.ts'

let rowId = 0
const around = { now: () => NOON, random: () => 0.5, nextRowId: () => ++rowId }

export const editOf = (book: Workbook): Edit => beginEdit(book, around)

/** Carries out requests on a workbook that no server holds. */
export function edited(book: Workbook, requests: readonly Request[]): Edit {
  const edit = editOf(book)
  requests.forEach((request, i) => {
    carryOut(edit, request, i, {
      shared: (part) => part,
      results: () => resultsOf(evaluator(edit.book, { now: NOON, random: around.random })),
    })
  })
  return edit
}

/** A workbook with one tab of 12 rows and 6 columns; `undefined` lines are rows that nobody has written into. */
export function bookOf(lines: readonly (readonly Entered[] | undefined)[]): Workbook {
  const edit = editOf(newWorkbook('book', {}, { locale: 'en_US', timeZone: 'Etc/GMT' }))
  const gridProperties = { rowCount: 12, columnCount: 6 }
  edit.book = { ...edit.book, sheets: [newSheet(0, 'Sheet1', { gridProperties })] }
  const rows = rowsToWrite(edit, 0)
  lines.forEach((line, r) => {
    line?.forEach((value, c) => putCell(edit, rows, r, c, value === '' ? undefined : { value }))
  })
  return edit.book
}

/** What some requests make of a workbook. */
export function differing(book: Workbook, ...requests: Request[]): Differences & { readonly after: Workbook } {
  const edit = edited(book, requests)
  return { ...differences(book, edit.book, edit), after: edit.book }
}

/** A request that types one text. */
export const typing = (row: number, column: number, text: string): Request => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row, columnIndex: column },
    rows: [{ values: [{ userEnteredValue: text === '' ? {} : { stringValue: text } }] }],
    fields: 'userEnteredValue',
  },
})

export const rowsOf = (startIndex: number, endIndex: number) => ({
  sheetId: 0,
  dimension: 'ROWS',
  startIndex,
  endIndex,
})
