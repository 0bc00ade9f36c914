import { html, render } from 'lit-html'
import type { Page } from '../control/page.ts'
import type { Place } from '../model/move.ts'
import { textOf } from '../model/tab.ts'

/** Looks for a text in what the tab shows, from the focus on, in reading order. */
export function openFindBar(page: Page, host: HTMLElement): { readonly open: () => void } {
  const { words } = page
  let text = ''
  let found: readonly Place[] = []
  let at = -1

  const search = (): void => {
    const sight = page.sight()
    const wanted = text.trim().toLocaleLowerCase()
    const places: Place[] = []
    if (sight !== undefined && wanted !== '') {
      for (const [r, row] of sight.rows.entries())
        for (const [c, column] of sight.columns.entries())
          if (textOf(row, column).toLocaleLowerCase().includes(wanted)) places.push({ row: r, column: c })
    }
    found = places
    at = -1
  }
  const go = (by: number): void => {
    search()
    if (found.length === 0) {
      draw()
      return
    }
    const focus = page.selection()?.focus
    const sight = page.sight()
    const row = focus === undefined ? 0 : (sight?.rowAt.get(focus.row) ?? 0)
    const column = focus === undefined ? 0 : (sight?.columnAt.get(focus.column) ?? 0)
    const after = (place: Place): boolean => place.row > row || (place.row === row && place.column > column)
    const before = (place: Place): boolean => place.row < row || (place.row === row && place.column < column)
    at = by > 0 ? found.findIndex(after) : found.findLastIndex(before)
    if (at < 0) at = by > 0 ? 0 : found.length - 1
    const place = found[at]
    if (place !== undefined) page.selectPlace(place)
    draw()
  }
  const close = (): void => {
    host.hidden = true
    page.editor().focus()
  }
  const draw = (): unknown =>
    render(
      html`<input type="search" aria-label=${words.find} placeholder=${words.find} .value=${text}
          @input=${(event: InputEvent) => {
            text = (event.target as HTMLInputElement).value
            search()
            draw()
          }}
          @keydown=${(event: KeyboardEvent) => {
            if (event.isComposing) return
            if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
            if (event.key === 'Escape') close()
          }}>
        <span role="status">${text === '' ? '' : words.found(at + 1, found.length)}</span>
        <button type="button" class="icon" aria-label=${words.previous} @click=${() => go(-1)}>↑</button>
        <button type="button" class="icon" aria-label=${words.next} @click=${() => go(1)}>↓</button>
        <button type="button" class="icon" aria-label=${words.close} @click=${close}>×</button>`,
      host,
    )
  return {
    open: () => {
      host.hidden = false
      draw()
      const input = host.querySelector('input')
      input?.focus()
      input?.select()
    },
  }
}
