import type { sheets_v4 } from '@googleapis/sheets'
import type { Locale } from '../sheets-server/formats/locale.ts'
import type { Styles } from './cell-style.ts'
import type { Colours } from './colour.ts'
import type { Named } from './formula.ts'
import type { Losses } from './losses.ts'
import type { Words } from './words.ts'

/** What every part of the file is written with. */
export type Book = {
  readonly locale: Locale
  readonly words: Words
  readonly named: Named
  readonly colours: Colours
  readonly styles: Styles
  readonly losses: Losses
  /** Puts choices too long for a rule on the hidden tab of lists; the formula that names them. */
  readonly listOf: (choices: readonly string[]) => string
  /** The last row of a tab, from 0, so that a list of its cells ends there. */
  readonly lastRow: (title: string) => number | undefined
}

/** Some rows of a tab, whole ones, in order. */
export type Block = {
  /** From 0. */
  readonly startRow: number
  readonly rows: readonly sheets_v4.Schema$RowData[]
  /** Of the same rows; may be shorter. */
  readonly rowMetadata: readonly sheets_v4.Schema$DimensionProperties[]
}

/** A tab, its rows read when they are wanted. */
export type Tab = {
  /** Everything but its cells. */
  readonly sheet: sheets_v4.Schema$Sheet
  readonly rowCount: number
  readonly columnCount: number
  readonly columnMetadata: readonly sheets_v4.Schema$DimensionProperties[]
  /** The grid's last row: what its cells look like is what empty cells of their columns look like. */
  readonly bottomRow: readonly sheets_v4.Schema$CellData[]
  readonly blocks: () => AsyncIterable<Block> | Iterable<Block>
}

/** A tab's title in the spreadsheet, which is not always its name in the file. */
export const titleOf = (tab: Tab): string => tab.sheet.properties?.title ?? ''
