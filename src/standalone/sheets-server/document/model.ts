import type {
  BandedRange,
  BasicFilter,
  CellFormat,
  ConditionalFormatRule,
  DataValidationRule,
  DeveloperMetadata,
  DimensionGroup,
  DimensionProperties,
  EmbeddedChart,
  FilterView,
  GridRange,
  NamedRange,
  ProtectedRange,
  SheetProperties,
  SpreadsheetProperties,
} from '../protocol/types.ts'

/** What a cell was given. Text that is a formula is an object, so that text beginning with `=` can be text. */
export type Entered = string | number | boolean | Formula
export type Formula = { readonly formula: string }

/** One cell. Formats and validation rules are shared between cells and never changed in place. */
export type Cell = {
  readonly value?: Entered
  readonly format?: CellFormat
  readonly note?: string
  readonly validation?: DataValidationRule
  /** What we keep for the client as it gave it: rich text runs, chips. */
  readonly extra?: object
}

/** One row. Its id stays with it through inserts, deletes and moves around it and is its key in the store. */
export type Row = {
  readonly id: number
  readonly cells: readonly (Cell | undefined)[]
  /** How many of its cells hold formulas; lets a workbook without formulas skip all formula work. */
  readonly formulas: number
  readonly properties?: DimensionProperties
}

/** One tab. `properties.index` is not kept here: a sheet's index is its place in the workbook. */
export type Sheet = {
  readonly id: number
  readonly properties: SheetProperties & { readonly title: string; readonly gridProperties: Grid }
  /** By position; holes and a short end are empty rows. */
  readonly rows: readonly (Row | undefined)[]
  readonly columns: readonly (DimensionProperties | null)[]
  readonly merges: readonly GridRange[]
  readonly conditionalFormats: readonly ConditionalFormatRule[]
  readonly protectedRanges: readonly ProtectedRange[]
  readonly basicFilter: BasicFilter | null
  readonly filterViews: readonly FilterView[]
  readonly bandedRanges: readonly BandedRange[]
  readonly charts: readonly EmbeddedChart[]
  readonly rowGroups: readonly DimensionGroup[]
  readonly columnGroups: readonly DimensionGroup[]
}

export type Grid = NonNullable<SheetProperties['gridProperties']> & {
  readonly rowCount: number
  readonly columnCount: number
}

/** One spreadsheet. A workbook that has been committed is never changed; an edit makes a new one that shares what it can. */
export type Workbook = {
  readonly id: string
  readonly properties: SpreadsheetProperties & { readonly locale: string; readonly timeZone: string }
  readonly sheets: readonly Sheet[]
  readonly namedRanges: readonly NamedRange[]
  readonly metadata: readonly DeveloperMetadata[]
}

export const isFormula = (value: Entered | undefined): value is Formula => typeof value === 'object'

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined => sheet.rows[row]?.cells[column]

/** Whether any cell of the workbook holds a formula. */
export const hasFormulas = (book: Workbook): boolean =>
  book.sheets.some((sheet) => sheet.rows.some((row) => row !== undefined && row.formulas > 0))
