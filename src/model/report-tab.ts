/** A tab that the system writes whole. A cell's look is one of the few that reports share. */
export interface ReportTab {
  readonly title: string
  /** Pixels, left to right. */
  readonly widths: readonly number[]
  readonly frozenRows: number
  readonly rows: readonly (readonly ReportCell[])[]
  readonly charts: readonly ReportChart[]
}

/** Columns side by side, one group a row of the table. Places are those of the tab's rows, from 0. */
export interface ReportChart {
  readonly title: string
  /** Where the names stand, and which columns are drawn: `row` is that of their headers, `rows` counts headers and figures. */
  readonly table: {
    readonly row: number
    readonly rows: number
    readonly names: number
    readonly series: readonly ReportSeries[]
  }
  /** One upon the other instead of side by side. */
  readonly stacked: boolean
  /** The chart lies over blank cells from here on. */
  readonly at: { readonly row: number; readonly column: number }
  /** Pixels. */
  readonly size: { readonly width: number; readonly height: number }
}
interface ReportSeries {
  readonly column: number
  readonly tone: Tone
}

/** What a colour says: done well, done late, late still, still in time. */
export type Tone = 'good' | 'late' | 'bad' | 'open' | 'plain'

export type ReportCell = string | number | null | { readonly value: string | number | null; readonly look: Look }

/** `hours` and `share` are numbers with a format; the rest are for the eye. */
export type Look = 'title' | 'header' | 'total' | 'hours' | 'share' | 'total-hours' | 'total-share' | 'note'
