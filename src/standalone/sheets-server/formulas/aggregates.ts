import { criterion } from './criteria.ts'
import type { Native } from './native.ts'
import {
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
  scalars,
} from './value.ts'

/** The numbers among values; in cells, text and booleans do not count, as arguments they are coerced. */
function numbers(operands: readonly Operand[]): number[] | Fault {
  const list: number[] = []
  for (const { value, inCells } of scalars(operands)) {
    if (isFault(value)) return value
    if (inCells) {
      if (typeof value === 'number') list.push(value)
      continue
    }
    if (value === undefined) continue
    const n = numberOf(value)
    if (isFault(n)) return n
    list.push(n)
  }
  return list
}

const over =
  (fold: (list: readonly number[]) => Scalar): Native =>
  (args) => {
    const list = numbers(args.map((a) => a()))
    return isFault(list as Operand) || !Array.isArray(list) ? (list as Fault) : fold(list)
  }

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
const mean = (list: readonly number[]): Scalar =>
  list.length === 0
    ? fault('#DIV/0!', 'Evaluation of function AVERAGE caused a divide by zero error.')
    : sum(list) / list.length
const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b), list[0] ?? 0)
const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), list[0] ?? 0)
const middle = (list: readonly number[]): Scalar => {
  const sorted = list.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return fault('#NUM!')
  return sorted.length % 2 === 1 ? sorted[half] : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
const spreadOf =
  (sample: boolean, root: boolean) =>
  (list: readonly number[]): Scalar => {
    const n = list.length - (sample ? 1 : 0)
    if (n <= 0) return fault('#DIV/0!')
    const average = sum(list) / list.length
    const variance = sum(list.map((x) => (x - average) ** 2)) / n
    return root ? Math.sqrt(variance) : variance
  }

const count =
  (counts: (value: Scalar, inCells: boolean) => boolean): Native =>
  (args) => {
    let n = 0
    for (const { value, inCells } of scalars(args.map((a) => a()))) if (counts(value, inCells)) n++
    return n
  }

const asMatrix = (value: Operand): Matrix => (isMatrix(value) ? value : matrixOf([[value]]))

/** The cells that meet every pair of a range and a criterion. */
function* meeting(pairs: readonly (() => Operand)[]): Generator<readonly [number, number] | Fault> {
  const tests: { range: Matrix; test: (value: Scalar) => boolean }[] = []
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const wanted = scalarOf(pairs[i + 1]?.())
    if (isFault(wanted)) {
      yield wanted
      return
    }
    tests.push({ range: asMatrix(pairs[i]?.()), test: criterion(wanted) })
  }
  const [first] = tests
  if (first === undefined || pairs.length % 2 === 1) {
    yield fault('#N/A', 'Wrong number of arguments.')
    return
  }
  const { height, width } = first.range
  if (tests.some(({ range }) => range.height !== height || range.width !== width)) {
    {
      yield fault('#VALUE!', 'Array arguments are of different size.')
      return
    }
  }
  const used = Math.max(...tests.map(({ range }) => range.used))
  for (let r = 0; r < used; r++) {
    for (let c = 0; c < width; c++) {
      if (tests.every(({ range, test }) => test(range.at(r, c)))) yield [r, c]
    }
  }
}

/** `blankTail`: how many cells beyond the used ones meet a criterion for empty cells. */
function countMeeting(pairs: readonly (() => Operand)[]): Scalar {
  let n = 0
  for (const place of meeting(pairs)) {
    if ('fault' in place) return place
    n++
  }
  const ranges = pairs.filter((_, i) => i % 2 === 0).map((p) => asMatrix(p()))
  const allTakeEmpty = pairs.every((p, i) => i % 2 === 0 || criterion(scalarOf(p()))(undefined))
  const [first] = ranges
  if (first === undefined || !allTakeEmpty) return n
  return n + Math.max(0, first.height - Math.max(...ranges.map((r) => r.used))) * first.width
}

function valuesMeeting(of: Operand, pairs: readonly (() => Operand)[]): number[] | Fault {
  const source = asMatrix(of)
  const list: number[] = []
  for (const place of meeting(pairs)) {
    if ('fault' in place) return place
    const value = source.at(place[0], place[1])
    if (isFault(value)) return value
    if (typeof value === 'number') list.push(value)
  }
  return list
}

const meetingFold =
  (fold: (list: readonly number[]) => Scalar, valuesLast: boolean): Native =>
  (args) => {
    const [first, second, third] = args
    if (first === undefined) return fault('#N/A', 'Wrong number of arguments.')
    const list = valuesLast
      ? valuesMeeting((third ?? first)(), second === undefined ? [] : [first, second])
      : valuesMeeting(first(), args.slice(1))
    return Array.isArray(list) ? fold(list) : list
  }

function product(args: readonly (() => Operand)[]): Scalar {
  const matrices = args.map((a) => asMatrix(a()))
  const [first] = matrices
  if (first === undefined) return 0
  let total = 0
  for (let r = 0; r < Math.max(...matrices.map((m) => m.used)); r++) {
    for (let c = 0; c < first.width; c++) {
      let cell = 1
      for (const m of matrices) {
        const value = m.at(r, c)
        if (isFault(value)) return value
        cell *=
          typeof value === 'number' ? value : typeof value === 'boolean' && matrices.length === 1 ? Number(value) : 0
      }
      total += cell
    }
  }
  return total
}

const nth =
  (descending: boolean): Native =>
  ([range, k]) => {
    const list = numbers([range?.()])
    const n = numberOf(scalarOf(k?.()))
    if (!Array.isArray(list)) return list
    if (isFault(n)) return n
    const sorted = list.toSorted((a, b) => (descending ? b - a : a - b))
    return sorted[Math.trunc(n) - 1] ?? fault('#NUM!', 'There is no such value.')
  }

export const aggregates: Record<string, Native> = {
  SUM: over(sum),
  AVERAGE: over(mean),
  MAX: over(most),
  MIN: over(least),
  MEDIAN: over(middle),
  STDEV: over(spreadOf(true, true)),
  STDEVP: over(spreadOf(false, true)),
  VAR: over(spreadOf(true, false)),
  VARP: over(spreadOf(false, false)),
  LARGE: nth(true),
  SMALL: nth(false),
  RANK: ([value, range, ascending]) => {
    const n = numberOf(scalarOf(value?.()))
    const list = numbers([range?.()])
    if (isFault(n)) return n
    if (!Array.isArray(list)) return list
    if (!list.includes(n)) return fault('#N/A')
    const up = ascending !== undefined && scalarOf(ascending()) !== 0 && scalarOf(ascending()) !== false
    return 1 + list.filter((x) => (up ? x < n : x > n)).length
  },
  COUNT: count((value) => typeof value === 'number'),
  COUNTA: count((value) => value !== undefined),
  COUNTUNIQUE: (args) =>
    new Set([...scalars(args.map((a) => a()))].map((s) => s.value).filter((v) => v !== undefined)).size,
  COUNTBLANK: (args) => {
    let n = 0
    for (const operand of args.map((a) => asMatrix(a()))) {
      n += operand.height * operand.width
      for (const { value } of scalars([operand])) if (value !== undefined && value !== '') n--
    }
    return n
  },
  COUNTIF: (args) => countMeeting(args),
  COUNTIFS: (args) => countMeeting(args),
  SUMIF: meetingFold(sum, true),
  SUMIFS: meetingFold(sum, false),
  AVERAGEIF: meetingFold(mean, true),
  AVERAGEIFS: meetingFold(mean, false),
  MAXIFS: meetingFold(most, false),
  MINIFS: meetingFold(least, false),
  SUMPRODUCT: product,
}
