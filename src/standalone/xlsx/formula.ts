import { formulaTree, type Node } from '../sheets-server/formulas/parse.ts'
import { type Corner, mapReferences, piecesOf, type Reference } from '../sheets-server/formulas/references.ts'
import { isWritable } from './clean-text.ts'
import { functionName } from './formula-words.ts'

/** Excel's grid, and what it takes of a formula. */
export const EXCEL_ROWS = 1_048_576
export const EXCEL_COLUMNS = 16_384
const MAX_LENGTH = 8_192
const MAX_TEXT = 255
const MAX_ARGUMENTS = 255
const MAX_DEPTH = 60

/** What a formula may name. */
export type Named = {
  /** What a tab is called in the file; undefined when it is not in it. */
  readonly tab: (title: string) => string | undefined
  /** What a named range stands for, as a reference in the file. */
  readonly range: (name: string) => string | undefined
}

/** Whether a formula is made of nothing that Excel refuses. */
function isTaken(node: Node, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  switch (node.kind) {
    case 'constant':
      return typeof node.value !== 'string' || node.value.length <= MAX_TEXT
    case 'fault':
      return node.name !== '#ERROR!'
    case 'reference':
    case 'name':
      return true
    case 'unary':
      return isTaken(node.of, depth)
    case 'binary':
      return isTaken(node.left, depth) && isTaken(node.right, depth)
    case 'call':
      return node.args.length <= MAX_ARGUMENTS && node.args.every((arg) => arg === undefined || isTaken(arg, depth + 1))
    case 'array':
      // Excel takes constants only, and rows of one length.
      return node.rows.every(
        (row) => row.length === node.rows[0]?.length && row.every((item) => isConstant(item) && isTaken(item, depth)),
      )
  }
}

const isConstant = (node: Node): boolean =>
  node.kind === 'constant' || (node.kind === 'unary' && node.operator !== '%' && isConstant(node.of))

const onGrid = (corner: Corner | undefined): boolean =>
  (corner?.row ?? 0) < EXCEL_ROWS && (corner?.column ?? 0) < EXCEL_COLUMNS

/** Closes the open side of `A2:A` at the grid's end: Excel knows whole columns and rows, but no half ones. */
function closed(reference: Reference, lastRow: number): Reference {
  const { from, to } = reference
  if (to === undefined) return reference
  const side = (key: 'row' | 'column', fixed: 'rowFixed' | 'columnFixed', last: number) => {
    const given = [from, to].filter((corner) => corner[key] !== undefined)
    const [only] = given
    if (given.length !== 1 || only === undefined) return { from: {}, to: {} }
    return { from: { [key]: only[key], [fixed]: only[fixed] }, to: { [key]: last, [fixed]: only[fixed] } }
  }
  const rows = side('row', 'rowFixed', lastRow)
  const columns = side('column', 'columnFixed', EXCEL_COLUMNS - 1)
  return {
    ...reference,
    from: { ...from, ...rows.from, ...columns.from },
    to: { ...to, ...rows.to, ...columns.to },
  }
}

// In this order: text, errors, numbers, words (with the bracket that makes them functions), what separates, anything.
const WORDS =
  /"(?:[^"]|"")*"|#[A-Z/0]+[!?A]|(?:\d[\d.]*|\.\d+)(?:[eE][-+]?\d+)?|([\p{L}_][\p{L}\p{N}_.]*)(\s*\()?|([;{}\\])|[^]/gu

/** What stands between references: names of functions and ranges, and commas where Excel wants commas. */
function words(text: string, named: Named, inArray: { is: boolean }): string | undefined {
  let out = ''
  for (const [whole, word, bracket, mark] of text.matchAll(WORDS) as Iterable<readonly (string | undefined)[]>) {
    if (mark !== undefined) {
      if (mark === '{' || mark === '}') inArray.is = mark === '{'
      if (mark === ';' && !inArray.is) out += ','
      else out += mark === '\\' ? ',' : mark
      continue
    }
    if (word === undefined) {
      out += whole ?? ''
      continue
    }
    const name = bracket === undefined ? plainWord(word, named) : functionName(word)
    if (name === undefined) return undefined
    out += `${name}${bracket ?? ''}`
  }
  return out
}

const plainWord = (word: string, named: Named): string | undefined =>
  /^(?:true|false)$/i.test(word) ? word.toUpperCase() : named.range(word)

/**
 * A formula (with its `=`) in Excel's words, without the `=`; undefined for one that Excel would not take, which is then
 * written as its value: a file with one wrong formula is a broken file to it. `lastRow` closes open ranges nearer than at the
 * grid's end.
 */
export function excelFormula(formula: string, named: Named, lastRow = EXCEL_ROWS - 1): string | undefined {
  const tree = isWritable(formula) ? formulaTree(formula) : undefined
  if (tree === undefined || !isTaken(tree, 0)) return undefined
  const off = new Set<Reference>()
  const placed = mapReferences(formula.replace(/^=/, ''), (reference) => {
    if (!onGrid(reference.from) || !onGrid(reference.to)) off.add(reference)
    if (reference.title === undefined) return closed({ ...reference }, lastRow)
    const title = named.tab(reference.title)
    return title === undefined ? undefined : closed({ ...reference, title }, lastRow)
  })
  if (off.size > 0) return undefined
  const inArray = { is: false }
  let out = ''
  for (const piece of piecesOf(placed)) {
    const text = 'reference' in piece ? piece.text : words(piece.text, named, inArray)
    if (text === undefined) return undefined
    out += text
  }
  return out.length > MAX_LENGTH ? undefined : out
}
