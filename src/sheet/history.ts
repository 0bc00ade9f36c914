import { history as historyTab } from '../../sheets-template/workbook/index.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Cell, Change } from '../ports/ledger.ts'
import { renderCell } from './cells.ts'
import type { ColumnType, ValueOf } from './definition.ts'
import type { LedgerView } from './ledger-view.ts'

/** Nobody reads more of a cell. */
const LONGEST = 500

/** What an action took from a person's cell stands nowhere else: all of it is kept that a cell takes, 50,000 characters with the sign of more. */
const WHOLE = 49_000

/**
 * The change that adds lines to the history tab, each under the columns wherever people have moved them (R20, R23); none for no
 * lines, and none where the tab is gone. What stands there already is never read and never touched.
 */
export function historyAppend(lines: readonly HistoryLine[], view: LedgerView): readonly Change[] {
  if (lines.length === 0 || view.history.at.size === 0) return []
  const rows = lines.map((line): readonly Cell[] => {
    const values: Readonly<Record<string, ValueOf<ColumnType> | undefined>> = { ...line }
    const cells: Cell[] = []
    for (const column of historyTab.columns) {
      const index = view.history.at.get(column.key)
      const value = values[column.key]
      if (index !== undefined)
        cells[index] = renderCell(
          column,
          typeof value === 'string' ? shortened(value, mostOf(line, column.key)) : value,
          view.settings,
        )
    }
    return Array.from(cells, (cell) => cell ?? null)
  })
  return [{ kind: 'append', tab: 'history', rows }]
}

const mostOf = ({ kind }: HistoryLine, key: string): number => (kind === 'action' && key === 'before' ? WHOLE : LONGEST)

/** Not cut through the middle of a character that takes two units. */
const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`.toWellFormed() : text.toWellFormed()
