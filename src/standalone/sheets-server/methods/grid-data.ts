import type { Area } from '../a1/area.ts'
import { extendedOf } from '../document/cells.ts'
import { type Cell, isFormula, type Sheet, type Workbook } from '../document/model.ts'
import { DEFAULT_FORMAT } from '../document/properties.ts'
import { asks, below, type Mask } from '../protocol/fields.ts'
import type { CellData, CellFormat, DimensionProperties, GridData, RowData } from '../protocol/types.ts'
import type { CellView } from '../values/show.ts'

export type GridView = CellView

const ROW_PIXELS = 21
const COLUMN_PIXELS = 100

/** The cells of an area as the service describes them; what the mask (of `GridData`) does not ask for is not worked out. */
export function gridData(book: Workbook, sheet: Sheet, area: Area, mask: Mask, view: GridView): GridData {
  const data: GridData = {
    ...(area.top > 0 ? { startRow: area.top } : {}),
    ...(area.left > 0 ? { startColumn: area.left } : {}),
  }
  if (asks(mask, 'rowData')) {
    const rowData = rowsOf(sheet, area, below(mask, 'rowData', 'values'), view)
    if (rowData.length > 0) data.rowData = rowData
  }
  if (asks(mask, 'rowMetadata')) {
    data.rowMetadata = span(area.top, area.bottom, (i) => properties(book, sheet, 'ROWS', i, sheet.rows[i]?.properties))
  }
  if (asks(mask, 'columnMetadata')) {
    data.columnMetadata = span(area.left, area.right, (i) => properties(book, sheet, 'COLUMNS', i, sheet.columns[i]))
  }
  return data
}

const span = <T>(start: number, end: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, i) => make(start + i))

function rowsOf(sheet: Sheet, area: Area, mask: Mask, view: GridView): RowData[] {
  const list: RowData[] = []
  for (let r = area.top; r < Math.min(area.bottom, sheet.rows.length); r++) {
    const cells = sheet.rows[r]?.cells ?? []
    const values: CellData[] = []
    for (let c = area.left; c < Math.min(area.right, cells.length); c++) {
      const cell = cells[c]
      values.push(cell === undefined ? {} : cellData(sheet, cell, r, c, mask, view))
    }
    while (values.length > 0 && Object.keys(values.at(-1) ?? {}).length === 0) values.pop()
    list.push(values.length > 0 ? { values } : {})
  }
  while (list.length > 0 && list.at(-1)?.values === undefined) list.pop()
  return list
}

function cellData(sheet: Sheet, cell: Cell, row: number, column: number, mask: Mask, view: GridView): CellData {
  const data: CellData = {}
  const { value, format, note, validation } = cell
  if (value !== undefined) {
    if (asks(mask, 'userEnteredValue')) data.userEnteredValue = extendedOf(value)
    if (asks(mask, 'effectiveValue')) data.effectiveValue = view.effective(sheet.id, row, column) ?? {}
    if (asks(mask, 'formattedValue')) data.formattedValue = view.formatted(sheet.id, row, column, cell)
  }
  if (format !== undefined && asks(mask, 'userEnteredFormat')) data.userEnteredFormat = format
  if ((format !== undefined || value !== undefined) && asks(mask, 'effectiveFormat')) {
    data.effectiveFormat = effective(
      format,
      isFormula(value) ? view.numberFormat(sheet.id, row, column, cell) : undefined,
    )
  }
  if (note !== undefined && asks(mask, 'note')) data.note = note
  if (validation !== undefined && asks(mask, 'dataValidation')) data.dataValidation = validation
  for (const [name, kept] of Object.entries<unknown>({ ...cell.extra }))
    if (asks(mask, name)) Object.assign(data, { [name]: kept })
  const link = isFormula(value)
    ? /^=\s*hyperlink\(\s*"([^"]+)"/i.exec(value.formula)?.[1]
    : format?.textFormat?.link?.uri
  if (link !== undefined && link !== null && asks(mask, 'hyperlink')) data.hyperlink = link
  return data
}

const effectiveFormats = new WeakMap<CellFormat, CellFormat>()

/** What a cell looks like: its own format over the default one. Conditional formats are not applied. */
function effective(format: CellFormat | undefined, numberFormat: CellFormat['numberFormat']): CellFormat {
  if (format === undefined) return numberFormat === undefined ? DEFAULT_FORMAT : { ...DEFAULT_FORMAT, numberFormat }
  const known = effectiveFormats.get(format)
  if (known !== undefined) return known
  const made: CellFormat = {
    ...DEFAULT_FORMAT,
    ...format,
    textFormat: { ...DEFAULT_FORMAT.textFormat, ...format.textFormat },
    ...(format.numberFormat === undefined && numberFormat !== undefined ? { numberFormat } : {}),
  }
  if (numberFormat === undefined) effectiveFormats.set(format, made)
  return made
}

function properties(
  book: Workbook,
  sheet: Sheet,
  dimension: 'ROWS' | 'COLUMNS',
  index: number,
  own: DimensionProperties | null | undefined,
): DimensionProperties {
  const metadata = book.metadata.filter((m) => {
    const at = m.location?.dimensionRange
    return at?.dimension === dimension && (at.sheetId ?? 0) === sheet.id && at.startIndex === index
  })
  return {
    pixelSize: dimension === 'ROWS' ? ROW_PIXELS : COLUMN_PIXELS,
    ...own,
    ...(metadata.length > 0 ? { developerMetadata: metadata } : {}),
  }
}
