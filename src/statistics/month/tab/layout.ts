import type { Area, Look, ReportCell, ReportChart } from '../../../model/report-tab.ts'
import type { Row } from '../../cells.ts'
import { lookOf } from './cells.ts'
import { wrapped } from './wrapped.ts'

type Chart = Omit<ReportChart, 'at' | 'size'>

/** What stands together. Places are counted from the block's own first row. */
export interface Block {
  readonly rows: readonly Row[]
  readonly bands?: readonly Area[]
  /** Drawn over blank rows below the block, as wide as the page. */
  readonly below?: Chart
  /** Drawn over blank cells at the right, from the block's second row on: as wide as the page from that column on. */
  readonly beside?: Chart & { readonly column: number }
  /** Whether a new page begins with it whatever room is left. */
  readonly isOnNewPage?: boolean
}

/** Blocks one below the other, with a blank row between them. */
export interface Laid {
  readonly rows: readonly Row[]
  readonly charts: readonly ReportChart[]
  readonly bands: readonly Area[]
  /** Rows that begin a new page on paper, but for the first. */
  readonly pages: readonly number[]
  /** The first row of each block, in their order. */
  readonly tops: readonly number[]
}

/** Pixels: the first column has names. Together they are what a page of A4, landscape, shows as large as a screen. */
export const WIDTHS: readonly number[] = [147, ...Array.from({ length: 11 }, () => 83)]

const ROW_HEIGHT = 21
/** Such a page holds so many rows. */
const PAGE_LINES = 35
/** A chart below a table lies over so many blank rows. */
const CHART_ROWS = 12
const MARGIN = 8
const PADDING = 12
/** How much wider bold letters are. */
const BOLD = 1.1

/** Rows that charts beside a table need. */
export const ROWS_BESIDE = 14

/**
 * Lays blocks below one another. A block or a chart that the end of a page would cut in two begins a new one, unless it is longer than a
 * page itself.
 */
export function layOut(blocks: readonly Block[]): Laid {
  const rows: Row[] = []
  const charts: ReportChart[] = []
  const bands: Area[] = []
  const pages: number[] = []
  const tops: number[] = []
  let filled = 0
  /** Adds rows below those that stand; says where. */
  function add(more: readonly Row[], isOnNewPage = false): number {
    const height = more.reduce((sum, row) => sum + linesOf(row), 0)
    const isCut = filled + 1 + height > PAGE_LINES && height <= PAGE_LINES
    const isNew = rows.length > 0 && (isOnNewPage || isCut)
    if (rows.length > 0) rows.push([])
    const top = rows.length
    if (isNew) pages.push(top)
    filled = ((isNew ? 0 : filled + 1) + height) % PAGE_LINES
    rows.push(...more)
    return top
  }
  for (const { rows: more, bands: shaded = [], below, beside, isOnNewPage } of blocks) {
    const top = add(more, isOnNewPage)
    tops.push(top)
    const down = <P extends { readonly row: number }>(place: P): P => ({ ...place, row: place.row + top })
    bands.push(...shaded.map(down))
    if (beside !== undefined) {
      const { column, ...chart } = beside
      const size = { width: widthFrom(column) - MARGIN, height: (more.length - 1) * ROW_HEIGHT - MARGIN }
      charts.push({ ...chart, table: down(chart.table), at: { row: top + 1, column }, size })
    }
    if (below !== undefined) {
      const at = { row: add(Array.from({ length: CHART_ROWS }, (): Row => [])), column: 0 }
      const size = { width: widthFrom(0) - MARGIN, height: CHART_ROWS * ROW_HEIGHT - MARGIN }
      charts.push({ ...below, table: down(below.table), at, size })
    }
  }
  return { rows, charts, bands, pages, tops }
}

const widthFrom = (column: number): number => WIDTHS.slice(column).reduce((sum, width) => sum + width, 0)

/** Headers wrap in their columns, titles are larger. */
const linesOf = (row: Row): number => Math.max(1, ...row.map(linesOfCell))

const LARGER: Readonly<Partial<Record<Look, number>>> = { title: 1.5, section: 1.25 }

function linesOfCell(cell: ReportCell, column: number): number {
  const look = lookOf(cell)
  if (look !== 'header') return (look && LARGER[look]) ?? 1
  const text = typeof cell === 'object' ? cell?.value : ''
  return typeof text === 'string' ? wrapped(text, ((WIDTHS[column] ?? 0) - PADDING) / BOLD).length : 1
}
