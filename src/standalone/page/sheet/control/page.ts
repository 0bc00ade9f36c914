import { columnLetters } from '../../../sheets-server/a1/columns.ts'
import type { SheetWords } from '../../shared/words-sheet.ts'
import type { Desk } from '../desk/desk.ts'
import type { Edits } from '../desk/edits.ts'
import { recallFolds } from '../desk/kept-folds.ts'
import { type Signal, signal } from '../desk/signal.ts'
import type { Editor } from '../edit/editor.ts'
import type { GridView } from '../grid/grid-view.ts'
import type { Overlay } from '../grid/overlay.ts'
import { firstCaseRow, isExample } from '../model/example.ts'
import { isShown } from '../model/groups.ts'
import { linkAt } from '../model/links.ts'
import type { Place } from '../model/move.ts'
import { areaOf, type Cell, cellAt, layOutTab, placeOf, type Selection, type Sight, standIn } from '../model/sight.ts'
import { headerOf, isProtected, type Row, type Tab, textOf } from '../model/tab.ts'
import { plainView, rowsOf, type TabView } from './tab-view.ts'

type Said = { readonly kind: 'done' | 'refused' | 'note'; readonly words: string }

/** What the parts of the page share: the tab in sight, how it is laid out, what is selected. */
export type Page = {
  readonly words: SheetWords
  readonly desk: Desk
  readonly edits: Edits
  readonly grid: GridView
  readonly overlay: Overlay
  readonly editor: () => Editor
  readonly setEditor: (editor: Editor) => void
  readonly tab: () => Tab | undefined
  readonly view: () => TabView
  readonly sight: () => Sight | undefined
  readonly selection: () => Selection | undefined
  readonly show: (sheetId: number) => Promise<void>
  readonly select: (selection: Selection, reveal?: Place) => void
  readonly selectPlace: (place: Place, extend?: boolean) => void
  /** Lays the tab out anew after rows, columns, the view or the window changed. */
  readonly relay: () => void
  readonly say: (kind: Said['kind'], words: string) => void
  readonly said: Signal<Said>
  readonly selected: Signal<undefined>
  /** What is being typed differs. */
  readonly typed: Signal<undefined>
  /** Another tab is about to be shown. */
  readonly leaving: Signal<undefined>
  readonly shown: Signal<Tab>
  readonly laidOut: Signal<undefined>
  readonly nameOf: (cell: Cell) => string
  readonly headerOf: (cell: Cell) => string
}

export function openPage(
  desk: Desk,
  edits: Edits,
  words: SheetWords,
  grid: GridView,
  overlay: Overlay,
  host: HTMLElement,
): Page {
  let tab: Tab | undefined
  let sight: Sight | undefined
  let selection: Selection | undefined
  let editor: Editor | undefined
  /** Where the focus was, for when its row is gone. */
  let lastPlace: Place = { row: 0, column: 0 }
  const views = new Map<number, TabView>()
  const kept = new Map<number, { selection: Selection; rows: number; columns: number }>()
  const said = signal<Said>()
  const selected = signal<undefined>()
  const typed = signal<undefined>()
  const shown = signal<Tab>()
  const leaving = signal<undefined>()
  const laidOut = signal<undefined>()

  const viewOf = (one: Tab): TabView => {
    const known = views.get(one.sheetId) ?? plainView()
    views.set(one.sheetId, known)
    return known
  }

  function relay(): void {
    if (tab === undefined) return
    sight = layOutTab(tab, rowsOf(tab, viewOf(tab)), host.clientWidth * 0.55)
    grid.show(sight)
    const focus = selection === undefined ? undefined : placeOf(sight, selection.focus)
    if (selection === undefined || focus === undefined) {
      const at = cellAt(sight, lastPlace)
      if (at !== undefined) select({ focus: at, head: at })
      else overlay.draw(sight, undefined)
    } else {
      const { head } = selection
      select(placeOf(sight, head) === undefined ? { focus: selection.focus, head: selection.focus } : selection)
    }
    laidOut.tell(undefined)
  }

  function select(next: Selection, reveal?: Place): void {
    if (sight === undefined) return
    selection = next
    const focus = placeOf(sight, next.focus)
    if (focus !== undefined) lastPlace = focus
    if (reveal !== undefined) grid.reveal(reveal)
    overlay.draw(sight, next)
    const { row, column } = next.focus
    const isClosed = isProtected(sight.tab, row.index, column.index)
    const label =
      words.cell(nameOf(next.focus), headerOf(sight.tab, column), textOf(row, column)) +
      (!isClosed ? '' : isExample(sight.tab, row) ? words.lockedExample : words.locked) +
      (row.notes?.[column.index] === undefined ? '' : words.withNote) +
      (linkAt(next.focus) === undefined ? '' : words.withLink) +
      (column.validation === undefined || row.index < sight.tab.frozenRows || isClosed ? '' : words.withList)
    editor?.park(next.focus, label, !isClosed)
    selected.tell(undefined)
  }

  async function show(sheetId: number): Promise<void> {
    const next = await desk.open(sheetId)
    if (next === undefined || next === tab) return
    leaving.tell(undefined)
    const { rows, columns } = grid.scroller()
    if (tab !== undefined && selection !== undefined)
      kept.set(tab.sheetId, { selection, rows: rows?.scrollTop ?? 0, columns: columns?.scrollLeft ?? 0 })
    tab = next
    if (!views.has(sheetId)) recallFolds(next)
    const before = kept.get(sheetId)
    selection = before?.selection
    lastPlace = { row: firstCaseRow(next), column: firstOpenColumn(next) }
    relay()
    requestAnimationFrame(() => {
      const { rows: down, columns: across } = grid.scroller()
      if (down !== null) down.scrollTop = before?.rows ?? 0
      if (across !== null) across.scrollLeft = before?.columns ?? 0
      if (sight !== undefined) overlay.draw(sight, selection)
    })
    shown.tell(next)
  }

  const nameOf = ({ row, column }: Cell): string => `${columnLetters(column.index)}${row.index + 1}`

  desk.tabChanged.on(({ tab: changed, moved }) => {
    const view = views.get(changed.sheetId)
    if (view?.order !== undefined && !view.stale) {
      view.stale = true
      laidOut.tell(undefined)
    }
    if (changed !== tab) return
    if (moved) relay()
    else grid.refresh()
  })

  return {
    words,
    desk,
    edits,
    grid,
    overlay,
    editor: () => {
      if (editor === undefined) throw new Error('no editor yet')
      return editor
    },
    setEditor: (one) => {
      editor = one
    },
    tab: () => tab,
    view: () => (tab === undefined ? plainView() : viewOf(tab)),
    sight: () => sight,
    selection: () => selection,
    show,
    select,
    selectPlace: (place, extend = false) => {
      if (sight === undefined) return
      const cell = cellAt(sight, standIn(sight, place))
      if (cell === undefined) return
      const at = placeOf(sight, cell)
      select({ focus: extend && selection !== undefined ? selection.focus : cell, head: cell }, at)
    },
    relay,
    say: (kind, text) => said.tell({ kind, words: text }),
    said,
    selected,
    typed,
    leaving,
    shown,
    laidOut,
    nameOf,
    headerOf: ({ column }) => (tab === undefined ? '' : headerOf(tab, column)),
  }
}

const firstOpenColumn = (tab: Tab): number => {
  const open = tab.columns.filter((column) => isShown(tab, column))
  const row = firstCaseRow(tab)
  const at = open.findIndex(({ index }) => !isProtected(tab, row, index))
  return Math.max(0, at)
}

/** The cells of the selection, as rows and columns in the order of the view; only what is shown. */
export function selectedCells(
  page: Page,
): { readonly rows: readonly Row[]; readonly columns: Sight['columns'] } | undefined {
  const sight = page.sight()
  const selection = page.selection()
  const area = sight === undefined || selection === undefined ? undefined : areaOf(sight, selection)
  if (sight === undefined || area === undefined) return undefined
  return { rows: sight.rows.slice(area.top, area.bottom), columns: sight.columns.slice(area.left, area.right) }
}
