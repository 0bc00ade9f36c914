import type { sheets_v4 } from '@googleapis/sheets'
import { areaText } from '../a1/notation.ts'
import { type Resolved, resolveRange } from '../a1/resolve.ts'
import { makeRoom } from '../document/append.ts'
import { changeDimension } from '../document/dimensions.ts'
import { growGrid, sheetOf } from '../document/edit.ts'
import type { Workbook } from '../document/model.ts'
import { invalid } from '../protocol/api-error.ts'
import { decode } from '../protocol/decode.ts'
import type { ValueRange } from '../protocol/types.ts'
import { readValues } from '../values/read.ts'
import type { CellView, Rendering } from '../values/show.ts'
import { tableIn } from '../values/table.ts'
import { clearValues, put, rowsOfValues, type Written, writeValues, writtenOf } from '../values/write.ts'
import { type Call, dimensionOf, flag, inputOf, renderingIn, renderingOf, type Service, word } from './method.ts'

type UpdateReply = sheets_v4.Schema$UpdateValuesResponse

const MAJOR = ['ROWS', 'COLUMNS', 'DIMENSION_UNSPECIFIED'] as const

/** The reply to one write. Counts that are zero are left out, as the service does. */
export function updateReply(
  book: Workbook,
  written: Written,
  rendering: Rendering | undefined,
  view: CellView,
): UpdateReply {
  const sheet = book.sheets.find((s) => s.id === written.area.sheetId)
  if (sheet === undefined) throw new Error('a sheet that was written to is gone')
  const { area, rows, columns, cells } = written
  return {
    spreadsheetId: book.id,
    updatedRange: areaText(sheet.properties.title, area),
    ...(rows > 0 ? { updatedRows: rows } : {}),
    ...(columns > 0 ? { updatedColumns: columns } : {}),
    ...(cells > 0 ? { updatedCells: cells } : {}),
    ...(rendering === undefined ? {} : { updatedData: readValues(sheet, area, 'ROWS', rendering, view) }),
  }
}

const replyRendering = (query: URLSearchParams): Rendering | undefined =>
  flag(query, 'includeValuesInResponse')
    ? renderingIn(query, 'responseValueRenderOption', 'responseDateTimeRenderOption')
    : undefined

const rangeIn = (call: Call): string => call.path['range'] ?? ''
const idIn = (call: Call): string => call.path['spreadsheetId'] ?? ''

function reader(service: Service, book: Workbook, query: URLSearchParams): (range: string) => ValueRange {
  const major = dimensionOf(word(query, 'majorDimension', MAJOR, 'ROWS'))
  const rendering = renderingIn(query, 'valueRenderOption', 'dateTimeRenderOption')
  const view = service.view(book)
  return (range) => {
    const { sheet, area } = resolveRange(book, range)
    return readValues(sheet, area, major, rendering, view)
  }
}

export function valuesGet(service: Service, call: Call): object {
  return reader(service, service.book(idIn(call)), call.query)(rangeIn(call))
}

export function valuesBatchGet(service: Service, call: Call): object {
  const book = service.book(idIn(call))
  const valueRanges = call.query.getAll('ranges').map(reader(service, book, call.query))
  return { spreadsheetId: book.id, ...(valueRanges.length > 0 ? { valueRanges } : {}) }
}

/** A body's own range must be the one in the path, if it gives one. */
function checkSameRange(book: Workbook, inPath: Resolved, given: string | null | undefined): void {
  if (given === undefined || given === null || given === '') return
  const other = resolveRange(book, given)
  const same =
    other.sheet.id === inPath.sheet.id &&
    other.area.top === inPath.area.top &&
    other.area.left === inPath.area.left &&
    other.area.bottom === inPath.area.bottom &&
    other.area.right === inPath.area.right
  if (!same) {
    throw invalid(
      `Requested writing within range [${areaText(inPath.sheet.properties.title, inPath.area)}], but tried writing to range [${given}]`,
    )
  }
}

export function valuesUpdate(service: Service, call: Call): object {
  const body = decode('ValueRange', call.body)
  const input = inputOf(call.query.get('valueInputOption'))
  const rendering = replyRendering(call.query)
  const written = service.change(idIn(call), (edit, { shared }) => {
    const range = resolveRange(edit.book, rangeIn(call))
    checkSameRange(edit.book, range, body.range)
    return writeValues(edit, range, body.values ?? [], dimensionOf(body.majorDimension), input, shared)
  })
  const book = service.book(idIn(call))
  return updateReply(book, written, rendering, service.view(book))
}

export function valuesBatchUpdate(service: Service, call: Call): object {
  const body = decode('BatchUpdateValuesRequest', call.body)
  const input = inputOf(body.valueInputOption)
  const written = service.change(idIn(call), (edit, { shared }) =>
    (body.data ?? []).map((data) => {
      const range = resolveRange(edit.book, data.range ?? '')
      return writeValues(edit, range, data.values ?? [], dimensionOf(data.majorDimension), input, shared)
    }),
  )
  const rendering =
    body.includeValuesInResponse === true
      ? renderingOf(body.responseValueRenderOption, body.responseDateTimeRenderOption)
      : undefined
  const book = service.book(idIn(call))
  const view = service.view(book)
  return {
    spreadsheetId: book.id,
    ...totals(written),
    responses: written.map((w) => updateReply(book, w, rendering, view)),
  }
}

/** The sums that a batch's reply begins with. Rows and columns touched twice count once. */
export function totals(written: readonly Written[]): sheets_v4.Schema$BatchUpdateValuesResponse {
  const rows = new Set<string>()
  const columns = new Set<string>()
  const sheets = new Set<number>()
  let cells = 0
  for (const w of written) {
    cells += w.cells
    if (w.cells > 0) sheets.add(w.area.sheetId)
    for (let r = w.area.top; r < w.area.bottom; r++) rows.add(`${w.area.sheetId}:${r}`)
    for (let c = w.area.left; c < w.area.right; c++) columns.add(`${w.area.sheetId}:${c}`)
  }
  if (cells === 0) return {}
  return {
    totalUpdatedRows: rows.size,
    totalUpdatedColumns: columns.size,
    totalUpdatedCells: cells,
    totalUpdatedSheets: sheets.size,
  }
}

export function valuesAppend(service: Service, call: Call): object {
  const body = decode('ValueRange', call.body)
  const input = inputOf(call.query.get('valueInputOption'))
  const insert = word(call.query, 'insertDataOption', ['OVERWRITE', 'INSERT_ROWS'] as const, 'OVERWRITE')
  const rendering = replyRendering(call.query)
  const done = service.change(idIn(call), (edit, { shared }) => {
    const { sheet, area } = resolveRange(edit.book, rangeIn(call))
    const table = tableIn(sheet, area)
    const values = rowsOfValues(body.values ?? [], dimensionOf(body.majorDimension))
    const width = values.reduce((n, line) => Math.max(n, line.length), 0)
    const top = table?.bottom ?? area.top
    const left = table?.left ?? area.left
    const { rowCount } = sheet.properties.gridProperties
    if (insert === 'INSERT_ROWS' && values.length > 0 && top < rowCount) {
      changeDimension(
        edit,
        sheet.id,
        'ROWS',
        { kind: 'insert', at: top, count: values.length },
        top > 0 ? 'before' : undefined,
      )
    }
    growGrid(edit, sheet.id, top + values.length, left + width)
    if (insert === 'OVERWRITE') makeRoom(edit, sheet.id, top, values.length)
    const target = { sheetId: sheet.id, top, left, bottom: top + values.length, right: left + width }
    put(edit, target, values, input, shared)
    const written = writtenOf(target, values)
    const title = sheetOf(edit, sheet.id).properties.title
    return { written, tableRange: table === undefined ? undefined : areaText(title, table) }
  })
  const book = service.book(idIn(call))
  const updates = updateReply(book, done.written, rendering, service.view(book))
  return { spreadsheetId: book.id, ...(done.tableRange === undefined ? {} : { tableRange: done.tableRange }), updates }
}

export function valuesClear(service: Service, call: Call): object {
  decode('ClearValuesRequest', call.body)
  const clearedRange = service.change(idIn(call), (edit) => {
    const { sheet, area } = resolveRange(edit.book, rangeIn(call))
    clearValues(edit, area)
    return areaText(sheet.properties.title, area)
  })
  return { spreadsheetId: idIn(call), clearedRange }
}

export function valuesBatchClear(service: Service, call: Call): object {
  const body = decode('BatchClearValuesRequest', call.body)
  const clearedRanges = service.change(idIn(call), (edit) =>
    (body.ranges ?? []).map((range) => {
      const { sheet, area } = resolveRange(edit.book, range)
      clearValues(edit, area)
      return areaText(sheet.properties.title, area)
    }),
  )
  return { spreadsheetId: idIn(call), ...(clearedRanges.length > 0 ? { clearedRanges } : {}) }
}
