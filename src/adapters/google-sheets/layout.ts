import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import type { Words } from '../../model/language.ts'
import { plain } from '../../sheet/words.ts'
import { type KeptColumn, keptColumns, keptKeys, PROTECTION, TAB_KEY } from './keys.ts'
import { type Remembered, remembered } from './report/remembered.ts'

/** A tab as the service knows it. */
export interface SheetPlace {
  readonly sheetId: number
  readonly title: string
  readonly charts: readonly number[]
  readonly grid: Grid
  /** The columns that bear a key of ours, where the layout was asked for them. */
  readonly columns: readonly KeptColumn[]
  /** What it remembers of being a report of ours; absent where it is none. */
  readonly report?: Remembered
  /** Whether something of it is protected by us. */
  readonly isProtected: boolean
}

/** How large a sheet is. */
export interface Grid {
  readonly rows: number
  readonly columns: number
}

/** Which sheet each tab of the definition is; and every title there is. */
export interface Layout<Key extends string = TabKey> {
  readonly tabs: ReadonlyMap<Key, SheetPlace>
  readonly titles: ReadonlyMap<string, SheetPlace>
  /** Only some of the sheets were asked for, ours among them. */
  readonly isPart?: true
}

/** Developer metadata, as far as we read it. */
export const METADATA = 'developerMetadata(metadataId,metadataKey,metadataValue)'
const SHEET = `properties(sheetId,title,gridProperties(rowCount,columnCount)),charts.chartId,protectedRanges.description,${METADATA}`
const COLUMNS = `columnMetadata(${METADATA})`

/** What a layout is read from. */
export const LAYOUT_FIELDS = `sheets(${SHEET})`
/** The same with the keys of the columns; and with what else is asked of the cells. */
export const KEYED_LAYOUT_FIELDS = `sheets(${SHEET},data(startColumn,${COLUMNS}))`
export const keyedLayoutFieldsWith = (cells: string): string => `sheets(${SHEET},data(startColumn,${COLUMNS},${cells}))`

/**
 * Finds the tabs: by their titles, in either language, for by these they are read; the one that people call otherwise by its
 * key. Of copies of such a tab, which have the key too, the first is meant.
 */
export const layoutOf = (spreadsheet: sheets_v4.Schema$Spreadsheet): Layout => layoutIn(spreadsheet, tabs)

/** The same of a workbook that has other tabs than a ledger. */
export function layoutIn<Key extends string>(
  spreadsheet: sheets_v4.Schema$Spreadsheet,
  definitions: readonly (Words & { readonly key: Key })[],
): Layout<Key> {
  const titles = new Map<string, SheetPlace>()
  const byPlain = new Map<string, SheetPlace>()
  const byKey = new Map<string, SheetPlace>()
  for (const sheet of spreadsheet.sheets ?? []) {
    const { title, sheetId, gridProperties } = sheet.properties ?? {}
    if (typeof title !== 'string') continue
    const report = remembered(sheet.developerMetadata)
    const place: SheetPlace = {
      sheetId: sheetId ?? 0,
      title,
      charts: (sheet.charts ?? []).flatMap(({ chartId }) => chartId ?? []),
      grid: { rows: gridProperties?.rowCount ?? 0, columns: gridProperties?.columnCount ?? 0 },
      columns: keptColumns(sheet),
      ...(report && { report }),
      isProtected: (sheet.protectedRanges ?? []).some(({ description }) => description === PROTECTION),
    }
    titles.set(title, place)
    byPlain.set(plain(title), place)
    for (const { key } of keptKeys(sheet.developerMetadata, TAB_KEY)) if (!byKey.has(key)) byKey.set(key, place)
  }
  const found = new Map<Key, SheetPlace>()
  for (const { key, zh, en } of definitions) {
    const place = byPlain.get(plain(zh)) ?? byPlain.get(plain(en))
    if (place !== undefined) found.set(key, place)
  }
  const named = new Set(found.values())
  for (const { key } of definitions) {
    const place = byKey.get(key)
    if (place !== undefined && !found.has(key) && !named.has(place)) found.set(key, place)
  }
  return { tabs: found, titles }
}

/** A title as A1 notation takes it. */
export const quoteTitle = (title: string): string => `'${title.replaceAll("'", "''")}'`
