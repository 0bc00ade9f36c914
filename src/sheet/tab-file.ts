import { kept as keptTab } from '../../sheets-template/workbook/index.ts'
import type { LedgerState, Table } from '../ports/ledger.ts'
import type { Column } from './definition.ts'
import { isTelling } from './faults.ts'
import { cellAt, findHeaders, type Headers, rowsOf } from './headers.ts'
import { settingNamed } from './settings.ts'
import { meaningColumns, type SettingsKey } from './settings-rows.ts'
import { tabNamed } from './tab-named.ts'
import { plain } from './words.ts'

/** A settings tab as a file has it: each row at its line, so that what is said of a row is said of the line. */
export interface TabFile {
  readonly table: Table & { readonly tab: SettingsKey }
  /** Columns without which the rows would say something else than was meant: with any of these gone the file is no such tab. */
  readonly missing: readonly Column[]
  /** Columns that mean something and are not in the file: their cells count as blank. */
  readonly blank: readonly Column[]
  /** Names in its first line that are none of the tab's columns. */
  readonly unknown: readonly string[]
}

/** Rows of texts with the line on which each begins; the first line, the header's, is 1. */
export interface TextRow {
  readonly line: number
  readonly record: readonly string[]
}

/** How many of a tab's columns a header row names, in either language. */
export const columnsNamed = (key: SettingsKey, header: readonly string[]): number =>
  findHeaders(tabNamed(key), { rows: [header] }).at.size

/** Rows of a file as a settings tab that is called `title`. */
export function tabFile(
  key: SettingsKey,
  title: string,
  header: readonly string[],
  records: readonly TextRow[],
): TabFile {
  const rows: (readonly string[])[] = [header]
  for (const { line, record } of records) {
    while (rows.length < line - 1) rows.push([])
    rows.push(record)
  }
  const { columns } = tabNamed(key)
  const known = new Set(columns.flatMap(({ zh, en }) => [plain(zh), plain(en)]))
  const { missing } = findHeaders(tabNamed(key), { rows })
  const meaning = new Set(meaningColumns(key))
  return {
    table: { tab: key, title, rows },
    missing: missing.filter((column) => isTelling(key, column)),
    blank: missing.filter((column) => meaning.has(column) && !isTelling(key, column)),
    unknown: header.filter((name) => name.trim() !== '' && !known.has(plain(name))),
  }
}

/** The ledger with these tabs in place of its own; settings that a file does not name stand as they are. What was last good of them is forgotten: a row that cannot be read counts for nothing. */
export function withTabs(state: LedgerState, files: readonly Pick<TabFile, 'table'>[]): LedgerState {
  const tables = new Map(state.tables)
  const replaced = new Set<unknown>(files.map(({ table }) => table.tab))
  for (const { table } of files)
    tables.set(table.tab, table.tab === 'settings' ? withOwnSettings(table, tables.get('settings')) : table)
  const kept = tables.get('kept')
  if (kept !== undefined) {
    const headers = findHeaders(keptTab, kept)
    const rows = kept.rows.filter((cells, row) => row === 0 || !replaced.has(cellAt(cells, headers, 'tab')))
    tables.set('kept', { ...kept, rows })
  }
  return { ...state, tables }
}

/** A table of settings, and below it those of another that it does not name. */
function withOwnSettings(table: Table, own: Table | undefined): Table {
  const at = (of: Table | undefined) => findHeaders(tabNamed('settings'), of)
  const headers = at(table)
  const named = (of: Table, columns: Headers) =>
    [...rowsOf(of)].map(({ cells }) => ({
      setting: settingNamed(String(cellAt(cells, columns, 'name') ?? '')),
      cells: ['name', 'value'].map((key) => [headers.at.get(key) ?? 0, cellAt(cells, columns, key)] as const),
    }))
  const said = new Set(named(table, headers).map(({ setting }) => setting))
  const others = own === undefined ? [] : named(own, at(own)).filter(({ setting }) => setting && !said.has(setting))
  const width = Math.max(...headers.at.values()) + 1
  const rows = others.map(({ cells }) => {
    const placed = new Map(cells)
    return Array.from({ length: width }, (_, column) => placed.get(column))
  })
  return { ...table, rows: [...table.rows, ...rows] }
}
