import type { sheets_v4 } from '@googleapis/sheets'
import { quoteTitle } from '../sheets-server/a1/notation.ts'
import type { Block, Tab } from './book.ts'
import { EXCEL_ROWS } from './formula.ts'
import { tabOf } from './source.ts'
import { writeWorkbook } from './write-workbook.ts'

/** A spreadsheet as a file for Excel. */
export type WorkbookFile = {
  /** The spreadsheet's title as it stands, for a name of the file; it may hold any character. */
  readonly title: string
  readonly bytes: Buffer
}

/** Up to this many cells a spreadsheet is read in one call, and so is all of one moment. */
const CELLS_AT_ONCE = 300_000
/** Cells that one call of a larger one asks for. */
const CELLS_IN_BLOCK = 60_000
const TRIES = 3

// Colours in their newer form alone: every answer has both, and they are the most of it.
const LOOK =
  'numberFormat,backgroundColorStyle,borders,horizontalAlignment,verticalAlignment,wrapStrategy,textDirection,textFormat,textRotation'
const CELL = `userEnteredValue,effectiveValue,userEnteredFormat(${LOOK}),effectiveFormat.numberFormat,note,dataValidation,textFormatRuns`
const SIZE = 'pixelSize,hiddenByUser'
const DATA = `data(startRow,startColumn,rowData.values(${CELL}),rowMetadata(${SIZE}),columnMetadata(${SIZE}))`
const SHEET =
  'properties,merges,conditionalFormats,bandedRanges,charts(chartId,spec.title),basicFilter,filterViews.filterViewId,rowGroups.depth,columnGroups'
const BOOK = 'spreadsheetId,properties(title,locale,timeZone,spreadsheetTheme),namedRanges'

/**
 * Reads a whole spreadsheet and makes an .xlsx file of it (see `xlsxOf`). A large one is read a few thousand rows at a time,
 * tab by tab; when the local server says that somebody changed it meanwhile, it is read again, and after three tries the
 * file's notes say so.
 */
export async function downloadWorkbook(client: sheets_v4.Sheets, spreadsheetId: string): Promise<WorkbookFile> {
  for (let attempt = 1; ; attempt++) {
    const seen = { first: undefined as string | undefined, last: undefined as string | undefined }
    const get = async (fields: string, ...ranges: string[]): Promise<sheets_v4.Schema$Spreadsheet> => {
      const { data, headers } = await client.spreadsheets.get({ spreadsheetId, fields, ranges })
      // A `Headers` at run time; its type is that of an older one.
      seen.last = new Headers(headers as unknown as Headers).get('x-sheets-revision') ?? undefined
      seen.first ??= seen.last
      return data
    }
    const hasChanged = (): boolean => seen.first !== seen.last
    const outline = await get(`${BOOK},sheets(${SHEET})`)
    const isSmall = cellsIn(outline) <= CELLS_AT_ONCE
    const spreadsheet = isSmall ? await get(`${BOOK},sheets(${SHEET},${DATA})`) : outline
    if (isSmall) seen.first = seen.last
    const tabs: Tab[] = []
    for (const sheet of spreadsheet.sheets ?? []) tabs.push(isSmall ? tabOf(sheet) : await tabInBlocks(sheet, get))
    const bytes = await writeWorkbook({ spreadsheet, tabs, hasChanged })
    if (!hasChanged() || attempt === TRIES) return { title: spreadsheet.properties?.title ?? '', bytes }
  }
}

const sizeOf = ({ properties }: sheets_v4.Schema$Sheet) => ({
  rowCount: properties?.gridProperties?.rowCount ?? 0,
  columnCount: properties?.gridProperties?.columnCount ?? 0,
})

const cellsIn = ({ sheets = [] }: sheets_v4.Schema$Spreadsheet): number =>
  sheets.map(sizeOf).reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0)

type Get = (fields: string, ...ranges: string[]) => Promise<sheets_v4.Schema$Spreadsheet>

/** A tab whose rows are asked for when they are written. */
async function tabInBlocks(sheet: sheets_v4.Schema$Sheet, get: Get): Promise<Tab> {
  const { rowCount, columnCount } = sizeOf(sheet)
  const title = quoteTitle(sheet.properties?.title ?? '')
  const rows = Math.min(rowCount, EXCEL_ROWS)
  const read = async (from: number, to: number): Promise<sheets_v4.Schema$GridData> => {
    const answer = await get(`sheets(${DATA})`, `${title}!${from}:${to}`)
    return answer.sheets?.[0]?.data?.[0] ?? {}
  }
  const bottom = rows === 0 ? {} : await read(rows, rows)
  const step = Math.max(1, Math.floor(CELLS_IN_BLOCK / Math.max(1, columnCount)))
  return {
    sheet,
    rowCount,
    columnCount,
    columnMetadata: bottom.columnMetadata ?? [],
    bottomRow: bottom.rowData?.[0]?.values ?? [],
    blocks: async function* (): AsyncGenerator<Block> {
      for (let from = 1; from <= rows; from += step) {
        const data = await read(from, Math.min(rows, from + step - 1))
        yield { startRow: from - 1, rows: data.rowData ?? [], rowMetadata: data.rowMetadata ?? [] }
      }
    },
  }
}
