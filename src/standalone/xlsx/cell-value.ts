import type { sheets_v4 } from '@googleapis/sheets'
import type { CellErrorValue, CellValue } from 'exceljs'
import { display } from '../sheets-server/formats/format.ts'
import type { Book } from './book.ts'
import { cleanText } from './clean-text.ts'
import { excelNumber } from './dates.ts'
import { excelFormula } from './formula.ts'
import type { Loss } from './losses.ts'

type CellData = sheets_v4.Schema$CellData
type ExtendedValue = sheets_v4.Schema$ExtendedValue

/** The errors that both know, by the protocol's names; every other is `#VALUE!` to Excel. */
const ERRORS = new Map<string, CellErrorValue['error']>([
  ['NULL_VALUE', '#NULL!'],
  ['DIVIDE_BY_ZERO', '#DIV/0!'],
  ['VALUE', '#VALUE!'],
  ['REF', '#REF!'],
  ['NAME', '#NAME?'],
  ['NUM', '#NUM!'],
  ['N_A', '#N/A'],
])

/** What Excel would make something else of than text: formulas, numbers, dates, times, truths. */
const RETYPED = /^\s*(?:[=+@'-]|[\d.,:/年月日% -]+$|\d[\d.]*e[+-]?\d+$|(?:true|false)$)/i

/** Whether text would not stay text if somebody edited its cell in Excel. */
export const isRetyped = (text: string): boolean => (text.length < 64 ? RETYPED.test(text) : /^\s*[=+@'-]/.test(text))

/** What a cell holds, in exceljs's terms; null for nothing. */
export function cellValue(cell: CellData, book: Book, lose: (loss: Loss) => void): CellValue {
  const formula = cell.userEnteredValue?.formulaValue
  const shown = cell.effectiveValue ?? cell.userEnteredValue
  if (typeof formula !== 'string') return plainValue(shown, cell, book, lose)
  const translated = excelFormula(formula, book.named)
  if (translated === undefined) {
    lose('formula')
    return plainValue(cell.effectiveValue ?? undefined, cell, book, lose)
  }
  const result = plainValue(cell.effectiveValue ?? undefined, undefined, book, lose)
  // A result is a plain value here; exceljs's type of results knows no more than these.
  return result === null
    ? { formula: translated, date1904: false }
    : { formula: translated, result: result as string | number | boolean | CellErrorValue, date1904: false }
}

/** The number format that a cell shows with: its own, or the one its formula brings along. */
export const shownFormat = (cell: CellData): sheets_v4.Schema$NumberFormat | null | undefined =>
  cell.userEnteredFormat?.numberFormat ??
  (cell.userEnteredValue?.formulaValue === undefined ? undefined : cell.effectiveFormat?.numberFormat)

/** A value that is no formula. A number is held against the format of `cell`, when it is given. */
function plainValue(
  value: ExtendedValue | undefined,
  cell: CellData | undefined,
  book: Book,
  lose: (loss: Loss) => void,
): CellValue {
  const { stringValue, numberValue, boolValue, errorValue } = value ?? {}
  if (typeof stringValue === 'string') {
    const { text, cutFrom, dropped } = cleanText(stringValue, book.words.cut)
    if (cutFrom !== undefined) lose('text-cut')
    if (dropped) lose('characters')
    return text
  }
  if (typeof numberValue === 'number') return numberIn(numberValue, cell, book, lose)
  if (typeof boolValue === 'boolean') return boolValue
  if (errorValue !== undefined) return { error: ERRORS.get(errorValue.type ?? '') ?? '#VALUE!' }
  return null
}

function numberIn(value: number, cell: CellData | undefined, book: Book, lose: (loss: Loss) => void): CellValue {
  if (!Number.isFinite(value)) return String(value)
  if (cell === undefined) return value
  const format = shownFormat(cell)
  const taken = excelNumber(value, format)
  if (taken !== undefined) return taken
  lose('date')
  return display(value, format, book.locale)
}
