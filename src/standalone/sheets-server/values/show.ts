import { type Cell, cellAt, isFormula, type Workbook } from '../document/model.ts'
import { display, isDateFormat } from '../formats/format.ts'
import { localeOf } from '../formats/locale.ts'
import type { Evaluator } from '../formulas/evaluate.ts'
import { resultFormat } from '../formulas/result-format.ts'
import type { Fault, Scalar } from '../formulas/value.ts'
import type { ErrorValue, ExtendedValue, NumberFormat } from '../protocol/types.ts'

/** How a client wants values: as people see them, as they are, or as they were typed. */
export type Rendering = {
  readonly value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA'
  readonly dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING'
}

/** A workbook's cells as clients see them. */
export type CellView = {
  /** Where results of formulas come from. */
  readonly evaluator: Evaluator
  readonly effective: (sheetId: number, row: number, column: number) => ExtendedValue | undefined
  readonly formatted: (sheetId: number, row: number, column: number, cell: Cell) => string
  /** The number format that a cell shows with: its own, or the one its formula brings along. */
  readonly numberFormat: (sheetId: number, row: number, column: number, cell: Cell) => NumberFormat | undefined
  readonly render: (
    sheetId: number,
    row: number,
    column: number,
    cell: Cell,
    as: Rendering,
  ) => string | number | boolean
}

const TYPES: Record<Fault['fault'], NonNullable<ErrorValue['type']>> = {
  '#NULL!': 'NULL_VALUE',
  '#DIV/0!': 'DIVIDE_BY_ZERO',
  '#VALUE!': 'VALUE',
  '#REF!': 'REF',
  '#NAME?': 'NAME',
  '#NUM!': 'NUM',
  '#N/A': 'N_A',
  '#ERROR!': 'ERROR',
}

export function cellView(book: Workbook, evaluator: Evaluator): CellView {
  const locale = localeOf(book.properties.locale)
  const sheets = new Map(book.sheets.map((s) => [s.id, s]))
  const lookAt = (sheetId: number, row: number, column: number): Cell | undefined => {
    const sheet = sheets.get(sheetId)
    return sheet === undefined ? undefined : cellAt(sheet, row, column)
  }
  const numberFormat: CellView['numberFormat'] = (sheetId, _row, _column, cell) => {
    const own = cell.format?.numberFormat
    if (own !== undefined || !isFormula(cell.value)) return own
    return resultFormat(cell.value.formula, book, sheetId, lookAt)
  }
  const valueOf = (sheetId: number, row: number, column: number, cell: Cell): Scalar =>
    isFormula(cell.value) ? evaluator.at(sheetId, row, column) : cell.value
  const formatted: CellView['formatted'] = (sheetId, row, column, cell) => {
    const value = valueOf(sheetId, row, column, cell)
    if (value === undefined) return ''
    if (typeof value === 'object') return value.fault
    return display(value, numberFormat(sheetId, row, column, cell), locale)
  }
  return {
    evaluator,
    formatted,
    numberFormat,
    effective: (sheetId, row, column) => {
      const value = evaluator.at(sheetId, row, column)
      switch (typeof value) {
        case 'undefined':
          return undefined
        case 'string':
          return { stringValue: value }
        case 'number':
          return { numberValue: value }
        case 'boolean':
          return { boolValue: value }
        default:
          return {
            errorValue: { type: TYPES[value.fault], ...(value.message === '' ? {} : { message: value.message }) },
          }
      }
    },
    render: (sheetId, row, column, cell, as) => {
      if (as.value === 'FORMATTED_VALUE') return formatted(sheetId, row, column, cell)
      if (as.value === 'FORMULA' && isFormula(cell.value)) return cell.value.formula
      const value = valueOf(sheetId, row, column, cell)
      if (value === undefined) return ''
      if (typeof value === 'object') return value.fault
      if (typeof value === 'number' && as.dateTime === 'FORMATTED_STRING') {
        const format = numberFormat(sheetId, row, column, cell)
        if (isDateFormat(format)) return display(value, format, locale)
      }
      return value
    },
  }
}
