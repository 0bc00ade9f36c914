import type { sheets_v4 } from '@googleapis/sheets'
import type { LookedCell, ReportCell, ReportLink, ReportTab } from '../../../model/report-tab.ts'
import { cellData } from '../requests.ts'
import { BAND, heatColour, LINK, LOOKS } from './looks.ts'

type CellData = sheets_v4.Schema$CellData
type Format = sheets_v4.Schema$CellFormat

/** What a cell holds at most. */
const MOST_CHARACTERS = 50_000

const lookedOf = (cell: ReportCell | undefined): LookedCell =>
  typeof cell === 'object' && cell !== null ? cell : { value: cell ?? null }

/** Text that the service takes, whatever somebody typed: names and categories come from people. */
const textOf = (text: string): string => text.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll('\u0000', '')

const valueOf = (value: string | number | null): string | number | null =>
  typeof value === 'string' ? textOf(value) : value !== null && Number.isFinite(value) ? value : null

/**
 * The cells of a tab, as many as it has: what is left out at the ends is to be cleared. `addressOf` tells where a link leads to;
 * nothing where it leads nowhere.
 */
export function reportRows(
  report: ReportTab,
  addressOf: (link: ReportLink) => string | undefined,
): sheets_v4.Schema$RowData[] {
  const width = Math.max(0, ...report.rows.map((row) => row.length), ...bandsOf(report).map(({ right }) => right))
  const isBanded = banded(report)
  const rows = report.rows.map((row, at) => {
    const values = Array.from({ length: width }, (_, column): CellData => {
      const cell = lookedOf(row[column])
      const format = formatOf(report, cell, at, column, isBanded(at, column), cell.link && addressOf(cell.link))
      return {
        ...cellData(valueOf(cell.value)),
        ...(format && { userEnteredFormat: format }),
        ...(cell.note !== undefined && cell.note !== '' ? { note: textOf(cell.note) } : {}),
      }
    })
    return { values: values.slice(0, values.findLastIndex(isSomething) + 1) }
  })
  return rows.slice(0, rows.findLastIndex(({ values }) => values.length > 0) + 1)
}

const isSomething = (cell: CellData): boolean => Object.keys(cell).length > 0

function formatOf(
  report: ReportTab,
  { value, look, heat }: LookedCell,
  row: number,
  column: number,
  isBanded: boolean,
  address: string | undefined,
): Format | undefined {
  const plain: Format = look === undefined ? {} : LOOKS[look]
  const ground = (heat === undefined ? undefined : heatColour(heat)) ?? plain.backgroundColor ?? (isBanded && BAND)
  const format: Format = {
    ...plain,
    ...(ground ? { backgroundColor: ground } : {}),
    ...(look === 'header' && value !== null && isOverNumbers(report, row, column)
      ? { horizontalAlignment: 'RIGHT' }
      : {}),
    ...(address === undefined || value === null
      ? {}
      : {
          textFormat: {
            underline: false,
            ...plain.textFormat,
            foregroundColor: plain.textFormat?.foregroundColor ?? LINK,
            link: { uri: address },
          },
        }),
  }
  return Object.keys(format).length === 0 ? undefined : format
}

/** Looks of numbers, also where there is none yet. */
const NUMERIC = /^change|(hours|share)$/

/** Whether a column's header stands over numbers: it stands where they do, at the right. */
function isOverNumbers({ rows }: ReportTab, row: number, column: number): boolean {
  for (let below = row + 1; below < rows.length; below++) {
    const cells = (rows[below] ?? []).map(lookedOf)
    if (cells.every(({ value }) => value === null)) return false
    const { value, look } = lookedOf(cells[column])
    if (look === 'header' && value !== null) continue
    if (value !== null) return typeof value === 'number' && look !== 'moment'
    if (look !== undefined && NUMERIC.test(look)) return true
  }
  return false
}

/** Whether a cell is in a line that is shaded: every second one of a table, whose headers do not count. */
function banded(report: ReportTab): (row: number, column: number) => boolean {
  const bands = bandsOf(report)
  return (row, column) =>
    bands.some(
      ({ top, bottom, left, right }) =>
        row >= top && row < bottom && column >= left && column < right && (row - top) % 2 === 1,
    )
}

const bandsOf = (
  report: ReportTab,
): readonly { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }[] =>
  (report.bands ?? []).map(({ row, column, rows, columns }) => {
    let top = row
    while (top < row + rows && isHeaderRow(report, top)) top++
    return { top, bottom: row + rows, left: column, right: column + columns }
  })

/** Whether a row says nothing but what stands below it. */
export function isHeaderRow({ rows }: ReportTab, row: number): boolean {
  const said = (rows[row] ?? []).map(lookedOf).filter(({ value }) => value !== null)
  return said.length > 0 && said.every(({ look }) => look === 'header')
}
