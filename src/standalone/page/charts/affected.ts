import type { ChangeNotice, Rectangle } from '../../sheets-server/history/notice.ts'
import type { GridRange } from './chart-data.ts'

/** What a change means for the charts of a tab that are drawn from these ranges: nothing, or that they are to be read again. */
export function isAffected(notice: ChangeNotice, sheetId: number, ranges: readonly GridRange[]): boolean {
  if (ranges.length > 0 && notice.formulas === true) return true
  return notice.sheets.some((sheet) => {
    const own = sheet.sheetId === sheetId
    if (own && (sheet.look === true || sheet.added === true)) return true
    const drawn = ranges.filter((range) => (range.sheetId ?? 0) === sheet.sheetId)
    if (drawn.length === 0) return false
    // The definitions have moved along with the cells.
    if (sheet.rows !== undefined || sheet.columns !== undefined) return true
    return (sheet.cells ?? []).some((cells) => drawn.some((range) => touches(cells, range)))
  })
}

const touches = ([top, left, bottom, right]: Rectangle, range: GridRange): boolean =>
  top < (range.endRowIndex ?? Number.POSITIVE_INFINITY) &&
  bottom > (range.startRowIndex ?? 0) &&
  left < (range.endColumnIndex ?? Number.POSITIVE_INFINITY) &&
  right > (range.startColumnIndex ?? 0)
