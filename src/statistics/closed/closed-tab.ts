import { closed as closedTab } from '../../../sheets-template/workbook/index.ts'
import type { Cell, Change, Table } from '../../ports/ledger.ts'
import { type CellContext, renderCell } from '../../sheet/cells.ts'
import { cellAt, findHeaders, type Headed, type Headers, rowsOf } from '../../sheet/headers.ts'
import { piecesOf } from '../../sheet/pieces.ts'
import type { ClosedMonth } from '../month/month-report.ts'
import { type Month, parseMonth } from '../month.ts'
import { parseClosed, printClosed } from './closed-text.ts'

/** The final months that the hidden tab keeps. */
export interface ClosedMonths {
  readonly closed: ReadonlyMap<Month, ClosedMonth>
  /** Months that were made final and are not as they were written, with the first row in which they stand: people see `row + 1`. */
  readonly spoilt: ReadonlyMap<Month, number>
}

/**
 * Reads the tab of final months, which was read whole; `zone` is the workbook's. Lines are only ever added: of a month that was made final
 * anew, because what was kept of it was spoilt, the first that is whole counts. Nothing where the tab or a column of it is gone.
 */
export function readClosed(table: Headed | undefined, zone: string): ClosedMonths {
  const headers = findHeaders(closedTab, table)
  const closed = new Map<Month, ClosedMonth>()
  const spoilt = new Map<Month, number>()
  if (table === undefined || headers.missing.length > 0) return { closed, spoilt }
  for (const { month, row, texts } of writtenMonths(table, headers)) {
    const found = texts.map((text) => parseClosed(text, zone)).find((one) => one?.month === month)
    if (found === undefined) spoilt.set(month, row)
    else closed.set(month, found)
  }
  return { closed, spoilt }
}

/** Each month's texts, one for each time it was made final, put together from their parts. Of a part that stands twice the first counts. */
function writtenMonths(table: Headed, headers: Headers) {
  const months = new Map<Month, { row: number; times: Map<string, Map<number, string>> }>()
  for (const { row, cells } of rowsOf(table)) {
    const month = parseMonth(String(cellAt(cells, headers, 'month') ?? ''))
    if (month === undefined) continue
    const lines = months.get(month) ?? { row, times: new Map<string, Map<number, string>>() }
    months.set(month, lines)
    const at = String(cellAt(cells, headers, 'at') ?? '')
    const parts = lines.times.get(at) ?? new Map<number, string>()
    lines.times.set(at, parts)
    const part = Number(cellAt(cells, headers, 'part'))
    if (!parts.has(part)) parts.set(part, String(cellAt(cells, headers, 'data') ?? ''))
  }
  return [...months].map(([month, { row, times }]) => ({
    month,
    row,
    texts: [...times.values()].map((parts) =>
      [...parts]
        .toSorted(([one], [other]) => one - other)
        .map(([, text]) => text)
        .join(''),
    ),
  }))
}

/** The change that keeps a final month, in as many lines as it takes; none where the tab or a column of it is gone. */
export function closeChanges(table: Headed | undefined, month: ClosedMonth, context: CellContext): readonly Change[] {
  const headers = findHeaders(closedTab, table)
  if (table === undefined || headers.missing.length > 0) return []
  const rows = piecesOf(printClosed(month, context.zone)).map((data, index) => {
    const values = { month: month.month, part: index + 1, at: month.closedAt, data }
    const cells: Cell[] = []
    for (const column of closedTab.columns)
      cells[headers.at.get(column.key) ?? 0] = renderCell(column, values[column.key], context)
    return Array.from(cells, (cell) => cell ?? null)
  })
  return [{ kind: 'append', tab: 'closed', rows }]
}

/** Whether a month can be kept: its tab is there, with all its columns. */
export const canKeep = (table: Table | undefined): boolean =>
  table !== undefined && findHeaders(closedTab, table).missing.length === 0
