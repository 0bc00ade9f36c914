import type { sheets_v4 } from '@googleapis/sheets'
import type { ReportChart, ReportSeries } from '../../../model/report-tab.ts'
import { TONES } from './looks.ts'

type Request = sheets_v4.Schema$Request
type Data = sheets_v4.Schema$ChartData

/** More charts than this no report tab has. */
const MOST_CHARTS = 20
/** So many ids belong to one chart: others may have been given the first. */
const IDS_EACH = 4

/** What the service would refuse is not drawn: a table without a line, a chart of nothing. */
export const drawn = (charts: readonly ReportChart[]): readonly ReportChart[] =>
  charts.filter(({ table }) => table.rows > 1 && table.series.length > 0).slice(0, MOST_CHARTS)

/**
 * Brings the charts of a tab to what the report says: those of the last time are changed, so that nothing flickers for whoever looks
 * at them, what is too many goes, and charts that people drew stay. `idsOf` are the ids that may be a chart's, by its place.
 */
export function chartRequests(
  charts: readonly ReportChart[],
  sheetId: number,
  there: readonly number[],
  taken: ReadonlySet<number>,
  idsOf: (index: number, count: number) => readonly number[],
): readonly Request[] {
  const list = drawn(charts)
  return Array.from({ length: MOST_CHARTS }, (_, index): readonly Request[] => {
    const ids = idsOf(index, IDS_EACH)
    const known = ids.find((id) => there.includes(id))
    const chart = list[index]
    if (chart === undefined) return known === undefined ? [] : [{ deleteEmbeddedObject: { objectId: known } }]
    const spec = specOf(chart, sheetId)
    const position = positionOf(chart, sheetId)
    if (known === undefined) {
      const chartId = ids.find((id) => !taken.has(id))
      return [{ addChart: { chart: { ...(chartId !== undefined && { chartId }), spec, position } } }]
    }
    return [
      { updateChartSpec: { chartId: known, spec } },
      {
        updateEmbeddedObjectPosition: {
          objectId: known,
          newPosition: position,
          fields: 'anchorCell,offsetXPixels,offsetYPixels,widthPixels,heightPixels',
        },
      },
    ]
  }).flat()
}

const positionOf = ({ at, size }: ReportChart, sheetId: number): sheets_v4.Schema$EmbeddedObjectPosition => ({
  overlayPosition: {
    anchorCell: { sheetId, rowIndex: at.row, columnIndex: at.column },
    widthPixels: Math.round(size.width),
    heightPixels: Math.round(size.height),
  },
})

function specOf(chart: ReportChart, sheetId: number): sheets_v4.Schema$ChartSpec {
  const shared = { title: chart.title, altText: chart.title }
  return chart.form === 'slices'
    ? { ...shared, pieChart: slices(chart, sheetId) }
    : { ...shared, basicChart: columns(chart, sheetId) }
}

/** Cells of a column of the chart's table, from its `from`th line on, headers being the first. */
function data({ table: { row, rows } }: ReportChart, sheetId: number, column: number, from: number): Data {
  const range = { sheetId, startRowIndex: row + from, endRowIndex: row + rows }
  return { sourceRange: { sources: [{ ...range, startColumnIndex: column, endColumnIndex: column + 1 }] } }
}

/** A pie tells of no headers, so none are given to it. */
const slices = (chart: ReportChart, sheetId: number): sheets_v4.Schema$PieChartSpec => ({
  legendPosition: 'LABELED_LEGEND',
  pieHole: 0.45,
  domain: data(chart, sheetId, chart.table.names, 1),
  series: data(chart, sheetId, chart.table.series[0]?.column ?? 0, 1),
})

function columns(chart: ReportChart, sheetId: number): sheets_v4.Schema$BasicChartSpec {
  const { names, series } = chart.table
  const chartType = series.every(isLine) ? 'LINE' : series.some(isLine) ? 'COMBO' : 'COLUMN'
  const isRight = ({ line }: ReportSeries): boolean => line === 'share'
  return {
    chartType,
    legendPosition: series.length === 1 ? 'NO_LEGEND' : 'BOTTOM_LEGEND',
    headerCount: 1,
    ...(chart.form === 'stacked' && chartType !== 'LINE' ? { stackedType: 'STACKED' } : {}),
    axis: [
      { position: 'BOTTOM_AXIS' },
      { position: 'LEFT_AXIS' },
      ...(series.some(isRight)
        ? [
            {
              position: 'RIGHT_AXIS',
              viewWindowOptions: { viewWindowMode: 'EXPLICIT', viewWindowMin: 0, viewWindowMax: 1 },
            },
          ]
        : []),
    ],
    domains: [{ domain: data(chart, sheetId, names, 0) }],
    series: series.map((one) => ({
      series: data(chart, sheetId, one.column, 0),
      targetAxis: isRight(one) ? 'RIGHT_AXIS' : 'LEFT_AXIS',
      color: TONES[one.tone],
      ...(chartType === 'COMBO' ? { type: isLine(one) ? 'LINE' : 'COLUMN' } : {}),
    })),
  }
}

const isLine = ({ line }: ReportSeries): boolean => line !== undefined
