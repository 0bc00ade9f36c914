import type { Evaluator, Spot } from '../formulas/evaluate.ts'
import { formulaTree, type Node } from '../formulas/parse.ts'
import { fault, type Scalar } from '../formulas/value.ts'

/** A formula of a rule, read once: what it comes to at a cell, and which of the cell's numbers that hangs on. */
export type Expression = {
  readonly tree: Node | undefined
  /** Whether cells of one column may differ. `=$A2>1` hangs on the row alone and is worked out once for a row. */
  readonly byRow: boolean
  /** Whether cells of one row may differ. */
  readonly byColumn: boolean
}

export type Home = { readonly row: number; readonly column: number }

/** What an expression comes to at a cell of a rule that begins at `home`. */
export type Ask = (expression: Expression, cell: Spot, home: Home) => Scalar

/** Reads a formula (with its `=`). One that cannot be read is an error at every cell. */
export function expressionOf(formula: string): Expression {
  const tree = formulaTree(formula)
  const hangs = { byRow: false, byColumn: false }
  if (tree !== undefined) look(tree, hangs)
  return { tree, ...hangs }
}

/** Results of functions that are not of the cell alone, or not the same twice. */
const OWN_PLACE = { ROW: 'byRow', COLUMN: 'byColumn' } as const
const CHANCES = new Set(['RAND', 'RANDBETWEEN'])

function look(node: Node, hangs: { byRow: boolean; byColumn: boolean }): void {
  switch (node.kind) {
    case 'reference':
      for (const corner of [node.reference.from, node.reference.to]) {
        if (corner?.row !== undefined && !corner.rowFixed) hangs.byRow = true
        if (corner?.column !== undefined && !corner.columnFixed) hangs.byColumn = true
      }
      return
    case 'call':
      if (node.args.length === 0 && (node.name === 'ROW' || node.name === 'COLUMN')) hangs[OWN_PLACE[node.name]] = true
      if (CHANCES.has(node.name)) hangs.byRow = hangs.byColumn = true
      for (const arg of node.args) if (arg !== undefined) look(arg, hangs)
      return
    case 'unary':
      look(node.of, hangs)
      return
    case 'binary':
      look(node.left, hangs)
      look(node.right, hangs)
      return
    case 'array':
      for (const row of node.rows) for (const item of row) look(item, hangs)
      return
    default:
      return
  }
}

const WIDTH = 20_000

/**
 * Asks an evaluator, each expression once for all cells at which it must come to the same. For one answer to a client:
 * `NOW()` moves on, so nothing is kept longer. `until` says (as `performance.now()` counts) when to give up.
 */
export function asking(evaluator: Evaluator, until: () => number): Ask {
  const known = new Map<Expression, Map<number, Scalar>>()
  return (expression, cell, home) => {
    const { tree, byRow, byColumn } = expression
    if (tree === undefined) return fault('#ERROR!', 'Formula parse error.')
    if (byRow && byColumn) return evaluator.ask(tree, cell, home, until())
    const place = (byRow ? cell.row : 0) * WIDTH + (byColumn ? cell.column : 0)
    const results = known.get(expression) ?? new Map<number, Scalar>()
    known.set(expression, results)
    if (results.has(place)) return results.get(place)
    const result = evaluator.ask(tree, cell, home, until())
    results.set(place, result)
    return result
  }
}
