import { type Cell, isFormula } from '../document/model.ts'
import { display } from '../formats/format.ts'
import { type Locale, localeOf } from '../formats/locale.ts'
import type { CellChange, SheetRecord } from './record.ts'

/** A cell as the log tells it: the id of its row, its column, what people read before and after. */
export type CellText = readonly [row: number, column: number, before: string, after: string]

/** What the log tells of a change in one tab without being read whole. */
export type Summary = {
  /** The first of them. */
  readonly cells: readonly CellText[]
  /** How many cells there were. */
  readonly count: number
  readonly rowsAdded: number
  readonly rowsDeleted: number
  readonly rowsMoved: number
}

const MOST_CELLS = 20
const MOST_CHARACTERS = 500

export function summaryOf(record: SheetRecord, locale: string): Summary {
  const { changed, added, deleted, reordered } = record
  const cells: CellText[] = []
  let count = 0
  for (const row of changed) {
    for (const cell of row.cells) {
      if (cells.length < MOST_CELLS) cells.push(cellText(row.row, cell, localeOf(locale)))
      count++
    }
  }
  return {
    cells,
    count,
    rowsAdded: added.length,
    rowsDeleted: deleted.reduce((n, { rows }) => n + rows.length, 0),
    rowsMoved: reordered === undefined ? 0 : reordered.before.length,
  }
}

/** A changed cell in words. Where only the note changed, the notes are told. */
export function cellText(row: number, { column, before, after }: CellChange, locale: Locale): CellText {
  const [was, is] = [textOf(before, locale), textOf(after, locale)]
  if (was !== is || before?.note === after?.note) return [row, column, was, is]
  return [row, column, cut(before?.note ?? ''), cut(after?.note ?? '')]
}

/** What people read in a cell: of a formula, itself. */
export function textOf(cell: Cell | undefined, locale: Locale): string {
  const value = cell?.value
  if (value === undefined) return ''
  return cut(isFormula(value) ? value.formula : display(value, cell?.format?.numberFormat, locale))
}

/** Not through the middle of a character. */
const cut = (text: string): string => text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')
