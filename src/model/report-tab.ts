import type { Language } from './language.ts'
import type { CaseRegister } from './register.ts'

/** A tab that the system writes whole. A cell's look is one of the few that reports share. */
export interface ReportTab {
  readonly title: string
  /** Pixels, left to right. Up to 1,060 in all a page of A4, landscape, shows it as large as the screen does. */
  readonly widths: readonly number[]
  readonly frozenRows: number
  readonly rows: readonly (readonly ReportCell[])[]
  readonly charts: readonly ReportChart[]
  /** Which of the workbook's reports it is: those of one kind stand together, the board first. */
  readonly kind: ReportKind
  /** Tables whose every second line is shaded, from the first line below their headers on. */
  readonly bands?: readonly Area[]
  /** Rows that begin a new page on paper. */
  readonly pages?: readonly number[]
}

/** In the order in which their tabs stand. */
export const REPORT_KINDS = ['board', 'daily', 'week', 'month', 'rows'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** A rectangle of the tab's cells, counted from 0. */
export interface Area {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** One group a row of the table. Places are those of the tab's rows, from 0. */
export interface ReportChart {
  readonly title: string
  /** Side by side, one upon the other, or shares of one whole: of the last only the first series is drawn, a slice a row. */
  readonly form: 'columns' | 'stacked' | 'slices'
  /** Where the names stand, and what is drawn: `row` is that of their headers, `rows` counts headers and figures. */
  readonly table: {
    readonly row: number
    readonly rows: number
    readonly names: number
    readonly series: readonly ReportSeries[]
  }
  /** The chart lies over blank cells from here on. */
  readonly at: { readonly row: number; readonly column: number }
  /** Pixels. */
  readonly size: { readonly width: number; readonly height: number }
}
export interface ReportSeries {
  readonly column: number
  readonly tone: Tone
  /** A line over the columns; a share has its axis at the right, from 0 to 100 %. */
  readonly line?: 'number' | 'share'
}

/** What a colour says: done well, done late, late still, still in time. */
export type Tone = 'good' | 'late' | 'bad' | 'open' | 'plain'

export type ReportCell = string | number | null | LookedCell
export interface LookedCell {
  readonly value: string | number | null
  readonly look?: Look
  /** How far from white its ground is, from 0 to 1: a table of these is a heat map. */
  readonly heat?: number
  /** Where it leads to. */
  readonly link?: ReportLink
  /** What it means, for whoever points at it (R49). */
  readonly note?: string
}

/** A row of a register, cells of another report tab, or an address. Rows are counted from 0. */
export type ReportLink =
  | { readonly register: CaseRegister | 'callback'; readonly row: number }
  | { readonly title: string; readonly area: Area }
  | { readonly address: string }

/**
 * `hours`, `share`, `moment` (a serial number in the site's zone) and `change` (with its sign) are numbers with a format; the rest are for
 * the eye. `text` wraps; `alarm` is what somebody has to act on, `good` what needs nobody.
 */
export type Look =
  | 'title'
  | 'section'
  | 'header'
  | 'total'
  | 'hours'
  | 'share'
  | 'moment'
  | 'change'
  | 'change-share'
  | 'change-hours'
  | 'total-hours'
  | 'total-share'
  | 'headline'
  | 'headline-share'
  | 'headline-hours'
  | 'text'
  | 'alarm'
  | 'good'
  | 'note'

/** What a tab speaks, and what it is about. */
export interface ReportSite {
  readonly site: string
  readonly zone: string
  readonly language: Language
}
