/** One line of a menu; `-` is a line between groups. */
export type MenuItem =
  | '-'
  | { readonly label: string; readonly keys?: string; readonly disabled?: boolean; readonly run: () => void }

/**
 * A menu at a point of the screen, worked by mouse and keyboard: arrows, Home, End, first letters, Escape. The focus goes back
 * to where it was.
 */
export function openMenu(items: readonly MenuItem[], x: number, y: number, label: string): void {
  const before = document.activeElement
  const menu = document.createElement('div')
  menu.className = 'menu'
  menu.setAttribute('role', 'menu')
  menu.setAttribute('aria-label', label)
  menu.tabIndex = -1
  const close = (back: boolean): void => {
    menu.remove()
    window.removeEventListener('pointerdown', outside, true)
    window.removeEventListener('blur', gone)
    if (back && before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
  const outside = (event: Event): void => {
    if (!menu.contains(event.target as Node)) close(true)
  }
  const gone = (): void => close(false)
  for (const item of items) {
    if (item === '-') {
      const line = document.createElement('div')
      line.setAttribute('role', 'separator')
      menu.append(line)
      continue
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.setAttribute('role', 'menuitem')
    button.tabIndex = -1
    button.disabled = item.disabled === true
    const text = document.createElement('span')
    text.textContent = item.label
    button.append(text)
    if (item.keys !== undefined) {
      const keys = document.createElement('kbd')
      keys.textContent = item.keys
      button.append(keys)
    }
    button.addEventListener('click', () => {
      close(true)
      item.run()
    })
    menu.append(button)
  }
  document.body.append(menu)
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`
  menu.style.top = `${Math.max(4, Math.min(y, window.innerHeight - height - 4))}px`
  const buttons = [...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  let at = 0
  const go = (to: number): void => {
    at = (to + buttons.length) % buttons.length
    buttons[at]?.focus()
  }
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation()
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }
    const to = moves[event.key]
    if (to !== undefined) go(to)
    else if (event.key === 'Escape' || event.key === 'Tab') close(true)
    else if (event.key.length === 1) {
      const found = buttons.findIndex((one) => one.textContent.toLowerCase().startsWith(event.key.toLowerCase()))
      if (found >= 0) go(found)
      return
    } else return
    event.preventDefault()
  })
  window.addEventListener('pointerdown', outside, true)
  window.addEventListener('blur', gone)
  go(0)
}
