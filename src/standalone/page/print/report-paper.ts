import type { ReportView, RowId, TabView } from '../card/context.ts'
import type { ChartPicture } from '../charts/index.ts'
import { cellElement, make, pictureElement } from './elements.ts'
import { type PrintedCell, spread } from './print-model.ts'
import { type Block, reportBlocks } from './report-blocks.ts'

/** What a lying A4 page shows between its margins, in pixels. */
const PAGE_WIDTH = 1030
/** The height of a plain row, which sizes of charts are counted in. */
const ROW = 21

type Laid = ChartPicture & { readonly at: { readonly row: number; readonly column: number } }

export type ReportPaper = {
  readonly view: Pick<TabView, 'columns' | 'cell'>
  readonly report: ReportView
  readonly pictures: readonly ChartPicture[]
  /** Where from, when and by whom. */
  readonly source: string
}

/** A report as it stands in its tab, its charts in their places, made as wide as a page where it is wider. */
export function reportPaperOf({ view, report, pictures, source }: ReportPaper): HTMLElement {
  const laid = pictures.flatMap((picture) => (picture.at === undefined ? [] : [{ ...picture, at: picture.at }]))
  const columns = usedColumns(view, report, laid)
  const cells = report.rows.map((row) => columns.map(({ index }) => view.cell(row, index)))
  const isBlank = (row: number): boolean => cells[row]?.every(({ text }) => text === '') ?? true
  const charts = laid.map(({ at, height }) => ({ from: at.row, to: at.row + Math.ceil(height / ROW) }))
  const count = Math.max(
    report.rows.findLastIndex((_, row) => !isBlank(row)) + 1,
    ...charts.map(({ to }) => Math.min(to, report.rows.length)),
  )
  const blocks = reportBlocks({
    count,
    isBlank,
    pages: new Set(report.pages),
    headers: new Set(report.headers),
    charts,
  })
  const width = columns.reduce((sum, one) => sum + one.width, 0)
  const sheet = make('div', 'paper paper-report')
  const body = make('div', 'paper-body')
  body.style.width = `${width}px`
  body.style.setProperty('zoom', String(Math.min(1, PAGE_WIDTH / Math.max(width, 1))))
  const lineOf = (row: number): HTMLElement => {
    const pinned = laid.filter(({ at }) => at.row === row)
    const stops = new Set(pinned.map(({ at }) => at.column))
    return rowElement(spread(columns, report.rows[row] as RowId, view.cell, stops), columns, pinned)
  }
  body.append(...blocks.map((block) => blockElement(block, columns, lineOf)))
  sheet.append(make('p', 'paper-source', source), body)
  return sheet
}

type Columns = readonly { readonly index: number; readonly width: number }[]

/** Columns up to the last that holds something, or that a chart lies over. */
function usedColumns(view: ReportPaper['view'], { rows }: ReportView, laid: readonly Laid[]): Columns {
  const columns = view.columns().filter(({ hidden, folded }) => !hidden && folded !== true)
  const last = columns.findLastIndex(({ index }) => rows.some((row) => view.cell(row, index).text !== ''))
  const charted = laid.map(({ at, width }) => {
    let room = width
    const first = columns.findIndex(({ index }) => index === at.column)
    let end = Math.max(0, first)
    while (end < columns.length && room > 0) room -= columns[end++]?.width ?? 0
    return end
  })
  return columns.slice(0, Math.max(last + 1, ...charted))
}

function blockElement(
  { from, to, head, isPage, isWhole, isHeading }: Block,
  columns: Columns,
  lineOf: (row: number) => HTMLElement,
): HTMLElement {
  const table = make('table', 'paper-rows')
  table.classList.toggle('paper-page', isPage)
  table.classList.toggle('paper-whole', isWhole)
  table.classList.toggle('paper-heading', isHeading)
  const widths = make('colgroup')
  for (const { width } of columns) {
    const column = make('col')
    column.style.width = `${width}px`
    widths.append(column)
  }
  table.append(widths)
  if (head.length > 0) {
    const lines = make('thead')
    lines.append(...head.map(lineOf))
    table.append(lines)
  }
  const body = make('tbody')
  for (let row = from; row < to; row++) body.append(lineOf(row))
  table.append(body)
  return table
}

function rowElement(cells: readonly PrintedCell[], columns: Columns, charts: readonly Laid[]): HTMLElement {
  const [first, ...others] = cells.filter(({ text }) => text !== '')
  const isTitle = first?.size !== undefined && others.length === 0
  const line = make('tr', isTitle ? 'paper-title' : '')
  let column = 0
  for (const cell of cells) {
    const element = cellElement(cell)
    for (const chart of charts)
      if (columns[column]?.index === chart.at.column) {
        const figure = pictureElement(chart)
        figure.style.width = `${chart.width}px`
        figure.style.height = `${chart.height}px`
        element.classList.add('paper-anchor')
        element.append(figure)
      }
    line.append(element)
    column += cell.span
  }
  return line
}
