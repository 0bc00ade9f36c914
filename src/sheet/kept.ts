import { kept as keptTab, type TabKey } from '../../sheets-template/workbook/index.ts'
import { serialToInstant } from '../calendar/serial.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { Cell, Change, LedgerState, Table } from '../ports/ledger.ts'
import { type CellContext, renderCell } from './cells.ts'
import { cellAt, findHeaders, type Headers } from './headers.ts'
import { piecesOf } from './pieces.ts'
import { isSame } from './same-cell.ts'
import { meaningColumns, type RowInForce, SETTINGS_TABS, type SettingsKey } from './settings-rows.ts'

/*
 * What is in force of each settings tab, in the hidden tab `kept`: `<fingerprint>.<JSON>`, in as many cells as it takes. The JSON has
 * the keys of the columns and, for each row, its index and its cells as they were typed; and in the same way the rows that were
 * ignored then, which have been nothing good.
 */

/** What is kept of one tab, as it stands there. */
interface KeptTab {
  readonly since: Cell
  readonly text: string
}

/** What is kept of one tab, read: the rows in force, and those that were ignored when it was kept. */
export interface KeptContent {
  readonly rows: readonly RowInForce[]
  readonly ignored: readonly RowInForce[]
}

export type KeptTabs = ReadonlyMap<SettingsKey, KeptTab>

/** No settings tab has more in it that means anything: a longer one is not kept, and what was kept before it stays. */
const LONGEST_TEXT = 200_000

/** Reads what is kept, without looking into it; nothing where the tab or a column of it is gone. */
export function readKept(table: Table | undefined): KeptTabs {
  const headers = findHeaders(keptTab, table)
  const found = new Map<SettingsKey, KeptTab>()
  if (table === undefined || headers.missing.length > 0) return found
  for (const cells of table.rows.slice(1)) {
    const key = SETTINGS_TABS.find((one) => one === cellAt(cells, headers, 'tab'))
    if (key === undefined) continue
    const before = found.get(key)
    const piece = String(cellAt(cells, headers, 'text') ?? '')
    found.set(key, {
      since: before?.since ?? cellAt(cells, headers, 'since'),
      text: (before?.text ?? '') + piece,
    })
  }
  return found
}

/** What a text keeps; undefined where it is not as it was written: a piece is gone, or somebody has been at it. */
export function parseKept(key: SettingsKey, text: string | undefined): KeptContent | undefined {
  const dot = text?.indexOf('.') ?? -1
  if (text === undefined || dot < 0) return undefined
  const json = text.slice(dot + 1)
  if (fingerprint([json]) !== text.slice(0, dot)) return undefined
  const read = parseJson(json)
  if (!isPrinted(read)) return undefined
  const places = meaningColumns(key).map((column) => read.columns.indexOf(column.key))
  const rowsOf = (list: Printed['rows']): readonly RowInForce[] =>
    list.map(([row, ...cells]) => ({ row, cells: places.map((place) => cells[place] ?? null) }))
  return { rows: rowsOf(read.rows), ignored: rowsOf(read.ignored) }
}

/** What is kept of a tab, a row a record by column, where they stood, with blank ones between; undefined where nothing is. */
export function keptRecords(tab: TabKey, table: Table | undefined): readonly ReadonlyMap<string, Cell>[] | undefined {
  const key = SETTINGS_TABS.find((one) => one === tab)
  const content = key && parseKept(key, readKept(table).get(key)?.text)
  if (key === undefined || content === undefined) return undefined
  const columns = meaningColumns(key)
  const records: ReadonlyMap<string, Cell>[] = []
  for (const { row, cells } of content.rows) {
    while (records.length < row - 1) records.push(new Map())
    records[row - 1] = new Map(columns.map((column, index) => [column.key, cells[index]]))
  }
  return records
}

/** The text that keeps these rows. */
export function printKept(key: SettingsKey, { rows, ignored }: KeptContent): string {
  const columns = meaningColumns(key).map((column) => column.key)
  const said = (list: readonly RowInForce[]) => list.map(({ row, cells }) => [row, ...cells])
  const json = JSON.stringify({ columns, rows: said(rows), ignored: said(ignored) })
  return `${fingerprint([json])}.${json}`
}

/** As it stands in the JSON. */
interface Printed {
  readonly columns: readonly unknown[]
  readonly rows: readonly (readonly [number, ...Cell[]])[]
  readonly ignored: Printed['rows']
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isCell = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const isRows = (list: unknown): boolean => {
  if (!Array.isArray(list)) return false
  const rows: readonly unknown[] = list
  return rows.every((row, index) => isRow(row) && row[0] > indexOf(rows[index - 1]))
}

const indexOf = (row: unknown): number => (isRow(row) ? row[0] : 0)

/** A row has its index in front; no tab has more than the service has rows for. */
const isRow = (row: unknown): row is readonly [number, ...Cell[]] =>
  Array.isArray(row) && Number.isInteger(row[0]) && Number(row[0]) > 0 && Number(row[0]) < 1e7 && row.every(isCell)

function isPrinted(read: unknown): read is Printed {
  if (typeof read !== 'object' || read === null) return false
  const { columns, rows, ignored } = read as Readonly<Record<string, unknown>>
  return Array.isArray(columns) && isRows(rows) && isRows(ignored)
}

/** Since when each tab's content is in force; a tab whose content is not what is kept has none before the next commit. */
export function sinceOf(
  kept: KeptTabs,
  texts: ReadonlyMap<SettingsKey, string>,
  zone: string,
): ReadonlyMap<TabKey, Instant> {
  return new Map(
    [...kept].flatMap(([key, { since, text }]): readonly (readonly [TabKey, Instant])[] => {
      const at = typeof since === 'number' ? serialToInstant(zone, since) : undefined
      return at === undefined || text !== texts.get(key) ? [] : [[key, at]]
    }),
  )
}

/**
 * The changes that keep what is in force, with `now` as its beginning where it is another than before (promise 6); none where all of
 * it is kept, or the tab for it is gone. What is not known to be anything is not kept: what was last good stays.
 */
export function keptChanges(
  {
    settings,
    kept,
    settingsTexts,
  }: {
    readonly settings: CellContext
    readonly kept: KeptTabs
    readonly settingsTexts: ReadonlyMap<SettingsKey, string>
  },
  { tables }: Pick<LedgerState, 'tables'>,
  now: Instant,
): readonly Change[] {
  const table = tables.get('kept')
  const headers = findHeaders(keptTab, table)
  if (table === undefined || headers.missing.length > 0) return []
  const since = renderCell(keptTab.columns[1], now, settings)
  const lines = SETTINGS_TABS.flatMap((key) => {
    const standing = kept.get(key)
    const text = settingsTexts.get(key)
    const stays = standing !== undefined && (text === undefined || text.length > LONGEST_TEXT || text === standing.text)
    if (stays) return linesOf(key, standing)
    if (text === undefined || text.length > LONGEST_TEXT) return []
    const isOther = standing === undefined || contentOf(key, text) !== contentOf(key, standing.text)
    return linesOf(key, { text, since: isOther ? since : standing.since })
  })
  return lineChanges(lines, table, headers)
}

/** What the rows say, wherever they stand: a tab that was sorted is in force since when it was. */
const contentOf = (key: SettingsKey, text: string): string | undefined => {
  const content = parseKept(key, text)
  return content && JSON.stringify(content.rows.map(({ cells }) => JSON.stringify(cells)).toSorted())
}

type Line = Readonly<Record<(typeof keptTab.columns)[number]['key'], Cell>>

const linesOf = (tab: SettingsKey, { since, text }: KeptTab): readonly Line[] =>
  piecesOf(text).map((piece, index) => ({ tab, since: index === 0 ? since : null, text: piece }))

/** The changes that make the tab say these lines and nothing else. */
function lineChanges(lines: readonly Line[], { rows }: Table, { at }: Headers): readonly Change[] {
  const columns = keptTab.columns.flatMap(({ key }) => {
    const index = at.get(key)
    return index === undefined ? [] : [{ key, index }]
  })
  const written = rows.flatMap((cells, row) =>
    row === 0
      ? []
      : columns.flatMap(({ key, index }): readonly Change[] => {
          const cell = lines[row - 1]?.[key] ?? null
          return isSame(cells[index], cell) ? [] : [{ kind: 'write', tab: 'kept', row, column: index, cell }]
        }),
  )
  const fresh = lines.slice(Math.max(0, rows.length - 1)).map((line) => {
    const cells: Cell[] = []
    for (const { key, index } of columns) cells[index] = line[key]
    return Array.from(cells, (cell) => cell ?? null)
  })
  return fresh.length === 0 ? written : [...written, { kind: 'append', tab: 'kept', rows: fresh }]
}
