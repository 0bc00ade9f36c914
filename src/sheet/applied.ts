import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, Change, LedgerState, Table } from '../ports/ledger.ts'

/**
 * A ledger as it will stand once changes are made, so that what is written with them can tell of it. What is appended goes behind the last
 * row in which anything stands, as services do it; whoever types there in the same moment moves it, and nobody can know. Reports, notes,
 * lists and the journal change nothing that anything is read from.
 */
export function applied(state: LedgerState, changes: readonly Change[]): LedgerState {
  const written = changes.filter(isOfCells)
  if (written.length === 0) return state
  const tables = new Map<TabKey, Table>(state.tables)
  for (const [tab, of] of Map.groupBy(written, (change) => change.tab)) {
    const table = tables.get(tab)
    if (table !== undefined) tables.set(tab, { ...table, rows: rowsAfter(table.rows, of) })
  }
  return { ...state, tables }
}

type OfCells = Extract<Change, { readonly kind: 'write' | 'append' | 'remove' }>
const isOfCells = (change: Change): change is OfCells =>
  change.kind === 'write' || change.kind === 'append' || change.kind === 'remove'

function rowsAfter(before: Table['rows'], changes: readonly OfCells[]): Table['rows'] {
  const rows: (readonly Cell[])[] = [...before]
  // Rows are copied once, however many of their cells are written.
  const own = new Map<number, Cell[]>()
  const removed = new Set<number>()
  for (const change of changes) {
    if (change.kind === 'append') {
      rows.length = rows.findLastIndex((cells) => cells.some(isFilled)) + 1
      rows.push(...change.rows)
    } else if (change.kind === 'remove') for (const row of change.rows) removed.add(row)
    else {
      while (rows.length <= change.row) rows.push([])
      const cells = own.get(change.row) ?? [...(rows[change.row] ?? [])]
      while (cells.length < change.column) cells.push(null)
      cells[change.column] = change.cell === '' ? null : change.cell
      own.set(change.row, cells)
      rows[change.row] = cells
    }
  }
  return removed.size === 0 ? rows : rows.filter((_, row) => !removed.has(row))
}

const isFilled = (cell: Cell): boolean => cell !== null && cell !== undefined && cell !== ''
