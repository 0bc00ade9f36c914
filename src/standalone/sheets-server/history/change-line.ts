/** What the log of people's changes tells, as it goes over the wire. Positions count from 0. */

/** One change by a person, in one tab. */
export type ChangeLine = {
  readonly change: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly person: string
  readonly sheetId: number
  readonly cells: readonly ChangedCell[]
  readonly rowsAdded: number
  readonly rowsDeleted: number
  /** Rows that were moved or sorted. */
  readonly rowsMoved: number
  /** True when `cells` names only the first of them. */
  readonly more?: true
}
export type ChangedCell = {
  /** Where the cell is now, from 0; absent when its row is gone. */
  readonly row?: number
  readonly column: number
  readonly before: string
  readonly after: string
}

/** What became of an undo. Undoing an undo does it again. */
export type UndoMessage = {
  /** The new change; absent when nothing was left to undo. */
  readonly change?: number
  /**
   * Cells that somebody else has changed since, which were left as they are: `before` is what would have come back, `after`
   * what is there now.
   */
  readonly left: readonly ChangedCell[]
  readonly sheetId?: number
  /** Where something was changed, so that the page can go there. */
  readonly at?: { readonly row: number; readonly column: number }
}

/** Which lines of the log are wanted: of one tab, of one cell as it stands now, older than a change. */
export type ChangeQuery = {
  readonly sheetId?: number
  readonly row?: number
  readonly column?: number
  /** Only changes with smaller numbers. */
  readonly before?: number
  /** At most 200. Default 50. */
  readonly limit?: number
}
