import { z } from 'zod'
import { fingerprint } from '../model/fingerprint.ts'
import type { Cell, Table } from '../ports/ledger.ts'
import type { Tab } from './definition.ts'
import { findHeaders, type Headers } from './headers.ts'

/** A column that the ledger knows by its key, wherever it stands and whatever its header says. */
export interface KeyedColumn {
  readonly key: string
  readonly index: number
}

/**
 * Where those columns are that a header row does not tell, for their words are not there or stand twice; undefined where it
 * tells them all. Where a key is on two columns, the one whose header says so is meant, else the left one.
 */
export function columnKeysOf(
  tab: Tab,
  rows: Table['rows'],
  keyed: readonly KeyedColumn[],
): ReadonlyMap<string, number> | undefined {
  const { at, missing, twice } = findHeaders(tab, { rows })
  if (missing.length === 0 && twice.length === 0) return undefined
  const open = new Set([...missing, ...twice].map(({ key }) => key))
  const told = new Set([...at].flatMap(([key, index]) => (open.has(key) ? [] : [index])))
  const found = new Map<string, number>()
  for (const { key } of tab.columns) {
    if (!open.has(key)) continue
    const places = keyed.filter((one) => one.key === key && !told.has(one.index)).map(({ index }) => index)
    const index = places.find((one) => one === at.get(key)) ?? places.toSorted((a, b) => a - b)[0]
    if (index === undefined) continue
    found.set(key, index)
    told.add(index)
  }
  return found
}

/** Which column each key belongs on; none for a column of which nothing tells which of two is meant. */
export const keyedColumns = ({ at, twice }: Headers): readonly KeyedColumn[] =>
  [...at].flatMap(([key, index]) => (twice.some((column) => column.key === key) ? [] : [{ key, index }]))

const schema = z.object({ print: z.string(), at: z.record(z.string(), z.number().int().min(0)) })

/**
 * What to remember of a table's `columnKeys`, so that the next read need not ask again; undefined where there is nothing, or
 * where the header row would stay the same though those columns were moved.
 */
export function printColumnKeys({ rows, columnKeys }: Pick<Table, 'rows' | 'columnKeys'>): string | undefined {
  if (columnKeys === undefined) return undefined
  const header = rows[0] ?? []
  if ([...columnKeys.values()].some((index) => !isUnlike(header, index))) return undefined
  const at = Object.fromEntries([...columnKeys].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify({ print: fingerprint(header), at })
}

/** Whether no other column has the header that a column has; behind the last header all columns are alike. */
function isUnlike(header: readonly Cell[], index: number): boolean {
  const last = header.findLastIndex((cell) => textOf(cell) !== '')
  return index <= last && header.filter((cell) => textOf(cell) === textOf(header[index])).length === 1
}

const textOf = (cell: Cell): string => String(cell ?? '')

/** What was remembered of a table's columns; undefined where nothing was, or the header row is another one by now. */
export function recallColumnKeys(
  tab: Tab,
  rows: Table['rows'],
  text: string | undefined,
): ReadonlyMap<string, number> | undefined {
  const { success, data } = schema.safeParse(jsonOf(text))
  if (!success || data.print !== fingerprint(rows[0] ?? [])) return undefined
  return columnKeysOf(
    tab,
    rows,
    Object.entries(data.at).map(([key, index]) => ({ key, index })),
  )
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
