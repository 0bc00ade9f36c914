import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import type { SheetProperties, SpreadsheetProperties } from '../protocol/types.ts'
import { MAX_COLUMNS } from './limits.ts'
import type { Grid, Sheet, Workbook } from './model.ts'
import { checkLocale, checkTimeZone } from './properties.ts'
import { without } from './without.ts'

/** A number in the range of the service's ids that none of the taken ones has. */
export function freshId(taken: (id: number) => boolean, random: () => number): number {
  for (;;) {
    const id = 1 + Math.floor(random() * 2_147_483_646)
    if (!taken(id)) return id
  }
}

/** A short id of letters and digits, such as the service gives to named ranges and groups of its own. */
export function freshTextId(random: () => number, length = 12): string {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz'
  return Array.from({ length }, () => letters.charAt(Math.floor(random() * letters.length))).join('')
}

/** An empty tab as the service makes it from the properties that a client gave. */
export function newSheet(id: number, title: string, given: SheetProperties): Sheet {
  if ((given.sheetType ?? 'GRID') !== 'GRID') {
    throw invalid(`Sheets of type ${given.sheetType ?? ''} are not supported by this server.`)
  }
  const rest = without(bothColourForms(given), 'index')
  const gridProperties = gridOf(given.gridProperties ?? {})
  return {
    id,
    properties: { ...rest, sheetId: id, title, sheetType: 'GRID', gridProperties },
    rows: [],
    columns: [],
    merges: [],
    conditionalFormats: [],
    protectedRanges: [],
    basicFilter: null,
    filterViews: [],
    bandedRanges: [],
    charts: [],
    rowGroups: [],
    columnGroups: [],
  }
}

/** A grid's properties with the service's sizes where none are given. @throws its 400 for impossible ones */
export function gridOf(given: NonNullable<SheetProperties['gridProperties']>): Grid {
  const rowCount = given.rowCount ?? 1000
  const columnCount = given.columnCount ?? 26
  if (rowCount < 1) throw invalid(`Invalid rowCount: ${rowCount}. Must be at least 1.`)
  if (columnCount < 1 || columnCount > MAX_COLUMNS) {
    throw invalid(`Invalid columnCount: ${columnCount}. Must be between 1 and ${MAX_COLUMNS}.`)
  }
  const frozenRows = given.frozenRowCount ?? 0
  const frozenColumns = given.frozenColumnCount ?? 0
  if (frozenRows > 0 && frozenRows >= rowCount) throw invalid("You can't freeze all visible rows on the sheet.")
  if (frozenColumns > 0 && frozenColumns >= columnCount)
    throw invalid("You can't freeze all visible columns on the sheet.")
  return { ...given, rowCount, columnCount }
}

/** A workbook without tabs. */
export function newWorkbook(
  id: string,
  given: SpreadsheetProperties,
  defaults: { readonly locale: string; readonly timeZone: string },
): Workbook {
  const locale = given.locale ?? defaults.locale
  const timeZone = given.timeZone ?? defaults.timeZone
  checkLocale(locale)
  checkTimeZone(timeZone)
  const rest = without(given, 'defaultFormat', 'spreadsheetTheme')
  return {
    id,
    properties: {
      ...rest,
      title: given.title ?? 'Untitled spreadsheet',
      locale,
      timeZone,
      autoRecalc: given.autoRecalc ?? 'ON_CHANGE',
    },
    sheets: [],
    namedRanges: [],
    metadata: [],
  }
}
