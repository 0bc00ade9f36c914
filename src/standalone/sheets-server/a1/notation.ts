import type { GridRange } from '../protocol/types.ts'
import type { Area } from './area.ts'
import { columnIndex, columnLetters } from './columns.ts'

/** Words in A1 notation before anybody has looked up what they name. Numbers from 0, ends excluded, absent = open. */
export type Notation = { readonly title?: string; readonly cells?: Omit<GridRange, 'sheetId'> }

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9]\d*)$/
const COLUMN = /^\$?([A-Za-z]{1,3})$/
const ROW = /^\$?([1-9]\d*)$/
const R1C1 = /^R([1-9]\d*)C([1-9]\d*)$/i

type Corner = { row?: number; column?: number }

function corner(text: string): Corner | undefined {
  const r1c1 = R1C1.exec(text)
  if (r1c1 !== null) return { row: Number(r1c1[1]) - 1, column: Number(r1c1[2]) - 1 }
  const cell = CELL.exec(text)
  if (cell?.[1] !== undefined) return { row: Number(cell[2]) - 1, column: columnIndex(cell[1]) }
  const column = COLUMN.exec(text)
  if (column?.[1] !== undefined) return { column: columnIndex(column[1]) }
  const row = ROW.exec(text)
  return row === null ? undefined : { row: Number(row[1]) - 1 }
}

/** The cells that text like `B2`, `A1:C9`, `A:C`, `2:5`, `A5:A`, `R1C1:R2C2` names, or undefined when it names none. */
export function parseCells(text: string): Notation['cells'] | undefined {
  const [first = '', second, ...rest] = text.split(':')
  if (rest.length > 0) return undefined
  const a = corner(first)
  if (a === undefined) return undefined
  if (second === undefined) return a.row === undefined || a.column === undefined ? undefined : between(a, a)
  const b = corner(second)
  if (b === undefined) return undefined
  // An open side must be open on the second corner, and the two must share a dimension: `A:3` names nothing.
  const shared = (a.row !== undefined && b.row !== undefined) || (a.column !== undefined && b.column !== undefined)
  return shared ? between(a, b) : undefined
}

function between(a: Corner, b: Corner): NonNullable<Notation['cells']> {
  return {
    ...span(a.row, b.row, 'startRowIndex', 'endRowIndex'),
    ...span(a.column, b.column, 'startColumnIndex', 'endColumnIndex'),
  }
}

function span(a: number | undefined, b: number | undefined, start: string, end: string): object {
  if (a === undefined && b === undefined) return {}
  if (a === undefined || b === undefined) return { [start]: a ?? b }
  return { [start]: Math.min(a, b), [end]: Math.max(a, b) + 1 }
}

/**
 * Reads A1 notation: `'It''s'!A1:B2`, `Sheet1!A:C`, `A1`. Text that names no cells is given back as a title (a tab or a
 * named range). Undefined when it is neither.
 */
export function parseNotation(text: string): Notation | undefined {
  const quoted = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text)
  if (quoted !== null) {
    const title = (quoted[1] ?? '').replaceAll("''", "'")
    if (quoted[2] === undefined) return { title }
    const cells = parseCells(quoted[2])
    return cells === undefined ? undefined : { title, cells }
  }
  const bang = text.lastIndexOf('!')
  if (bang >= 0) {
    const cells = parseCells(text.slice(bang + 1))
    return cells === undefined || bang === 0 ? undefined : { title: text.slice(0, bang), cells }
  }
  const cells = parseCells(text)
  if (cells !== undefined) return { cells }
  return text === '' ? undefined : { title: text }
}

/** A tab's title as the service writes it before `!`: bare when plain letters and digits that look like no cell. */
export function quoteTitle(title: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title)
  if (plain && corner(title) === undefined && !/^(R\d*(C\d*)?|C\d*|TRUE|FALSE)$/i.test(title)) return title
  return `'${title.replaceAll("'", "''")}'`
}

/** An area in the service's words: `Sheet1!A1:B2`, and `Sheet1!A1` for one cell. */
export function areaText(title: string, area: Area): string {
  const first = `${columnLetters(area.left)}${area.top + 1}`
  const last = `${columnLetters(Math.max(area.right, area.left + 1) - 1)}${Math.max(area.bottom, area.top + 1)}`
  return `${quoteTitle(title)}!${first === last ? first : `${first}:${last}`}`
}
