import type { Edit } from '../document/edit.ts'
import type { Workbook } from '../document/model.ts'
import type { Evaluator } from '../formulas/evaluate.ts'
import { invalid } from '../protocol/api-error.ts'
import type { Mask } from '../protocol/fields.ts'
import type { Request } from '../protocol/types.ts'
import type { Results, Tools } from '../requests/handler.ts'
import type { Dimension } from '../values/read.ts'
import type { CellView, Rendering } from '../values/show.ts'
import type { Input } from '../values/write.ts'

/** What the methods work with. */
export type Service = {
  /** @throws 404 */
  readonly book: (id: string) => Workbook
  /** Runs `work` on a workbook; what it made is durable when this returns. An error leaves nothing behind. */
  readonly change: <T>(id: string, work: (edit: Edit, tools: Tools) => T) => T
  /** @throws the refusal of a request that the caller may not make */
  readonly admits: (request: Request) => void
  /** Keeps a new workbook. */
  readonly add: (make: (around: Edit) => Workbook) => Workbook
  readonly view: (book: Workbook) => CellView
  readonly evaluator: (book: Workbook) => Evaluator
  readonly defaults: { readonly locale: string; readonly timeZone: string }
  readonly baseUrl: string
}

/** One request as a method sees it: names from the path, the query, the JSON body as it came, the mask of `fields`. */
export type Call = {
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly mask: Mask
}

/** One of these words from the query. @throws the service's 400 for any other */
export function word<T extends string>(query: URLSearchParams, name: string, words: readonly T[], otherwise: T): T {
  const given = query.get(name)
  if (given === null || given === '') return otherwise
  const found = words.find((w) => w === given)
  if (found === undefined) {
    const field = name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
    throw invalid(`Invalid value at '${field}' (TYPE_ENUM), ${JSON.stringify(given)}`)
  }
  return found
}

export const flag = (query: URLSearchParams, name: string): boolean => /^(true|1)$/i.test(query.get(name) ?? '')

const RENDER = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'] as const
const DATES = ['SERIAL_NUMBER', 'FORMATTED_STRING'] as const

export const renderingOf = (value: string | null | undefined, dateTime: string | null | undefined): Rendering => ({
  value: RENDER.find((w) => w === value) ?? 'FORMATTED_VALUE',
  dateTime: DATES.find((w) => w === dateTime) ?? 'SERIAL_NUMBER',
})

export const renderingIn = (query: URLSearchParams, value: string, dateTime: string): Rendering => ({
  value: word(query, value, RENDER, 'FORMATTED_VALUE'),
  dateTime: word(query, dateTime, DATES, 'SERIAL_NUMBER'),
})

export const dimensionOf = (given: string | null | undefined): Dimension => (given === 'COLUMNS' ? 'COLUMNS' : 'ROWS')

/** @throws the service's 400 when it is not said how values are to be taken */
export function inputOf(given: string | null | undefined): Input {
  if (given === 'RAW' || given === 'USER_ENTERED') return given
  if (given === undefined || given === null || given === '' || given === 'INPUT_VALUE_OPTION_UNSPECIFIED') {
    throw invalid("'valueInputOption' is required but not specified")
  }
  throw invalid(`Invalid value at 'value_input_option' (TYPE_ENUM), ${JSON.stringify(given)}`)
}

/** An evaluator's results as plain values; one that has none is the text that its cell shows, such as `#REF!`. */
export const resultsOf = (evaluator: Evaluator): Results => ({
  at: (sheetId, row, column) => {
    const value = evaluator.at(sheetId, row, column)
    return typeof value === 'object' ? value.fault : value
  },
})
