import { type Locale, localeOf } from '../formats/locale.ts'
import { automatic } from '../formats/number.ts'
import { enter } from '../values/enter.ts'

/** Why a formula has no value, in the words that a cell shows. */
export type Fault = {
  readonly fault: '#NULL!' | '#DIV/0!' | '#VALUE!' | '#REF!' | '#NAME?' | '#NUM!' | '#N/A' | '#ERROR!'
  readonly message: string
}

/** One value inside a formula; undefined is an empty cell. */
export type Scalar = number | string | boolean | undefined | Fault

/** A rectangle of values. Rows from `used` on are empty. */
export type Matrix = {
  readonly height: number
  readonly width: number
  readonly used: number
  readonly at: (row: number, column: number) => Scalar
}

/** Cells that a formula names, not yet read. */
export type Range = { readonly sheetId: number; readonly top: number; readonly left: number } & Matrix

/** What a part of a formula comes to. */
export type Operand = Scalar | Matrix | Range

export const fault = (name: Fault['fault'], message = ''): Fault => ({ fault: name, message })
export const isFault = (value: Operand): value is Fault => typeof value === 'object' && 'fault' in value
export const isMatrix = (value: Operand): value is Matrix => typeof value === 'object' && 'used' in value
export const isRange = (value: Operand): value is Range => isMatrix(value) && 'sheetId' in value

export const matrixOf = (rows: readonly (readonly Scalar[])[]): Matrix => ({
  height: rows.length,
  width: rows[0]?.length ?? 0,
  used: rows.length,
  at: (r, c) => rows[r]?.[c],
})

/** An operand where one value is wanted: of a rectangle, its only cell. */
export function scalarOf(value: Operand): Scalar {
  if (!isMatrix(value)) return value
  if (value.height === 1 && value.width === 1) return value.at(0, 0)
  return fault('#VALUE!', 'An array value was found where a single value is expected.')
}

const english = localeOf('en_US')

/** A value as a number, as arithmetic takes it: empty is 0, text that reads as a number or a date is that. */
export function numberOf(value: Scalar, locale: Locale = english): number | Fault {
  switch (typeof value) {
    case 'number':
      return value
    case 'undefined':
      return 0
    case 'boolean':
      return value ? 1 : 0
    case 'string': {
      const typed = value === '' ? undefined : enter(value, locale, 1900).value
      if (typeof typed === 'number') return typed
      return fault('#VALUE!', `Expects a number, but '${value.slice(0, 50)}' is text and cannot be coerced to one.`)
    }
    default:
      return value
  }
}

export function textOf(value: Scalar): string | Fault {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return automatic(value, english)
    case 'boolean':
      return value ? 'TRUE' : 'FALSE'
    case 'undefined':
      return ''
    default:
      return value
  }
}

export function truthOf(value: Scalar): boolean | Fault {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true'
  const number = numberOf(value)
  return isFault(number) ? number : number !== 0
}

const order = (value: number | string | boolean): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2

/** Below 0, 0 or above: numbers before text before booleans, text without regard to case, empty as the other side's nothing. */
export function compare(a: number | string | boolean | undefined, b: number | string | boolean | undefined): number {
  const left = a ?? nothingLike(b)
  const right = b ?? nothingLike(a)
  if (typeof left === 'string' && typeof right === 'string') {
    const [x, y] = [left.toLowerCase(), right.toLowerCase()]
    return x < y ? -1 : x > y ? 1 : 0
  }
  return order(left) - order(right) || Number(left) - Number(right)
}

const nothingLike = (value: number | string | boolean | undefined): number | string | boolean =>
  typeof value === 'string' ? '' : typeof value === 'boolean' ? false : 0

/** Goes over the values of operands, rectangles cell by cell, empty ends left out. */
export function* scalars(operands: readonly Operand[]): Generator<{ value: Scalar; inCells: boolean }> {
  for (const operand of operands) {
    if (!isMatrix(operand)) {
      yield { value: operand, inCells: false }
      continue
    }
    for (let r = 0; r < operand.used; r++) {
      for (let c = 0; c < operand.width; c++) yield { value: operand.at(r, c), inCells: true }
    }
  }
}
