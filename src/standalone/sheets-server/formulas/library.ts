import { runInNewContext } from 'node:vm'
import FormulaParser, { type Argument } from 'fast-formula-parser'
import { type Fault, fault, isFault, isMatrix, isRange, type Operand, type Scalar } from './value.ts'

/**
 * Functions taken from fast-formula-parser (MIT). Only its functions are used, not its grammar or operators: those compare
 * text with case, take an empty cell for 0 against `""`, and do not work cell by cell.
 */
const functions = new Map(Object.entries(new FormulaParser().functions))

/** Ours are better, need the sheet, or it would be wrong to have them: the network, results as large as one likes. */
const LEFT_OUT = new Set([
  'WEBSERVICE',
  'MUNIT',
  'MDETERM',
  'MMULT',
  'FREQUENCY',
  'GROWTH',
  'TRANSPOSE',
  'ROW',
  'ROWS',
  'COLUMN',
  'COLUMNS',
  'SUMIF',
  'INDEX',
  'AVERAGEIF',
  'IF',
  'OFFSET',
  'INDIRECT',
  'CHOOSE',
  'BAHTTEXT',
  'DBCS',
  'ASC',
  'AREAS',
  'ISREF',
]) // prettier-ignore

/** These do a few steps whatever they are given, so they need no guard. `SEARCH` does not: its pattern may be without end. */
const QUICK = new Set([
  'ABS',
  'ACOS',
  'ADDRESS',
  'ASIN',
  'ATAN',
  'ATAN2',
  'CEILING',
  'CHAR',
  'CLEAN',
  'CODE',
  'CONCAT',
  'COS',
  'DATE',
  'DATEDIF',
  'DAY',
  'DAYS',
  'DEGREES',
  'EDATE',
  'EOMONTH',
  'EVEN',
  'EXACT',
  'EXP',
  'FLOOR',
  'HOUR',
  'INT',
  'ISEVEN',
  'ISODD',
  'LEFT',
  'LEN',
  'LN',
  'LOG',
  'LOG10',
  'LOWER',
  'MID',
  'MINUTE',
  'MOD',
  'MONTH',
  'MROUND',
  'ODD',
  'PI',
  'POWER',
  'PROPER',
  'QUOTIENT',
  'RADIANS',
  'REPLACE',
  'RIGHT',
  'ROUND',
  'ROUNDDOWN',
  'ROUNDUP',
  'SECOND',
  'SIGN',
  'SIN',
  'SQRT',
  'TAN',
  'TIME',
  'TRIM',
  'TRUNC',
  'UNICHAR',
  'UNICODE',
  'UPPER',
  'WEEKDAY',
  'WEEKNUM',
  'YEAR',
  'ISOWEEKNUM',
  'TYPE',
  'N',
  'T',
]) // prettier-ignore

const LIMIT_MILLISECONDS = 200
const MAX_NUMBER_TO_LOOP = 10_000_000

export const libraryHas = (name: string): boolean => !LEFT_OUT.has(name) && typeof functions.get(name) === 'function'

/** Calls a function of the library. Whatever it throws is the formula's fault, never ours; a slow one is stopped. */
export function callLibrary(name: string, operands: readonly Operand[]): Scalar {
  const call = functions.get(name)
  if (typeof call !== 'function') return fault('#NAME?', `Unknown function: '${name}'.`)
  for (const operand of operands) if (isFault(operand) && !name.startsWith('IS')) return operand
  const args = operands.map(argument)
  const run = (): unknown => Reflect.apply(call, undefined, args)
  try {
    if (QUICK.has(name)) return taken(name, run())
    if (operands.some((o) => typeof o === 'number' && Math.abs(o) > MAX_NUMBER_TO_LOOP)) {
      return fault('#NUM!', `A parameter of ${name} is too large.`)
    }
    return taken(name, runInNewContext('run()', { run }, { timeout: LIMIT_MILLISECONDS }))
  } catch (error) {
    return thrown(name, error)
  }
}

function argument(operand: Operand): Argument {
  if (operand === undefined) return { value: null, isArray: false }
  if (!isMatrix(operand)) return { value: outgoing(operand), isArray: false }
  const range = isRange(operand)
  if (operand.height === 1 && operand.width === 1)
    return { value: outgoing(operand.at(0, 0)), isArray: false, isCellRef: range }
  const value = Array.from({ length: operand.used }, (_, r) =>
    Array.from({ length: operand.width }, (__, c) => outgoing(operand.at(r, c))),
  )
  return { value, isArray: !range, isRangeRef: range }
}

const { FormulaError } = FormulaParser
const outgoing = (value: Scalar): unknown => {
  if (value === undefined) return null
  return typeof value === 'object' ? new FormulaError(value.fault) : value
}

const FAULTS: readonly Fault['fault'][] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']

function thrown(name: string, error: unknown): Fault {
  const text = typeof error === 'object' && error !== null && 'name' in error ? error.name : ''
  const known = FAULTS.find((f) => f === text)
  return fault(known ?? '#ERROR!', `Function ${name} could not be evaluated.`)
}

function taken(name: string, result: unknown): Scalar {
  switch (typeof result) {
    case 'number':
      return Number.isFinite(result) ? result + 0 : fault('#NUM!', `Function ${name} did not give a number.`)
    case 'string':
    case 'boolean':
      return result
    case 'undefined':
      return fault('#NAME?', `Unknown function: '${name}'.`)
    default:
      if (result === null) return undefined
      if (result instanceof Date) return (result.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000
      return result instanceof Error ? thrown(name, result) : fault('#VALUE!', `Function ${name} gave no single value.`)
  }
}
