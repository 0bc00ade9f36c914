import { columnLetters } from '../a1/columns.ts'
import { display } from '../formats/format.ts'
import { type Locale, localeOf } from '../formats/locale.ts'
import { enter } from '../values/enter.ts'
import { aggregates } from './aggregates.ts'
import { clocks } from './clocks.ts'
import { lookups } from './lookups.ts'
import type { Context, Native } from './native.ts'
import {
  fault,
  isFault,
  isMatrix,
  isRange,
  numberOf,
  type Operand,
  type Scalar,
  scalarOf,
  scalars,
  textOf,
  truthOf,
} from './value.ts'

const one =
  (change: (value: Scalar, context: Context) => Operand): Native =>
  (args, context) => {
    const [first] = args
    if (first === undefined || args.length > 1) return fault('#N/A', 'Wrong number of arguments.')
    return change(scalarOf(first()), context)
  }

const join = (parts: Iterable<Scalar>, mark: string, skipEmpty: boolean): Scalar => {
  const texts: string[] = []
  let length = 0
  for (const part of parts) {
    const text = textOf(part)
    if (isFault(text)) return text
    if (skipEmpty && text === '') continue
    length += text.length + mark.length
    if (length > 50_000) return fault('#VALUE!', 'The text is longer than a cell may hold.')
    texts.push(text)
  }
  return texts.join(mark)
}

const logic =
  (decide: (truths: readonly boolean[]) => boolean): Native =>
  (args) => {
    const truths: boolean[] = []
    for (const { value, inCells } of scalars(args.map((a) => a()))) {
      if (inCells && (value === undefined || typeof value === 'string')) continue
      const truth = truthOf(value)
      if (isFault(truth)) return truth
      truths.push(truth)
    }
    return truths.length === 0 ? fault('#VALUE!', 'No valid input data.') : decide(truths)
  }

const conditionals: Record<string, Native> = {
  IF: ([test, yes, no]) => {
    const truth = truthOf(test === undefined ? false : scalarOf(test()))
    if (isFault(truth)) return truth
    return truth ? (yes?.() ?? undefined) : no === undefined ? false : no()
  },
  IFS: (args) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      const truth = truthOf(scalarOf(args[i]?.()))
      if (isFault(truth)) return truth
      if (truth) return args[i + 1]?.()
    }
    return fault('#N/A', 'No match.')
  },
  IFERROR: ([value, other]) => {
    const found = value?.()
    return isFault(isMatrix(found) ? scalarOf(found) : found) ? other?.() : found
  },
  IFNA: ([value, other]) => {
    const found = value?.()
    return isFault(found) && found.fault === '#N/A' ? other?.() : found
  },
  SWITCH: ([subject, ...cases]) => {
    const value = scalarOf(subject?.())
    if (isFault(value)) return value
    for (let i = 0; i + 1 < cases.length; i += 2) {
      const candidate = scalarOf(cases[i]?.())
      const same =
        typeof candidate === 'string' && typeof value === 'string'
          ? candidate.toLowerCase() === value.toLowerCase()
          : candidate === value
      if (same) return cases[i + 1]?.()
    }
    return cases.length % 2 === 1 ? cases.at(-1)?.() : fault('#N/A', 'No match.')
  },
  CHOOSE: ([index, ...choices]) => {
    const n = numberOf(scalarOf(index?.()))
    if (isFault(n)) return n
    const choice = choices[Math.trunc(n) - 1]
    return choice === undefined ? fault('#NUM!', 'CHOOSE has no such choice.') : choice()
  },
  AND: logic((truths) => truths.every(Boolean)),
  OR: logic((truths) => truths.some(Boolean)),
  XOR: logic((truths) => truths.filter(Boolean).length % 2 === 1),
  NOT: one((value) => {
    const truth = truthOf(value)
    return isFault(truth) ? truth : !truth
  }),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => fault('#N/A'),
}

const questions: Record<string, Native> = {
  ISBLANK: one((value) => value === undefined),
  ISERROR: one((value) => isFault(value)),
  ISERR: one((value) => isFault(value) && value.fault !== '#N/A'),
  ISNA: one((value) => isFault(value) && value.fault === '#N/A'),
  ISNUMBER: one((value) => typeof value === 'number'),
  ISTEXT: one((value) => typeof value === 'string'),
  ISNONTEXT: one((value) => typeof value !== 'string'),
  ISLOGICAL: one((value) => typeof value === 'boolean'),
}

/** `["ROW", by]`: the row of the reference, or of the formula's own cell. */
const place =
  (own: (c: Context) => number, of: (r: { top: number; left: number }) => number): Native =>
  (args, context) => {
    const [first] = args
    if (first === undefined) return own(context) + 1
    const operand = first()
    return isRange(operand) ? of(operand) + 1 : fault('#N/A', 'Argument must be a range.')
  }

const extent =
  (of: (m: { height: number; width: number }) => number): Native =>
  ([first]) => {
    const operand = first?.()
    return isMatrix(operand) ? of(operand) : 1
  }

const places: Record<string, Native> = {
  ROW: place(
    (c) => c.row,
    (r) => r.top,
  ),
  COLUMN: place(
    (c) => c.column,
    (r) => r.left,
  ),
  ROWS: extent((m) => m.height),
  COLUMNS: extent((m) => m.width),
  ARRAYFORMULA: ([first]) => first?.(),
}

const localeIn = (context: Context): Locale => localeOf(context.locale)

/** One for all: a rule on a thousand rows mostly finds nothing. */
const NOT_FOUND = fault('#VALUE!', 'FIND has not found the text.')

const texts: Record<string, Native> = {
  CONCATENATE: (args) =>
    join(
      [...scalars(args.map((a) => a()))].map((s) => s.value),
      '',
      false,
    ),
  JOIN: ([mark, ...args]) => joined(mark, args, false),
  TEXTJOIN: ([mark, skip, ...args]) => {
    const truth = truthOf(scalarOf(skip?.()))
    return isFault(truth) ? truth : joined(mark, args, truth)
  },
  TEXT: ([value, pattern], context) => {
    const shown = scalarOf(value?.())
    const format = textOf(scalarOf(pattern?.()))
    if (isFault(shown)) return shown
    if (isFault(format)) return format
    return display(shown ?? 0, { pattern: format }, localeIn(context))
  },
  TO_TEXT: one((value) => textOf(value)),
  VALUE: one((value, context) => numberOf(value, localeIn(context))),
  DATEVALUE: one((value, context) => dateOf(value, context, Math.floor)),
  TIMEVALUE: one((value, context) => dateOf(value, context, (n) => n - Math.floor(n))),
  HYPERLINK: ([link, label]) => scalarOf((label ?? link)?.()),
  LEN: one((value) => {
    const text = textOf(value)
    return isFault(text) ? text : text.length
  }),
  FIND: ([part, text, from]) => {
    const wanted = textOf(scalarOf(part?.()))
    const whole = textOf(scalarOf(text?.()))
    const start = from === undefined ? 1 : numberOf(scalarOf(from()))
    if (isFault(wanted)) return wanted
    if (isFault(whole)) return whole
    if (isFault(start)) return start
    const at = start < 1 || start > whole.length ? -1 : whole.indexOf(wanted, Math.trunc(start) - 1)
    return at < 0 ? NOT_FOUND : at + 1
  },
  REPT: ([text, times]) => {
    const piece = textOf(scalarOf(text?.()))
    const n = numberOf(scalarOf(times?.()))
    if (isFault(piece)) return piece
    if (isFault(n)) return n
    if (n < 0 || piece.length * n > 50_000) return fault('#VALUE!', 'The text is longer than a cell may hold.')
    return piece.repeat(Math.trunc(n))
  },
  SUBSTITUTE: ([text, find, put, nth]) => {
    const [whole, part, other] = [text, find, put].map((a) => textOf(scalarOf(a?.())))
    if (typeof whole !== 'string' || typeof part !== 'string' || typeof other !== 'string') return whole ?? part
    if (part === '') return whole
    if (nth === undefined) return whole.replaceAll(part, () => other)
    const n = numberOf(scalarOf(nth()))
    if (isFault(n)) return n
    const pieces = whole.split(part)
    if (n < 1 || n >= pieces.length) return whole
    return `${pieces.slice(0, n).join(part)}${other}${pieces.slice(n).join(part)}`
  },
  UPPER: one((value) => mapText(value, (text) => text.toUpperCase())),
  LOWER: one((value) => mapText(value, (text) => text.toLowerCase())),
  TRIM: one((value) => mapText(value, (text) => text.trim().replace(/ +/g, ' '))),
  ADDRESS: ([row, column]) => {
    const r = numberOf(scalarOf(row?.()))
    const c = numberOf(scalarOf(column?.()))
    if (isFault(r)) return r
    if (isFault(c)) return c
    return r < 1 || c < 1 ? fault('#VALUE!') : `$${columnLetters(Math.trunc(c) - 1)}$${Math.trunc(r)}`
  },
}

const mapText = (value: Scalar, change: (text: string) => string): Scalar => {
  const text = textOf(value)
  return isFault(text) ? text : change(text)
}

function joined(mark: (() => Operand) | undefined, args: readonly (() => Operand)[], skip: boolean): Scalar {
  const between = textOf(scalarOf(mark?.()))
  if (isFault(between)) return between
  return join(
    [...scalars(args.map((a) => a()))].map((s) => s.value),
    between,
    skip,
  )
}

function dateOf(value: Scalar, context: Context, part: (serial: number) => number): Scalar {
  if (typeof value === 'number') return part(value)
  if (typeof value !== 'string') return fault('#VALUE!', 'Expects a date as text.')
  const typed = enter(value, localeIn(context), new Date(context.now).getUTCFullYear())
  const dated = typed.format?.type === 'DATE' || typed.format?.type === 'TIME' || typed.format?.type === 'DATE_TIME'
  return dated && typeof typed.value === 'number'
    ? part(typed.value)
    : fault('#VALUE!', `'${value.slice(0, 50)}' is no date.`)
}

/** Functions of our own; they win over the library's. */
export const natives: ReadonlyMap<string, Native> = new Map(
  Object.entries({ ...conditionals, ...questions, ...places, ...texts, ...clocks, ...aggregates, ...lookups }),
)
