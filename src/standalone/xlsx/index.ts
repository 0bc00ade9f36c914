import type { sheets_v4 } from '@googleapis/sheets'
import { tabOf } from './source.ts'
import { writeWorkbook } from './write-workbook.ts'

export { downloadWorkbook, type WorkbookFile } from './download.ts'

/**
 * A spreadsheet with its grid data, as `spreadsheets.get` gives it, as the bytes of an .xlsx file.
 *
 * Carried over: tabs in their order with hidden ones, values with their types (numbers, dates as Excel's own, truths, errors,
 * text that stays text), formulas with their results, number formats, fonts, fills, borders, alignment, wrapping, widths and
 * heights, hidden rows and columns, frozen panes, merges, notes, dropdowns and other validation, conditional formats, banding.
 * What Excel cannot take is cut, replaced or left out, and the file's last tab says what and where. Left out on purpose and
 * without a word: protection, so that the file can be worked with, and developer metadata, which is the system's own.
 */
export const xlsxOf = (spreadsheet: sheets_v4.Schema$Spreadsheet): Promise<Buffer> =>
  writeWorkbook({ spreadsheet, tabs: (spreadsheet.sheets ?? []).map(tabOf), hasChanged: () => false })
