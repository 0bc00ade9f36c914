import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, Change, Table } from '../ports/ledger.ts'
import type { Tab } from './definition.ts'
import { findHeaders } from './headers.ts'

/** Rows as a person types them, by column key, as new rows at a tab's end. Columns that the tab lacks are left out. */
export function appendTyped(
  tab: Tab & { readonly key: TabKey },
  table: Table,
  rows: readonly Readonly<Record<string, Cell>>[],
): readonly Change[] {
  if (rows.length === 0) return []
  const { at } = findHeaders(tab, table)
  const lines = rows.map((row) => {
    const cells: Cell[] = []
    for (const [key, cell] of Object.entries(row)) {
      const index = at.get(key)
      if (index !== undefined) cells[index] = cell
    }
    return Array.from(cells, (cell) => cell ?? null)
  })
  return [{ kind: 'append', tab: tab.key, rows: lines }]
}
