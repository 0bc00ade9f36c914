/** What the server tells about a commit, as it goes over the wire. Positions count from 0; ends are exclusive. */

/**
 * Rows or columns of a sheet in their new order, in runs of old positions: `[start, count]`; a start of -1 stands for new
 * ones, blank but for what `cells` names. An old position that no run names is gone, unless it lay behind all that was there
 * and all that the runs name: what lies behind the last run is empty, as it was, and follows it.
 */
export type Run = readonly [start: number, count: number]

/** `[top, left, bottom, right]`, where the cells are after the commit. */
export type Rectangle = readonly [top: number, left: number, bottom: number, right: number]

export type SheetNotice = {
  readonly sheetId: number
  /** Set when rows came, went or moved. */
  readonly rows?: readonly Run[]
  /** Set when columns came, went or moved. */
  readonly columns?: readonly Run[]
  /** Cells whose value, note, format or rule differs. */
  readonly cells?: readonly Rectangle[]
  /** Something besides cells differs: title, sizes, colours' rules, charts, filter views, protection. */
  readonly look?: true
  /** The tab is new. */
  readonly added?: true
}

/** One commit to one spreadsheet. */
export type ChangeNotice = {
  readonly spreadsheetId: string
  /** Rises by one with each commit. It begins anew when the server does: `epoch` tells. */
  readonly revision: number
  readonly epoch: string
  /** Rises whenever a position means another cell than before: rows, columns or tabs came, went or moved. */
  readonly shape: number
  /** The person who did it; absent for programs. */
  readonly person?: string
  /** The page it came from (`x-sheets-client`); absent for programs. */
  readonly client?: string
  /** Its number in the log of changes; only changes by people are kept there. */
  readonly change?: number
  readonly sheets: readonly SheetNotice[]
  /** Tabs that are gone. */
  readonly gone?: readonly number[]
  /** The workbook holds formulas: other cells may show something new as well. */
  readonly formulas?: true
}
