import type { sheets_v4 } from '@googleapis/sheets'
import { columnLetters } from '../../sheets-server/a1/columns.ts'
import { type GridRange, type RangeValues, rangesOf, type Values } from './chart-data.ts'

type Get = (path: string) => Promise<unknown>

export type TabCharts = {
  readonly charts: readonly sheets_v4.Schema$EmbeddedChart[]
  readonly values: Values
}

/** How many ranges an address carries: titles may be long, and addresses have an end. */
const AT_ONCE = 30

/** Reads the charts of a tab and all that they are drawn from. Rejects when the server cannot be asked. */
export async function readCharts(get: Get, sheetId: number): Promise<TabCharts> {
  const fields = 'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),charts)'
  const { sheets = [] } = (await get(`?fields=${encodeURIComponent(fields)}`)) as sheets_v4.Schema$Spreadsheet
  const charts = inAnchorOrder(sheets.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId)?.charts ?? [])
  const tabs = new Map(sheets.map(({ properties }) => [properties?.sheetId ?? 0, properties]))
  const addresses = new Map(
    charts
      .flatMap(({ spec }) => rangesOf(spec ?? {}))
      .flatMap((range) => {
        const tab = tabs.get(range.sheetId ?? 0)
        return isThere(range, tab) ? [[keyOf(range), rangeName(range, tab?.title ?? '')] as const] : []
      }),
  )
  const known = await readRanges(get, addresses)
  return { charts, values: (range) => known.get(keyOf(range)) }
}

/** Whether anything of a range is in its tab: asked for another, the service would refuse them all. */
function isThere(range: GridRange, tab: sheets_v4.Schema$SheetProperties | undefined): boolean {
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range
  const isIn = (from: number, to: number | null | undefined, size: number | null | undefined): boolean =>
    from >= 0 && from < (size ?? 0) && (to ?? from + 1) > from
  return (
    isIn(startRowIndex ?? 0, endRowIndex, tab?.gridProperties?.rowCount) &&
    isIn(startColumnIndex ?? 0, endColumnIndex, tab?.gridProperties?.columnCount)
  )
}

/** From top to bottom, then from left to right, as their anchors stand. */
export const inAnchorOrder = (
  charts: readonly sheets_v4.Schema$EmbeddedChart[],
): readonly sheets_v4.Schema$EmbeddedChart[] => {
  const at = ({ position }: sheets_v4.Schema$EmbeddedChart) => position?.overlayPosition?.anchorCell
  return [...charts].sort(
    (a, b) => (at(a)?.rowIndex ?? 0) - (at(b)?.rowIndex ?? 0) || (at(a)?.columnIndex ?? 0) - (at(b)?.columnIndex ?? 0),
  )
}

async function readRanges(get: Get, addresses: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, RangeValues>> {
  const known = new Map<string, RangeValues>()
  const all = [...addresses]
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const ranges = some.map(([, address]) => `ranges=${encodeURIComponent(address)}`).join('&')
    const read = (option: string) =>
      get(`/values:batchGet?${ranges}&valueRenderOption=${option}`) as Promise<sheets_v4.Schema$BatchGetValuesResponse>
    const [formatted, raw] = await Promise.all([read('FORMATTED_VALUE'), read('UNFORMATTED_VALUE')])
    for (const [index, [key]] of some.entries())
      known.set(key, {
        formatted: formatted.valueRanges?.[index]?.values ?? [],
        raw: raw.valueRanges?.[index]?.values ?? [],
      })
  }
  return known
}

const keyOf = ({ sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: GridRange): string =>
  [sheetId ?? 0, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex].join(',')

/**
 * A range in A1 notation. A side that the range leaves open goes to the end of the sheet: a whole column is told by letters alone,
 * a whole row by numbers alone.
 */
export function rangeName(range: GridRange, title: string): string {
  const quoted = `'${title.replaceAll("'", "''")}'`
  const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range
  const isOpen = (side: number | null | undefined): boolean => side === undefined || side === null
  const rowsOpen = isOpen(startRowIndex) && isOpen(endRowIndex)
  const columnsOpen = isOpen(startColumnIndex) && isOpen(endColumnIndex)
  if (rowsOpen && columnsOpen) return quoted
  const column = (index: number | null | undefined, fallback: string): string =>
    isOpen(index) ? fallback : columnLetters(index ?? 0)
  const left = columnsOpen ? '' : column(startColumnIndex, 'A')
  const right = columnsOpen ? '' : column(isOpen(endColumnIndex) ? undefined : (endColumnIndex ?? 1) - 1, LAST)
  const top = rowsOpen ? '' : String((startRowIndex ?? 0) + 1)
  const bottom = rowsOpen || isOpen(endRowIndex) ? '' : String(endRowIndex ?? 1)
  // Rows alone with no last one cannot be said without columns.
  return bottom === '' && !rowsOpen && columnsOpen
    ? `${quoted}!A${top}:${LAST}`
    : `${quoted}!${left}${top}:${right}${bottom}`
}

/** The last column that a sheet may have. */
const LAST = 'ZZZ'
