import type { sheets_v4 } from '@googleapis/sheets'
import type { Language } from '../../../model/language.ts'
import type { SetUpStep } from '../../../ports/ledger.ts'
import { type KeyedColumn, keyedColumns } from '../../../sheet/column-keys.ts'
import type { Tab } from '../../../sheet/definition.ts'
import { findHeaders } from '../../../sheet/headers.ts'
import { PROTECTION } from '../keys.ts'
import {
  dimensionOf,
  dropdownOf,
  formatOf,
  headerCell,
  type ListPlace,
  type PlacedColumn,
  protectedRanges,
} from './columns.ts'
import { ruleRequests, wantedRules } from './conditions.ts'
import { sheetRow, tableOf } from './existing.ts'
import { groupRequests } from './groups.ts'
import { keyRequests } from './keys.ts'

type Request = sheets_v4.Schema$Request

/** The width the service gives a column that nobody has touched. */
const UNTOUCHED = 100

/** What bringing one tab up to date takes. */
export interface TabPlan {
  readonly requests: readonly Request[]
  readonly steps: readonly SetUpStep[]
}

/** Where a tab's columns are, or will be: found by header or by key, else added behind the last one that has either. */
export function placeColumns(
  tab: Tab,
  sheet: sheets_v4.Schema$Sheet | undefined,
): {
  readonly placed: readonly PlacedColumn[]
  readonly added: ReadonlySet<PlacedColumn>
  /** The columns of which it is sure which they are. */
  readonly keyed: readonly KeyedColumn[]
} {
  const header = sheetRow(sheet, 0)
  const headers = findHeaders(tab, tableOf(tab, sheet))
  const { at } = headers
  const last = header.findLastIndex((cell) => cell !== undefined && cell !== null && cell !== '')
  let next = Math.max(last, ...at.values()) + 1
  const added = new Set<PlacedColumn>()
  const placed = tab.columns.map((column): PlacedColumn => {
    const index = at.get(column.key)
    if (index !== undefined) return { column, index }
    const fresh = { column, index: next++ }
    added.add(fresh)
    return fresh
  })
  const fresh = [...added].map(({ column, index }) => ({ key: column.key, index }))
  return { placed, added, keyed: [...keyedColumns(headers), ...fresh] }
}

/** Brings one tab up to date: what is missing is added, what people changed of the look comes back, no row is touched. */
export function planTab(
  tab: Tab,
  sheet: sheets_v4.Schema$Sheet | undefined,
  sheetId: number,
  language: Language,
  dueSoonHours: number,
  listPlace: ListPlace,
): TabPlan {
  const title = sheet?.properties?.title ?? tab[language]
  const { placed, added, keyed } = placeColumns(tab, sheet)
  const aspects = new Map<string, readonly Request[]>()
  const restore = (aspect: string, requests: readonly Request[]) => {
    if (requests.length > 0) aspects.set(aspect, requests)
  }

  restore('frozen', frozen(tab, sheet, sheetId))
  const data = sheet?.data?.[0]
  const firstRow = data?.rowData?.[1]?.values ?? []
  restore(
    'formats',
    placed.flatMap((one) => pending(formatOf(one, sheetId, firstRow[one.index]?.userEnteredFormat ?? undefined))),
  )
  restore(
    'dropdowns',
    placed.flatMap((one) =>
      pending(dropdownOf(one, sheetId, language, listPlace, firstRow[one.index]?.dataValidation ?? undefined)),
    ),
  )
  restore(
    'widths',
    // A width that somebody chose stays.
    placed
      .filter(
        (one) =>
          added.has(one) ||
          ((data?.columnMetadata?.[one.index]?.pixelSize ?? UNTOUCHED) === UNTOUCHED && one.column.width !== UNTOUCHED),
      )
      .map((one) => dimensionOf(one, sheetId)),
  )
  restore('colours', ruleRequests(sheet?.conditionalFormats ?? [], wantedRules(placed, sheetId, dueSoonHours), sheetId))
  restore('groups', groupRequests(placed, sheet, sheetId))
  restore('filter', filter(tab, placed, sheet, sheetId))
  restore('protection', protection(tab, placed, sheet, sheetId))

  const width = sheet?.properties?.gridProperties?.columnCount ?? 0
  const needed = Math.max(...placed.map(({ index }) => index)) + 1
  const grow: Request[] =
    sheet !== undefined && needed > width
      ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: needed - width } }]
      : []
  const headers = [...added].map(
    ({ column, index }): Request => ({
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: index },
        rows: [{ values: [headerCell(column, language)] }],
        fields: 'userEnteredValue,userEnteredFormat,note',
      },
    }),
  )
  const steps: SetUpStep[] = []
  if (sheet === undefined || added.size === tab.columns.length) steps.push({ what: 'tab-added', title })
  else {
    if (added.size > 0)
      steps.push({ what: 'columns-added', title, headers: [...added].map(({ column }) => column[language]) })
    if (aspects.size > 0) steps.push({ what: 'look-restored', title, aspects: [...aspects.keys()] })
  }
  const keys = keyRequests(tab, sheet, sheetId, keyed)
  return { requests: [...grow, ...headers, ...[...aspects.values()].flat(), ...keys], steps }
}

const pending = (one: { readonly request: Request; readonly isThere: boolean } | undefined): readonly Request[] =>
  one === undefined || one.isThere ? [] : [one.request]

function frozen(tab: Tab, sheet: sheets_v4.Schema$Sheet | undefined, sheetId: number): readonly Request[] {
  const grid = sheet?.properties?.gridProperties
  if (sheet === undefined || (grid?.frozenRowCount ?? 0) >= 1) return []
  return [
    {
      updateSheetProperties: {
        properties: { sheetId, gridProperties: { frozenRowCount: 1, frozenColumnCount: tab.frozenColumns ?? 0 } },
        fields: 'gridProperties(frozenRowCount,frozenColumnCount)',
      },
    },
  ]
}

/** One that somebody has set stays as it is. */
function filter(
  tab: Tab,
  placed: readonly PlacedColumn[],
  sheet: sheets_v4.Schema$Sheet | undefined,
  sheetId: number,
): readonly Request[] {
  if (tab.filter !== true || sheet?.basicFilter) return []
  const shown = placed.filter(({ column }) => column.hidden !== true).map(({ index }) => index)
  const range = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: Math.max(...shown) + 1 }
  return [{ setBasicFilter: { filter: { range } } }]
}

/** Whoever set the workbook up may write into what is protected: the system, and the owner who moves or adds columns. */
function protection(
  tab: Tab,
  placed: readonly PlacedColumn[],
  sheet: sheets_v4.Schema$Sheet | undefined,
  sheetId: number,
): readonly Request[] {
  const wanted = protectedRanges(tab, placed, sheetId)
  const ours = (sheet?.protectedRanges ?? []).filter(({ description }) => description === PROTECTION)
  const key = (range: sheets_v4.Schema$GridRange | undefined) =>
    `${range?.startColumnIndex ?? 0}-${range?.endColumnIndex ?? ''}/${range?.startRowIndex ?? 0}-${range?.endRowIndex ?? ''}`
  const keys = new Set(wanted.map(key))
  const has = new Set(ours.map(({ range }) => key(range)))
  return [
    ...ours.flatMap(({ range, protectedRangeId }) =>
      keys.has(key(range)) || typeof protectedRangeId !== 'number'
        ? []
        : [{ deleteProtectedRange: { protectedRangeId } }],
    ),
    ...wanted
      .filter((range) => !has.has(key(range)))
      .map((range) => ({
        addProtectedRange: { protectedRange: { range, description: PROTECTION, warningOnly: false } },
      })),
  ]
}
