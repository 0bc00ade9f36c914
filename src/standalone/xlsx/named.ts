import type { sheets_v4 } from '@googleapis/sheets'
import { columnLetters } from '../sheets-server/a1/columns.ts'
import { quoteTitle } from '../sheets-server/a1/notation.ts'
import { type Tab, titleOf } from './book.ts'
import { EXCEL_COLUMNS, EXCEL_ROWS, type Named } from './formula.ts'
import type { Losses } from './losses.ts'

/** What formulas may name: the file's tabs by the spreadsheet's titles, and named ranges as the cells they stand for. */
export function namedIn(
  spreadsheet: sheets_v4.Schema$Spreadsheet,
  titles: ReadonlyMap<Tab, string>,
  losses: Losses,
): Named {
  const byTitle = new Map([...titles].map(([tab, name]) => [titleOf(tab).toLowerCase(), name]))
  const byId = new Map([...titles].map(([tab, name]) => [tab.sheet.properties?.sheetId ?? 0, name]))
  const ranges = new Map<string, string>()
  for (const { name, range } of spreadsheet.namedRanges ?? []) {
    losses.add('names', '', name ?? undefined)
    const title = byId.get(range?.sheetId ?? 0)
    const top = (range?.startRowIndex ?? 0) + 1
    const left = range?.startColumnIndex ?? 0
    const bottom = Math.min(EXCEL_ROWS, range?.endRowIndex ?? EXCEL_ROWS)
    const right = Math.min(EXCEL_COLUMNS, range?.endColumnIndex ?? EXCEL_COLUMNS)
    if (title === undefined || bottom < top || right <= left) continue
    const cells = `$${columnLetters(left)}$${top}:$${columnLetters(right - 1)}$${bottom}`
    ranges.set((name ?? '').toLowerCase(), `${quoteTitle(title)}!${cells}`)
  }
  return { tab: (title) => byTitle.get(title.toLowerCase()), range: (name) => ranges.get(name.toLowerCase()) }
}
