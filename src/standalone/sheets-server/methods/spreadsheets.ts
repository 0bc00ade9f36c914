import type { Area } from '../a1/area.ts'
import { resolveRange } from '../a1/resolve.ts'
import { cellWriter } from '../document/cells.ts'
import { freshId, freshTextId, newSheet, newWorkbook } from '../document/create.ts'
import { checkWorkbookSize, type Edit, putCell, rowsToWrite } from '../document/edit.ts'
import { filterAreas, metadataOf } from '../document/metadata.ts'
import type { Workbook } from '../document/model.ts'
import { invalid, notFound } from '../protocol/api-error.ts'
import { decode } from '../protocol/decode.ts'
import { ALL, below } from '../protocol/fields.ts'
import type { Request, SheetMessage, SpreadsheetMessage } from '../protocol/types.ts'
import { carryOut } from '../requests/dispatch.ts'
import type { Tools } from '../requests/handler.ts'
import { copySheet, insertSheet } from '../requests/sheets.ts'
import { describe, sheetProperties } from './describe.ts'
import { type Call, flag, resultsOf, type Service } from './method.ts'

const idIn = (call: Call): string => call.path['spreadsheetId'] ?? ''

function shown(
  service: Service,
  book: Workbook,
  call: Pick<Call, 'mask'>,
  areas: readonly Area[] | undefined,
  gridData: boolean,
): SpreadsheetMessage {
  return describe(book, { mask: call.mask, areas, gridData, view: service.view(book), baseUrl: service.baseUrl })
}

export function spreadsheetsCreate(service: Service, call: Call): object {
  const body = decode('Spreadsheet', call.body)
  const book = service.add((edit) => {
    const id = freshTextId(edit.random, 44)
    edit.book = newWorkbook(id, body.properties ?? {}, service.defaults)
    const sheets = body.sheets ?? []
    const list: SheetMessage[] = sheets.length > 0 ? sheets : [{ properties: { sheetId: 0, title: 'Sheet1' } }]
    const tools: Tools = { shared: (part) => part, results: () => resultsOf(service.evaluator(edit.book)) }
    list.forEach((sheet, i) => addSheet(edit, sheet, i, tools))
    for (const namedRange of body.namedRanges ?? []) carryOut(edit, { addNamedRange: { namedRange } }, 0, tools)
    for (const developerMetadata of body.developerMetadata ?? []) {
      carryOut(edit, { createDeveloperMetadata: { developerMetadata } }, 0, tools)
    }
    checkWorkbookSize(edit.book)
    return edit.book
  })
  return shown(service, book, call, undefined, false)
}

/** Adds a tab with what a client's description of it holds. */
function addSheet(edit: Edit, given: SheetMessage, index: number, tools: Tools): void {
  const properties = given.properties ?? {}
  const taken = (n: number): boolean => edit.book.sheets.some((s) => s.id === n)
  const id = properties.sheetId ?? (index === 0 ? 0 : freshId(taken, edit.random))
  const title = properties.title ?? `Sheet${index + 1}`
  if (taken(id)) throw invalid(`Cannot add sheet with ID [${id}] because a sheet with that ID already exists.`)
  if (edit.book.sheets.some((s) => s.properties.title.toLowerCase() === title.toLowerCase())) {
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`)
  }
  insertSheet(edit, newSheet(id, title, properties), undefined)
  const write = cellWriter(ALL, tools.shared)
  for (const { startRow, startColumn, rowData } of given.data ?? []) {
    const rows = rowsToWrite(edit, id)
    rowData?.forEach((row, r) => {
      row.values?.forEach((cell, c) => {
        putCell(edit, rows, (startRow ?? 0) + r, (startColumn ?? 0) + c, write(undefined, cell))
      })
    })
  }
  const requests: Request[] = [
    ...(given.merges ?? []).map((range) => ({ mergeCells: { range: { ...range, sheetId: id } } })),
    ...(given.protectedRanges ?? []).map((protectedRange) => ({ addProtectedRange: { protectedRange } })),
    ...(given.conditionalFormats ?? []).map((rule, i) => ({ addConditionalFormatRule: { rule, index: i } })),
    ...(given.bandedRanges ?? []).map((bandedRange) => ({ addBanding: { bandedRange } })),
    ...(given.filterViews ?? []).map((filter) => ({ addFilterView: { filter } })),
    ...(given.basicFilter === undefined ? [] : [{ setBasicFilter: { filter: given.basicFilter } }]),
  ]
  for (const request of requests) carryOut(edit, request, 0, tools)
}

export function spreadsheetsGet(service: Service, call: Call): object {
  const book = service.book(idIn(call))
  const ranges = call.query.getAll('ranges')
  const areas = ranges.length === 0 ? undefined : ranges.map((range) => resolveRange(book, range).area)
  return shown(service, book, call, areas, flag(call.query, 'includeGridData'))
}

export function spreadsheetsGetByDataFilter(service: Service, call: Call): object {
  const body = decode('GetSpreadsheetByDataFilterRequest', call.body)
  const book = service.book(idIn(call))
  const filters = body.dataFilters ?? []
  const areas = filters.length === 0 ? undefined : filters.flatMap((filter) => filterAreas(book, filter))
  return shown(service, book, call, areas, body.includeGridData === true)
}

export function spreadsheetsBatchUpdate(service: Service, call: Call): object {
  const body = decode('BatchUpdateSpreadsheetRequest', call.body)
  const requests = body.requests ?? []
  if (requests.length === 0) throw invalid('Must specify at least one request.')
  const replies = service.change(idIn(call), (edit, tools) =>
    requests.map((request, i) => carryOut(edit, request, i, tools, service.admits)),
  )
  const book = service.book(idIn(call))
  if (body.includeSpreadsheetInResponse !== true) return { spreadsheetId: book.id, replies }
  const ranges = body.responseRanges ?? []
  const areas = ranges.length === 0 ? undefined : ranges.map((range) => resolveRange(book, range).area)
  const mask = below(call.mask, 'updatedSpreadsheet')
  const updatedSpreadsheet = shown(service, book, { mask }, areas, body.responseIncludeGridData === true)
  return { spreadsheetId: book.id, replies, updatedSpreadsheet }
}

export function sheetsCopyTo(service: Service, call: Call): object {
  const body = decode('CopySheetToAnotherSpreadsheetRequest', call.body)
  const source = service.book(idIn(call)).sheets.find((s) => String(s.id) === call.path['sheetId'])
  if (source === undefined) throw invalid(`No grid with id: ${call.path['sheetId'] ?? ''}`)
  const target = body.destinationSpreadsheetId
  if (target === undefined || target === null || target === '') throw invalid('Must specify destinationSpreadsheetId.')
  const id = service.change(target, (edit) => {
    const titles = new Set(edit.book.sheets.map((s) => s.properties.title.toLowerCase()))
    const base = `Copy of ${source.properties.title}`
    let title = base
    for (let n = 2; titles.has(title.toLowerCase()); n++) title = `${base} ${n}`
    const fresh = freshId((n) => edit.book.sheets.some((s) => s.id === n), edit.random)
    insertSheet(edit, copySheet(edit, source, fresh, title), undefined)
    return fresh
  })
  const book = service.book(target)
  const copy = book.sheets.find((s) => s.id === id)
  if (copy === undefined) throw new Error('the copy is gone')
  return sheetProperties(book, copy)
}

export function developerMetadataGet(service: Service, call: Call): object {
  const book = service.book(idIn(call))
  const found = book.metadata.find((m) => String(m.metadataId) === call.path['metadataId'])
  if (found === undefined) throw notFound()
  return found
}

export function developerMetadataSearch(service: Service, call: Call): object {
  const body = decode('SearchDeveloperMetadataRequest', call.body)
  const book = service.book(idIn(call))
  const matches = book.metadata.flatMap((developerMetadata) => {
    const dataFilters = (body.dataFilters ?? []).filter((f) => metadataOf(book, f).includes(developerMetadata))
    return dataFilters.length > 0 ? [{ developerMetadata, dataFilters }] : []
  })
  return matches.length > 0 ? { matchedDeveloperMetadata: matches } : {}
}
