import {
  compare,
  fault,
  isFault,
  isMatrix,
  type Matrix,
  matrixOf,
  numberOf,
  type Operand,
  type Scalar,
  scalarOf,
  textOf,
} from './value.ts'

const MAX_RESULT_CELLS = 2_000_000

/** Applies an operator to two values, or cell by cell to rectangles; a single value, row or column is repeated to fit. */
export function binary(operator: string, left: Operand, right: Operand): Operand {
  return spread(left, right, (a, b) => apply(operator, a, b))
}

export function unary(operator: '-' | '+' | '%', of: Operand): Operand {
  if (operator === '+') return of
  const change = (value: Scalar): Scalar => {
    const n = numberOf(value)
    if (isFault(n)) return n
    return operator === '-' ? -n : n / 100
  }
  return spread(of, undefined, change)
}

function spread(left: Operand, right: Operand, change: (a: Scalar, b: Scalar) => Scalar): Operand {
  if (isSingle(left) && isSingle(right)) return change(scalarOf(left), scalarOf(right))
  const a = asMatrix(left)
  const b = asMatrix(right)
  const used = Math.max(a.height === 1 ? 1 : a.used, b.height === 1 ? 1 : b.used)
  const width = Math.max(a.width, b.width)
  if (used * width > MAX_RESULT_CELLS) return fault('#ERROR!', 'The formula works on too many cells.')
  const pick = (m: Matrix, r: number, c: number): Scalar => m.at(m.height === 1 ? 0 : r, m.width === 1 ? 0 : c)
  return matrixOf(
    Array.from({ length: used }, (_, r) =>
      Array.from({ length: width }, (__, c) => change(pick(a, r, c), pick(b, r, c))),
    ),
  )
}

const isSingle = (value: Operand): boolean => !isMatrix(value) || (value.height === 1 && value.width === 1)

const asMatrix = (value: Operand): Matrix => (isMatrix(value) ? value : matrixOf([[value]]))

function apply(operator: string, a: Scalar, b: Scalar): Scalar {
  if (typeof a === 'object') return a
  if (typeof b === 'object') return b
  switch (operator) {
    case '=':
      return compare(a, b) === 0
    case '<>':
      return compare(a, b) !== 0
    case '<':
      return compare(a, b) < 0
    case '>':
      return compare(a, b) > 0
    case '<=':
      return compare(a, b) <= 0
    case '>=':
      return compare(a, b) >= 0
    case '&':
      return concatenated(textOf(a), textOf(b))
    default:
      return arithmetic(operator, numberOf(a), numberOf(b))
  }
}

const concatenated = (a: ReturnType<typeof textOf>, b: ReturnType<typeof textOf>): Scalar => {
  if (isFault(a)) return a
  return isFault(b) ? b : a + b
}

function arithmetic(operator: string, a: ReturnType<typeof numberOf>, b: ReturnType<typeof numberOf>): Scalar {
  if (isFault(a)) return a
  if (isFault(b)) return b
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? fault('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.') : a / b
    default: {
      const power = a ** b
      return Number.isFinite(power) ? power : fault('#NUM!', 'Function POWER did not give a number.')
    }
  }
}
