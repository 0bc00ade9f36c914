import { columnIndex, columnLetters } from '../a1/columns.ts'
import { quoteTitle } from '../a1/notation.ts'

/** One corner of a reference in a formula; a missing row or column is an open side. Numbers from 0. */
export type Corner = {
  readonly row?: number
  readonly column?: number
  readonly rowFixed: boolean
  readonly columnFixed: boolean
}

/** A reference in a formula: `A1`, `$B$2:C9`, `'看板'!A:A`, `A5:A`. */
export type Reference = {
  /** The tab named before `!`, or undefined for the formula's own. */
  readonly title: string | undefined
  readonly from: Corner
  /** Absent for a single cell. */
  readonly to: Corner | undefined
}

export type Piece = { readonly text: string } | { readonly reference: Reference; readonly text: string }

const CORNER = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`
const ROW = String.raw`\$?[1-9]\d{0,6}`
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!`
const CELLS = `${CORNER}(?::(?:${CORNER}|${COLUMN}|${ROW}))?|${COLUMN}:(?:${CORNER}|${COLUMN})|${ROW}:(?:${CORNER}|${ROW})`
// In this order: text, references, other words and numbers (so that LOG10( and 1.5 are not taken apart), anything.
const TOKEN = new RegExp(
  String.raw`"(?:[^"]|"")*"?|(${SHEET})?(${CELLS})(?![\p{L}\p{N}_.(!:])|[\p{L}\p{N}_.$]+|'(?:[^']|'')*'?|[^]`,
  'gu',
)

/** Cuts a formula into references and what stands between them. Text in quotes is never taken for a reference. */
export function piecesOf(formula: string): Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  for (const match of formula.matchAll(TOKEN) as Iterable<readonly (string | undefined)[]>) {
    const [text = '', sheet, cells] = match
    const reference = cells === undefined ? undefined : read(sheet, cells)
    if (reference === undefined) {
      plain += text
      continue
    }
    if (plain !== '') pieces.push({ text: plain })
    plain = ''
    pieces.push({ reference, text })
  }
  if (plain !== '') pieces.push({ text: plain })
  return pieces
}

function read(sheet: string | undefined, cells: string): Reference | undefined {
  const [first = '', second] = cells.split(':')
  const from = corner(first)
  const to = second === undefined ? undefined : corner(second)
  if (columnTooFar(from) || (to !== undefined && columnTooFar(to))) return undefined
  const name = sheet?.slice(0, -1)
  const title = name?.startsWith("'") === true ? name.slice(1, -1).replaceAll("''", "'") : name
  return { title, from, to }
}

const columnTooFar = (c: Corner): boolean => (c.column ?? 0) >= 18_278

function corner(text: string): Corner {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text)
  const [, first = '', letters = '', second = '', digits = ''] = match ?? []
  return {
    ...(letters === '' ? {} : { column: columnIndex(letters) }),
    ...(digits === '' ? {} : { row: Number(digits) - 1 }),
    columnFixed: letters !== '' && first === '$',
    rowFixed: letters === '' ? first === '$' : second === '$',
  }
}

function cornerText(c: Corner): string {
  const column = c.column === undefined ? '' : `${c.columnFixed ? '$' : ''}${columnLetters(c.column)}`
  return c.row === undefined ? column : `${column}${c.rowFixed ? '$' : ''}${c.row + 1}`
}

/** A reference in a formula's words. */
function referenceText({ title, from, to }: Reference): string {
  const sheet = title === undefined ? '' : `${quoteTitle(title)}!`
  return sheet + cornerText(from) + (to === undefined ? '' : `:${cornerText(to)}`)
}

/** A formula with each reference replaced by what `change` makes of it; undefined leaves `#REF!` in its place. */
export function mapReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  const pieces = piecesOf(formula)
  const out = pieces.map((piece) => {
    if (!('reference' in piece)) return piece.text
    const next = change(piece.reference)
    if (next === piece.reference) return piece.text
    return next === undefined ? '#REF!' : referenceText(next)
  })
  return out.join('')
}
