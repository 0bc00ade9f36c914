import { signal } from '../desk/signal.ts'
import type { Place } from '../model/move.ts'
import type { Sight } from '../model/sight.ts'
import type { Row } from '../model/tab.ts'
import { type ColumnsOptions, gridColumns, rowNumbers } from './columns.ts'
import { makeRevoGrid, type Resized, type RowRendered } from './revogrid.ts'

const ROW_HEIGHT = 27
const FROZEN_HEIGHT = 38

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

/** What the pointer is on. */
export type Hit =
  | { readonly kind: 'cell'; readonly place: Place }
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'corner' }

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
    const frozen = next.rows.slice(0, next.frozen)
    if (before === undefined || before.frozen !== next.frozen || frozen.some((row, i) => before.rows[i] !== row)) {
      grid.rowDefinitions = frozen.map((_, index) => ({ type: 'rowPinStart', index, size: FROZEN_HEIGHT }))
      grid.pinnedTopSource = frozen
    }
    grid.source = next.rows.slice(next.frozen)
  }

  /** Draws again what is in sight; asked for many times in a frame, it is done once. */
  function refresh(): void {
    if (refreshing) return
    refreshing = true
    requestAnimationFrame(() => {
      refreshing = false
      if (sight !== undefined) void grid.refresh('all')
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
    return row < frozen ? row * FROZEN_HEIGHT : (row - frozen) * ROW_HEIGHT
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
      height: top(last - 1) + (frozen ? FROZEN_HEIGHT : ROW_HEIGHT) - top(first),
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
    const box = boxIn(quarter, { top: place.row, left: place.column, bottom: place.row + 1, right: place.column + 1 })
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

  const pageRows = (): number => Math.max(1, Math.floor((vertical()?.clientHeight ?? 400) / ROW_HEIGHT) - 1)

  /** Rows whose cells are drawn, and some more where the reader is likely to go. */
  function rowsInSight(margin: number): readonly Row[] {
    const element = vertical()
    if (sight === undefined || element === null) return sight?.rows.slice(0, 60) ?? []
    const first = Math.floor(element.scrollTop / ROW_HEIGHT) + sight.frozen
    const last = first + Math.ceil(element.clientHeight / ROW_HEIGHT) + 1
    return [
      ...sight.rows.slice(0, sight.frozen),
      ...sight.rows.slice(Math.max(sight.frozen, first - margin), last + margin),
    ]
  }

  /** What is at a point of the screen, going by what is drawn there. */
  function hit(x: number, y: number): Hit | undefined {
    return hitOf(document.elementFromPoint(x, y))
  }

  function hitOf(element: Element | null): Hit | undefined {
    if (sight === undefined || element === null || !grid.contains(element)) return undefined
    const head = element.closest('.rgHeaderCell')
    if (head !== null) {
      if (head.closest('revogr-row-headers') !== null) return { kind: 'corner' }
      const index = Number(head.getAttribute('data-rgcol'))
      const pinned = head.closest('revogr-viewport-scroll.colPinStart') !== null
      return { kind: 'column', column: index + (pinned ? 0 : sight.pinned) }
    }
    const cell = element.closest('.rgCell')
    const data = cell?.closest('revogr-data')
    if (cell === null || data === null || data === undefined) return undefined
    const frozen = data.getAttribute('type') === 'rowPinStart'
    const row = Number(cell.getAttribute('data-rgrow')) + (frozen ? 0 : sight.frozen)
    if (data.closest('revogr-row-headers') !== null) return { kind: 'row', row }
    const pinned = data.getAttribute('col-type') === 'colPinStart'
    return {
      kind: 'cell',
      place: { row, column: Number(cell.getAttribute('data-rgcol')) + (pinned ? 0 : sight.pinned) },
    }
  }

  return {
    element: grid,
    show,
    refresh,
    layer,
    boxIn,
    boxOf,
    quarterOf,
    reveal,
    pageRows,
    rowsInSight,
    hit,
    hitOf,
    scroller: () => ({ rows: vertical(), columns: viewport(false) }),
    scrolled,
    drawn,
    entered,
    resized,
    sight: () => sight,
  }
}
