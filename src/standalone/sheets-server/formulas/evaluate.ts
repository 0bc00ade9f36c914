import { cellAt, isFormula, type Sheet, type Workbook } from '../document/model.ts'
import { VOLATILE } from './clocks.ts'
import { extentOf } from './extent.ts'
import { natives } from './functions.ts'
import { callLibrary, libraryHas } from './library.ts'
import { copyReference } from './move.ts'
import type { Context } from './native.ts'
import { binary, unary } from './operators.ts'
import { formulaTree, type Node } from './parse.ts'
import { Pending, type Place, TooMuch } from './pending.ts'
import type { Reference } from './references.ts'
import { type Fault, fault, isMatrix, matrixOf, type Operand, type Range, type Scalar, scalarOf } from './value.ts'

/** The result of a formula, and what it was computed from. */
export type Outcome = { readonly value: Scalar; readonly sheets: ReadonlySet<number>; readonly volatile: boolean }

export type Evaluator = {
  /** What a cell holds: its value, or what its formula comes to. */
  readonly at: (sheetId: number, row: number, column: number) => Scalar
  /**
   * What a formula that sits in no cell, such as a rule's, comes to when it is read at a cell. Relative references move with
   * the cell's distance from `home`. Nothing is kept; at `until` (as `performance.now()` counts) it is given up as an error.
   */
  readonly ask: (formula: Node, cell: Spot, home: { row: number; column: number }, until: number) => Scalar
}

export type Spot = { readonly sheetId: number; readonly row: number; readonly column: number }

export type Conditions = { readonly now: number; readonly random: () => number }
type Cells = Map<number, Map<number, Outcome>>
const WIDTH = 20_000
const key = (row: number, column: number): number => row * WIDTH + column
/** Cell reads and milliseconds that the formulas of one request may take; then they show an error and the server goes on. */
const MAX_READS = 30_000_000
const MAX_MILLISECONDS = 2_000

/**
 * Evaluates a workbook's formulas as they are asked for. Results go into `outcomes`, which may come from an earlier state
 * (see `cache.ts`). A cycle is `#REF!` in each of its cells. Formulas whose result is more than one cell are not spread over
 * neighbours as Google does; they show `#VALUE!`.
 */
export function evaluator(book: Workbook, conditions: Conditions, outcomes: Cells = new Map()): Evaluator {
  const byTitle = new Map(book.sheets.map((s) => [s.properties.title.toLowerCase(), s]))
  const byId = new Map(book.sheets.map((s) => [s.id, s]))
  const deadline = performance.now() + MAX_MILLISECONDS
  let limit = deadline
  let reads = 0
  let steps = 0
  let current: { place: Place; sheets: Set<number>; volatile: boolean } | undefined

  const known = (sheet: Sheet, row: number, column: number): Outcome | undefined =>
    outcomes.get(sheet.id)?.get(key(row, column))
  const keep = (place: Place, outcome: Outcome): void => {
    const cells = outcomes.get(place.sheet.id) ?? new Map<number, Outcome>()
    outcomes.set(place.sheet.id, cells)
    cells.set(key(place.row, place.column), outcome)
  }

  function read(sheet: Sheet, row: number, column: number): Scalar {
    if (++reads > MAX_READS || (reads % 4096 === 0 && performance.now() > limit)) throw new TooMuch()
    const value = cellAt(sheet, row, column)?.value
    if (value === undefined || !isFormula(value)) return value
    const outcome = known(sheet, row, column)
    if (outcome === undefined) throw new Pending([{ sheet, row, column }])
    for (const id of outcome.sheets) current?.sheets.add(id)
    if (outcome.volatile && current !== undefined) current.volatile = true
    return outcome.value
  }

  function referred(reference: Reference, { sheet, away }: Place): Range | Fault {
    const moved = away === undefined ? reference : copyReference(reference, away.rows, away.columns)
    return moved === undefined ? fault('#REF!', 'The reference is off the grid.') : range(moved, sheet)
  }

  function range(reference: Reference, home: Sheet): Range | Fault {
    const sheet = reference.title === undefined ? home : byTitle.get(reference.title.toLowerCase())
    if (sheet === undefined) return fault('#REF!', `Unresolved sheet name '${reference.title ?? ''}'.`)
    const { top, bottom, left, right } = extentOf(reference, sheet.properties.gridProperties)
    return cells(sheet, top, bottom, left, right)
  }

  function cells(sheet: Sheet, top: number, bottom: number, left: number, right: number): Range {
    current?.sheets.add(sheet.id)
    const used = Math.max(0, Math.min(bottom, sheet.rows.length) - top)
    const single = bottom - top === 1 && right - left === 1
    if (!single) wait(sheet, top, top + used, left, right)
    return {
      sheetId: sheet.id,
      top,
      left,
      height: bottom - top,
      width: right - left,
      used: single ? 1 : used,
      at: (r, c) => read(sheet, top + r, left + c),
    }
  }

  /** Asks for all formulas of a range at once, so that a sum over a thousand of them is begun twice and not a thousand times. */
  function wait(sheet: Sheet, top: number, bottom: number, left: number, right: number): void {
    const places: Place[] = []
    for (let row = top; row < bottom; row++) {
      const line = sheet.rows[row]
      if (line === undefined || line.formulas === 0) continue
      for (let column = left; column < Math.min(right, line.cells.length); column++) {
        if (isFormula(line.cells[column]?.value) && known(sheet, row, column) === undefined)
          places.push({ sheet, row, column })
      }
    }
    if (places.length > 0) throw new Pending(places)
  }

  function evaluate(node: Node, place: Place, context: Context): Operand {
    if (++steps % 16 === 0 && performance.now() > limit) throw new TooMuch()
    const inner = (n: Node | undefined): Operand => (n === undefined ? undefined : evaluate(n, place, context))
    switch (node.kind) {
      case 'constant':
        return node.value
      case 'fault':
        return fault(node.name as Fault['fault'])
      case 'reference':
        return referred(node.reference, place)
      case 'name':
        return named(node.name)
      case 'array':
        return matrixOf(node.rows.map((row) => row.map((n) => scalarOf(inner(n)))))
      case 'unary':
        return unary(node.operator, inner(node.of))
      case 'binary':
        return binary(node.operator, inner(node.left), inner(node.right))
      case 'call': {
        if (VOLATILE.has(node.name) && current !== undefined) current.volatile = true
        const native = natives.get(node.name)
        if (native !== undefined)
          return native(
            node.args.map((n) => () => inner(n)),
            context,
          )
        if (!libraryHas(node.name)) return fault('#NAME?', `Unknown function: '${node.name}'.`)
        return callLibrary(node.name, node.args.map(inner))
      }
    }
  }

  function named(name: string): Operand {
    const found = book.namedRanges.find((n) => n.name?.toLowerCase() === name.toLowerCase())?.range
    const sheet = byId.get(found?.sheetId ?? 0)
    if (found === undefined || sheet === undefined)
      return fault('#NAME?', `Unknown range name: '${name.toUpperCase()}'.`)
    const grid = sheet.properties.gridProperties
    return cells(
      sheet,
      found.startRowIndex ?? 0,
      found.endRowIndex ?? grid.rowCount,
      found.startColumnIndex ?? 0,
      found.endColumnIndex ?? grid.columnCount,
    )
  }

  const { timeZone, locale } = book.properties
  const contextAt = ({ row, column }: Place): Context => ({ row, column, timeZone, locale, ...conditions })

  /** The value of one formula, as far as everything it needs is known. @throws Pending */
  function attempt(place: Place, formula: string): Outcome {
    const tree = formulaTree(formula)
    const begun = performance.now()
    current = { place, sheets: new Set([place.sheet.id]), volatile: false }
    const context = contextAt(place)
    let value: Scalar
    try {
      const operand = tree === undefined ? fault('#ERROR!', 'Formula parse error.') : evaluate(tree, place, context)
      value =
        isMatrix(operand) && (operand.height > 1 || operand.width > 1)
          ? fault('#VALUE!', 'Results of more than one cell are not supported by this server.')
          : scalarOf(operand)
      // A reference to an empty cell shows 0.
      if (value === undefined) value = 0
    } catch (error) {
      if (error instanceof Pending) throw error
      const why = error instanceof TooMuch ? 'The formulas took too long.' : 'The formula could not be evaluated.'
      value = fault('#ERROR!', why)
      // One that took most of the time by itself stays an error until its inputs change; the others are tried again.
      if (error instanceof TooMuch && performance.now() - begun < MAX_MILLISECONDS / 4) current.volatile = true
    }
    return { value, sheets: current.sheets, volatile: current.volatile }
  }

  function compute(first: Place): void {
    const stack: Place[] = [first]
    const open = new Set<string>()
    const nameOf = (p: Place): string => `${p.sheet.id}:${key(p.row, p.column)}`
    for (;;) {
      const place = stack.at(-1)
      if (place === undefined) return
      const value = cellAt(place.sheet, place.row, place.column)?.value
      if (!isFormula(value) || known(place.sheet, place.row, place.column) !== undefined) {
        stack.pop()
        continue
      }
      open.add(nameOf(place))
      try {
        keep(place, attempt(place, value.formula))
        open.delete(nameOf(place))
        stack.pop()
      } catch (error) {
        if (!(error instanceof Pending)) throw error
        for (const next of error.places) {
          if (open.has(nameOf(next))) {
            const message = 'Circular dependency detected.'
            keep(next, {
              value: fault('#REF!', message),
              sheets: new Set([next.sheet.id, place.sheet.id]),
              volatile: false,
            })
          } else stack.push(next)
        }
      }
    }
  }

  function ask(formula: Node, place: Place, until: number): Scalar {
    for (;;) {
      current = undefined
      limit = until
      try {
        return scalarOf(evaluate(formula, place, contextAt(place)))
      } catch (error) {
        limit = deadline
        if (!(error instanceof Pending)) return fault('#ERROR!', 'The formula could not be evaluated.')
        for (const next of error.places) compute(next)
      } finally {
        limit = deadline
      }
    }
  }

  return {
    ask: (formula, { sheetId, row, column }, home, until) => {
      const sheet = byId.get(sheetId)
      if (sheet === undefined) return fault('#REF!')
      const away = { rows: row - home.row, columns: column - home.column }
      return ask(formula, { sheet, row, column, away }, until)
    },
    at: (sheetId, row, column) => {
      const sheet = byId.get(sheetId)
      const value = sheet === undefined ? undefined : cellAt(sheet, row, column)?.value
      if (sheet === undefined || value === undefined || !isFormula(value)) return isFormula(value) ? undefined : value
      compute({ sheet, row, column })
      return known(sheet, row, column)?.value
    },
  }
}
