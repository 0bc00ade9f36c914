import type { Sheet, Workbook } from '../document/model.ts'
import { invalid } from '../protocol/api-error.ts'
import { type Area, areaOf, clip } from './area.ts'
import { areaText, parseNotation } from './notation.ts'

export type Resolved = {
  readonly sheet: Sheet
  /** Clipped to the grid. */
  readonly area: Area
  /** One cell was named (or a range that is one cell): a write from there may be larger. */
  readonly single: boolean
}

/**
 * The cells that A1 notation names in a workbook. A bare title is the whole tab; a name that is no tab's may be a named
 * range's. Without a title the first tab is meant.
 * @throws the service's 400 when it cannot be read, names no tab, or starts beyond the grid
 */
export function resolveRange(book: Workbook, text: string): Resolved {
  const notation = parseNotation(text)
  if (notation === undefined) throw unreadable(text)
  const { title, cells } = notation
  const byTitle = (name: string): Sheet | undefined =>
    book.sheets.find((s) => s.properties.title === name) ??
    book.sheets.find((s) => s.properties.title.toLowerCase() === name.toLowerCase())
  if (title === undefined) {
    // `D3` alone is a cell of the first tab, unless a tab has just that title.
    const named = byTitle(text)
    const sheet = named ?? book.sheets[0]
    if (sheet === undefined) throw unreadable(text)
    return located(sheet, named === undefined ? (cells ?? {}) : {})
  }
  const sheet = byTitle(title)
  if (sheet !== undefined) return located(sheet, cells ?? {})
  const range = book.namedRanges.find((n) => n.name?.toLowerCase() === title.toLowerCase())?.range
  const home = book.sheets.find((s) => s.id === (range?.sheetId ?? 0))
  if (cells !== undefined || range === undefined || home === undefined) throw unreadable(text)
  return located(home, range)
}

function located(sheet: Sheet, cells: Omit<Parameters<typeof areaOf>[0], 'sheetId'>): Resolved {
  const grid = sheet.properties.gridProperties
  const asked = areaOf({ ...cells, sheetId: sheet.id }, grid)
  if (asked.top >= grid.rowCount || asked.left >= grid.columnCount) {
    const text = areaText(sheet.properties.title, asked)
    throw invalid(`Range (${text}) exceeds grid limits. Max rows: ${grid.rowCount}, max columns: ${grid.columnCount}`)
  }
  const single = cells.endRowIndex !== undefined && asked.bottom - asked.top === 1 && asked.right - asked.left === 1
  return { sheet, area: clip(asked, grid), single }
}

const unreadable = (text: string): Error => invalid(`Unable to parse range: ${text}`)
