import type { sheets_v4 } from '@googleapis/sheets'
import type { Values } from '../../../src/standalone/page/charts/chart-data.ts'
import { chartOption } from '../../../src/standalone/page/charts/option.ts'

export type Spec = sheets_v4.Schema$ChartSpec
export type Basic = sheets_v4.Schema$BasicChartSpec
export type Cells = readonly (readonly (string | number | boolean | null)[])[]

export const SIZE = { width: 600, height: 371 }

/** A table at A1 of the tab as the service would answer ranges of it. */
export const valuesOf = (cells: Cells, shown: (cell: string | number | boolean | null) => string = String): Values => {
  return ({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }) => {
    const raw = cells
      .slice(startRowIndex ?? 0, endRowIndex ?? undefined)
      .map((row) => row.slice(startColumnIndex ?? 0, endColumnIndex ?? undefined))
    return { raw, formatted: raw.map((row) => row.map((cell) => (cell === null ? '' : shown(cell)))) }
  }
}

export const column = (index: number, rows: number): sheets_v4.Schema$ChartData => ({
  sourceRange: {
    sources: [{ sheetId: 7, startRowIndex: 0, endRowIndex: rows, startColumnIndex: index, endColumnIndex: index + 1 }],
  },
})

/** A chart over columns of a table: the first is the domain. */
export const basic = (rows: number, series: number, more: Basic = {}): Spec => ({
  title: '本月',
  basicChart: {
    chartType: 'COLUMN',
    headerCount: 1,
    domains: [{ domain: column(0, rows) }],
    series: Array.from({ length: series }, (_, index) => ({ series: column(index + 1, rows) })),
    ...more,
  },
})

export const CELLS: Cells = [
  ['类别', '按时', '超时'],
  ['噪音', 3, 1],
  ['保洁', 2, null],
]

export const draw = (spec: Spec | undefined, values: Values = valuesOf(CELLS)) => {
  const drawing = chartOption(spec === undefined ? {} : { spec }, values, 'zh', SIZE)
  if (drawing.kind !== 'drawn') throw new Error(drawing.sentence)
  return drawing
}
export const seriesOf = (spec: Spec, values?: Values) => [draw(spec, values).option.series ?? []].flat()
