import { wildcard } from './criteria.ts'
import type { Native } from './native.ts'
import {
  compare,
  type Fault,
  fault,
  isFault,
  isMatrix,
  type Matrix,
  matrixOf,
  numberOf,
  type Operand,
  type Scalar,
  scalarOf,
  truthOf,
} from './value.ts'

const asMatrix = (value: Operand): Matrix => (isMatrix(value) ? value : matrixOf([[value]]))

/** The values of a single row or column, and how many of them there are. */
function line(matrix: Matrix): { length: number; at: (i: number) => Scalar } {
  return matrix.width === 1
    ? { length: matrix.used, at: (i) => matrix.at(i, 0) }
    : { length: matrix.width, at: (i) => matrix.at(0, i) }
}

const equal = (a: Scalar, b: Scalar): boolean =>
  typeof a === typeof b && typeof a !== 'object' && typeof b !== 'object' && compare(a, b) === 0

/** Where a value stands: exactly (text with wildcards), or the last that is not beyond it in a sorted line. */
function position(wanted: Scalar, values: { length: number; at: (i: number) => Scalar }, mode: 0 | 1 | -1): number {
  if (mode === 0) {
    const pattern = typeof wanted === 'string' && /[*?~]/.test(wanted) ? wildcard(wanted) : undefined
    for (let i = 0; i < values.length; i++) {
      const value = values.at(i)
      if (pattern === undefined ? equal(value, wanted) : typeof value === 'string' && pattern(value)) return i
    }
    return -1
  }
  let found = -1
  for (let i = 0; i < values.length; i++) {
    const value = values.at(i)
    if (
      value === undefined ||
      typeof value !== typeof wanted ||
      typeof value === 'object' ||
      typeof wanted === 'object'
    )
      continue
    if (compare(value, wanted) * mode > 0) break
    found = i
  }
  return found
}

const absent = (wanted: Scalar): Fault =>
  fault('#N/A', `Did not find value '${typeof wanted === 'object' ? wanted.fault : String(wanted ?? '')}'.`)

/** VLOOKUP and, with the table turned, HLOOKUP. */
const tableLookup =
  (turned: boolean): Native =>
  ([key, range, index, sorted]) => {
    const wanted = scalarOf(key?.())
    const table = asMatrix(range?.())
    const n = numberOf(scalarOf(index?.()))
    if (isFault(wanted)) return wanted
    if (isFault(n)) return n
    const approximate = sorted === undefined ? true : truthOf(scalarOf(sorted()))
    if (isFault(approximate)) return approximate
    const at = Math.trunc(n) - 1
    if (at < 0) return fault('#VALUE!')
    if (at >= (turned ? table.height : table.width)) return fault('#REF!', 'The lookup reaches beyond its range.')
    const keys = turned
      ? { length: table.width, at: (i: number) => table.at(0, i) }
      : { length: table.used, at: (i: number) => table.at(i, 0) }
    const found = position(wanted, keys, approximate ? 1 : 0)
    if (found < 0) return absent(wanted)
    return turned ? table.at(at, found) : table.at(found, at)
  }

export const lookups: Record<string, Native> = {
  VLOOKUP: tableLookup(false),
  HLOOKUP: tableLookup(true),
  MATCH: ([key, range, type]) => {
    const wanted = scalarOf(key?.())
    if (isFault(wanted)) return wanted
    const kind = type === undefined ? 1 : numberOf(scalarOf(type()))
    if (isFault(kind)) return kind
    const found = position(wanted, line(asMatrix(range?.())), kind === 0 ? 0 : kind > 0 ? 1 : -1)
    return found < 0 ? absent(wanted) : found + 1
  },
  INDEX: ([range, row, column]) => {
    const table = asMatrix(range?.())
    const r = row === undefined ? 0 : numberOf(scalarOf(row()))
    const c = column === undefined ? 0 : numberOf(scalarOf(column()))
    if (isFault(r)) return r
    if (isFault(c)) return c
    // One index along a single row counts columns.
    const [y, x] = table.height === 1 && column === undefined ? [1, r] : [r, c]
    if (y < 0 || x < 0 || y > table.height || x > table.width) return fault('#REF!', 'The index is beyond its range.')
    const [top, left] = [Math.trunc(y), Math.trunc(x)]
    if ((top === 0 && table.height > 1) || (left === 0 && table.width > 1)) return slice(table, top, left)
    return table.at(Math.max(0, top - 1), Math.max(0, left - 1))
  },
  LOOKUP: ([key, range, results]) => {
    const wanted = scalarOf(key?.())
    if (isFault(wanted)) return wanted
    const keys = line(asMatrix(range?.()))
    const values = results === undefined ? keys : line(asMatrix(results()))
    const found = position(wanted, keys, 1)
    return found < 0 ? absent(wanted) : values.at(found)
  },
  XLOOKUP: ([key, range, results, missing]) => {
    const wanted = scalarOf(key?.())
    if (isFault(wanted)) return wanted
    const found = position(wanted, line(asMatrix(range?.())), 0)
    if (found >= 0) return line(asMatrix(results?.())).at(found)
    return missing === undefined ? absent(wanted) : missing()
  },
}

/** A whole row or column of a table, for `INDEX(range, 0, 2)`. */
function slice(table: Matrix, row: number, column: number): Matrix {
  if (row === 0 && column === 0) return table
  if (row === 0) return { height: table.height, width: 1, used: table.used, at: (r) => table.at(r, column - 1) }
  return { height: 1, width: table.width, used: 1, at: (_, c) => table.at(row - 1, c) }
}
