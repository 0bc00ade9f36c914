import type { RowId, TabView, ViewCell, ViewColumn } from '../card/context.ts'
import { widthOf } from '../charts/text-width.ts'

export type PrintedCell = ViewCell & {
  /** How many columns it runs over. */
  readonly span: number
}

/** Columns that fit on a page beside each other. */
export type Band = {
  readonly columns: readonly { readonly header: string; readonly share: number }[]
  readonly rowOf: (row: RowId) => readonly PrintedCell[]
}

export type PrintModel = {
  /** A report: it has no header row but a line that says what it is. */
  readonly headline: string | undefined
  readonly bands: readonly Band[]
  readonly rows: readonly RowId[]
  /** Headers of columns that nothing stands in. */
  readonly leftOut: readonly string[]
}

/** The width of a lying A4 page between its margins is 1030 pixels; cells may stand 0.6 as wide as on the screen. */
const MOST_WIDTH = 1030 / 0.6

export type PrintOptions = {
  readonly withSystem: boolean
  /** What a row without a number of its own is called, by its place in the sheet from 1. */
  readonly rowName: (place: number) => string
}

/**
 * A tab as it goes onto paper: columns that nothing stands in are left out; when the rest is too wide, it goes over several
 * bands of pages, each with the first column, by which rows are known.
 */
export function printModel(
  view: Pick<TabView, 'columns' | 'rows' | 'cell' | 'position'>,
  { withSystem, rowName }: PrintOptions,
): PrintModel {
  const rows = view.rows()
  const shown = view.columns().filter(isPrinted)
  const isReport = shown.length > 1 && shown.filter(({ header }) => header.trim() !== '').length <= 1
  if (isReport) {
    const last = shown.findLastIndex(({ index }) => rows.some((row) => view.cell(row, index).text !== ''))
    const columns = shown.slice(0, last + 1)
    const headline = shown.map(({ header }) => header).find((header) => header.trim() !== '')
    return {
      headline,
      bands: columns.length === 0 ? [] : [band(columns, (row) => spread(columns, row, view.cell), false)],
      rows,
      leftOut: [],
    }
  }
  const [key] = shown
  const wanted = shown.filter((column) => withSystem || !column.system || column === key)
  const nameOf = (row: RowId): string => {
    const at = view.position(row)
    return at === undefined ? '' : rowName(at + 1)
  }
  const used = wanted.filter(({ index }) => rows.length === 0 || rows.some((row) => view.cell(row, index).text !== ''))
  return {
    headline: undefined,
    bands: bandsOf(used, key).map((columns, page) =>
      band(
        columns,
        (row) =>
          columns.map((column) => {
            const cell = { ...view.cell(row, column.index), span: 1 }
            // On later pages only the first column says which row it is.
            return page > 0 && column === key && cell.text === '' ? { ...cell, text: nameOf(row), italic: true } : cell
          }),
        true,
      ),
    ),
    rows,
    leftOut: wanted
      .filter((column) => !used.includes(column) && column.header.trim() !== '')
      .map(({ header }) => header),
  }
}

/** What is folded away on the screen stays away on paper. */
const isPrinted = ({ hidden, folded }: ViewColumn): boolean => !hidden && folded !== true

/** Whether there is something to choose: the system's columns can be left away. */
export const hasChoice = (columns: readonly ViewColumn[]): boolean => {
  const [, ...rest] = columns.filter(isPrinted)
  return rest.some(({ system }) => system) && rest.some(({ system }) => !system)
}

function band(columns: readonly ViewColumn[], rowOf: Band['rowOf'], withHeaders: boolean): Band {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  return {
    columns: columns.map(({ header, width }) => ({ header: withHeaders ? header : '', share: width / total })),
    rowOf,
  }
}

function bandsOf(columns: readonly ViewColumn[], key: ViewColumn | undefined): readonly (readonly ViewColumn[])[] {
  const keys = columns.filter((column) => column === key)
  const keyWidth = keys[0]?.width ?? 0
  const rest = columns.filter((column) => column !== key)
  const total = rest.reduce((sum, { width }) => sum + width, 0)
  const count = Math.max(1, Math.ceil(total / Math.max(MOST_WIDTH - keyWidth, 1)))
  // As wide as each other, so that no last page has one lone column.
  const each = total / count
  const bands: ViewColumn[][] = [[...keys]]
  let filled = 0
  for (const column of rest) {
    const open = bands.at(-1)
    if (open === undefined) break
    if (filled > 0 && filled + column.width / 2 > each && bands.length < count) {
      bands.push([...keys, column])
      filled = column.width
    } else {
      open.push(column)
      filled += column.width
    }
  }
  return bands.filter((one) => one.length > 0)
}

/** The cells of a report's row: words run on over the blank cells beside them, up to the columns of `stops`. */
export function spread(
  columns: readonly Pick<ViewColumn, 'index' | 'width'>[],
  row: RowId,
  cell: TabView['cell'],
  stops: ReadonlySet<number> = new Set(),
): readonly PrintedCell[] {
  const cells: PrintedCell[] = []
  let room = 0
  for (const { index, width } of columns) {
    const next = cell(row, index)
    const before = cells.at(-1)
    if (!stops.has(index) && isClear(next, before) && before !== undefined && runsOn(before, room)) {
      cells[cells.length - 1] = { ...before, span: before.span + 1 }
      room += width
    } else {
      cells.push({ ...next, span: 1 })
      room = width
    }
  }
  return cells
}

/** Whether words may run on over a cell: it is blank, and has no ground but theirs. */
const isClear = ({ text, background }: ViewCell, before: ViewCell | undefined): boolean =>
  text === '' && (background === undefined || background === before?.background)

/** Whether words go on over the next cell. With them goes their ground, which therefore goes no further than they need. */
const runsOn = ({ text, number, background, size = TYPE }: ViewCell, room: number): boolean =>
  text !== '' && number !== true && (background === undefined || widthOf(text) * (size / TYPE) + PADDING > room)

/** The size of plain type in the sheet, and what cells have left and right of it. */
const TYPE = 13
const PADDING = 12
