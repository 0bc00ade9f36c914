import type { sheets_v4 } from '@googleapis/sheets'
import type { ChartTable } from './chart-data.ts'
import { type Frame, legendOption, type Option, tooltip } from './frame.ts'

/** A pie of the first line. What is not above nought has no slice. */
export function pieOption(spec: sheets_v4.Schema$ChartSpec, { domain, lines }: ChartTable, frame: Frame): Option {
  const points = lines[0]?.points ?? []
  const slices = points.flatMap(({ number, text }, index) =>
    number !== null && number > 0
      ? [{ name: domain.points[index]?.text || String(index + 1), value: number, text }]
      : [],
  )
  const isLabelled = spec.pieChart?.legendPosition === 'LABELED_LEGEND'
  const { legend, room } = legendOption(
    isLabelled ? 'NO_LEGEND' : (spec.pieChart?.legendPosition ?? 'RIGHT_LEGEND'),
    frame,
    slices.map(({ name }) => name),
  )
  const shown = (at: number): string => slices[at]?.text ?? ''
  // Names beside slices need room.
  const outer = isLabelled ? 56 : 76
  const hole = Math.min(Math.max(spec.pieChart?.pieHole ?? 0, 0), 0.9)
  return {
    ...frame.base,
    legend,
    tooltip: { ...tooltip, trigger: 'item' },
    series: [
      {
        type: 'pie',
        ...room,
        ...(isLabelled ? { left: 0, right: 0 } : {}),
        radius: [`${Math.round(hole * outer)}%`, `${outer}%`],
        data: slices.map(({ name, value }) => ({ name, value })),
        tooltip: { valueFormatter: (_: unknown, at: number) => shown(at) },
        label: {
          fontSize: 12,
          bleedMargin: 2,
          formatter: ({ name, percent, dataIndex }) =>
            isLabelled
              ? `${name}\n${shown(dataIndex)} · ${Math.round(percent ?? 0)}%`
              : `${Math.round((percent ?? 0) * 10) / 10}%`,
        },
        ...(isLabelled ? { labelLine: { length: 10, length2: 6 } } : {}),
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
      },
    ],
  }
}
