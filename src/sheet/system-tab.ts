import { system as systemTab } from '../../sheets-template/workbook/index.ts'
import { parseCaseNumber, type Series } from '../model/case-number.ts'
import { NUMBER_PREFIX, type Register } from '../model/register.ts'
import type { Change, Table, Version } from '../ports/ledger.ts'
import { cellAt, findHeaders } from './headers.ts'

/** The name under which the system tab keeps the ledger's version. */
export const VERSION_NAME = 'version'

/** What the system tab remembers. */
export interface Memory {
  readonly version: Version | undefined
  readonly series: ReadonlyMap<Series, number>
  /** The row of each name. */
  readonly rows: ReadonlyMap<string, number>
  readonly columns: { readonly name: number; readonly value: number }
}

const isSeries = (text: string): text is Series =>
  Object.keys(NUMBER_PREFIX).some((register) => parseCaseNumber(register as Register, `${text}-001`) !== undefined)

export function readMemory(table: Table): Memory {
  const headers = findHeaders(systemTab, table)
  const series = new Map<Series, number>()
  const rows = new Map<string, number>()
  let version: Version | undefined
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row] ?? []
    const name = String(cellAt(cells, headers, 'name') ?? '')
    const value = cellAt(cells, headers, 'value')
    if (name === '') continue
    rows.set(name, row)
    if (name === VERSION_NAME && value !== undefined) version = String(value) as Version
    else if (isSeries(name) && typeof value === 'number') series.set(name, value)
  }
  return { version, series, rows, columns: { name: headers.at.get('name') ?? 0, value: headers.at.get('value') ?? 1 } }
}

/** The changes that remember the last number given in each series. */
export function rememberSeries(memory: Memory, given: ReadonlyMap<Series, number>): readonly Change[] {
  const fresh: (readonly [Series, number])[] = []
  const changes: Change[] = []
  for (const [series, n] of given) {
    const row = memory.rows.get(series)
    if (row === undefined) fresh.push([series, n])
    else changes.push({ kind: 'write', tab: 'system', row, column: memory.columns.value, cell: n })
  }
  const rows = fresh.map(([series, n]) => {
    const cells: (string | number | null)[] = [null, null]
    cells[memory.columns.name] = series
    cells[memory.columns.value] = n
    return cells
  })
  return rows.length === 0 ? changes : [...changes, { kind: 'append', tab: 'system', rows }]
}
