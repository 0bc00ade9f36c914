import type { sheets_v4 } from '@googleapis/sheets'
import type { ChartTable, Line } from './chart-data.ts'
import { type Frame, legendOption, type Option, tooltip } from './frame.ts'
import { FAINT, INK } from './look.ts'
import { percent, tickLook } from './number-look.ts'
import { seriesOption } from './series-option.ts'
import { widthOf } from './text-width.ts'

type Spec = sheets_v4.Schema$BasicChartSpec

/** Column, bar, line, area, combo and scatter charts. */
export function axisOption(spec: Spec, table: ChartTable, frame: Frame): Option {
  const names = table.lines.map(({ name }) => name)
  const { legend, room } = legendOption(spec.legendPosition, frame, names)
  const isBar = spec.chartType === 'BAR'
  const isScatter = spec.chartType === 'SCATTER' && table.domain.points.every(({ number }) => number !== null)
  const isRight = (index: number): boolean => !isBar && spec.series?.[index]?.targetAxis === 'RIGHT_AXIS'
  const onRight = table.lines.filter((_, index) => isRight(index))
  const onLeft = table.lines.filter((_, index) => !isRight(index))
  const isPercent = spec.stackedType === 'PERCENT_STACKED'

  const valueAxis = (position: string, lines: readonly Line[]) => ({
    ...named(spec, position, isBar),
    ...limits(spec, position),
    ...(isPercent ? { max: 1 } : {}),
    // Cases are counted: no ticks at halves.
    ...(!isPercent && lines.every(areWhole) ? { minInterval: 1 } : {}),
    type: 'value' as const,
    axisLabel: { fontSize: 12, formatter: isPercent ? percent : tickLook(lines), hideOverlap: true },
    splitLine: { lineStyle: { color: FAINT } },
  })
  const domainAxis = isScatter
    ? { ...valueAxis('BOTTOM_AXIS', [table.domain]), scale: true }
    : {
        ...named(spec, isBar ? 'LEFT_AXIS' : 'BOTTOM_AXIS', !isBar),
        type: 'category' as const,
        data: table.domain.points.map(({ text }) => text),
        axisTick: { alignWithLabel: true },
        axisLine: { onZero: true },
        axisLabel: labels(table, frame, isBar),
        // The service draws the first bar at the top.
        inverse: isBar !== (spec.domains?.[0]?.reversed === true),
      }
  const valueAxes = isBar
    ? [valueAxis('BOTTOM_AXIS', table.lines)]
    : onRight.length === 0
      ? [valueAxis('LEFT_AXIS', onLeft)]
      : [valueAxis('LEFT_AXIS', onLeft), { ...valueAxis('RIGHT_AXIS', onRight), splitLine: { show: false } }]

  return {
    ...frame.base,
    legend,
    tooltip: {
      ...tooltip,
      trigger: isScatter ? 'item' : 'axis',
      axisPointer: { type: isColumns(spec) ? 'shadow' : 'line' },
    },
    grid: { ...room, outerBoundsMode: 'same' },
    ...(isBar ? { xAxis: valueAxes, yAxis: domainAxis } : { xAxis: domainAxis, yAxis: valueAxes }),
    series: table.lines.map((line, index) =>
      seriesOption(spec, line, index, table, { isRight: isRight(index), isScatter, isPercent }),
    ),
  }
}

const areWhole = ({ points }: Line): boolean =>
  points.every(({ number }) => number === null || Number.isInteger(number))

const isColumns = ({ chartType }: Spec): boolean =>
  chartType !== 'LINE' && chartType !== 'AREA' && chartType !== 'STEPPED_AREA' && chartType !== 'SCATTER'

const axisAt = (spec: Spec, position: string): sheets_v4.Schema$BasicChartAxis | undefined =>
  (spec.axis ?? []).find((axis) => axis.position === position)

/** An axis's title: under one that lies, along one that stands. */
function named(spec: Spec, position: string, lies: boolean): object {
  const name = (axisAt(spec, position)?.title ?? '').replaceAll(/\s+/g, ' ').trim()
  return name === ''
    ? {}
    : {
        name,
        nameLocation: 'middle',
        nameTextStyle: { fontSize: 12, color: INK },
        nameGap: lies ? 26 : 36,
        ...(position === 'RIGHT_AXIS' ? { nameRotate: -90 } : {}),
      }
}

function limits(spec: Spec, position: string): object {
  const { viewWindowMin: min, viewWindowMax: max } = axisAt(spec, position)?.viewWindowOptions ?? {}
  return {
    ...(typeof min === 'number' && Number.isFinite(min) ? { min } : {}),
    ...(typeof max === 'number' && Number.isFinite(max) ? { max } : {}),
  }
}

/** All labels while there are few, slanted where they would touch; else as many as fit. */
function labels({ domain }: ChartTable, { size }: Frame, isBar: boolean): object {
  const widest = Math.max(0, ...domain.points.map(({ text }) => widthOf(text)))
  const isFew = domain.points.length <= 30
  const each = (size.width - 80) / Math.max(1, domain.points.length)
  const isTight = !isBar && isFew && widest > each
  return {
    fontSize: 12,
    ...(isFew ? { interval: 0 } : { hideOverlap: true }),
    ...(isTight ? { rotate: each < 16 ? 90 : 40 } : {}),
    width: 120,
    overflow: 'truncate',
  }
}
