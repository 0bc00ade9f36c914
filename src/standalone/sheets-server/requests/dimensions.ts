import { changeDimension } from '../document/dimensions.ts'
import { beyondGrid, type Edit, growGrid, newRow, patchSheet, rowsToWrite, sheetOf } from '../document/edit.ts'
import type { Sheet } from '../document/model.ts'
import type { Dimension } from '../document/shift.ts'
import { without } from '../document/without.ts'
import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { merge, updateMask } from '../protocol/fields.ts'
import type { DimensionProperties, DimensionRange } from '../protocol/types.ts'
import { type Handlers, needed } from './handler.ts'

type Span = { sheet: Sheet; dimension: Dimension; start: number; end: number; size: number }

const sizeAlong = (sheet: Sheet, dimension: Dimension): number =>
  dimension === 'ROWS' ? sheet.properties.gridProperties.rowCount : sheet.properties.gridProperties.columnCount

/** Reads a range of rows or columns. @throws the service's 400 when it names none or reaches beyond the grid */
export function dimensionSpan(edit: Edit, range: DimensionRange | null | undefined): Span {
  const sheet = sheetOf(edit, range?.sheetId)
  const dimension = range?.dimension
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalid('Must specify dimension.')
  const size = sizeAlong(sheet, dimension)
  const start = range?.startIndex ?? 0
  const end = range?.endIndex ?? size
  if (start < 0) throw invalid(`startIndex[${start}] is negative.`)
  if (end <= start) throw invalid(`endIndex[${end}] must be after startIndex[${start}].`)
  return { sheet, dimension, start, end, size }
}

function onGrid(span: Span): Span {
  if (span.end > span.size) {
    const { sheet, dimension, start, end } = span
    const { rowCount, columnCount } = sheet.properties.gridProperties
    const area =
      dimension === 'ROWS'
        ? { sheetId: sheet.id, top: start, bottom: end, left: 0, right: columnCount }
        : { sheetId: sheet.id, top: 0, bottom: rowCount, left: start, right: end }
    throw beyondGrid(sheet, area)
  }
  return span
}

export const dimensionHandlers: Handlers = {
  insertDimension: (edit, request) => {
    const { sheet, dimension, start, end, size } = dimensionSpan(edit, request.range)
    if (start > size) {
      throw invalid(
        `range.startIndex[${start}] must be less than the grid size (${size}) if inheritFromBefore is false.`,
      )
    }
    if (start === size && request.inheritFromBefore !== true) {
      throw invalid(
        `range.startIndex[${start}] must be less than the grid size (${size}) if inheritFromBefore is false.`,
      )
    }
    if (start === 0 && request.inheritFromBefore === true) {
      throw invalid('inheritFromBefore cannot be true if startIndex is 0.')
    }
    const inherit = request.inheritFromBefore === true ? 'before' : 'after'
    changeDimension(edit, sheet.id, dimension, { kind: 'insert', at: start, count: end - start }, inherit)
    return undefined
  },

  deleteDimension: (edit, request) => {
    const { sheet, dimension, start, end, size } = onGrid(dimensionSpan(edit, request.range))
    const word = dimension === 'ROWS' ? 'rows' : 'columns'
    if (end - start >= size) throw invalid(`You can't delete all the ${word} on the sheet.`)
    const grid = sheet.properties.gridProperties
    const frozen = (dimension === 'ROWS' ? grid.frozenRowCount : grid.frozenColumnCount) ?? 0
    if (frozen > 0 && start <= frozen && end >= size) {
      throw invalid(`Sorry, it is not possible to delete all non-frozen ${word}.`)
    }
    changeDimension(edit, sheet.id, dimension, { kind: 'delete', start, end })
    return undefined
  },

  moveDimension: (edit, request) => {
    const { sheet, dimension, start, end, size } = onGrid(dimensionSpan(edit, request.source))
    const to = request.destinationIndex ?? 0
    if (to < 0 || to > size) throw invalid(`destinationIndex[${to}] must be between 0 and ${size}.`)
    if (to >= start && to <= end) return undefined
    changeDimension(edit, sheet.id, dimension, { kind: 'move', start, end, to })
    return undefined
  },

  appendDimension: (edit, request) => {
    const sheet = sheetOf(edit, request.sheetId)
    const length = request.length ?? 0
    if (length < 1) throw invalid(`length[${length}] must be greater than 0.`)
    const { rowCount, columnCount } = sheet.properties.gridProperties
    if (request.dimension === 'ROWS') growGrid(edit, sheet.id, rowCount + length, columnCount)
    else if (request.dimension === 'COLUMNS') growGrid(edit, sheet.id, rowCount, columnCount + length)
    else throw invalid('Must specify dimension.')
    return undefined
  },

  updateDimensionProperties: (edit, request) => {
    const mask = updateMask(request.fields, 'DimensionProperties')
    const { sheet, dimension, start, end } = onGrid(dimensionSpan(edit, request.range))
    const given = bothColourForms(needed(request.properties, 'properties'))
    setProperties(edit, sheet.id, dimension, start, end, (before) => merge(before, given, mask))
    return undefined
  },

  autoResizeDimensions: (edit, request) => {
    // Without fonts there is nothing to measure: the size goes back to the default, which is what the page draws.
    const { sheet, dimension, start, end } = onGrid(dimensionSpan(edit, needed(request.dimensions, 'dimensions')))
    setProperties(edit, sheet.id, dimension, start, end, (before) => without(before, 'pixelSize'))
    return undefined
  },
}

/** Changes the properties of each row or column of a span. */
export function setProperties(
  edit: Edit,
  sheetId: number,
  dimension: Dimension,
  start: number,
  end: number,
  change: (before: DimensionProperties) => DimensionProperties,
): void {
  if (dimension === 'COLUMNS') {
    const columns = sheetOf(edit, sheetId).columns.slice()
    while (columns.length < end) columns.push(null)
    for (let c = start; c < end; c++) columns[c] = nonEmpty(change(columns[c] ?? {}))
    patchSheet(edit, sheetId, { columns })
    return
  }
  const rows = rowsToWrite(edit, sheetId)
  for (let r = start; r < end; r++) {
    const row = rows[r]
    const properties = nonEmpty(change(row?.properties ?? {}))
    if (row === undefined && properties === null) continue
    while (rows.length < r) rows.push(undefined)
    const rest = without(row ?? newRow(edit), 'properties')
    rows[r] = properties === null ? rest : { ...rest, properties }
  }
}

const nonEmpty = (properties: DimensionProperties): DimensionProperties | null => {
  const kept = Object.entries(properties).filter(
    ([, value]) => value !== false && value !== null && value !== undefined,
  )
  return kept.length === 0 ? null : Object.fromEntries(kept)
}
