import type { sheets_v4 } from '@googleapis/sheets'
import { enter } from '../sheets-server/values/enter.ts'
import type { Book } from './book.ts'
import { isWritable } from './clean-text.ts'
import { excelFormula } from './formula.ts'

const MAX_TEXT = 255
const MAX_CHOICES = 100

const RELATIVE = new Map([
  ['TODAY', 'TODAY()'],
  ['YESTERDAY', '(TODAY()-1)'],
  ['TOMORROW', '(TODAY()+1)'],
  ['PAST_WEEK', '(TODAY()-7)'],
  ['PAST_MONTH', 'EDATE(TODAY(),-1)'],
  ['PAST_YEAR', 'EDATE(TODAY(),-12)'],
])
const SPANS = new Set(['PAST_WEEK', 'PAST_MONTH', 'PAST_YEAR'])

/** Text in quotes; undefined when Excel takes no text that long in a formula. */
function literal(text: string): string | undefined {
  return text.length > MAX_TEXT || !isWritable(text) ? undefined : `"${text.replaceAll('"', '""')}"`
}

/** What a condition compares with, as a part of a formula: a formula in brackets, a number, text. */
function operand(
  value: sheets_v4.Schema$ConditionValue | undefined,
  book: Book,
  as: 'typed' | 'text',
): string | undefined {
  if (value === undefined) return undefined
  if (typeof value.relativeDate === 'string') return RELATIVE.get(value.relativeDate)
  const text = value.userEnteredValue ?? ''
  if (/^[=+]./s.test(text) && !/^\+[\d.]/.test(text)) {
    const formula = excelFormula(`=${text.slice(1)}`, book.named)
    return formula === undefined ? undefined : `(${formula})`
  }
  if (as === 'text') return literal(text)
  const typed = enter(text, book.locale, 1900).value
  if (typeof typed === 'number') return String(typed)
  if (typeof typed === 'boolean') return typed ? 'TRUE' : 'FALSE'
  return typeof typed === 'string' ? literal(typed) : undefined
}

const NUMBERS = new Map([
  ['NUMBER_GREATER', '>'],
  ['NUMBER_GREATER_THAN_EQ', '>='],
  ['NUMBER_LESS', '<'],
  ['NUMBER_LESS_THAN_EQ', '<='],
  ['NUMBER_EQ', '='],
  ['NUMBER_NOT_EQ', '<>'],
])
const DATES = new Map([
  ['DATE_EQ', '='],
  ['DATE_NOT_EQ', '<>'],
  ['DATE_BEFORE', '<'],
  ['DATE_AFTER', '>'],
  ['DATE_ON_OR_BEFORE', '<='],
  ['DATE_ON_OR_AFTER', '>='],
])
const RANGES = new Map([
  ['NUMBER_BETWEEN', false],
  ['NUMBER_NOT_BETWEEN', true],
  ['DATE_BETWEEN', false],
  ['DATE_NOT_BETWEEN', true],
])
const TEXTS = new Map<string, (cell: string, text: string) => string>([
  ['TEXT_CONTAINS', (cell, text) => `ISNUMBER(SEARCH(${text},${cell}))`],
  ['TEXT_NOT_CONTAINS', (cell, text) => `NOT(ISNUMBER(SEARCH(${text},${cell})))`],
  ['TEXT_STARTS_WITH', (cell, text) => `LEFT(${cell},LEN(${text}))=${text}`],
  ['TEXT_ENDS_WITH', (cell, text) => `RIGHT(${cell},LEN(${text}))=${text}`],
  ['TEXT_EQ', (cell, text) => `${cell}&""=${text}`],
  ['TEXT_NOT_EQ', (cell, text) => `${cell}&""<>${text}`],
])

/**
 * A condition as a formula for Excel, read at `cell` (its reference in a formula, such as `B2`); undefined when there is no
 * such formula.
 */
export function conditionFormula(
  condition: sheets_v4.Schema$BooleanCondition,
  cell: string,
  book: Book,
): string | undefined {
  const type = condition.type ?? ''
  const values = condition.values ?? []
  const [first, second] = values
  const one = (as: 'typed' | 'text', make: (value: string) => string): string | undefined => {
    const value = operand(first, book, as)
    return value === undefined ? undefined : make(value)
  }
  const number = NUMBERS.get(type)
  if (number !== undefined) return one('typed', (value) => `AND(ISNUMBER(${cell}),${cell}${number}${value})`)
  const date = DATES.get(type)
  if (date !== undefined) {
    if (type === 'DATE_EQ' && SPANS.has(first?.relativeDate ?? ''))
      return one('typed', (value) => `AND(ISNUMBER(${cell}),INT(${cell})>=${value},INT(${cell})<=TODAY())`)
    return one('typed', (value) => `AND(ISNUMBER(${cell}),INT(${cell})${date}INT(${value}))`)
  }
  const outside = RANGES.get(type)
  if (outside !== undefined) {
    const [a, b] = [operand(first, book, 'typed'), operand(second, book, 'typed')]
    if (a === undefined || b === undefined) return undefined
    const of = type.startsWith('DATE') ? `INT(${cell})` : cell
    const inside = `AND(${of}>=MIN(${a},${b}),${of}<=MAX(${a},${b}))`
    return `AND(ISNUMBER(${cell}),${outside ? `NOT(${inside})` : inside})`
  }
  const text = TEXTS.get(type)
  if (text !== undefined) return one('text', (value) => text(cell, value))
  switch (type) {
    case 'BLANK':
      return `LEN(${cell})=0`
    case 'NOT_BLANK':
      return `LEN(${cell})>0`
    case 'DATE_IS_VALID':
      return `ISNUMBER(${cell})`
    case 'BOOLEAN':
      return values.length === 0 ? `ISLOGICAL(${cell})` : oneOf(values, cell, book)
    case 'ONE_OF_LIST':
      return oneOf(values, cell, book)
    case 'CUSTOM_FORMULA':
      return excelFormula(`=${(first?.userEnteredValue ?? '').replace(/^[=+]/, '')}`, book.named)
    default:
      return undefined
  }
}

function oneOf(values: readonly sheets_v4.Schema$ConditionValue[], cell: string, book: Book): string | undefined {
  const choices = values.map((value) => operand(value, book, 'text'))
  if (choices.length === 0 || choices.length > MAX_CHOICES || choices.includes(undefined)) return undefined
  return `OR(${choices.map((choice) => `${cell}&""=${choice ?? ''}`).join(',')})`
}
