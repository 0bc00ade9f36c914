import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { googleSheetsLedger } from '../../src/adapters/google-sheets/ledger.ts'
import type { Language } from '../../src/model/language.ts'
import type { Cell, Ledger } from '../../src/ports/ledger.ts'
import type { Log } from '../../src/ports/log.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { openSheetsServer, type SheetsServerOptions } from '../../src/standalone/sheets-server/index.ts'

export const TOKEN = 'test-token'
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** What a person does with the sheet, beside what the system does. */
export interface Person {
  type(tab: TabKey, rows: readonly Readonly<Record<string, Cell>>[]): Promise<number>
  retype(tab: TabKey, row: number, column: string, cell: Cell): Promise<void>
  deleteRow(tab: TabKey, row: number): Promise<void>
  /** Reads a cell's note. */
  note(tab: TabKey, row: number, column: string): Promise<string | undefined>
}

/** A spreadsheet on a local Sheets server, the real client, the ledger on it, and a person at it. */
export async function openSheetsDesk(
  options: Partial<SheetsServerOptions> & {
    zone?: string
    language?: Language
    /** Puts something between the client and the server; answers its address. */
    through?: (url: string) => Promise<string>
  } = {},
) {
  const {
    zone = 'Asia/Shanghai',
    language = 'zh',
    through = (url: string): Promise<string> => Promise.resolve(url),
    ...server
  } = options
  const calls: string[] = []
  const sheets = await openSheetsServer({
    file: ':memory:',
    token: TOKEN,
    ...server,
    onCall: (call) => {
      calls.push(call.id)
      server.onCall?.(call)
    },
  })
  const address = await through(sheets.url)
  const client = sheetsClient({ rootUrl: address, accessToken: TOKEN })
  const spreadsheetId = await createSpreadsheet(client, { title: '日清', zone, language })
  const newLedger = (): Ledger =>
    googleSheetsLedger(client, {
      spreadsheetId,
      address,
      log: silent,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      tries: 4,
    })

  const place = async (tab: TabKey) => {
    const definition = tabs.find((one) => one.key === tab)
    if (definition === undefined) throw new Error(`no tab ${tab}`)
    const { data } = await client.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties(sheetId,title)' })
    const found = data.sheets?.find(
      ({ properties }) => properties?.title === definition.zh || properties?.title === definition.en,
    )
    const title = found?.properties?.title ?? ''
    const values = await client.spreadsheets.values.get({ spreadsheetId, range: `'${title}'` })
    const rows = (values.data.values ?? []) as Cell[][]
    return { title, sheetId: found?.properties?.sheetId ?? 0, rows, headers: findHeaders(definition, { rows }) }
  }
  const cellsOf = (row: Readonly<Record<string, Cell>>, at: ReadonlyMap<string, number>): Cell[] => {
    const cells: Cell[] = []
    for (const [key, cell] of Object.entries(row)) {
      const index = at.get(key)
      if (index === undefined) throw new Error(`no column ${key}`)
      cells[index] = cell
    }
    return Array.from(cells, (cell) => cell ?? null)
  }
  const write = (range: string, values: Cell[][]) =>
    client.spreadsheets.values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody: { values } })

  const person: Person = {
    async type(tab, rows) {
      const { title, rows: standing, headers } = await place(tab)
      await write(
        `'${title}'!A${standing.length + 1}`,
        rows.map((row) => cellsOf(row, headers.at)),
      )
      return standing.length
    },
    async retype(tab, row, column, cell) {
      const { title, headers } = await place(tab)
      await write(`'${title}'!A${row + 1}`, [cellsOf({ [column]: cell ?? '' }, headers.at)])
    },
    async note(tab, row, column) {
      const { title, headers } = await place(tab)
      const at = (headers.at.get(column) ?? 0) + 1
      const ranges = [`'${title}'!R${row + 1}C${at}`]
      const { data } = await client.spreadsheets.get({
        spreadsheetId,
        ranges,
        fields: 'sheets.data.rowData.values.note',
      })
      return data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.note ?? undefined
    },
    async deleteRow(tab, row) {
      const { sheetId } = await place(tab)
      const range = { sheetId, dimension: 'ROWS', startIndex: row, endIndex: row + 1 }
      await client.spreadsheets.batchUpdate({
        spreadsheetId,
        requestBody: { requests: [{ deleteDimension: { range } }] },
      })
    },
  }
  return {
    sheets,
    address,
    client,
    spreadsheetId,
    ledger: newLedger(),
    newLedger,
    person,
    calls,
    close: () => sheets.close(),
  }
}
