import { type Area, columnsIn, rowsIn } from '../a1/area.ts'
import { areaText } from '../a1/notation.ts'
import { filterAreas } from '../document/metadata.ts'
import type { Sheet, Workbook } from '../document/model.ts'
import { without } from '../document/without.ts'
import { invalid } from '../protocol/api-error.ts'
import { decode } from '../protocol/decode.ts'
import type { DataFilter } from '../protocol/types.ts'
import { readValues } from '../values/read.ts'
import { clearValues, type Written, writeValues } from '../values/write.ts'
import { type Call, dimensionOf, inputOf, renderingOf, type Service } from './method.ts'
import { totals, updateReply } from './values.ts'

const idIn = (call: Call): string => call.path['spreadsheetId'] ?? ''

function sheetOf(book: Workbook, area: Area): Sheet {
  const sheet = book.sheets.find((s) => s.id === area.sheetId)
  if (sheet === undefined) throw new Error('an area without a sheet')
  return sheet
}

const sameArea = (a: Area, b: Area): boolean =>
  a.sheetId === b.sheetId && a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right

/** Each area once, with all the filters that select it. */
function selected(book: Workbook, filters: readonly DataFilter[]): { area: Area; filters: DataFilter[] }[] {
  const found: { area: Area; filters: DataFilter[] }[] = []
  for (const filter of filters) {
    for (const area of filterAreas(book, filter)) {
      const known = found.find((f) => sameArea(f.area, area))
      if (known === undefined) found.push({ area, filters: [filter] })
      else known.filters.push(filter)
    }
  }
  return found
}

export function valuesBatchGetByDataFilter(service: Service, call: Call): object {
  const body = decode('BatchGetValuesByDataFilterRequest', call.body)
  const book = service.book(idIn(call))
  const rendering = renderingOf(body.valueRenderOption, body.dateTimeRenderOption)
  const view = service.view(book)
  const valueRanges = selected(book, body.dataFilters ?? []).map(({ area, filters }) => ({
    valueRange: readValues(sheetOf(book, area), area, dimensionOf(body.majorDimension), rendering, view),
    dataFilters: filters,
  }))
  return { spreadsheetId: book.id, ...(valueRanges.length > 0 ? { valueRanges } : {}) }
}

export function valuesBatchUpdateByDataFilter(service: Service, call: Call): object {
  const body = decode('BatchUpdateValuesByDataFilterRequest', call.body)
  const input = inputOf(body.valueInputOption)
  const done = service.change(idIn(call), (edit, { shared }) => {
    const list: { written: Written; dataFilter: DataFilter }[] = []
    for (const { dataFilter, values, majorDimension } of body.data ?? []) {
      if (dataFilter === undefined) throw invalid('Must specify a data filter.')
      for (const area of filterAreas(edit.book, dataFilter)) {
        const range = { sheet: sheetOf(edit.book, area), area, single: rowsIn(area) === 1 && columnsIn(area) === 1 }
        list.push({
          written: writeValues(edit, range, values ?? [], dimensionOf(majorDimension), input, shared),
          dataFilter,
        })
      }
    }
    return list
  })
  const book = service.book(idIn(call))
  const view = service.view(book)
  const rendering =
    body.includeValuesInResponse === true
      ? renderingOf(body.responseValueRenderOption, body.responseDateTimeRenderOption)
      : undefined
  const responses = done.map(({ written, dataFilter }) => {
    return { ...without(updateReply(book, written, rendering, view), 'spreadsheetId'), dataFilter }
  })
  return {
    spreadsheetId: book.id,
    ...totals(done.map((d) => d.written)),
    ...(responses.length > 0 ? { responses } : {}),
  }
}

export function valuesBatchClearByDataFilter(service: Service, call: Call): object {
  const body = decode('BatchClearValuesByDataFilterRequest', call.body)
  const clearedRanges = service.change(idIn(call), (edit) =>
    selected(edit.book, body.dataFilters ?? []).map(({ area }) => {
      clearValues(edit, area)
      return areaText(sheetOf(edit.book, area).properties.title, area)
    }),
  )
  return { spreadsheetId: idIn(call), ...(clearedRanges.length > 0 ? { clearedRanges } : {}) }
}
