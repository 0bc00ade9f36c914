import { columnLetters } from '../../../sheets-server/a1/columns.ts'
import { linkAt } from '../model/links.ts'
import { placeOf } from '../model/sight.ts'
import type { Column } from '../model/tab.ts'
import { openFilterPanel } from '../panels/filter-panel.ts'
import { type MenuItem, openMenu } from '../panels/menu.ts'
import { clearCells } from './blocks.ts'
import type { Editing } from './editing.ts'
import { foldLabel, groupsAt, toggleFold } from './folds.ts'
import { type Page, selectedCells } from './page.ts'
import { appendRows, deleteRows, insertRows } from './rows.ts'
import { filterBy, sortBy } from './sorting.ts'

const MORE_ROWS = 100

export type MenuActions = {
  readonly copy: (cut: boolean) => void
  readonly history: () => void
  readonly note: () => void
  readonly card: () => void
  readonly follow: () => boolean
}

/** The menus of cells, rows and columns. */
export function openMenus(page: Page, editing: Editing, actions: MenuActions) {
  const { words } = page

  function columnItems(column: Column, anchor: DOMRect): readonly MenuItem[] {
    const filtered = page.view().filters.has(column)
    return [
      { label: words.sortAscending, run: () => void sortBy(page, column, false) },
      { label: words.sortDescending, run: () => void sortBy(page, column, true) },
      { label: words.filterColumn, keys: 'Ctrl+Shift+L', run: () => openFilterPanel(page, column, anchor) },
      { label: words.clearColumn, disabled: !filtered, run: () => void filterBy(page, column, undefined) },
      ...groupsAt(page, column).map((group) => ({
        label: foldLabel(page, group),
        run: () => toggleFold(page, group),
      })),
    ]
  }

  /** Where the focused cell is on the screen. */
  function focusBox(): DOMRect {
    const sight = page.sight()
    const focus = page.selection()?.focus
    const place = sight === undefined || focus === undefined ? undefined : placeOf(sight, focus)
    const box = place === undefined ? undefined : page.grid.boxOf(place)?.box
    return new DOMRect(box?.left ?? 40, box?.top ?? 80, box?.width ?? 0, box?.height ?? 0)
  }

  function cells(x: number, y: number): void {
    const count = selectedCells(page)?.rows.length ?? 1
    const focus = page.selection()?.focus
    if (focus === undefined) return
    openMenu(
      [
        { label: words.cutItem, keys: 'Ctrl+X', run: () => actions.copy(true) },
        { label: words.copyItem, keys: 'Ctrl+C', run: () => actions.copy(false) },
        { label: words.pasteItem, keys: 'Ctrl+V', run: () => page.say('note', words.pasteByKey) },
        '-',
        { label: words.insertAbove(count), keys: 'Ctrl+Shift+=', run: () => void insertRows(page, false) },
        { label: words.insertBelow(count), run: () => void insertRows(page, true) },
        { label: words.deleteRows(count), keys: 'Ctrl+-', run: () => void deleteRows(page) },
        { label: words.addRows(MORE_ROWS), run: () => void appendRows(page, MORE_ROWS) },
        '-',
        ...columnItems(focus.column, focusBox()),
        '-',
        {
          label: words.followLink,
          keys: 'Alt+Enter',
          disabled: linkAt(focus) === undefined,
          run: actions.follow,
        },
        { label: words.openCard, run: actions.card },
        { label: words.historyOfCell, run: actions.history },
        {
          label: words.note,
          keys: 'Shift+F2',
          disabled: focus.row.notes?.[focus.column.index] === undefined,
          run: actions.note,
        },
        { label: words.clearCells, keys: 'Delete', run: () => void clearCells(page, editing) },
      ],
      x,
      y,
      words.menu,
    )
  }

  return {
    cells,
    atFocus: () => {
      const { left, bottom } = focusBox()
      cells(left + 8, bottom)
    },
    column: (place: number, anchor: Element) => {
      const column = page.sight()?.columns[place]
      if (column === undefined) return
      const box = anchor.getBoundingClientRect()
      openMenu(columnItems(column, box), box.left, box.bottom + 2, words.columnMenu(columnLetters(column.index)))
    },
    filter: () => {
      const column = page.selection()?.focus.column
      if (column !== undefined) openFilterPanel(page, column, focusBox())
    },
  }
}
