import type { sheets_v4 } from '@googleapis/sheets'
import { Failure } from '../../model/failure.ts'
import type { Look, ReportCell, ReportChart, ReportTab, Tone } from '../../model/report-tab.ts'
import type { SheetPlace } from './layout.ts'
import { cellData } from './requests.ts'

type Request = sheets_v4.Schema$Request
type Format = sheets_v4.Schema$CellFormat

const grey = { red: 0.9, green: 0.93, blue: 0.96 }
const pale = { red: 0.96, green: 0.96, blue: 0.96 }
const hours = { type: 'NUMBER', pattern: '#,##0.0' }
const share = { type: 'PERCENT', pattern: '0.0%' }

const LOOKS: Readonly<Record<Look, Format>> = {
  title: { textFormat: { bold: true, fontSize: 14 } },
  header: { textFormat: { bold: true }, backgroundColor: grey, wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE' },
  total: { textFormat: { bold: true }, backgroundColor: pale },
  section: { textFormat: { bold: true, fontSize: 12 } },
  hours: { numberFormat: hours },
  moment: { numberFormat: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' } },
  change: { numberFormat: { type: 'NUMBER', pattern: '+#,##0;-#,##0;0' } },
  'change-share': { numberFormat: { type: 'NUMBER', pattern: '+0.0%;-0.0%;0.0%' } },
  'change-hours': { numberFormat: { type: 'NUMBER', pattern: '+#,##0.0;-#,##0.0;0.0' } },
  headline: { textFormat: { bold: true, fontSize: 16 } },
  'headline-share': { textFormat: { bold: true, fontSize: 16 }, numberFormat: share },
  'headline-hours': { textFormat: { bold: true, fontSize: 16 }, numberFormat: hours },
  text: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' },
  alarm: { textFormat: { bold: true, foregroundColor: { red: 0.7, green: 0.11, blue: 0.11 } } },
  good: { textFormat: { foregroundColor: { red: 0.12, green: 0.45, blue: 0.24 } } },
  share: { numberFormat: share },
  'total-hours': { textFormat: { bold: true }, backgroundColor: pale, numberFormat: hours },
  'total-share': { textFormat: { bold: true }, backgroundColor: pale, numberFormat: share },
  note: {
    textFormat: { italic: true, foregroundColor: { red: 0.35, green: 0.35, blue: 0.35 } },
    wrapStrategy: 'OVERFLOW_CELL',
  },
}

function reportCell(cell: ReportCell): sheets_v4.Schema$CellData {
  if (cell === null || typeof cell !== 'object') return cellData(cell)
  return { ...cellData(cell.value), ...(cell.look && { userEnteredFormat: LOOKS[cell.look] }) }
}

/** An id that belongs to a name, so that a tab or chart can be made, and found again, in one batch. */
function idFor(name: string, taken: ReadonlySet<number>): number {
  let id = 0x811c9dc5
  for (const sign of name) id = Math.imul(id ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  id &= 0x3fffffff
  while (taken.has(id)) id += 1
  return id
}

/**
 * The requests that write a report tab whole: whatever stood there is gone. `existing` are the sheets by title. A tab that has
 * the title but was not made here is somebody's own: throws `Failure` `title-taken`.
 */
export function reportRequests(report: ReportTab, existing: ReadonlyMap<string, SheetPlace>): readonly Request[] {
  const rowCount = Math.max(report.rows.length + 5, 20)
  const columnCount = Math.max(report.widths.length, ...report.rows.map((row) => row.length), 1)
  const known = existing.get(report.title)
  const others = [...existing].flatMap(([title, place]) => (title === report.title ? [] : [place.sheetId]))
  const sheetId = idFor(report.title, new Set(others))
  if (known !== undefined && known.sheetId !== sheetId) throw new Failure({ kind: 'title-taken', title: report.title })
  const properties = {
    sheetId,
    title: report.title,
    gridProperties: {
      rowCount,
      columnCount,
      frozenRowCount: report.frozenRows,
      frozenColumnCount: 0,
      hideGridlines: true,
    },
  }
  return [
    known === undefined
      ? { addSheet: { properties } }
      : {
          updateSheetProperties: {
            properties,
            fields: 'gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines)',
          },
        },
    ...report.widths.map((pixelSize, index) => ({
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
        properties: { pixelSize },
        fields: 'pixelSize',
      },
    })),
    {
      updateCells: {
        range: { sheetId, startRowIndex: 0, endRowIndex: rowCount, startColumnIndex: 0, endColumnIndex: columnCount },
        rows: Array.from({ length: rowCount }, (_, row) => ({
          values: Array.from({ length: columnCount }, (_unused, column) =>
            reportCell(report.rows[row]?.[column] ?? null),
          ),
        })),
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
    ...chartRequests(report, sheetId, existing),
  ]
}

const TONES: Readonly<Record<Tone, sheets_v4.Schema$Color>> = {
  good: { red: 0.31, green: 0.6, blue: 0.42 },
  late: { red: 0.93, green: 0.69, blue: 0.25 },
  bad: { red: 0.8, green: 0.28, blue: 0.26 },
  open: { red: 0.36, green: 0.55, blue: 0.79 },
  plain: { red: 0.66, green: 0.68, blue: 0.7 },
}

/** The charts of the last time go, those that people drew on the tab stay. */
function chartRequests(
  report: ReportTab,
  sheetId: number,
  existing: ReadonlyMap<string, SheetPlace>,
): readonly Request[] {
  const there = new Set([...existing.values()].flatMap(({ charts }) => charts))
  const ours = Array.from({ length: MOST_CHARTS }, (_, index) => idFor(`${report.title}#${index}`, new Set()))
  const gone = ours.filter((id) => existing.get(report.title)?.charts.includes(id))
  const others = new Set([...there].filter((id) => !gone.includes(id)))
  return [
    ...gone.map((objectId) => ({ deleteEmbeddedObject: { objectId } })),
    ...report.charts.slice(0, MOST_CHARTS).map((chart, index) => ({
      addChart: { chart: embedded(chart, sheetId, idFor(`${report.title}#${index}`, others)) },
    })),
  ]
}

/** More charts than this no report tab has. */
const MOST_CHARTS = 20

function embedded(chart: ReportChart, sheetId: number, chartId: number): sheets_v4.Schema$EmbeddedChart {
  const { row, rows, names, series } = chart.table
  const column = (index: number): sheets_v4.Schema$ChartData => ({
    sourceRange: {
      sources: [
        { sheetId, startRowIndex: row, endRowIndex: row + rows, startColumnIndex: index, endColumnIndex: index + 1 },
      ],
    },
  })
  return {
    chartId,
    spec: {
      title: chart.title,
      basicChart: {
        chartType: 'COLUMN',
        legendPosition: 'BOTTOM_LEGEND',
        headerCount: 1,
        ...(chart.form === 'stacked' ? { stackedType: 'STACKED' } : {}),
        axis: [{ position: 'BOTTOM_AXIS' }, { position: 'LEFT_AXIS' }],
        domains: [{ domain: column(names) }],
        series: series.map((one) => ({
          series: column(one.column),
          targetAxis: 'LEFT_AXIS',
          color: TONES[one.tone],
        })),
      },
    },
    position: {
      overlayPosition: {
        anchorCell: { sheetId, rowIndex: chart.at.row, columnIndex: chart.at.column },
        widthPixels: chart.size.width,
        heightPixels: chart.size.height,
      },
    },
  }
}
