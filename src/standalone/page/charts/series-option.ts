import type { sheets_v4 } from '@googleapis/sheets'
import type { ChartTable, Line } from './chart-data.ts'
import type { SeriesOption } from './frame.ts'
import { colourOf, dashOf } from './look.ts'
import { percent } from './number-look.ts'

type Spec = sheets_v4.Schema$BasicChartSpec

/** More points than a chart is wide: lines keep their shape, not each point. */
const MANY = 2000

/** One line of the table as one series. */
export function seriesOption(
  spec: Spec,
  line: Line,
  index: number,
  table: ChartTable,
  {
    isRight,
    isScatter,
    isPercent,
  }: { readonly isRight: boolean; readonly isScatter: boolean; readonly isPercent: boolean },
): SeriesOption {
  const given = spec.series?.[index]
  const kind = kindOf(spec, index)
  const colour = colourOf(given?.colorStyle, given?.color)
  const numbers = line.points.map(({ number }, at) => (isPercent ? share(number, at, table) : number))
  const text = (at: number): string => {
    const shown = line.points[at]?.text ?? ''
    return isPercent && typeof numbers[at] === 'number' ? `${shown} (${percent(numbers[at])})` : shown
  }
  const stacks = kind !== 'LINE' && kind !== 'SCATTER' && (spec.stackedType === 'STACKED' || isPercent)
  const shared = {
    name: line.name,
    ...(colour === undefined ? {} : { color: colour }),
    ...(isRight ? { yAxisIndex: 1 } : {}),
    ...(stacks ? { stack: `${kind}-${isRight ? 'right' : 'left'}` } : {}),
    tooltip: { valueFormatter: (_: unknown, at: number) => text(at) },
    ...(given?.dataLabel?.type === 'DATA'
      ? {
          label: {
            show: true,
            fontSize: 11,
            position: labelPlace(kind, stacks, spec.chartType === 'BAR'),
            formatter: ({ dataIndex }: { readonly dataIndex: number }) => text(dataIndex),
          },
          labelLayout: { hideOverlap: true },
        }
      : {}),
  } as const
  switch (kind) {
    case 'SCATTER':
      return {
        ...shared,
        type: 'scatter',
        symbolSize: 7,
        data: numbers.map((number, at) => (isScatter ? [table.domain.points[at]?.number ?? at, number] : number)) as (
          | number
          | number[]
        )[],
      }
    case 'LINE':
    case 'AREA':
    case 'STEPPED_AREA':
      return {
        ...shared,
        type: 'line',
        data: numbers,
        connectNulls: spec.interpolateNulls === true,
        smooth: spec.lineSmoothing === true,
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: kind === 'LINE' && line.points.length <= 60 ? true : line.points.length === 1,
        lineStyle: { width: given?.lineStyle?.width ?? 2, type: dashOf(given?.lineStyle?.type) },
        ...(line.points.length > MANY && !stacks ? { sampling: 'lttb' as const } : {}),
        ...(kind === 'LINE' ? {} : { areaStyle: { opacity: stacks ? 0.6 : 0.25 } }),
        ...(kind === 'STEPPED_AREA' ? { step: 'middle' as const } : {}),
      }
    case 'COLUMN':
      return { ...shared, type: 'bar', data: numbers, barMaxWidth: 40, barGap: '10%', barCategoryGap: '25%' }
  }
}

type Kind = 'COLUMN' | 'LINE' | 'AREA' | 'STEPPED_AREA' | 'SCATTER'

/** How one series is drawn. In a combo chart each says so itself, columns if not. */
function kindOf(spec: Spec, index: number): Kind {
  const type = spec.chartType === 'COMBO' ? spec.series?.[index]?.type : spec.chartType
  return type === 'LINE' || type === 'AREA' || type === 'STEPPED_AREA' || type === 'SCATTER' ? type : 'COLUMN'
}

const labelPlace = (kind: Kind, stacks: boolean, isBar: boolean): 'inside' | 'top' | 'right' =>
  kind === 'COLUMN' && stacks ? 'inside' : isBar ? 'right' : 'top'

/** A point's share of all that is stacked with it. */
function share(number: number | null, at: number, { lines }: ChartTable): number | null {
  if (number === null) return null
  const whole = lines.reduce((sum, { points }) => sum + Math.abs(points[at]?.number ?? 0), 0)
  return whole === 0 ? 0 : number / whole
}
