import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Register } from '../../model/register.ts'
import type { Cell, FoundRow, KeptRow, LedgerState } from '../../ports/ledger.ts'
import { findHeaders } from '../../sheet/headers.ts'
import { imageColumn, journalCells } from '../../sheet/journal.ts'
import { isBlankExpected } from '../../sheet/journal-text.ts'
import { tabNamed } from '../../sheet/tab-named.ts'
import type { Grid, SheetPlace } from './layout.ts'
import { cellData } from './requests.ts'

type Request = sheets_v4.Schema$Request

/** Rows of a register, one below the other, and the line of the journal that is the first one's. */
export interface KeptBlock {
  readonly register: Register
  readonly row: number
  readonly line: number
  readonly rows: readonly KeptRow[]
  readonly width: number
}

/** How rows are kept in the journal: where, and with which requests. */
export interface Keeping {
  readonly requests: readonly Request[]
  readonly blocks: readonly KeptBlock[]
  /** The journal's size once they are carried out. */
  readonly grid: Grid
  /** The first column of the images, and the one behind the last. */
  readonly columns: readonly [from: number, to: number]
}

/** Rows of a journal that has none to keep. */
const FEWEST_ROWS = 1000
/** A journal so many times larger than it need be is made smaller, for all of it counts among the workbook's cells. */
const TOO_LARGE = 8

/**
 * The requests that keep rows, before anything is written: the journal is made large enough and cleared, gets a line a row, and beside
 * it what stands in the row, which the service copies there itself.
 */
export function keepRows(
  kept: readonly KeptRow[],
  on: LedgerState,
  place: (tab: TabKey) => Pick<SheetPlace, 'sheetId' | 'grid'>,
): Keeping {
  const { sheetId, grid: now } = place('journal')
  const table = on.tables.get('journal')
  const from = imageColumn(table)
  const blocks = blocksOf(kept, on)
  const to = from + Math.max(1, ...blocks.map(({ width }) => width))
  const needed = Math.max(FEWEST_ROWS, kept.length + 1)
  const grid = {
    rows: now.rows < needed || now.rows > needed * TOO_LARGE ? needed : now.rows,
    columns: Math.max(now.columns, to),
  }
  const isFitting = grid.rows === now.rows && grid.columns === now.columns
  const gridProperties = { rowCount: grid.rows, columnCount: grid.columns }
  const resize: Request = {
    updateSheetProperties: { properties: { sheetId, gridProperties }, fields: 'gridProperties(rowCount,columnCount)' },
  }
  const clear: Request = { updateCells: { range: { sheetId, startRowIndex: 1 }, fields: 'userEnteredValue' } }
  const lines: Request = {
    updateCells: {
      start: { sheetId, rowIndex: 1, columnIndex: 0 },
      rows: kept.map((one) => ({ values: journalCells(one, table).map(cellData) })),
      fields: 'userEnteredValue',
    },
  }
  const copies = blocks.map(
    ({ register, row, line, rows, width }): Request => ({
      copyPaste: {
        source: area(place(register).sheetId, row, rows.length, 0, width),
        destination: area(sheetId, line, rows.length, from, from + width),
        pasteType: 'PASTE_VALUES',
      },
    }),
  )
  const requests = [...(isFitting ? [] : [resize]), clear, ...(kept.length === 0 ? [] : [lines, ...copies])]
  return { requests, blocks, grid, columns: [from, to] }
}

const area = (
  sheetId: number,
  row: number,
  count: number,
  startColumnIndex: number,
  endColumnIndex: number,
): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex: row,
  endRowIndex: row + count,
  startColumnIndex,
  endColumnIndex,
})

function blocksOf(kept: readonly KeptRow[], on: LedgerState): readonly KeptBlock[] {
  const widths = new Map<Register, number>()
  const widthOf = (register: Register): number => {
    const known = widths.get(register)
    if (known !== undefined) return known
    const table = on.tables.get(register)
    const { at } = findHeaders(tabNamed(register), table)
    const width = Math.max(1, table?.rows[0]?.length ?? 0, ...[...at.values()].map((index) => index + 1))
    widths.set(register, width)
    return width
  }
  const blocks: (Omit<KeptBlock, 'rows'> & { readonly rows: KeptRow[] })[] = []
  for (const [index, one] of kept.entries()) {
    const last = blocks.at(-1)
    if (last?.register === one.register && last.row + last.rows.length === one.row) last.rows.push(one)
    else {
      const { register, row } = one
      blocks.push({ register, row, line: index + 1, rows: [one], width: widthOf(register) })
    }
  }
  return blocks
}

/** What the service shows for a value that could not be worked out. */
const ERRORS: Readonly<Record<string, string>> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
}

function cellOf({ effectiveValue: value }: sheets_v4.Schema$CellData): Cell {
  const error = value?.errorValue
  if (error) return ERRORS[error.type ?? ''] ?? '#ERROR!'
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue
}

/** What an answer is asked for, and the images in it, line by line. */
export const IMAGE_FIELDS = 'updatedSpreadsheet.sheets.data.rowData.values.effectiveValue'
export const imagesIn = ({
  updatedSpreadsheet,
}: sheets_v4.Schema$BatchUpdateSpreadsheetResponse): readonly (readonly Cell[])[] =>
  (updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData ?? []).map(({ values }) => (values ?? []).map(cellOf))

/** The rows that were kept, each with what was found in it. */
export const foundRows = (
  blocks: readonly KeptBlock[],
  cellsOf: (block: KeptBlock, down: number) => readonly Cell[] | undefined,
): readonly FoundRow[] =>
  blocks.flatMap((block) =>
    block.rows.map(({ register, row }, down) => ({ register, row, cells: cellsOf(block, down) ?? [] })),
  )

/**
 * The blocks of which nothing came over of some row in which something was thought to stand: it may have gone, or be hidden by a
 * filter, and what came over of the rows beside it may be another row's.
 */
export const blindBlocks = (blocks: readonly KeptBlock[], images: readonly (readonly Cell[])[]): readonly KeptBlock[] =>
  blocks.filter(({ line, rows }) =>
    rows.some(({ expected }, down) => {
      const image = images[line - 1 + down] ?? []
      return !isBlankExpected(expected) && image.every((cell) => cell === undefined || cell === null || cell === '')
    }),
  )
