import { piecesOf, type Reference } from './references.ts'

export type Node =
  | { readonly kind: 'constant'; readonly value: number | string | boolean }
  | { readonly kind: 'fault'; readonly name: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Node | undefined)[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Node[])[] }

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'word' | 'mark' | 'fault'; readonly value: string }
  | { readonly kind: 'reference'; readonly value: Reference }

const MAX_LENGTH = 20_000
const MAX_DEPTH = 100
const TEXT =
  /\s+|"((?:[^"]|"")*)"|(\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)|(#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERROR!))|([\p{L}_][\p{L}\p{N}_.]*)|(<>|<=|>=|[-+*/^&=<>%(),;{}\\])|([^])/guy

function tokens(formula: string): Token[] | undefined {
  if (formula.length > MAX_LENGTH) return undefined
  const list: Token[] = []
  for (const piece of piecesOf(formula)) {
    if ('reference' in piece) {
      list.push({ kind: 'reference', value: piece.reference })
      continue
    }
    for (const [, text, number, fault, word, mark, other] of piece.text.matchAll(TEXT)) {
      if (other !== undefined) return undefined
      if (text !== undefined) list.push({ kind: 'text', value: text.replaceAll('""', '"') })
      else if (number !== undefined) list.push({ kind: 'number', value: Number(number) })
      else if (fault !== undefined) list.push({ kind: 'fault', value: fault })
      else if (word !== undefined) list.push({ kind: 'word', value: word })
      else if (mark !== undefined) list.push({ kind: 'mark', value: mark })
    }
  }
  return list
}

const BINDING: Record<string, number> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
} // prettier-ignore

class Unreadable extends Error {}

const known = new Map<string, Node | undefined>()
const KNOWN_LIMIT = 20_000

/** What {@link parseFormula} reads, remembered: the same formulas are asked for again and again. */
export function formulaTree(formula: string): Node | undefined {
  if (known.has(formula)) return known.get(formula)
  if (known.size >= KNOWN_LIMIT) known.clear()
  const tree = parseFormula(formula)
  known.set(formula, tree)
  return tree
}

/** Reads a formula (with its `=`). Undefined when it is none that can be read: the cell then shows `#ERROR!`. */
function parseFormula(formula: string): Node | undefined {
  const list = tokens(formula.replace(/^=/, ''))
  return list === undefined ? undefined : parseTokens(list)
}

function parseTokens(list: readonly Token[]): Node | undefined {
  let at = 0
  let depth = 0
  const mark = (): string | undefined => {
    const token = list[at]
    return token?.kind === 'mark' ? token.value : undefined
  }
  const expect = (value: string): void => {
    if (mark() !== value) throw new Unreadable()
    at++
  }

  function expression(binding: number): Node {
    if (++depth > MAX_DEPTH) throw new Unreadable()
    let left = operand()
    for (;;) {
      const operator = mark()
      const power = operator === undefined ? undefined : BINDING[operator]
      if (operator === undefined || power === undefined || power < binding) break
      at++
      left = { kind: 'binary', operator, left, right: expression(power + 1) }
    }
    depth--
    return left
  }

  function operand(): Node {
    const sign = mark()
    if (sign === '-' || sign === '+') {
      at++
      if (++depth > MAX_DEPTH) throw new Unreadable()
      const of = operand()
      depth--
      return { kind: 'unary', operator: sign, of }
    }
    let node = primary()
    while (mark() === '%') {
      at++
      node = { kind: 'unary', operator: '%', of: node }
    }
    return node
  }

  function primary(): Node {
    const token = list[at++]
    switch (token?.kind) {
      case 'number':
      case 'text':
        return { kind: 'constant', value: token.value }
      case 'fault':
        return { kind: 'fault', name: token.value }
      case 'reference':
        return { kind: 'reference', reference: token.value }
      case 'word':
        if (mark() === '(') return call(token.value)
        if (/^(true|false)$/i.test(token.value)) return { kind: 'constant', value: token.value.length === 4 }
        return { kind: 'name', name: token.value }
      case 'mark':
        if (token.value === '(') {
          const inner = expression(0)
          expect(')')
          return inner
        }
        if (token.value === '{') return array()
        throw new Unreadable()
      default:
        throw new Unreadable()
    }
  }

  function call(name: string): Node {
    at++
    const args: (Node | undefined)[] = []
    if (mark() === ')') {
      at++
      return { kind: 'call', name: name.toUpperCase(), args }
    }
    for (;;) {
      const next = mark()
      args.push(next === ',' || next === ';' || next === ')' ? undefined : expression(0))
      if (mark() === ')') break
      if (mark() !== ',' && mark() !== ';') throw new Unreadable()
      at++
    }
    at++
    return { kind: 'call', name: name.toUpperCase(), args }
  }

  function array(): Node {
    const rows: Node[][] = [[]]
    for (;;) {
      rows.at(-1)?.push(expression(0))
      const next = mark()
      at++
      if (next === '}') return { kind: 'array', rows }
      if (next === ';') rows.push([])
      else if (next !== ',' && next !== '\\') throw new Unreadable()
    }
  }

  try {
    const node = expression(0)
    return at === list.length ? node : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
