import type { Desk } from '../desk/desk.ts'
import { areaName } from '../model/a1.ts'
import { isExample } from '../model/example.ts'
import { type Column, isBlank, type Row, type Tab, textOf } from '../model/tab.ts'
import { type Filter, keepOrder, orderRows, type Raw, type Sorting } from '../model/view.ts'
import type { BatchValuesWire } from '../net/wire.ts'

/** How this viewer sorts and filters one tab. */
export type TabView = {
  sorting: Sorting<Column> | undefined
  filters: Map<Column, Filter>
  /** The order as it was computed; undefined: as in the sheet. */
  order: readonly Row[] | undefined
  known: ReadonlySet<Row>
  shown: number
  total: number
  /** Something changed since the order was computed. */
  stale: boolean
}

export const plainView = (): TabView => ({
  sorting: undefined,
  filters: new Map(),
  order: undefined,
  known: new Set(),
  shown: 0,
  total: 0,
  stale: false,
})

/** The rows below the frozen ones, in the order of the view. */
export function rowsOf(tab: Tab, view: TabView): readonly Row[] {
  const rows = tab.rows.slice(tab.frozenRows)
  if (view.order === undefined) return rows
  view.order = keepOrder(view.order, view.known, rows)
  view.known = new Set(rows)
  return view.order
}

/** Computes the order anew, from raw values where the order of texts is not the order of what they say. */
export async function order(desk: Desk, tab: Tab, view: TabView): Promise<void> {
  if (view.sorting === undefined && view.filters.size === 0) {
    view.order = undefined
    view.stale = false
    return
  }
  if (view.filters.size > 0) await desk.readFormulas(tab)
  const columns = [
    ...(view.sorting === undefined ? [] : [view.sorting.column]),
    ...[...view.filters].filter(([, { kind }]) => kind === 'between').map(([column]) => column),
  ]
  const raws = await readRaw(desk, tab, columns)
  const rows = tab.rows.slice(tab.frozenRows)
  const {
    rows: ordered,
    shown,
    total,
  } = orderRows(
    rows,
    isBlank,
    view.filters,
    view.sorting,
    (row, column) => {
      const text = textOf(row, column)
      return { text, raw: raws.get(column)?.get(row) ?? (text === '' ? undefined : text) }
    },
    (row) => !isExample(tab, row),
  )
  Object.assign(view, { order: ordered, known: new Set(rows), shown, total, stale: false })
}

async function readRaw(
  desk: Desk,
  tab: Tab,
  columns: readonly Column[],
): Promise<ReadonlyMap<Column, ReadonlyMap<Row, Raw>>> {
  const wanted = [...new Set(columns)]
  const raws = new Map<Column, Map<Row, Raw>>()
  if (wanted.length === 0) return raws
  const query = wanted
    .map(({ index }) => areaName(tab.title, { top: 0, left: index, bottom: tab.rows.length, right: index + 1 }))
    .map((name) => `ranges=${encodeURIComponent(name)}`)
    .join('&')
  const outcome = await desk.api.spreadsheet<BatchValuesWire>(
    `/values:batchGet?${query}&valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=SERIAL_NUMBER&majorDimension=COLUMNS`,
  )
  if (outcome.kind !== 'done' || !(await desk.fits(outcome.stamp))) return raws
  for (const [i, column] of wanted.entries()) {
    const values = outcome.data.valueRanges?.[i]?.values?.[0] ?? []
    const byRow = new Map<Row, Raw>()
    for (const [index, value] of values.entries()) {
      const row = tab.rows[index]
      if (row !== undefined && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'))
        byRow.set(row, value)
    }
    raws.set(column, byRow)
  }
  return raws
}
