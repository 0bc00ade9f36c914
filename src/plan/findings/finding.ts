import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import { type Words, wordsOf } from '../../model/language.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import { cellAt, findHeaders, rowsOf } from '../../sheet/headers.ts'
import { tabNamed } from '../../sheet/tab-named.ts'

/** `error`: something does not work; `warning`: it works otherwise than somebody expects; `info`: worth knowing. */
export type FindingSeverity = 'error' | 'warning' | 'info'

/** Where something is, in the words that the sheet shows. */
export interface Place {
  readonly tab: Words
  /** As people count: the header row is 1. */
  readonly row?: number
  readonly column?: Words
}

/** Something about a ledger that whoever keeps it should know. */
export interface Finding {
  readonly severity: FindingSeverity
  /** The same word for the same kind of thing, for programs. */
  readonly code: string
  readonly place?: Place
  readonly what: Words
  /** What to do, where `what` does not say it. */
  readonly todo?: Words
}

/** A place in a tab by the index of its row, under the titles and headers that the sheet has, or should have. */
export function placeIn(state: LedgerState, key: TabKey, row?: number, columnKey?: string): Place {
  const tab = tabNamed(key)
  const table = state.tables.get(key)
  const column = tab.columns.find((one) => one.key === columnKey)
  const index = column && findHeaders(tab, table).at.get(column.key)
  const header = index === undefined ? undefined : table?.rows[0]?.[index]
  return {
    tab: table === undefined ? wordsOf(tab) : inBoth(table.title),
    ...(row === undefined ? {} : { row: row + 1 }),
    ...(column === undefined
      ? {}
      : { column: typeof header === 'string' && header !== '' ? inBoth(header) : wordsOf(column) }),
  }
}

/** The index of the first row of a tab with these texts in its cells. */
export function rowWhere(
  state: LedgerState,
  key: TabKey,
  texts: Readonly<Record<string, string | undefined>>,
): number | undefined {
  const table = state.tables.get(key)
  if (table === undefined) return undefined
  const headers = findHeaders(tabNamed(key), table)
  const text = (cell: unknown) => (typeof cell === 'string' && cell.trim() !== '' ? cell.trim() : undefined)
  for (const { row, cells } of rowsOf(table))
    if (Object.entries(texts).every(([column, wanted]) => text(cellAt(cells, headers, column)) === wanted)) return row
  return undefined
}

const inBoth = (text: string): Words => ({ zh: text, en: text })
