import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { KEYED_LAYOUT_FIELDS, layoutOf } from '../../src/adapters/google-sheets/layout.ts'
import { googleSheetsLedger } from '../../src/adapters/google-sheets/ledger.ts'
import { type Instant, instant } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import type { Cell, Ledger } from '../../src/ports/ledger.ts'
import type { Log } from '../../src/ports/log.ts'
import { columnKeysOf } from '../../src/sheet/column-keys.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { openSheetsServer, type SheetsServerOptions } from '../../src/standalone/sheets-server/index.ts'

export const TOKEN = 'test-token'
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** What a person does with the sheet, beside what the system does. */
export interface Person {
  type(tab: TabKey, rows: readonly Readonly<Record<string, Cell>>[]): Promise<number>
  retype(tab: TabKey, row: number, column: string, cell: Cell): Promise<void>
  deleteRow(tab: TabKey, row: number): Promise<void>
  /** Puts in a blank row. */
  insertRow(tab: TabKey, at: number): Promise<void>
  /** Puts a row before the one that stands at `before` now. */
  moveRow(tab: TabKey, row: number, before: number): Promise<void>
  /** Puts in a column of the person's own. */
  insertColumn(tab: TabKey, at: number, header: string): Promise<void>
  deleteColumn(tab: TabKey, column: number): Promise<void>
  /** Types over a header. */
  head(tab: TabKey, column: number, header: string): Promise<void>
  /** Puts a column before the one that stands at `before` now. */
  moveColumn(tab: TabKey, column: number, before: number): Promise<void>
  /** Reads a cell's note. */
  note(tab: TabKey, row: number, column: string): Promise<string | undefined>
  /** Writes a cell's note. */
  annotate(tab: TabKey, row: number, column: string, note: string): Promise<void>
  /** What a cell's dropdown offers of its own; undefined where it is a list of another tab, as its column has it. */
  list(tab: TabKey, row: number, column: string): Promise<readonly string[] | undefined>
}

/** A spreadsheet on a local Sheets server, the real client, the ledger on it, and a person at it. */
export async function openSheetsDesk(
  options: Partial<SheetsServerOptions> & {
    zone?: string
    language?: Language
    /** The clock by which calls have their time; that of the machine where none is given. */
    ledgerNow?: () => Instant
    /** Puts something between the client and the server; answers its address. */
    through?: (url: string) => Promise<string>
  } = {},
) {
  const {
    zone = 'Asia/Shanghai',
    language = 'zh',
    ledgerNow = () => instant(Date.now()),
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
      now: ledgerNow,
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      tries: 4,
    })

  const place = async (tab: TabKey) => {
    const definition = tabs.find((one) => one.key === tab)
    if (definition === undefined) throw new Error(`no tab ${tab}`)
    const { data } = await client.spreadsheets.get({ spreadsheetId, fields: KEYED_LAYOUT_FIELDS })
    const { title, sheetId, columns } = layoutOf(data).tabs.get(tab) ?? { title: '', sheetId: 0, columns: [] }
    const values = await client.spreadsheets.values.get({ spreadsheetId, range: `'${title}'` })
    const rows = (values.data.values ?? []) as Cell[][]
    const columnKeys = columnKeysOf(definition, rows, columns) ?? new Map<string, number>()
    return { title, sheetId, rows, headers: findHeaders(definition, { rows, columnKeys }) }
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

  const change = (...requests: object[]) =>
    client.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })
  const look = async (tab: TabKey, row: number, column: string, field: 'note' | 'dataValidation') => {
    const { title, headers } = await place(tab)
    const ranges = [`'${title}'!R${row + 1}C${(headers.at.get(column) ?? 0) + 1}`]
    const { data } = await client.spreadsheets.get({
      spreadsheetId,
      ranges,
      fields: `sheets.data.rowData.values.${field}`,
    })
    return data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]
  }
  const span = async (tab: TabKey, dimension: 'ROWS' | 'COLUMNS', at: number) => {
    const { sheetId } = await place(tab)
    return { sheetId, dimension, startIndex: at, endIndex: at + 1 }
  }

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
      return (await look(tab, row, column, 'note'))?.note ?? undefined
    },
    async annotate(tab, row, column, note) {
      const { sheetId, headers } = await place(tab)
      const start = { sheetId, rowIndex: row, columnIndex: headers.at.get(column) ?? -1 }
      await change({ updateCells: { start, rows: [{ values: [{ note }] }], fields: 'note' } })
    },
    async list(tab, row, column) {
      const { condition } = (await look(tab, row, column, 'dataValidation'))?.dataValidation ?? {}
      if (condition?.type === 'ONE_OF_RANGE') return undefined
      return (condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? '')
    },
    async deleteRow(tab, row) {
      await change({ deleteDimension: { range: await span(tab, 'ROWS', row) } })
    },
    async insertRow(tab, at) {
      await change({ insertDimension: { range: await span(tab, 'ROWS', at), inheritFromBefore: at > 1 } })
    },
    async moveRow(tab, row, before) {
      await change({ moveDimension: { source: await span(tab, 'ROWS', row), destinationIndex: before } })
    },
    async insertColumn(tab, at, header) {
      await change({ insertDimension: { range: await span(tab, 'COLUMNS', at), inheritFromBefore: at > 0 } })
      await person.head(tab, at, header)
    },
    async head(tab, column, header) {
      const { title } = await place(tab)
      await write(`'${title}'!R1C${column + 1}`, [[header]])
    },
    async deleteColumn(tab, column) {
      await change({ deleteDimension: { range: await span(tab, 'COLUMNS', column) } })
    },
    async moveColumn(tab, column, before) {
      await change({ moveDimension: { source: await span(tab, 'COLUMNS', column), destinationIndex: before } })
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
