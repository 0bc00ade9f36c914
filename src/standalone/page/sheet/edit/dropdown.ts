import { matching } from '../model/validation.ts'

export type Dropdown = {
  /** Offers what fits what is typed; `all` offers everything, whatever is typed. */
  readonly offer: (options: readonly string[], strict: boolean, typed: string, all: boolean) => void
  readonly close: () => void
  readonly isOpen: () => boolean
  readonly move: (by: number) => void
  /** The option that Enter and Tab take. */
  readonly chosen: () => string | undefined
  readonly element: HTMLElement
}

/** So many are drawn; whoever has more to choose from types. */
const SHOWN = 200

/** The list below an editor. The focus stays in the editor; this is its listbox. */
export function openDropdown(
  editor: HTMLTextAreaElement,
  strictWords: string,
  pick: (option: string) => void,
): Dropdown {
  const element = document.createElement('div')
  element.className = 'dropdown'
  element.hidden = true
  const list = document.createElement('ul')
  list.id = 'cell-options'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', strictWords)
  const hint = document.createElement('p')
  hint.textContent = strictWords
  element.append(list, hint)
  let shown: readonly string[] = []
  let at = -1

  const close = (): void => {
    element.hidden = true
    shown = []
    at = -1
    editor.removeAttribute('aria-controls')
    editor.removeAttribute('aria-activedescendant')
  }
  const mark = (): void => {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at))
      if (index === at) option.scrollIntoView({ block: 'nearest' })
    }
    if (at >= 0) editor.setAttribute('aria-activedescendant', `cell-option-${at}`)
    else editor.removeAttribute('aria-activedescendant')
  }
  element.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    event.stopPropagation()
  })
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('li')
    if (option !== null) pick(option.textContent)
  })

  return {
    element,
    offer: (options, strict, typed, all) => {
      shown = (all ? options : matching(options, typed)).slice(0, SHOWN)
      if (shown.length === 0 && !strict) {
        close()
        return
      }
      const exact = options.some((option) => option === typed.trim())
      at = all ? shown.indexOf(typed.trim()) : strict && typed.trim() !== '' && !exact && shown.length > 0 ? 0 : -1
      list.replaceChildren(
        ...shown.map((text, index) => {
          const option = document.createElement('li')
          option.id = `cell-option-${index}`
          option.setAttribute('role', 'option')
          option.textContent = text
          return option
        }),
      )
      hint.hidden = !strict
      element.hidden = false
      editor.setAttribute('aria-controls', list.id)
      mark()
    },
    close,
    isOpen: () => !element.hidden,
    move: (by) => {
      if (shown.length === 0) return
      at = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length
      mark()
    },
    chosen: () => shown[at],
  }
}
