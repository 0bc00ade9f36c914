import type { Area } from '../a1/area.ts'
import { type Looks, looksOf } from '../conditions/looks.ts'
import { extendedOf } from '../document/cells.ts'
import { type Cell, isFormula, type Sheet, type Workbook } from '../document/model.ts'
import { asks, below, type Mask } from '../protocol/fields.ts'
import type { CellData, DeveloperMetadata, DimensionProperties, GridData, RowData } from '../protocol/types.ts'
import type { CellView } from '../values/show.ts'
import { effectiveFormat } from './effective-format.ts'

export type GridView = CellView

const ROW_PIXELS = 21
const COLUMN_PIXELS = 100

/** How far rules on empty cells are followed: rows behind the last one that holds anything, cells behind rows' ends. */
const MAX_EMPTY_ROWS = 1_000
const MAX_EMPTY_CELLS = 200_000

/**
 * The cells of an area as the service describes them; what the mask (of `GridData`) does not ask for is not worked out.
 * Conditional formats and banding colour empty cells too: of the rows behind the last one that holds anything the first
 * thousand of the area are looked at, and in all 200,000 cells behind the ends of rows; the rest stays as if no rule were on it.
 */
export function gridData(book: Workbook, sheet: Sheet, area: Area, mask: Mask, view: GridView): GridData {
  const data: GridData = {
    ...(area.top > 0 ? { startRow: area.top } : {}),
    ...(area.left > 0 ? { startColumn: area.left } : {}),
  }
  if (asks(mask, 'rowData')) {
    const cellMask = below(mask, 'rowData', 'values')
    const looks =
      asks(mask, 'rowData', 'values') && asksForLooks(cellMask) ? looksOf(book, sheet, area, view) : undefined
    const rowData = rowsOf(sheet, area, cellMask, view, looks)
    if (rowData.length > 0) data.rowData = rowData
  }
  if (asks(mask, 'rowMetadata')) {
    const known = metadataOn(book, sheet, 'ROWS')
    data.rowMetadata = span(area.top, area.bottom, (i) =>
      properties(ROW_PIXELS, sheet.rows[i]?.properties, known.get(i)),
    )
  }
  if (asks(mask, 'columnMetadata')) {
    const known = metadataOn(book, sheet, 'COLUMNS')
    data.columnMetadata = span(area.left, area.right, (i) => properties(COLUMN_PIXELS, sheet.columns[i], known.get(i)))
  }
  return data
}

/** Whether a mask (of `CellData`) asks for what rules can change. */
const asksForLooks = (mask: Mask): boolean =>
  ['backgroundColor', 'backgroundColorStyle', 'textFormat'].some((name) => asks(mask, 'effectiveFormat', name))

const span = <T>(start: number, end: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, i) => make(start + i))

function rowsOf(sheet: Sheet, area: Area, mask: Mask, view: GridView, looks: Looks | undefined): RowData[] {
  const list: RowData[] = []
  const filled = Math.min(area.bottom, sheet.rows.length)
  const reach = Math.min(looks?.bottom ?? 0, Math.max(area.top, filled) + MAX_EMPTY_ROWS)
  let empty = 0
  for (let r = area.top; r < Math.max(filled, reach); r++) {
    const cells = sheet.rows[r]?.cells ?? []
    const held = Math.max(area.left, Math.min(area.right, cells.length))
    const reached = r < reach ? Math.max(held, looks?.right ?? 0) : held
    empty += reached - held
    const right = empty > MAX_EMPTY_CELLS ? held : reached
    const values: CellData[] = []
    for (let c = area.left; c < right; c++) {
      const cell = cells[c]
      values.push(cell === undefined && looks === undefined ? {} : cellData(sheet, cell ?? {}, r, c, mask, view, looks))
    }
    while (values.length > 0 && Object.keys(values.at(-1) ?? {}).length === 0) values.pop()
    list.push(values.length > 0 ? { values } : {})
  }
  while (list.length > 0 && list.at(-1)?.values === undefined) list.pop()
  return list
}

function cellData(
  sheet: Sheet,
  cell: Cell,
  row: number,
  column: number,
  mask: Mask,
  view: GridView,
  looks: Looks | undefined,
): CellData {
  const data: CellData = {}
  const { value, format, note, validation } = cell
  if (value !== undefined) {
    if (asks(mask, 'userEnteredValue')) data.userEnteredValue = extendedOf(value)
    if (asks(mask, 'effectiveValue')) data.effectiveValue = view.effective(sheet.id, row, column) ?? {}
    if (asks(mask, 'formattedValue')) data.formattedValue = view.formatted(sheet.id, row, column, cell)
  }
  if (format !== undefined && asks(mask, 'userEnteredFormat')) data.userEnteredFormat = format
  const over = looks?.over(row, column, cell)
  const under = looks?.under(row, column)
  const formatted = format !== undefined || value !== undefined || over !== undefined || under !== undefined
  if (formatted && asks(mask, 'effectiveFormat')) {
    const numberFormat = isFormula(value) ? view.numberFormat(sheet.id, row, column, cell) : undefined
    data.effectiveFormat = effectiveFormat(format, numberFormat, over, under)
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

/** The metadata of a tab's rows or columns, by their index. */
const metadataOn = (
  book: Workbook,
  sheet: Sheet,
  dimension: 'ROWS' | 'COLUMNS',
): ReadonlyMap<number | null | undefined, DeveloperMetadata[]> =>
  Map.groupBy(
    book.metadata.filter(({ location }) => {
      const at = location?.dimensionRange
      return at?.dimension === dimension && (at.sheetId ?? 0) === sheet.id
    }),
    ({ location }) => location?.dimensionRange?.startIndex,
  )

const properties = (
  pixelSize: number,
  own: DimensionProperties | null | undefined,
  developerMetadata: DeveloperMetadata[] | undefined,
): DimensionProperties => ({ pixelSize, ...own, ...(developerMetadata && { developerMetadata }) })
