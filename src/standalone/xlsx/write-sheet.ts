import type { sheets_v4 } from '@googleapis/sheets'
import type { Worksheet } from 'exceljs'
import { bandingOf } from '../sheets-server/conditions/banding.ts'
import type { Book, Tab } from './book.ts'
import { writeConditionalFormats } from './conditional-formats.ts'
import { EXCEL_COLUMNS, EXCEL_ROWS } from './formula.ts'
import { mergesOf } from './merges.ts'
import { markFolded, outlineOf } from './outline.ts'
import { columnWidth } from './sizes.ts'
import { validationsOf } from './validations.ts'
import { cellStyle, type RowTools, writeRow } from './write-row.ts'

const USUAL_WIDTH = 100
/** Rows written before others on this machine get a turn. */
const ROWS_AT_ONCE = 250

/**
 * Writes a tab, row by row as they are read, into a worksheet that streams: a row that has been written is let go of, so what
 * this takes of memory does not grow with the tab. Looks of empty cells go with their columns; bands are written as far as
 * there are rows.
 */
export async function writeSheet(worksheet: Worksheet, tab: Tab, title: string, book: Book): Promise<void> {
  const { sheet, rowCount, columnCount } = tab
  loseExtras(tab, title, book)
  if (rowCount > EXCEL_ROWS || columnCount > EXCEL_COLUMNS) book.losses.add('beyond', title)

  const columnStyles = Array.from({ length: Math.min(columnCount, EXCEL_COLUMNS) }, (_, c) => {
    const { userEnteredFormat } = tab.bottomRow[c] ?? {}
    return cellStyle(userEnteredFormat === undefined ? {} : { userEnteredFormat }, book).style
  })
  const outline = outlineOf(sheet.columnGroups ?? [], columnCount)
  worksheet.columns = columnStyles.map((style, c) => {
    const { pixelSize, hiddenByUser } = tab.columnMetadata[c] ?? {}
    const width = columnWidth(pixelSize ?? USUAL_WIDTH)
    return { width, hidden: hiddenByUser === true, outlineLevel: outline.level(c), style }
  })
  markFolded(worksheet, outline)
  const tools: RowTools = {
    worksheet,
    title,
    book,
    columnStyles,
    merges: mergesOf(sheet.merges ?? [], (place) => book.losses.add('merge', title, place)),
    validations: validationsOf(title, book),
    bands: (sheet.bandedRanges ?? []).map((band) => bandingOf(band, { rowCount, columnCount })),
  }

  let written = 0
  for await (const { startRow, rows, rowMetadata } of tab.blocks()) {
    const count = Math.min(Math.max(rows.length, rowMetadata.length), EXCEL_ROWS - startRow)
    for (let i = 0; i < count; i++) {
      writeRow(tools, startRow + i, rows[i]?.values ?? [], rowMetadata[i] ?? {})
      if (++written % ROWS_AT_ONCE === 0) await new Promise(setImmediate)
    }
  }
  // Without a row exceljs forgets the columns.
  if (written === 0) writeRow(tools, 0, [], { hiddenByUser: false, pixelSize: 22 })
  tools.merges.rest(worksheet)
  writeConditionalFormats(worksheet, sheet.conditionalFormats ?? [], title, book)
  tools.validations.write(worksheet)
  const { basicFilter } = sheet
  if (basicFilter !== undefined && !isSet(basicFilter))
    worksheet.autoFilter = placeOf(basicFilter, rowCount, columnCount)
}

type BasicFilter = sheets_v4.Schema$BasicFilter

/** Whether a filter hides or sorts anything: one that only offers to is kept. */
const isSet = ({ criteria, filterSpecs, sortSpecs }: BasicFilter = {}): boolean =>
  Object.keys(criteria ?? {}).length + (filterSpecs ?? []).length + (sortSpecs ?? []).length > 0

function placeOf({ range = {} }: BasicFilter, rowCount: number, columnCount: number) {
  const { startRowIndex, startColumnIndex, endRowIndex, endColumnIndex } = range
  return {
    from: { row: (startRowIndex ?? 0) + 1, column: (startColumnIndex ?? 0) + 1 },
    to: {
      row: Math.min(endRowIndex ?? rowCount, EXCEL_ROWS),
      column: Math.min(endColumnIndex ?? columnCount, EXCEL_COLUMNS),
    },
  }
}

/** What is gone from a tab whatever its cells are. */
function loseExtras({ sheet }: Tab, title: string, { losses }: Book): void {
  for (const chart of sheet.charts ?? []) losses.add('chart', title, chart.spec?.title ?? undefined)
  if (isSet(sheet.basicFilter) || (sheet.filterViews ?? []).length > 0) losses.add('filter', title)
  if ((sheet.rowGroups ?? []).length > 0) losses.add('groups', title)
}
