import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, Table } from '../ports/ledger.ts'
import type { Column } from './definition.ts'
import { findHeaders, rowsOf } from './headers.ts'
import { isFilled } from './read-row.ts'
import { tabNamed } from './tab-named.ts'

/** The tabs in which people say how the desk works. */
export const SETTINGS_TABS = [
  'policy',
  'escalation',
  'mandatory',
  'categories',
  'staff',
  'roster',
  'calendars',
  'days',
  'settings',
] as const satisfies readonly TabKey[]

export type SettingsKey = (typeof SETTINGS_TABS)[number]

/** A settings tab as it is read: the rows in `standing` before the others, so that they hold where another says the same. */
export type SettingsTable = Table & { readonly standing?: ReadonlySet<number> }

/** A row of a settings tab that is in force: its index, and the cells of `meaningColumns` as they were typed; blank ones are null. */
export interface RowInForce {
  readonly row: number
  readonly cells: readonly Cell[]
}

const columnsOf = new Map(
  SETTINGS_TABS.map((key): readonly [SettingsKey, readonly Column[]] => [
    key,
    tabNamed(key).columns.filter((column) => column.writer === 'people' && column.key !== 'remark'),
  ]),
)

/** The columns of a settings tab that anything rests on: those that people fill, but for what they remark. */
export const meaningColumns = (key: SettingsKey): readonly Column[] => columnsOf.get(key) ?? []

/** The rows of a settings tab in which anything stands that means something. */
export function filledRows(key: SettingsKey, table: Table): readonly RowInForce[] {
  const { at } = findHeaders(tabNamed(key), table)
  const indexes = meaningColumns(key).map((column) => at.get(column.key) ?? -1)
  return [...rowsOf(table)].flatMap(({ row, cells }): readonly RowInForce[] => {
    const filled = indexes.map((index) => {
      const cell = cells[index]
      return isFilled(cell) ? cell : null
    })
    return filled.some((cell) => cell !== null) ? [{ row, cells: filled }] : []
  })
}

/** A table with these rows in place of its own of the same index; nothing stands in a row without cells. */
export function withRows(
  key: SettingsKey,
  table: Table,
  others: ReadonlyMap<number, readonly Cell[] | undefined>,
): Table {
  const { at } = findHeaders(tabNamed(key), table)
  const columns = meaningColumns(key)
  const rows = [...table.rows]
  for (const [row, cells] of others) {
    const filled = Array.from(rows[row] ?? [])
    for (const [index, column] of columns.entries()) {
      const place = at.get(column.key)
      if (place === undefined) continue
      while (filled.length < place) filled.push(null)
      filled[place] = cells?.[index] ?? null
    }
    while (rows.length < row) rows.push([])
    rows[row] = cells === undefined ? [] : filled
  }
  return { ...table, rows }
}

/** A table of nothing but these rows. */
export function tableOfRows(key: SettingsKey, title: string, rows: readonly RowInForce[]): Table {
  const header = meaningColumns(key).map(({ zh }) => zh)
  const placed: (readonly Cell[])[] = [header]
  for (const { row, cells } of rows) {
    while (placed.length < row) placed.push([])
    placed[row] = cells
  }
  return { tab: key, title, rows: placed }
}
