/** A tab that the system writes whole. A cell's look is one of the few that reports share. */
export interface ReportTab {
  readonly title: string
  /** Pixels, left to right. */
  readonly widths: readonly number[]
  readonly frozenRows: number
  readonly rows: readonly (readonly ReportCell[])[]
}

export type ReportCell = string | number | null | { readonly value: string | number | null; readonly look: Look }

/** `hours` and `share` are numbers with a format; the rest are for the eye. */
export type Look = 'title' | 'header' | 'total' | 'hours' | 'share' | 'total-hours' | 'total-share' | 'note'
