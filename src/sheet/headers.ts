import type { Cell, Table } from '../ports/ledger.ts'
import type { Column, Tab } from './definition.ts'
import { plain } from './words.ts'

/** Where a tab's columns are: by their headers, in either language, in whatever order people have put them. */
export interface Headers {
  readonly at: ReadonlyMap<string, number>
  readonly missing: readonly Column[]
  /** Columns whose header stands twice; the first counts. */
  readonly twice: readonly Column[]
}

/** Finds the columns of `tab` in its header row. */
export function findHeaders(tab: Tab, header: readonly Cell[] | undefined): Headers {
  const found = new Map<string, number>()
  const again = new Set<string>()
  for (const [index, cell] of (header ?? []).entries()) {
    if (typeof cell !== 'string') continue
    const word = plain(cell)
    if (found.has(word)) again.add(word)
    else found.set(word, index)
  }
  const at = new Map<string, number>()
  const missing: Column[] = []
  const twice: Column[] = []
  for (const column of tab.columns) {
    const names = [plain(column.zh), plain(column.en)]
    const index = names.map((name) => found.get(name)).find((one) => one !== undefined)
    if (index === undefined) missing.push(column)
    else at.set(column.key, index)
    if (names.some((name) => again.has(name))) twice.push(column)
  }
  return { at, missing, twice }
}

/** The cell of a row under a column; undefined when blank or when the column is missing. */
export const cellAt = (row: readonly Cell[], headers: Headers, key: string): Cell => {
  const index = headers.at.get(key)
  const cell = index === undefined ? undefined : row[index]
  return cell === '' || cell === null ? undefined : cell
}

/** The rows under the header row with their index, blank ones left out. */
export function* rowsOf(table: Table): Generator<{ row: number; cells: readonly Cell[] }> {
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row]
    if (cells?.some((cell) => cell !== '' && cell !== null && cell !== undefined)) yield { row, cells }
  }
}
