import type { Instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'
import type { Cell } from '../ports/ledger.ts'
import { cellReader, type Filled, type Typing } from './cells.ts'
import type { Column, RowOf } from './definition.ts'
import type { Headers } from './headers.ts'
import { asRecorded } from './record.ts'
import { Inferred, Misread } from './typed/misread.ts'

/** Moments by column, each with the text of its cell: what was not said in full, or when it was first seen. */
type Times = RowRecord['times']

const NO_TIMES: Times = NO_RECORD.times
/** One for all rows, for most of them have none. */
const NO_PROBLEMS: readonly Problem[] = []

/** A row, read. */
export interface ReadRow<C extends Column> {
  readonly values: RowOf<C>
  readonly problems: readonly Problem[]
  /** Moments that were not said in full. */
  readonly times: Times
  /** When what cannot be read as a time was first seen. */
  readonly unclear: Times
}

/** How clerks' cells are understood, and what was made of this row before, which holds while the text stays. */
interface TypingRow extends Typing {
  readonly times: Times
  readonly unclear: Times
}

/** Reads the cells of a row under the columns it was made for. */
export type RowReader<C extends Column> = (cells: readonly Cell[], typing?: TypingRow) => ReadRow<C>

/** No time is said in more characters, and what is remembered is kept short. */
const LONGEST = 200

/**
 * A reader of the rows of one tab. Each cell is read by itself: one bad cell is a problem and blank, the others stay.
 * A problem in a column people must fill blocks the row; in another it is said (R05). Somebody or a phone number that is not
 * understood is only said, and stays as it was typed: nobody is kept waiting for it.
 */
export function rowReader<C extends Column>(columns: readonly C[], headers: Headers, zone: string): RowReader<C> {
  const readers = columns.flatMap((column) => {
    const index = headers.at.get(column.key)
    if (index === undefined) return []
    return [{ column, key: column.key, index, isTime: column.type === 'instant', read: cellReader(column, zone) }]
  })
  const blank = blankRow(columns)
  return (cells, typing) => {
    const values = { ...blank }
    let problems: Problem[] | undefined
    let times: Record<string, { text: string; at: Instant }> | undefined
    let unclear: Record<string, { text: string; at: Instant }> | undefined
    const isKnown = typing !== undefined && (typing.times !== NO_TIMES || typing.unclear !== NO_TIMES)
    for (const { column, key, index, isTime, read } of readers) {
      const cell = cells[index]
      if (!isFilled(cell)) continue
      const known = isKnown && isTime ? standing(typing.times[key], cell) : undefined
      const since = isKnown && isTime ? standing(typing.unclear[key], cell) : undefined
      const seen = since === undefined || typing === undefined ? typing : { ...typing, now: since }
      const reading = known === undefined ? read(cell, seen) : new Inferred(known)
      if (typeof reading !== 'object') values[key] = reading
      else if (reading instanceof Inferred) {
        const at = asRecorded(reading.at, zone)
        values[key] = at
        times ??= {}
        times[key] = { text: saidIn(cell), at }
      } else if (reading instanceof Misread) {
        const isKept = KEPT.has(reading.code)
        if (isKept) values[key] = String(cell).trim()
        const text = saidIn(cell)
        // Read by another day's clock, 15:00 would become that day's.
        if (isTime && typing !== undefined && text.length <= LONGEST) {
          unclear ??= {}
          unclear[key] = { text, at: since ?? typing.now }
        }
        problems ??= []
        problems.push(problemOf(reading, column, isKept))
      } else values[key] = reading
    }
    return {
      values: values as RowOf<C>,
      problems: problems ?? NO_PROBLEMS,
      times: times ?? NO_TIMES,
      unclear: unclear ?? NO_TIMES,
    }
  }
}

/**
 * A row with nothing in it. Rows are copies of it: an engine copies an object of one shape ten times as fast as it lets one grow
 * key by key, which it does with objects that it has read from JSON and not with those that grew.
 */
function blankRow(columns: readonly Column[]): Record<string, unknown> {
  const keys = columns.map(({ key }) => key)
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Record<
    string,
    unknown
  >
  for (const key of keys) blank[key] = undefined
  return blank
}

/** The moment that is remembered with a cell, while the cell says the same. */
const standing = (known: Times[string] | undefined, cell: Filled): Instant | undefined =>
  known !== undefined && known.text === saidIn(cell) ? known.at : undefined

/** What is remembered of a cell's text: thousands of blanks around a time would be too much for a cell of the system's own. */
const saidIn = (cell: Filled): string => String(cell).trim()

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
export function isFilled(cell: Cell): cell is Filled {
  if (typeof cell !== 'string') return cell !== undefined && cell !== null
  if (cell === '') return false
  // Nearly every text begins with a letter, a digit or a Chinese character.
  const first = cell.charCodeAt(0)
  return (first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xa000) || cell.trim() !== ''
}
