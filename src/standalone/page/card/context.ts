import type { SessionMessage } from '../../web/messages.ts'

export type Language = SessionMessage['language']

/** A row's own name in this page: it stays with the row while rows come, go, move and are sorted. */
export type RowId = number

export type ViewColumn = {
  /** Its position in the sheet, from 0. */
  readonly index: number
  readonly header: string
  /** What stands in the header's note. */
  readonly help?: string
  /** Out of sight for good: the system's memory. */
  readonly hidden: boolean
  /** Folded away with others that are rarely used; its reader may open them. */
  readonly folded?: boolean
  /** Nobody at a page may write here: the column is protected. */
  readonly system: boolean
  /** `numberFormat.type` of its cells, where they have one: `DATE_TIME`, `TEXT`, `NUMBER` … */
  readonly type?: string
  /** Pixels. */
  readonly width: number
}

export type ViewCell = {
  /** As the sheet shows it. */
  readonly text: string
  /** What is to be edited, where that is another text. */
  readonly edited?: string
  /** What is noted at it. */
  readonly note?: string
  /** A CSS colour, the conditional formats' included; absent for white. */
  readonly background?: string
  readonly colour?: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** A number, or what stands over numbers: it stands at the right. */
  readonly number?: boolean
  /** Pixels, where its type is larger than that of other cells. */
  readonly size?: number
  /** Text that runs on over the blank cells beside it. */
  readonly overflows?: boolean
}

/** A tab that the system writes whole, as paper needs it: all its rows as they stand, blank ones too, whatever this reader's view is. */
export type ReportView = {
  readonly rows: readonly RowId[]
  /** Rows, by their place from 0, that begin a new page, and that say what the columns below them are. */
  readonly pages: readonly number[]
  readonly headers: readonly number[]
}

/** One tab as this page shows it now: the filter, the sorting and the pending writes of this page included. */
export type TabView = {
  readonly language: Language
  /** The workbook's title. */
  readonly workbook: () => string
  /** The zone that its times are in. */
  readonly timeZone: () => string
  readonly title: () => string
  readonly sheetId: () => number
  /** All of them, in the order of the sheet. */
  readonly columns: () => readonly ViewColumn[]
  /** Rows below the frozen ones that hold anything, in the order of the view; a register's example is none. */
  readonly rows: () => readonly RowId[]
  /** Undefined for a tab that is no report. */
  readonly report: () => ReportView | undefined
  /** Where a row is in the sheet now, from 0; undefined when it is gone. */
  readonly position: (row: RowId) => number | undefined
  /** Known at once for every row of the view; colours may be missing until `ready`. */
  readonly cell: (row: RowId, column: number) => ViewCell
  /** Resolves when the colours and rules of these rows are known as well. It does not reject: what cannot be read is left out. */
  readonly ready: (rows: readonly RowId[]) => Promise<void>
}

/** The rows of one tab, whatever the view leaves out, and the newest last. */
export type Register = Pick<TabView, 'title' | 'sheetId' | 'columns' | 'rows' | 'position' | 'cell'>

export type Choices = {
  readonly options: readonly string[]
  /** Nothing else is taken. */
  readonly strict: boolean
}

export type Refusal = { readonly column: number; readonly words: string }

/** What a card needs of the page that it opens in. */
export type CardContext = TabView & {
  /** What a cell's validation rule offers; undefined where it has none that is a list. */
  readonly choices: (row: RowId, column: number) => Choices | undefined
  /**
   * Types texts into cells of one row, by the path that the grid's own edits take (shown at once, kept while the server is away,
   * one step of undo): all of them or, when one is refused, none. Resolves when the server has answered, with what it refused;
   * rejects only for a bug.
   */
  readonly write: (
    row: RowId,
    cells: readonly { readonly column: number; readonly text: string }[],
  ) => Promise<readonly Refusal[]>
  /** What cases are looked for in: the registers as far as this page has read them, the one in sight first. */
  readonly registers: () => readonly Register[]
  /** Reads the registers that this page has not read. Resolves to whether all of them are there now; it does not reject. */
  readonly readRegisters: () => Promise<boolean>
  /** Brings a tab into sight; when it is gone, or the server is away, the one in sight stays. */
  readonly show: (sheetId: number) => Promise<void>
  /** Calls back after anything of `TabView` differs; the returned function ends that. */
  readonly onChange: (listener: () => void) => () => void
  /** Goes to a row in the grid, when the card is closed. */
  readonly goTo?: (row: RowId) => void
}
