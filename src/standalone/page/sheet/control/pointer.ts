import type { Hit } from '../grid/hit.ts'
import { areaOf, type Cell, cellAt, placeOf, standIn } from '../model/sight.ts'
import type { Editing } from './editing.ts'
import type { Page } from './page.ts'

export type PointerActions = {
  /** A menu is asked for at a point of the screen. */
  readonly menu: (x: number, y: number) => void
  readonly columnMenu: (column: number, anchor: Element) => void
  readonly hover: (cell: Cell | undefined, x: number, y: number) => void
}

const EDGE = 24

/** Mouse and pen select by drawing; a finger scrolls, and selects by tapping. */
export function bindPointer(page: Page, editing: Editing, actions: PointerActions): void {
  const { grid } = page
  let drawing: Hit['kind'] | undefined
  let scroller: number | undefined

  function press(hit: Hit, extend: boolean): void {
    const sight = page.sight()
    if (sight === undefined) return
    const selection = page.selection()
    const focus = selection === undefined ? undefined : placeOf(sight, selection.focus)
    switch (hit.kind) {
      case 'cell':
        page.selectPlace(hit.place, extend)
        return
      case 'row': {
        const from = cellAt(sight, { row: extend && focus !== undefined ? focus.row : hit.row, column: 0 })
        const to = cellAt(sight, { row: hit.row, column: 0 })
        if (from !== undefined && to !== undefined) page.select({ focus: from, head: to, whole: 'rows' })
        return
      }
      case 'column': {
        const top = sight.frozen < sight.rows.length ? sight.frozen : 0
        const from = cellAt(sight, { row: top, column: extend && focus !== undefined ? focus.column : hit.column })
        const to = cellAt(sight, { row: top, column: hit.column })
        if (from !== undefined && to !== undefined) page.select({ focus: from, head: to, whole: 'columns' })
        return
      }
      case 'corner': {
        const first = cellAt(sight, { row: 0, column: 0 })
        const end = cellAt(sight, { row: sight.rows.length - 1, column: sight.columns.length - 1 })
        if (first !== undefined && end !== undefined) page.select({ focus: first, head: end, whole: 'all' })
      }
    }
  }

  function choose(hit: Hit, extend: boolean): boolean {
    if (editing.editor.mode() !== 'parked' && !editing.commit()) return false
    press(hit, extend)
    editing.editor.focus()
    return true
  }

  const isOnControl = (target: EventTarget | null): boolean =>
    target instanceof Element && target.closest('button, a, .resizable-r, .no-select') !== null

  grid.element.addEventListener('pointerdown', (event) => {
    if (isOnControl(event.target)) return
    const hit = grid.hitOf(event.target as Element)
    if (hit === undefined) return
    if (event.button === 2) {
      if (!isSelected(page, hit)) press(hit, false)
      return
    }
    // A finger may be about to scroll: what it taps comes as a click.
    if (event.button !== 0 || event.pointerType === 'touch') return
    event.preventDefault()
    if (choose(hit, event.shiftKey)) drawing = hit.kind
  })
  grid.element.addEventListener('click', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || isOnControl(event.target)) return
    const hit = grid.hitOf(event.target as Element)
    if (hit !== undefined) choose(hit, false)
  })
  // Not at the second press: the editor would be under the pointer by then, and the browser would select a word in it.
  grid.element.addEventListener('dblclick', (event) => {
    if (!isOnControl(event.target) && grid.hitOf(event.target as Element)?.kind === 'cell') editing.edit()
  })
  // The browser's own answer to a press would take the focus out of the editor.
  grid.element.addEventListener('mousedown', (event) => {
    if (!isOnControl(event.target)) event.preventDefault()
  })

  function draw(x: number, y: number): void {
    const hit = grid.hit(x, y)
    if (hit !== undefined && hit.kind === drawing) press(hit, true)
  }

  window.addEventListener('pointermove', (event) => {
    if (drawing === undefined) {
      const hit =
        event.pointerType === 'mouse' ? grid.hitOf(event.target instanceof Element ? event.target : null) : undefined
      const sight = page.sight()
      actions.hover(
        hit?.kind === 'cell' && sight !== undefined ? cellAt(sight, standIn(sight, hit.place)) : undefined,
        event.clientX,
        event.clientY,
      )
      return
    }
    draw(event.clientX, event.clientY)
    autoScroll(event.clientX, event.clientY)
  })
  const stop = (): void => {
    drawing = undefined
    window.clearInterval(scroller)
    scroller = undefined
  }
  window.addEventListener('pointerup', stop)
  window.addEventListener('pointercancel', stop)

  /** Drawing past an edge scrolls on, for as long as the pointer stays there. */
  function autoScroll(x: number, y: number): void {
    window.clearInterval(scroller)
    const { rows, columns } = grid.scroller()
    if (rows === null || columns === null) return
    const box = rows.getBoundingClientRect()
    const across = columns.getBoundingClientRect()
    const by = (at: number, from: number, to: number): number => (at < from + EDGE ? -1 : at > to - EDGE ? 1 : 0)
    const down = by(y, box.top, box.bottom)
    const right = by(x, across.left, across.right)
    if (down === 0 && right === 0) return
    scroller = window.setInterval(() => {
      rows.scrollTop += down * 20
      columns.scrollLeft += right * 20
      draw(Math.max(across.left + 2, Math.min(x, across.right - 2)), Math.max(box.top + 2, Math.min(y, box.bottom - 2)))
    }, 40)
  }

  grid.element.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    actions.menu(event.clientX, event.clientY)
  })
  grid.element.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.column-menu') : null
    if (button === null) return
    actions.columnMenu(Number(button.getAttribute('data-column')), button)
  })
}

function isSelected(page: Page, hit: Hit): boolean {
  const sight = page.sight()
  const selection = page.selection()
  const area = sight === undefined || selection === undefined ? undefined : areaOf(sight, selection)
  if (area === undefined) return false
  switch (hit.kind) {
    case 'cell':
      return (
        hit.place.row >= area.top &&
        hit.place.row < area.bottom &&
        hit.place.column >= area.left &&
        hit.place.column < area.right
      )
    case 'row':
      return selection?.whole === 'rows' && hit.row >= area.top && hit.row < area.bottom
    case 'column':
      return selection?.whole === 'columns' && hit.column >= area.left && hit.column < area.right
    case 'corner':
      return false
  }
}
