import { freshId, gridOf, newSheet } from '../document/create.ts'
import { changeDimension } from '../document/dimensions.ts'
import { checkWorkbookSize, type Edit, putSheet, rowWith, sheetOf } from '../document/edit.ts'
import type { Row, Sheet } from '../document/model.ts'
import { eachFormula } from '../document/positions.ts'
import { checkLocale, checkTimeZone } from '../document/properties.ts'
import { without } from '../document/without.ts'
import { retitleFormula } from '../formulas/move.ts'
import { sheetProperties } from '../methods/describe.ts'
import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { asks, merge, updateMask } from '../protocol/fields.ts'
import { type Handlers, needed } from './handler.ts'

const taken = (edit: Edit, id: number): boolean => edit.book.sheets.some((s) => s.id === id)

/** @throws the service's 400 for a title that is empty, too long or another tab's */
function checkTitle(edit: Edit, title: string, own?: number): string {
  if (title.trim() === '') throw invalid('Sheet titles cannot be empty.')
  if (title.length > 100) throw invalid('Sheet titles cannot be longer than 100 characters.')
  const same = (s: Sheet): boolean => s.id !== own && s.properties.title.toLowerCase() === title.toLowerCase()
  if (edit.book.sheets.some(same)) {
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`)
  }
  return title
}

function checkNewId(edit: Edit, id: number | null | undefined): number {
  if (id === undefined || id === null) return freshId((n) => taken(edit, n), edit.random)
  if (id < 0) throw invalid(`Invalid sheetId: ${id}. Must be non-negative.`)
  if (taken(edit, id)) throw invalid(`Cannot add sheet with ID [${id}] because a sheet with that ID already exists.`)
  return id
}

function freshTitle(edit: Edit, base: (n: number) => string, from: number): string {
  const titles = new Set(edit.book.sheets.map((s) => s.properties.title.toLowerCase()))
  for (let n = from; ; n++) if (!titles.has(base(n).toLowerCase())) return base(n)
}

/** Puts a sheet at a place among the others, or at the end. */
export function insertSheet(edit: Edit, sheet: Sheet, index: number | null | undefined): void {
  const at = index ?? edit.book.sheets.length
  if (at < 0 || at > edit.book.sheets.length)
    throw invalid(`Invalid index: ${at}. Must be between 0 and ${edit.book.sheets.length}.`)
  edit.book = { ...edit.book, sheets: edit.book.sheets.toSpliced(at, 0, sheet) }
  checkWorkbookSize(edit.book)
}

/** A copy of a sheet, under another id, with ids of its own for what it holds; its cells share formats with the first. */
export function copySheet(edit: Edit, sheet: Sheet, id: number, title: string): Sheet {
  const rows: (Row | undefined)[] = sheet.rows.map((row) =>
    row === undefined ? undefined : rowWith(edit.nextRowId(), row.cells, row.properties),
  )
  const fresh = (): number => freshId(() => false, edit.random)
  const own = retarget(
    {
      merges: sheet.merges,
      conditionalFormats: sheet.conditionalFormats,
      basicFilter: sheet.basicFilter,
      rowGroups: sheet.rowGroups,
      columnGroups: sheet.columnGroups,
      protectedRanges: sheet.protectedRanges.map((p) => ({ ...p, protectedRangeId: fresh() })),
      filterViews: sheet.filterViews.map((v) => ({ ...v, filterViewId: fresh() })),
      bandedRanges: sheet.bandedRanges.map((b) => ({ ...b, bandedRangeId: fresh() })),
      charts: sheet.charts.map((c) => ({ ...c, chartId: fresh() })),
    },
    sheet.id,
    id,
  )
  return { ...sheet, ...own, id, rows, properties: { ...sheet.properties, sheetId: id, title } }
}

function retarget<T>(value: T, from: number, to: number): T {
  if (Array.isArray(value)) return value.map((item: unknown) => retarget(item, from, to)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      key === 'sheetId' && item === from ? to : retarget(item, from, to),
    ]),
  ) as T
}

export const sheetHandlers: Handlers = {
  addSheet: (edit, request) => {
    const given = request.properties ?? {}
    const id = checkNewId(edit, given.sheetId)
    const title = given.title ?? freshTitle(edit, (n) => `Sheet${n}`, edit.book.sheets.length + 1)
    insertSheet(edit, newSheet(id, checkTitle(edit, title), given), given.index)
    return { addSheet: { properties: sheetProperties(edit.book, sheetOf(edit, id)) } }
  },

  deleteSheet: (edit, request) => {
    const sheet = sheetOf(edit, request.sheetId)
    const rest = edit.book.sheets.filter((s) => s !== sheet)
    if (!rest.some((s) => s.properties.hidden !== true)) {
      throw invalid("You can't remove all the visible sheets in a document.")
    }
    edit.book = {
      ...edit.book,
      sheets: rest,
      namedRanges: edit.book.namedRanges.filter((n) => (n.range?.sheetId ?? 0) !== sheet.id),
      metadata: edit.book.metadata.filter(
        (m) =>
          m.location?.sheetId !== sheet.id &&
          (m.location?.dimensionRange === undefined || (m.location.dimensionRange.sheetId ?? 0) !== sheet.id),
      ),
    }
    return undefined
  },

  duplicateSheet: (edit, request) => {
    const source = sheetOf(edit, request.sourceSheetId)
    const id = checkNewId(edit, request.newSheetId)
    const plain = source.properties.title
    const title =
      request.newSheetName ?? freshTitle(edit, (n) => (n === 1 ? `Copy of ${plain}` : `Copy of ${plain} ${n}`), 1)
    insertSheet(edit, copySheet(edit, source, id, checkTitle(edit, title)), request.insertSheetIndex ?? 0)
    return { duplicateSheet: { properties: sheetProperties(edit.book, sheetOf(edit, id)) } }
  },

  updateSheetProperties: (edit, request) => {
    const given = bothColourForms(needed(request.properties, 'properties'))
    const mask = updateMask(request.fields, 'SheetProperties')
    const sheet = sheetOf(edit, given.sheetId)
    if (mask.has('sheetId')) throw invalid('sheetId cannot be changed.')
    const merged = merge<NonNullable<typeof request.properties>>(sheet.properties, given, mask)
    const title = merged.title ?? ''
    if (asks(mask, 'title')) checkTitle(edit, title, sheet.id)
    const gridProperties = gridOf({
      ...merged.gridProperties,
      rowCount: merged.gridProperties?.rowCount ?? sheet.properties.gridProperties.rowCount,
      columnCount: merged.gridProperties?.columnCount ?? sheet.properties.gridProperties.columnCount,
    })
    const rest = without(merged, 'index')
    resize(edit, sheet, gridProperties.rowCount, gridProperties.columnCount)
    putSheet(edit, {
      ...sheetOf(edit, sheet.id),
      properties: { ...rest, sheetId: sheet.id, sheetType: 'GRID', title, gridProperties },
    })
    if (!edit.book.sheets.some((s) => s.properties.hidden !== true)) {
      throw invalid("You can't hide all the sheets in a document.")
    }
    checkWorkbookSize(edit.book)
    if (asks(mask, 'title') && title !== sheet.properties.title) {
      eachFormula(edit, (formula) => retitleFormula(formula, sheet.properties.title, title))
    }
    if (asks(mask, 'index') && given.index !== undefined && given.index !== null) moveSheet(edit, sheet.id, given.index)
    return undefined
  },

  updateSpreadsheetProperties: (edit, request) => {
    const mask = updateMask(request.fields, 'SpreadsheetProperties')
    if (mask.has('defaultFormat')) throw invalid('defaultFormat is read-only.')
    const before = edit.book.properties
    const merged = merge<typeof before>(
      before,
      { ...before, ...needed(request.properties, 'properties') } as typeof before,
      mask,
    )
    checkLocale(merged.locale)
    checkTimeZone(merged.timeZone)
    edit.book = { ...edit.book, properties: merged }
    return undefined
  },
}

/** A grid made smaller takes its rows and columns along with what is in them. */
function resize(edit: Edit, sheet: Sheet, rowCount: number, columnCount: number): void {
  const grid = sheet.properties.gridProperties
  if (rowCount < grid.rowCount) {
    changeDimension(edit, sheet.id, 'ROWS', { kind: 'delete', start: rowCount, end: grid.rowCount })
  }
  if (columnCount < grid.columnCount) {
    changeDimension(edit, sheet.id, 'COLUMNS', { kind: 'delete', start: columnCount, end: grid.columnCount })
  }
}

/** The service counts the new index as a gap before the move: to go after the last of three sheets, say 3. */
function moveSheet(edit: Edit, id: number, index: number): void {
  const { sheets } = edit.book
  const from = sheets.findIndex((s) => s.id === id)
  if (index < 0 || index > sheets.length)
    throw invalid(`Invalid index: ${index}. Must be between 0 and ${sheets.length}.`)
  const sheet = sheets[from]
  if (sheet === undefined || index === from) return
  const at = index > from ? index - 1 : index
  edit.book = { ...edit.book, sheets: sheets.toSpliced(from, 1).toSpliced(at, 0, sheet) }
}
