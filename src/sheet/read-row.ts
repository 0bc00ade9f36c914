import type { Instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Cell } from '../ports/ledger.ts'
import { cellReader, type Filled, type Typing } from './cells.ts'
import type { Column, RowOf } from './definition.ts'
import type { Headers } from './headers.ts'
import { Inferred, Misread } from './typed/misread.ts'

/** The moments of a row that were not said in full, by column, with the text they were read from. */
type Times = RowRecord['times']

/** A row, read. */
export interface ReadRow<C extends Column> {
  readonly values: RowOf<C>
  readonly problems: readonly Problem[]
  readonly times: Times
}

/** How clerks' cells are understood, and what was inferred of this row before, which holds while the text stays. */
export interface TypingRow extends Typing {
  readonly times: Times
}

/** Reads the cells of a row under the columns it was made for. */
export type RowReader<C extends Column> = (cells: readonly Cell[], typing?: TypingRow) => ReadRow<C>

const NOTHING: Times = {}

/**
 * A reader of the rows of one tab. Each cell is read by itself: one bad cell is a problem and blank, the others stay.
 * A problem in a column people must fill blocks the row; in another it is said (R05). Somebody or a phone number that is not
 * understood is only said, and stays as it was typed: nobody is kept waiting for it.
 */
export function rowReader<C extends Column>(columns: readonly C[], headers: Headers, zone: string): RowReader<C> {
  const readers = columns.flatMap((column) => {
    const index = headers.at.get(column.key)
    return index === undefined ? [] : [{ column, index, read: cellReader(column, zone) }]
  })
  return (cells, typing) => {
    const values: Record<string, unknown> = {}
    const problems: Problem[] = []
    let times: Record<string, { text: string; at: Instant }> | undefined
    for (const { column, index, read } of readers) {
      const cell = cells[index]
      if (!isFilled(cell)) continue
      const { key } = column
      const known = typing?.times[key]
      const reading = known !== undefined && known.text === String(cell) ? new Inferred(known.at) : read(cell, typing)
      if (reading instanceof Inferred) {
        values[key] = reading.at
        times ??= {}
        times[key] = { text: String(cell), at: reading.at }
      } else if (reading instanceof Misread) {
        const isKept = KEPT.has(reading.code)
        if (isKept) values[key] = String(cell).trim()
        problems.push(problemOf(reading, column, isKept))
      } else values[key] = reading
    }
    return { values: values as RowOf<C>, problems, times: times ?? NOTHING }
  }
}

/** What is said of a cell that is kept as it stands. */
const KEPT: ReadonlySet<string> = new Set(['unknown-staff', 'several-people', 'odd-phone'])

const problemOf = ({ code, typed, meant }: Misread, { key, required }: Column, isKept: boolean): Problem => ({
  column: key,
  severity: required === true && !isKept ? 'blocks' : 'warns',
  code,
  typed,
  ...(meant.length === 0 ? {} : { meant }),
})

/** Whether anything but blanks stands in a cell. */
export const isFilled = (cell: Cell): cell is Filled =>
  cell !== undefined && cell !== null && cell !== '' && (typeof cell !== 'string' || cell.trim() !== '')
