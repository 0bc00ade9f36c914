import type { Page } from './page.ts'

const REST = 150

/** Tells a screen reader where the focus has come to rest; the grid's own cells never have it. */
export function speakCells(page: Page, place: HTMLElement): void {
  let timer: number | undefined
  page.selected.on(() => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (page.editor().mode() === 'parked') place.textContent = page.editor().element.getAttribute('aria-label')
    }, REST)
  })
}
