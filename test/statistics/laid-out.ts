import type { Area, ReportCell, ReportChart, ReportTab } from '../../src/model/report-tab.ts'

/** The height of a row in the service; a row is never lower, so a chart never lies over more rows than this says. */
const ROW = 21
/** What a page of A4, landscape, shows as large as the screen does. */
const PAGE = 1060
/** `2026-11-22 18:30` in pixels, with what is left and right of it. */
const MOMENT = 115

const valueOf = (cell: ReportCell | undefined): string | number | null =>
  (typeof cell === 'object' && cell !== null ? cell.value : cell) ?? null
const isFilled = (cell: ReportCell | undefined): boolean => valueOf(cell) !== null && valueOf(cell) !== ''

/** The cells that a chart lies over; ends are exclusive. */
function coveredBy({ at, size }: ReportChart, widths: readonly number[]): Required<Area> {
  let column = at.column
  for (let left = size.width; left > 0; column++) left -= widths[column] ?? 100
  return { row: at.row, column: at.column, rows: Math.ceil(size.height / ROW), columns: column - at.column }
}
const meet = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns

/** What is wrong with how a report is laid out, in words: nothing. Any report tab may be asked. */
export function layoutFaults(tab: ReportTab, page = PAGE): readonly string[] {
  const { title, widths, rows, charts, bands = [], pages = [] } = tab
  const faults: string[] = []
  const fault = (is: boolean, words: string): void => {
    if (is) faults.push(words)
  }
  const width = widths.reduce((sum, one) => sum + one, 0)
  fault(title.length > 100 || title.trim() === '', `the title has ${title.length} letters`)
  fault(width > page, `${width} pixels are wider than a page`)
  fault(
    rows.some((row) => row.findLastIndex(isFilled) >= widths.length),
    'a row is longer than there are columns',
  )
  const areas = charts.map((chart) => coveredBy(chart, widths))
  for (const [index, chart] of charts.entries()) {
    const area = areas[index]
    if (area === undefined) continue
    const left = widths.slice(0, chart.at.column).reduce((sum, one) => sum + one, 0)
    fault(left + chart.size.width > Math.max(page, width), `chart ${index} hangs over the page`)
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        fault(isFilled(rows[row]?.[column]), `chart ${index} covers ${String(valueOf(rows[row]?.[column]))}`)
    for (const [other, there] of areas.entries())
      fault(other < index && meet(area, there), `charts ${other} and ${index} lie over each other`)
    const { row, rows: lines, names, series } = chart.table
    fault(row < 0 || row + lines > rows.length, `chart ${index} is drawn from rows that are not there`)
    for (const column of [names, ...series.map((one) => one.column)]) {
      const header = rows[row]?.[column]
      const look = typeof header === 'object' ? header?.look : undefined
      fault(look !== 'header', `chart ${index} has no header in column ${column}`)
    }
  }
  for (const [index, { row, column, rows: lines, columns }] of bands.entries())
    fault(row + lines > rows.length || column + columns > widths.length, `band ${index} is beyond the tab`)
  fault(
    pages.some((row) => row <= 0 || row >= rows.length),
    'a page begins beyond the tab',
  )
  for (const [at, row] of rows.entries())
    for (const [column, cell] of row.entries()) {
      if (typeof cell !== 'object' || cell === null) continue
      fault(
        cell.look === 'moment' && (widths[column] ?? 0) < MOMENT,
        `a moment in row ${at} is wider than column ${column}`,
      )
      const area = cell.link !== undefined && 'area' in cell.link ? cell.link.area : undefined
      fault(area !== undefined && (area.rows < 1 || area.columns < 1), `a link in row ${at} leads to no cells`)
    }
  return [...new Set(faults)]
}
