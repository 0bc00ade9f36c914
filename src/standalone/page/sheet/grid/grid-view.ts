import { signal } from '../desk/signal.ts'
import { FROZEN_HEIGHT, frozenHeightOf, heightOf, ROW_HEIGHT, rowAtTop, topsOf } from '../model/heights.ts'
import type { Place } from '../model/move.ts'
import { type Sight, spanOf } from '../model/sight.ts'
import type { Row } from '../model/tab.ts'
import { type ColumnsOptions, gridColumns, rowNumbers } from './columns.ts'
import { type Hit, hitOf } from './hit.ts'
import { openMeasure } from './measure.ts'
import { makeRevoGrid, type Resized, type RowDefinition, type RowRendered } from './revogrid.ts'
import { definitionsOf, sameDefinitions, topsIn } from './row-definitions.ts'

/** Rows beyond the screen whose heights are worked out as well. */
const FIT_MARGIN = 24

/** A rectangle in pixels. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The four parts that frozen rows and pinned columns cut the grid into. */
export type Quarter = { readonly pinned: boolean; readonly frozen: boolean }
export const QUARTERS: readonly Quarter[] = [
  { pinned: true, frozen: true },
  { pinned: false, frozen: true },
  { pinned: true, frozen: false },
  { pinned: false, frozen: false },
]

/**
 * RevoGrid as a view: it draws cells and scrolls, and does nothing else. Selection, keyboard, editing and clipboard are the page's
 * own, because RevoGrid's selections end at pinned columns and its editors open with a key's letter, which no input method
 * survives.
 */
export type GridView = ReturnType<typeof openGrid>

export function openGrid(host: HTMLElement, options: ColumnsOptions) {
  const grid = makeRevoGrid(ROW_HEIGHT, rowNumbers(52))
  grid.setAttribute('role', 'grid')
  grid.setAttribute('aria-multiselectable', 'true')
  host.append(grid)

  let sight: Sight | undefined
  let lefts: number[] = [0]
  /** Where rows begin: the frozen ones, and the others in what scrolls. */
  let tops = { frozen: topsOf([], FROZEN_HEIGHT), body: topsOf([], ROW_HEIGHT) }
  let heights: readonly RowDefinition[] = []
  const measure = openMeasure(grid)
  let refreshing = false
  const scrolled = signal<undefined>()
  const drawn = signal<undefined>()
  const entered = signal<undefined>()
  const resized = signal<{ readonly column: number; readonly width: number }>()

  grid.addEventListener('beforerowrender', (event) => {
    const { item, rowType, node } = (event as CustomEvent<RowRendered>).detail
    const at = item.itemIndex + (rowType === 'rgRow' ? (sight?.frozen ?? 0) : 0)
    node.$attrs$ = { ...node.$attrs$, role: 'row', 'aria-rowindex': String(at + 2) }
  })
  grid.addEventListener('afterheaderrender', () => {
    for (const row of grid.querySelectorAll('revogr-header .header-rgRow:not([role])')) row.setAttribute('role', 'row')
  })
  for (const name of ['viewportscroll', 'contentsizechanged'])
    grid.addEventListener(name, () => scrolled.tell(undefined))
  grid.addEventListener('aftergridrender', () => {
    // What scrolls must be reachable by keyboard; whoever reaches it works in the grid, where arrows scroll.
    for (const one of grid.querySelectorAll<HTMLElement>('.vertical-inner:not([tabindex])')) {
      one.setAttribute('role', 'rowgroup')
      one.tabIndex = 0
      one.addEventListener('focus', () => entered.tell(undefined))
    }
    drawn.tell(undefined)
  })
  grid.addEventListener('afterrender', () => drawn.tell(undefined))
  grid.addEventListener('aftercolumnresize', (event) => {
    for (const { prop, size = 0 } of Object.values((event as CustomEvent<Resized>).detail)) {
      const column = grid.columns.findIndex((one) => one.prop === prop)
      if (column >= 0 && size > 0) resized.tell({ column, width: Math.round(size) })
    }
  })

  /** Lays out rows and columns anew; the scroll position stays. */
  function show(next: Sight): void {
    const before = sight
    sight = next
    lefts = [0]
    for (const { width } of next.columns) lefts.push((lefts.at(-1) ?? 0) + width)
    grid.setAttribute('aria-rowcount', String(next.rows.length + 1))
    grid.setAttribute('aria-colcount', String(next.columns.length + 1))
    grid.columns = gridColumns(next, options)
    const digits = String(next.tab.rows.length).length
    if (before === undefined || before.tab !== next.tab) grid.rowHeaders = rowNumbers(Math.max(40, digits * 9 + 18))
    grid.classList.toggle('lineless', next.tab.lineless)
    const frozen = next.rows.slice(0, next.frozen)
    const isOther =
      before === undefined || before.frozen !== next.frozen || frozen.some((row, i) => before.rows[i] !== row)
    measureRows([...frozen, ...next.rows.slice(next.frozen, next.frozen + FIT_MARGIN)])
    // Heights are RevoGrid's by position: those of other rows must be gone before these rows come.
    const definitions = definitionsOf(next)
    const isResized = !sameDefinitions(definitions, heights)
    if (isResized) grid.rowDefinitions = []
    if (isOther) grid.pinnedTopSource = frozen
    grid.source = next.rows.slice(next.frozen)
    if (isResized) grid.rowDefinitions = definitions
    heights = definitions
    tops = topsIn(next)
  }

  function measureRows(rows: readonly Row[]): boolean {
    let differs = false
    for (const row of rows) {
      if (sight === undefined) break
      const isFrozen = (sight.rowAt.get(row) ?? 0) < sight.frozen
      const height = (isFrozen ? frozenHeightOf : heightOf)(row, sight.columns, measure)
      if (height === row.height) continue
      if (height === undefined) delete row.height
      else row.height = height
      differs = true
    }
    return differs
  }

  /** Gives the rows in sight the heights that their texts need. What is read stays where it is on the screen. */
  function fit(): void {
    if (sight === undefined || !measureRows(rowsInSight(FIT_MARGIN))) return
    const rows = vertical()
    const first = rows === null ? 0 : rowAtTop(tops.body, rows.scrollTop)
    const before = tops.body[first] ?? 0
    tops = topsIn(sight)
    heights = definitionsOf(sight)
    grid.rowDefinitions = heights
    const by = (tops.body[first] ?? 0) - before
    if (rows !== null && by !== 0) rows.scrollTop += by
    drawn.tell(undefined)
  }

  /** Draws again what is in sight; asked for many times in a frame, it is done once. */
  function refresh(): void {
    if (refreshing) return
    refreshing = true
    requestAnimationFrame(() => {
      refreshing = false
      if (sight === undefined) return
      fit()
      void grid.refresh('all')
    })
  }

  const viewport = (pinned: boolean): HTMLElement | null =>
    grid.querySelector<HTMLElement>(`revogr-viewport-scroll.${pinned ? 'colPinStart' : 'rgCol'}`)
  const vertical = (): HTMLElement | null => grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner')

  /** The element that cells of a quarter are in, positioned and scrolling with them; null while it is not drawn. */
  function layer({ pinned, frozen }: Quarter): HTMLElement | null {
    const type = frozen ? 'rowPinStart' : 'rgRow'
    const data = grid.querySelector(`revogr-data[type="${type}"][col-type="${pinned ? 'colPinStart' : 'rgCol'}"]`)
    return data?.closest<HTMLElement>('revogr-overlay-selection') ?? null
  }

  const top = (row: number): number => {
    const frozen = sight?.frozen ?? 0
    return (row < frozen ? tops.frozen[row] : tops.body[row - frozen]) ?? 0
  }

  /** Where an area is within the layer of a quarter; undefined where it has no part in it. Ends are exclusive. */
  function boxIn(
    { pinned, frozen }: Quarter,
    area: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number },
  ): Box | undefined {
    if (sight === undefined) return undefined
    const from = Math.max(area.left, pinned ? 0 : sight.pinned)
    const to = Math.min(area.right, pinned ? sight.pinned : sight.columns.length)
    const first = Math.max(area.top, frozen ? 0 : sight.frozen)
    const last = Math.min(area.bottom, frozen ? sight.frozen : sight.rows.length)
    if (from >= to || first >= last) return undefined
    const origin = pinned ? 0 : (lefts[sight.pinned] ?? 0)
    return {
      left: (lefts[from] ?? 0) - origin,
      width: (lefts[to] ?? 0) - (lefts[from] ?? 0),
      top: top(first),
      height: ((frozen ? tops.frozen[last] : tops.body[last - sight.frozen]) ?? 0) - top(first),
    }
  }

  const quarterOf = ({ row, column }: Place): Quarter => ({
    pinned: column < (sight?.pinned ?? 0),
    frozen: row < (sight?.frozen ?? 0),
  })

  /** Where a cell is on the screen; what is scrolled away is outside of `clip`. */
  function boxOf(place: Place): { readonly box: Box; readonly clip: Box } | undefined {
    const quarter = quarterOf(place)
    const element = layer(quarter)
    const view = viewport(quarter.pinned)
    const box = sight === undefined ? undefined : boxIn(quarter, spanOf(sight, place))
    if (element === null || view === null || box === undefined) return undefined
    const origin = element.getBoundingClientRect()
    const inside = quarter.frozen ? view : (vertical() ?? view)
    const seen = view.getBoundingClientRect()
    const rows = inside.getBoundingClientRect()
    return {
      box: { ...box, left: origin.left + box.left, top: origin.top + box.top },
      clip: { left: seen.left, width: seen.width, top: rows.top, height: rows.height },
    }
  }

  /** Scrolls no further than it takes to see a cell. */
  function reveal(place: Place): void {
    const quarter = quarterOf(place)
    const box = boxIn(quarter, { top: place.row, left: place.column, bottom: place.row + 1, right: place.column + 1 })
    const rows = vertical()
    const columns = viewport(false)
    if (box === undefined) return
    if (!quarter.frozen && rows !== null) {
      if (box.top < rows.scrollTop) rows.scrollTop = box.top
      else if (box.top + box.height > rows.scrollTop + rows.clientHeight)
        rows.scrollTop = box.top + box.height - rows.clientHeight
    }
    if (!quarter.pinned && columns !== null) {
      if (box.left < columns.scrollLeft) columns.scrollLeft = box.left
      else if (box.left + box.width > columns.scrollLeft + columns.clientWidth)
        columns.scrollLeft = Math.min(box.left, box.left + box.width - columns.clientWidth)
    }
  }

  /** How far from the begin of its part, pinned or not, a column begins; the place behind the last one counts too. */
  const leftOf = (column: number, pinned: boolean): number =>
    sight === undefined
      ? 0
      : pinned
        ? (lefts[Math.min(column, sight.pinned)] ?? 0)
        : (lefts[Math.max(column, sight.pinned)] ?? 0) - (lefts[sight.pinned] ?? 0)

  const pageRows = (): number => Math.max(1, Math.floor((vertical()?.clientHeight ?? 400) / ROW_HEIGHT) - 1)

  /** Rows whose cells are drawn, and some more where the reader is likely to go. */
  function rowsInSight(margin: number): readonly Row[] {
    const element = vertical()
    if (sight === undefined || element === null) return sight?.rows.slice(0, 60) ?? []
    const first = rowAtTop(tops.body, element.scrollTop) + sight.frozen
    const last = rowAtTop(tops.body, element.scrollTop + element.clientHeight) + sight.frozen + 2
    return [
      ...sight.rows.slice(0, sight.frozen),
      ...sight.rows.slice(Math.max(sight.frozen, first - margin), last + margin),
    ]
  }

  const hitAt = (element: Element | null): Hit | undefined =>
    sight === undefined ? undefined : hitOf(grid, sight, element)

  return {
    element: grid,
    show,
    refresh,
    fit,
    layer,
    boxIn,
    boxOf,
    quarterOf,
    reveal,
    leftOf,
    /** Where pinned columns, or the others, are on the screen; undefined while there are none. */
    viewBox: (pinned: boolean): DOMRect | undefined => viewport(pinned)?.getBoundingClientRect(),
    pageRows,
    rowsInSight,
    /** What is at a point of the screen, going by what is drawn there. */
    hit: (x: number, y: number) => hitAt(document.elementFromPoint(x, y)),
    hitOf: hitAt,
    scroller: () => ({ rows: vertical(), columns: viewport(false) }),
    scrolled,
    drawn,
    entered,
    resized,
    sight: () => sight,
  }
}
