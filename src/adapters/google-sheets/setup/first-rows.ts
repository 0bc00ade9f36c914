import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../../sheets-template/workbook/index.ts'
import type { Language } from '../../../model/language.ts'
import { REGISTERS } from '../../../model/register.ts'
import type { Table } from '../../../ports/ledger.ts'
import { firstRows } from '../../../sheet/first-content.ts'
import { cellData } from '../requests.ts'
import { COLOURS } from './colours.ts'
import { definitionOf, type Existing, sheetRows } from './existing.ts'

type Request = sheets_v4.Schema$Request

/** The example's protection. Not that of the columns: where people delete the example it is not put back. */
const EXAMPLE_PROTECTION = 'daily-clear example'

const isRegister = (key: TabKey): boolean => REGISTERS.some((register) => register === key)

/** Whether a tab is to get the rows it begins with: it is made now, or is a register in which nothing stands yet. */
export const isBeginning = (key: TabKey, { sheets }: Existing): boolean =>
  !sheets.has(key) ||
  (isRegister(key) && sheetRows(sheets.get(key)).every((cells) => cells.every((cell) => (cell ?? '') === '')))

/**
 * The first content of a tab, under its header row, which `planTab` writes for a tab it finds. The example of a register stands in
 * grey italics, and nobody types over it.
 */
export function firstRowRequests(
  key: TabKey,
  sheetId: number,
  language: Language,
  zone: string,
  kept: Table | undefined,
): readonly Request[] {
  const [, ...rows] = firstRows(definitionOf(key), key, language, zone, kept)
  if (rows.length === 0) return []
  const contents: Request = {
    updateCells: {
      start: { sheetId, rowIndex: 1, columnIndex: 0 },
      rows: rows.map((cells) => ({ values: cells.map(cellData) })),
      fields: 'userEnteredValue',
    },
  }
  if (!isRegister(key)) return [contents]
  const range = { sheetId, startRowIndex: 1, endRowIndex: 1 + rows.length }
  return [
    contents,
    {
      repeatCell: {
        range,
        cell: { userEnteredFormat: { textFormat: { italic: true, foregroundColor: COLOURS.exampleText } } },
        fields: 'userEnteredFormat.textFormat(italic,foregroundColor)',
      },
    },
    { addProtectedRange: { protectedRange: { range, description: EXAMPLE_PROTECTION, warningOnly: false } } },
  ]
}
