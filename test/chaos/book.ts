import { tabs } from '../../sheets-template/workbook/index.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { columnsOf, titleOf } from './template.ts'

/** A row of a tab, by the column keys of the set-up: in a run nobody moves columns. */
type Row = Readonly<Record<string, Cell>>

/** The tabs as they stand, read plainly: rows from the header row on. */
export type Book = ReadonlyMap<string, readonly Row[]>

/** Reads the whole workbook with no code of the system's. */
export async function readBook(url: string, spreadsheetId: string): Promise<Book> {
  const query = new URLSearchParams({
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  })
  for (const { key } of tabs) query.append('ranges', `'${titleOf(key)}'`)
  const answer = await fetch(`${url}/v4/spreadsheets/${spreadsheetId}/values:batchGet?${query.toString()}`, {
    headers: { authorization: 'Bearer owner' },
  })
  const { valueRanges } = (await answer.json()) as { valueRanges: { values?: Cell[][] }[] }
  return new Map(
    tabs.map(({ key }, index) => {
      const keys = columnsOf(key)
      const rows = (valueRanges[index]?.values ?? []).map((cells) =>
        Object.fromEntries(keys.map((column, at) => [column, cells[at] ?? ''])),
      )
      return [key, rows]
    }),
  )
}
