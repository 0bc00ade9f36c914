import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Cell, Change, LedgerState } from '../../ports/ledger.ts'
import { findHeaders } from '../../sheet/headers.ts'
import { tabNamed } from '../../sheet/tab-named.ts'
import { COLUMN_KEY, type KeptColumn } from './keys.ts'
import type { Layout } from './layout.ts'

type Request = sheets_v4.Schema$Request

/** A column that a batch goes by, known by the metadata on it. */
export interface AssertedColumn extends KeptColumn {
  readonly tab: TabKey
  readonly sheetId: number
}

/** What is known of the columns that a batch writes to. */
export interface WrittenColumns {
  readonly asserted: readonly AssertedColumn[]
  /** Tabs of which the keys do not say what the header row says: their header rows are to be looked at again. */
  readonly unsure: readonly TabKey[]
}

/**
 * The columns that `changes` write to, each with the metadata by which the service tells it wherever it goes; and the last one of each
 * tab that has any, so that one is there behind any that somebody deletes. `headers` are header rows that were looked at again: what
 * stands there as it was read is taken for the same column, whatever its key says.
 */
export function writtenColumns(
  changes: readonly Change[],
  on: LedgerState,
  layout: Layout,
  headers: ReadonlyMap<TabKey, readonly Cell[]> = new Map(),
): WrittenColumns {
  const asserted: AssertedColumn[] = []
  const unsure: TabKey[] = []
  for (const [tab, columns] of columnsByTab(changes)) {
    const place = layout.tabs.get(tab)
    // A workbook from before there were keys has none; the header row that the journal keeps tells afterwards.
    if (place === undefined || place.columns.length === 0) continue
    const { at } = findHeaders(tabNamed(tab), on.tables.get(tab))
    const keyAt = new Map([...at].map(([key, index]) => [index, key] as const))
    const fits = (one: KeptColumn) => keyAt.get(one.index) === one.key
    const last = place.columns.filter(fits).toSorted((a, b) => b.index - a.index)[0]
    const found = new Map(last === undefined ? [] : [[last.index, last] as const])
    for (const column of columns) {
      const there = place.columns.filter(({ index }) => index === column)
      const one = there.find(fits) ?? (headers.has(tab) ? there[0] : undefined)
      if (one !== undefined) found.set(column, one)
      else if (!unsure.includes(tab)) unsure.push(tab)
    }
    asserted.push(...[...found.values()].map((one) => ({ ...one, tab, sheetId: place.sheetId })))
  }
  return { asserted, unsure: unsure.filter((tab) => !headers.has(tab)) }
}

/** The columns that changes write to, by tab. */
function columnsByTab(changes: readonly Change[]): ReadonlyMap<TabKey, ReadonlySet<number>> {
  const columns = new Map<TabKey, Set<number>>()
  const add = (tab: TabKey, column: number): void => {
    const known = columns.get(tab)
    if (known === undefined) columns.set(tab, new Set([column]))
    else known.add(column)
  }
  for (const change of changes)
    if ('column' in change) add(change.tab, change.column)
    else if (change.kind === 'append')
      for (const cells of change.rows)
        for (const [column, cell] of cells.entries()) if (cell !== null && cell !== undefined) add(change.tab, column)
  return columns
}

/** Whether a header row that was read says the same by now where `changes` write. */
export const isHeaderAsRead = (
  tab: TabKey,
  changes: readonly Change[],
  on: LedgerState,
  header: readonly Cell[],
): boolean => {
  const read = on.tables.get(tab)?.rows[0] ?? []
  return [...(columnsByTab(changes).get(tab) ?? [])].every((column) => (read[column] ?? '') === (header[column] ?? ''))
}

/**
 * Takes each column's metadata away where it is expected to be and nowhere else, and puts it there again. Where a column has moved the
 * first finds nothing, the second finds the id in use, and the service refuses the whole batch.
 */
export const assertColumns = (columns: readonly AssertedColumn[]): readonly Request[] =>
  columns.flatMap(({ metadataId, key, sheetId, index }): readonly Request[] => {
    const location = { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 } }
    const lookup = {
      metadataId,
      locationType: 'COLUMN',
      metadataLocation: location,
      locationMatchingStrategy: 'EXACT_LOCATION',
    }
    const developerMetadata = {
      metadataId,
      metadataKey: COLUMN_KEY,
      metadataValue: key,
      location,
      visibility: 'DOCUMENT',
    }
    return [
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } },
      { createDeveloperMetadata: { developerMetadata } },
    ]
  })

/** Whether each of these columns is where it was expected, on a sheet as large as it was. */
export const areColumnsThere = (columns: readonly AssertedColumn[], { tabs }: Layout): boolean =>
  columns.every(({ tab, metadataId, index }) =>
    tabs.get(tab)?.columns.some((one) => one.metadataId === metadataId && one.index === index),
  )
