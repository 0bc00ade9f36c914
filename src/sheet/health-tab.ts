import { health as healthTab } from '../../sheets-template/workbook/index.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import type { Cell, Change, Table } from '../ports/ledger.ts'
import { type CellContext, renderCell } from './cells.ts'
import type { Fault } from './faults.ts'
import { findHeaders } from './headers.ts'
import { isSame } from './same-cell.ts'

/** A fault, and when it was first seen. */
export type StandingFault = Fault & { readonly since: Instant }

/** A line of the tab: what it is about, a time that belongs to it, and what there is to say. */
export interface HealthLine {
  readonly what: string
  readonly since?: Instant | undefined
  readonly text: string
}

/** The changes that make the tab say these lines; none where it does, or is gone. What people wrote beside it stays. */
export function healthChanges(
  lines: readonly HealthLine[],
  table: Table | undefined,
  context: CellContext,
): readonly Change[] {
  if (table === undefined) return []
  const { at } = findHeaders(healthTab, table)
  if (at.size === 0) return []
  const written = Array.from({ length: Math.max(0, table.rows.length - 1) }, (_, index) => index + 1).flatMap((row) =>
    cellsOf(lines[row - 1], at, context).flatMap(([column, cell]): readonly Change[] =>
      isSame(table.rows[row]?.[column], cell) ? [] : [{ kind: 'write', tab: 'health', row, column, cell }],
    ),
  )
  const rows = lines.slice(Math.max(0, table.rows.length - 1)).map((line) => {
    const cells: Cell[] = []
    for (const [column, cell] of cellsOf(line, at, context)) cells[column] = cell
    return Array.from(cells, (cell) => cell ?? null)
  })
  return rows.length === 0 ? written : [...written, { kind: 'append', tab: 'health', rows }]
}

const cellsOf = (line: HealthLine | undefined, at: ReadonlyMap<string, number>, context: CellContext) =>
  healthTab.columns.flatMap((column): readonly (readonly [number, Cell])[] => {
    const index = at.get(column.key)
    return index === undefined ? [] : [[index, renderCell(column, line?.[column.key], context) ?? null]]
  })

const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?$/

/**
 * Since when each fault stands, as it is remembered: on the wall clock of the workbook's zone, as the cells are that the notices say
 * it in, so that another zone in the settings parts none from its notice. A time that is not understood is not known.
 */
export function parseSince(text: string | undefined, zone: string): ReadonlyMap<string, Instant> {
  const known = new Map<string, Instant>()
  for (const part of (text ?? '').split('\n')) {
    const [id, since = ''] = part.split(' ')
    const wall = WALL.test(since) ? Date.parse(`${since}Z`) : Number.NaN
    if (id !== undefined && Number.isFinite(wall)) known.set(id, toInstant(zone, wallTime(wall)))
  }
  return known
}

export const printSince = (faults: readonly StandingFault[], zone: string): string =>
  faults.map(({ id, since }) => `${id} ${printWall(since, zone)}`).join('\n')

/** A moment on the wall clock of `zone`. */
export const printWall = (at: Instant, zone: string): string => new Date(toWall(zone, at)).toISOString().slice(0, -1)
