import type { Box } from '../grid/grid-view.ts'
import type { Cell } from '../model/sight.ts'
import type { Mode } from './keys.ts'

export type EditorHost = {
  /** Typing has begun in the cell where the editor is parked: it is open now. */
  readonly opened: () => void
  readonly changed: () => void
  /** A letter was typed where nobody may write. */
  readonly refused: () => void
}

/**
 * The one element that has the focus while somebody works in the grid: a textarea that lies unseen over the focused cell and
 * turns into that cell's editor the moment something is typed. So whatever an input method composes is composed in the editor
 * from its first letter on, and nothing has to be handed over.
 */
export type Editor = {
  readonly element: HTMLTextAreaElement
  readonly mode: () => Mode
  /** The cell whose text is being typed; undefined while parked. */
  readonly cell: () => Cell | undefined
  readonly value: () => string
  readonly isComposing: () => boolean
  readonly park: (cell: Cell, label: string, writable: boolean) => void
  /** Opens to change a text, with the caret at its end. */
  readonly open: (text: string) => void
  /** Puts a text in place of the one it was opened with, unless something was typed by now. */
  readonly improve: (text: string) => void
  readonly insert: (text: string) => void
  readonly close: () => void
  readonly move: (at: { readonly box: Box; readonly clip: Box } | undefined) => void
  readonly focus: () => void
}

const WIDEST = 520
const HIGHEST = 220

export function openEditor(layer: HTMLElement, host: EditorHost): Editor {
  const element = document.createElement('textarea')
  element.className = 'cell-editor'
  element.rows = 1
  element.spellcheck = false
  element.autocomplete = 'off'
  element.setAttribute('autocapitalize', 'off')
  element.setAttribute('aria-haspopup', 'listbox')
  layer.append(element)

  let mode: Mode = 'parked'
  let parked: Cell | undefined
  let cell: Cell | undefined
  let composing = false
  let initial: string | undefined
  let place: { readonly box: Box; readonly clip: Box } | undefined

  const lay = (): void => {
    element.classList.toggle('open', mode !== 'parked')
    if (place === undefined) return
    const { box, clip } = place
    const origin = layer.getBoundingClientRect()
    const left = Math.max(clip.left, Math.min(box.left, clip.left + clip.width - 40))
    const top = Math.max(clip.top, Math.min(box.top, clip.top + clip.height - box.height))
    element.style.transform = `translate(${left - origin.left}px, ${top - origin.top}px)`
    if (mode === 'parked') {
      element.style.width = `${box.width}px`
      element.style.height = `${box.height}px`
      return
    }
    const room = Math.max(120, Math.min(WIDEST, origin.right - left - 4))
    // A text of one line widens the editor until there is no room; after that it grows downwards.
    element.style.width = `${Math.min(room, Math.max(box.width + 1, longestLine(element)))}px`
    element.style.height = `${box.height + 1}px`
    if (element.scrollHeight > element.clientHeight + 2)
      element.style.height = `${Math.min(HIGHEST, element.scrollHeight + 2)}px`
  }
  const begin = (next: Mode): void => {
    mode = next
    cell = parked
    lay()
  }

  element.addEventListener('compositionstart', () => {
    composing = true
    if (mode === 'parked') {
      begin('typing')
      host.opened()
    }
  })
  element.addEventListener('compositionend', () => {
    composing = false
    host.changed()
  })
  element.addEventListener('input', () => {
    if (mode === 'parked') {
      begin('typing')
      host.opened()
    }
    lay()
    host.changed()
  })
  element.addEventListener('keydown', (event) => {
    if (
      mode === 'parked' &&
      element.readOnly &&
      event.key.length === 1 &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    )
      host.refused()
  })

  return {
    element,
    mode: () => mode,
    cell: () => cell,
    value: () => element.value,
    isComposing: () => composing,
    park: (next, label, writable) => {
      parked = next
      if (mode !== 'parked') return
      element.value = ''
      element.readOnly = !writable
      element.setAttribute('aria-label', label)
      lay()
    },
    open: (text) => {
      element.value = text
      element.readOnly = false
      initial = text
      begin('editing')
      element.setSelectionRange(text.length, text.length)
    },
    improve: (text) => {
      if (mode !== 'editing' || composing || initial === undefined || element.value !== initial || text === initial)
        return
      element.value = text
      initial = text
      element.setSelectionRange(text.length, text.length)
      lay()
    },
    insert: (text) => {
      element.setRangeText(text, element.selectionStart, element.selectionEnd, 'end')
      lay()
      host.changed()
    },
    close: () => {
      mode = 'parked'
      cell = undefined
      initial = undefined
      composing = false
      element.value = ''
      lay()
    },
    move: (at) => {
      place = at
      lay()
    },
    focus: () => element.focus({ preventScroll: true }),
  }
}

let ruler: CanvasRenderingContext2D | null | undefined

function longestLine(element: HTMLTextAreaElement): number {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (ruler === null) return 0
  const { font } = getComputedStyle(element)
  ruler.font = font
  return Math.max(...element.value.split('\n').map((line) => ruler?.measureText(line).width ?? 0)) + 18
}
