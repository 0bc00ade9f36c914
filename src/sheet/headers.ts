import type { Cell, Table } from '../ports/ledger.ts'
import type { Column, Tab } from './definition.ts'
import { isSameKeys, isSameRow } from './same-tabs.ts'
import { plain } from './words.ts'

/** Where a tab's columns are: by their headers, in either language, in whatever order people have put them. */
export interface Headers {
  readonly at: ReadonlyMap<string, number>
  readonly missing: readonly Column[]
  /** Columns whose header stands twice, and of which nothing else tells which is meant; the first counts. */
  readonly twice: readonly Column[]
}

/** What columns are found in: the header row, and what is known of columns whose header no longer says what they are. */
export type Headed = Pick<Table, 'rows' | 'columnKeys'>

/**
 * Finds the columns of `tab`: by their words; by `columnKeys` where a word is not there, or stands twice. What a header says
 * once counts for more than a key, and no column is taken for two.
 */
export function findHeaders(tab: Tab, table: Headed | undefined): Headers {
  const header = table?.rows[0] ?? []
  const columnKeys = table?.columnKeys
  const before = last.get(tab)
  if (before !== undefined && isSameRow(before.header, header) && isSameKeys(before.columnKeys, columnKeys))
    return before.headers
  const headers = lookForHeaders(tab, header, columnKeys)
  last.set(tab, { header: [...header], columnKeys: columnKeys && new Map(columnKeys), headers })
  return headers
}

/** What was found last in each tab: from one look to the next a header row hardly ever changes. */
const last = new WeakMap<
  Tab,
  { readonly header: readonly Cell[]; readonly columnKeys: Headed['columnKeys']; readonly headers: Headers }
>()

function lookForHeaders(tab: Tab, header: readonly Cell[], columnKeys: Headed['columnKeys']): Headers {
  const places = placesOfWords(header)
  const at = new Map<string, number>()
  const taken = new Set<number>()
  const take = (column: Column, index: number): void => {
    at.set(column.key, index)
    taken.add(index)
  }
  const open: { readonly column: Column; readonly named: readonly number[] }[] = []
  for (const column of tab.columns) {
    const [zh, en] = [places.get(plain(column.zh)) ?? [], places.get(plain(column.en)) ?? []]
    const [first] = [...zh, ...en]
    if (first !== undefined && zh.length < 2 && en.length < 2) take(column, first)
    else open.push({ column, named: [...zh, ...en] })
  }
  const unknown = open.filter(({ column }) => {
    const index = columnKeys?.get(column.key)
    if (index === undefined || taken.has(index)) return true
    take(column, index)
    return false
  })
  const missing: Column[] = []
  const twice: Column[] = []
  for (const { column, named } of unknown) {
    const free = named.filter((index) => !taken.has(index))
    const [first] = free
    if (first === undefined) missing.push(column)
    else {
      take(column, first)
      if (free.length > 1) twice.push(column)
    }
  }
  return { at, missing, twice }
}

/**
 * Whether another row stands where the header row was: it has something in it, and none of the tab's words. Columns may still be known
 * by their keys; what stands in that row is read by nobody.
 */
export function isHeaderRowGone({ columns }: Pick<Tab, 'columns'>, { rows }: Pick<Headed, 'rows'>): boolean {
  const places = placesOfWords(rows[0] ?? [])
  if (![...places.keys()].some((word) => word !== '')) return false
  return !columns.some(({ zh, en }) => places.has(plain(zh)) || places.has(plain(en)))
}

/** Where each word of a header row stands. */
function placesOfWords(header: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [index, cell] of header.entries()) {
    if (typeof cell !== 'string') continue
    const word = plain(cell)
    const standing = places.get(word)
    if (standing === undefined) places.set(word, [index])
    else standing.push(index)
  }
  return places
}

/** The cell of a row under a column; undefined when blank or when the column is missing. */
export const cellAt = (row: readonly Cell[], headers: Headers, key: string): Cell => {
  const index = headers.at.get(key)
  const cell = index === undefined ? undefined : row[index]
  return cell === '' || cell === null ? undefined : cell
}

/** The rows under the header row with their index, blank ones left out. */
export function* rowsOf(table: Table | Headed): Generator<{ row: number; cells: readonly Cell[] }> {
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row]
    if (cells?.some((cell) => cell !== '' && cell !== null && cell !== undefined)) yield { row, cells }
  }
}
