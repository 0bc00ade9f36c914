import { rowWith } from '../document/edit.ts'
import type { Cell, Entered, Row } from '../document/model.ts'
import type { Parts } from './parts.ts'

/**
 * A row as text: `[cells, properties?]`, each cell 0 when empty, its bare value when it has nothing else, or
 * `[value, format, note, validation, extra]` with keys of parts (0 = none). A formula is `{"f": "=…"}`, no value is null.
 */
type StoredValue = string | number | boolean | null | { f: string }
export type StoredCell = 0 | [StoredValue] | [StoredValue, number, string, number, object | 0]

const storeValue = (value: Entered | undefined): StoredValue => {
  if (value === undefined) return null
  return typeof value === 'object' ? { f: value.formula } : value
}

export function storeCell(cell: Cell | undefined, parts: Parts): StoredCell {
  if (cell === undefined) return 0
  const value = storeValue(cell.value)
  const { format, note, validation, extra } = cell
  if (format === undefined && note === undefined && validation === undefined && extra === undefined) return [value]
  return [
    value,
    format === undefined ? 0 : parts.idOf(format),
    note ?? '',
    validation === undefined ? 0 : parts.idOf(validation),
    extra ?? 0,
  ]
}

export function rowText(row: Row, parts: Parts): string {
  const cells = row.cells.map((cell) => storeCell(cell, parts))
  return JSON.stringify(row.properties === undefined ? [cells] : [cells, row.properties])
}

export function loadCell(stored: StoredCell, parts: Parts): Cell | undefined {
  if (stored === 0) return undefined
  const [value, format = 0, note = '', validation = 0, extra = 0] = stored
  return {
    ...(value === null ? {} : { value: typeof value === 'object' ? { formula: value.f } : value }),
    ...(format === 0 ? {} : { format: parts.byId(format) }),
    ...(note === '' ? {} : { note }),
    ...(validation === 0 ? {} : { validation: parts.byId(validation) }),
    ...(extra === 0 ? {} : { extra }),
  }
}

export function rowFrom(id: number, text: string, parts: Parts): Row {
  const [cells, properties] = JSON.parse(text) as [StoredCell[], Row['properties']]
  return rowWith(
    id,
    cells.map((cell) => loadCell(cell, parts)),
    properties,
  )
}

/** The keys of rows by position, as `[first, count]` runs of keys that follow each other; key 0 is an empty row. */
export function orderText(rows: readonly (Row | undefined)[]): string {
  const runs: [number, number][] = []
  for (const row of rows) {
    const id = row?.id ?? 0
    const last = runs.at(-1)
    if (last !== undefined && (id === 0 ? last[0] === 0 : last[0] !== 0 && last[0] + last[1] === id)) last[1]++
    else runs.push([id, 1])
  }
  return JSON.stringify(runs)
}

export function rowsInOrder(text: string, byId: ReadonlyMap<number, Row>): (Row | undefined)[] {
  const rows: (Row | undefined)[] = []
  for (const [first, count] of JSON.parse(text) as [number, number][]) {
    for (let i = 0; i < count; i++) rows.push(first === 0 ? undefined : byId.get(first + i))
  }
  return rows
}
