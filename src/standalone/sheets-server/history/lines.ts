import type { Sheet, Workbook } from '../document/model.ts'
import { localeOf } from '../formats/locale.ts'
import type { LoggedLine } from '../store/changes.ts'
import type { ChangeReader } from '../store/store.ts'
import type { ChangedCell, ChangeLine, ChangeQuery } from './change-line.ts'
import { type CellText, cellText } from './summary.ts'

const MOST = 200
const USUAL = 50

/** The lines of a workbook's log that a query asks for, newest first, with places as of now. */
export function changeLines(book: Workbook, log: ChangeReader, query: ChangeQuery): readonly ChangeLine[] {
  const limit = Math.max(1, Math.min(query.limit ?? USUAL, MOST))
  const before = query.before ?? Number.MAX_SAFE_INTEGER
  const told = teller(book)
  const { sheetId, row } = query
  if (sheetId === undefined || row === undefined) return log.list(sheetId, before, limit).map(told.whole)
  const id = book.sheets.find((s) => s.id === sheetId)?.rows[row]?.id
  if (id === undefined) return []
  const lines: ChangeLine[] = []
  for (const line of log.ofRow(sheetId, id, before)) {
    // A column is known by its place alone, so what was written before columns moved may have been another one's.
    if (query.column !== undefined && line.columnsMoved) break
    const cells = line.cells.filter(({ column }) => query.column === undefined || column === query.column)
    if (cells.length > 0) {
      const locale = localeOf(book.properties.locale)
      lines.push(
        told.line(
          line,
          cells.map((cell) => cellText(id, cell, locale)),
        ),
      )
    }
    if (lines.length === limit) break
  }
  return lines
}

/** Cells of the log with the places of their rows, looked up once for each tab. */
export function teller(book: Workbook): {
  readonly cell: (sheetId: number, text: CellText) => ChangedCell
  readonly line: (line: LoggedLine, cells: readonly CellText[]) => ChangeLine
  readonly whole: (line: LoggedLine) => ChangeLine
} {
  const known = new Map<number, ReadonlyMap<number, number>>()
  const placesIn = (sheetId: number): ReadonlyMap<number, number> => {
    const places = known.get(sheetId) ?? idsIn(book.sheets.find((s) => s.id === sheetId))
    known.set(sheetId, places)
    return places
  }
  const cell = (sheetId: number, [id, column, before, after]: CellText): ChangedCell => {
    const row = placesIn(sheetId).get(id)
    return { ...(row === undefined ? {} : { row }), column, before, after }
  }
  const line = ({ change, at, person, sheetId, summary }: LoggedLine, cells: readonly CellText[]): ChangeLine => {
    const { count, rowsAdded, rowsDeleted, rowsMoved } = summary
    return {
      change,
      at,
      person,
      sheetId,
      cells: cells.map((text) => cell(sheetId, text)),
      rowsAdded,
      rowsDeleted,
      rowsMoved,
      ...(count > cells.length ? { more: true as const } : {}),
    }
  }
  return { cell, line, whole: (logged) => line(logged, logged.summary.cells) }
}

const idsIn = (sheet: Sheet | undefined): ReadonlyMap<number, number> =>
  new Map(sheet?.rows.flatMap((row, place) => (row === undefined ? [] : [[row.id, place] as const])))
