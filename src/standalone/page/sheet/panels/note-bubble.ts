import type { Page } from '../control/page.ts'
import { type Cell, placeOf } from '../model/sight.ts'
import type { Row } from '../model/tab.ts'

export type NoteBubble = {
  readonly hover: (cell: Cell | undefined, x: number, y: number) => void
  /** Shows the focused cell's note now; again to hide it. */
  readonly toggle: () => void
  /** Remembers who has just changed rows, to be told on hover. */
  readonly changedBy: (person: string, rows: readonly Row[], columns: readonly [number, number]) => void
  readonly hide: () => void
}

const HOVER = 350
const FOCUS = 500
const REMEMBERED = 30_000

/** The note of a cell, on hover and when the focus rests on it; and who has just changed it. */
export function openNoteBubble(page: Page, layer: HTMLElement): NoteBubble {
  const bubble = document.createElement('div')
  bubble.className = 'note'
  bubble.id = 'cell-note'
  bubble.setAttribute('role', 'tooltip')
  bubble.hidden = true
  layer.append(bubble)
  let timer: number | undefined
  let shown: Cell | undefined
  let hovered: Cell | undefined
  const recent = new Map<Row, { person: string; columns: readonly [number, number]; until: number }>()

  const noteOf = ({ row, column }: Cell): string => {
    const change = recent.get(row)
    const by =
      change !== undefined &&
      change.until > Date.now() &&
      column.index >= change.columns[0] &&
      column.index < change.columns[1]
        ? page.words.changedBy(change.person)
        : ''
    return [row.notes?.[column.index] ?? '', by].filter((text) => text !== '').join('\n')
  }
  const hide = (): void => {
    window.clearTimeout(timer)
    bubble.hidden = true
    shown = undefined
    page.editor().element.removeAttribute('aria-describedby')
  }
  const show = (cell: Cell): void => {
    const sight = page.sight()
    const place = sight === undefined ? undefined : placeOf(sight, cell)
    const where = place === undefined ? undefined : page.grid.boxOf(place)
    const text = noteOf(cell)
    if (where === undefined || text === '' || page.editor().mode() !== 'parked') {
      hide()
      return
    }
    bubble.textContent = text
    bubble.hidden = false
    bubble.scrollTop = 0
    bubble.classList.toggle('long', bubble.scrollHeight > bubble.clientHeight + 1)
    shown = cell
    const origin = layer.getBoundingClientRect()
    const { box } = where
    const { width, height } = bubble.getBoundingClientRect()
    const right = box.left + box.width + 6 - origin.left
    const left = right + width > origin.width ? box.left - origin.left - width - 6 : right
    bubble.style.left = `${Math.max(2, left)}px`
    bubble.style.top = `${Math.max(2, Math.min(box.top - origin.top, origin.height - height - 2))}px`
    if (cell === page.selection()?.focus) page.editor().element.setAttribute('aria-describedby', bubble.id)
  }
  const later = (cell: Cell, pause: number): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => show(cell), pause)
  }
  page.selected.on(() => {
    hide()
    const focus = page.selection()?.focus
    if (focus?.row.notes?.[focus.column.index] !== undefined) later(focus, FOCUS)
  })
  page.grid.scrolled.on(hide)

  return {
    hover: (cell) => {
      if (cell === undefined) {
        // A long note is scrolled with the pointer on it.
        if (bubble.matches(':hover')) return
        if (hovered !== undefined) {
          hovered = undefined
          hide()
        }
        return
      }
      if (hovered?.row === cell.row && hovered.column === cell.column) return
      hovered = cell
      if (noteOf(cell) === '') {
        if (shown !== undefined) hide()
        else window.clearTimeout(timer)
      } else later(cell, HOVER)
    },
    toggle: () => {
      const focus = page.selection()?.focus
      if (focus === undefined || shown !== undefined) hide()
      else show(focus)
    },
    changedBy: (person, rows, columns) => {
      const until = Date.now() + REMEMBERED
      for (const row of rows) recent.set(row, { person, columns, until })
      if (recent.size > 2000) recent.clear()
    },
    hide,
  }
}
