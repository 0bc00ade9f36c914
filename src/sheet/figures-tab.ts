import { figures as figuresTab } from '../../sheets-template/workbook/index.ts'
import type { Instant } from '../model/instant.ts'
import type { Cell, Change, Table } from '../ports/ledger.ts'
import { type CellContext, cellReader, renderCell } from './cells.ts'
import type { Column } from './definition.ts'
import { cellAt, findHeaders, type Headed, rowsOf } from './headers.ts'
import { piecesOf } from './pieces.ts'
import { isSame } from './same-cell.ts'
import { Misread } from './typed/misread.ts'

/** A month's figures as the hidden tab keeps them, put together from their parts. */
export interface KeptFigures {
  /** As it stands there: `2026-11`. */
  readonly month: string
  /** Undefined where the cell cannot be read. */
  readonly asOf: Instant | undefined
  readonly isClosed: boolean
  /** What was written; it says itself whether it is whole (`statistics/group/published.ts`). */
  readonly text: string
}

/**
 * The figures of every month in the tab, which was read whole; `zone` is the workbook's. Of a part that stands twice the first counts.
 * Nothing where the tab or a column of it is gone.
 */
export function readFigures(table: Headed | undefined, zone: string): readonly KeptFigures[] {
  const { headers, months } = partsIn(table)
  return [...months].map(([month, parts]): KeptFigures => {
    const first = parts[0]?.cells ?? []
    const read = (key: string): unknown => {
      const cell = cellAt(first, headers, key)
      const value = cell === undefined || cell === null ? undefined : cellReader(columnOf(key), zone)(cell, undefined)
      return value instanceof Misread ? undefined : value
    }
    return {
      month,
      asOf: read('asOf') as Instant | undefined,
      isClosed: read('closed') === true,
      text: parts.map(({ cells }) => String(cellAt(cells, headers, 'data') ?? '')).join(''),
    }
  })
}

/**
 * What makes the tab, which was read whole, say a month's figures and no others of that month: its rows are written over, further parts are
 * added below, and rows that it has no longer are taken out. Nothing where it says so already, or the tab or a column of it is gone.
 */
export function figuresChanges(
  table: Table | undefined,
  { month, asOf, isClosed, text }: KeptFigures,
  context: CellContext,
): readonly Change[] {
  const { headers, months } = partsIn(table)
  if (table === undefined || headers.missing.length > 0) return []
  const rows = (months.get(month) ?? []).map(({ row }) => row)
  const lines = piecesOf(text).map((data, index) =>
    Object.entries({ month, part: index + 1, asOf, closed: isClosed, data }).map(([key, value]) => ({
      at: headers.at.get(key) ?? 0,
      cell: renderCell(columnOf(key), value, context),
    })),
  )
  const width = Math.max(...headers.at.values()) + 1
  const changes = lines.slice(0, rows.length).flatMap((line, index): readonly Change[] => {
    const row = rows[index] ?? 0
    const stands = table.rows[row] ?? []
    return line
      .filter(({ at, cell }) => !isSame(stands[at], cell))
      .map(({ at, cell }) => ({ kind: 'write', tab: 'figures', row, column: at, cell }))
  })
  const fresh = lines.slice(rows.length).map((line) => {
    const cells: Cell[] = Array.from({ length: width }, () => null)
    for (const { at, cell } of line) cells[at] = cell
    return cells
  })
  // A part that was copied stands in a row of its own, and is none of these.
  const kept = new Set(rows.slice(0, lines.length))
  const gone = rowsNaming(table, headers, month).filter((row) => !kept.has(row))
  return [
    ...changes,
    ...(fresh.length === 0 ? [] : [{ kind: 'append', tab: 'figures', rows: fresh } as const]),
    ...(gone.length === 0 ? [] : [{ kind: 'remove', tab: 'figures', rows: gone } as const]),
  ]
}

interface Part {
  readonly row: number
  readonly part: number
  readonly cells: readonly Cell[]
}

/** The parts of each month that the tab has, in their order. */
function partsIn(table: Headed | undefined) {
  const headers = findHeaders(figuresTab, table)
  const months = new Map<string, Part[]>()
  if (table === undefined || headers.missing.length > 0) return { headers, months }
  for (const { row, cells } of rowsOf(table)) {
    const month = monthIn(cells, headers)
    const part = Number(cellAt(cells, headers, 'part') ?? Number.NaN)
    if (month === undefined || !Number.isInteger(part)) continue
    const parts = months.get(month) ?? []
    if (!parts.some((one) => one.part === part)) months.set(month, [...parts, { row, part, cells }])
  }
  for (const parts of months.values()) parts.sort((one, other) => one.part - other.part)
  return { headers, months }
}

type Found = ReturnType<typeof findHeaders>

function monthIn(cells: readonly Cell[], headers: Found): string | undefined {
  const month = cellAt(cells, headers, 'month')
  return typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) ? month : undefined
}

const rowsNaming = (table: Table, headers: Found, month: string): readonly number[] =>
  [...rowsOf(table)].filter(({ cells }) => monthIn(cells, headers) === month).map(({ row }) => row)

const columnOf = (key: string): Column => {
  const column = figuresTab.columns.find((one) => one.key === key)
  if (column === undefined) throw new Error(`no column ${key}`)
  return column
}
