import type { sheets_v4 } from '@googleapis/sheets'
import { axisOption } from './axis-option.ts'
import { type ChartTable, chartTable, type Values } from './chart-data.ts'
import type { Frame, Option } from './frame.ts'
import { FONT, INK, PALETTE } from './look.ts'
import { pieOption } from './pie-option.ts'
import { type ChartWords, chartWords } from './words.ts'

type Spec = sheets_v4.Schema$ChartSpec

export type Drawing =
  | {
      readonly kind: 'drawn'
      readonly title: string
      readonly option: Option
      readonly table: ChartTable
      /** What the chart shows, in sentences. */
      readonly description: string
    }
  /** A kind of chart that this page does not draw, or nothing to draw. */
  | { readonly kind: 'not-drawn'; readonly title: string; readonly sentence: string }

/** How large the chart will be, which decides how labels stand. */
export type Size = { readonly width: number; readonly height: number }

/** A chart of the workbook as ECharts takes it. Whatever a definition holds, it does not throw. */
export function chartOption(
  chart: sheets_v4.Schema$EmbeddedChart,
  values: Values,
  language: keyof typeof chartWords,
  size: Size,
): Drawing {
  const words = chartWords[language]
  const spec = chart.spec ?? {}
  const title = cleanTitle(spec.title) || words.untitled
  const kind = kindOf(spec)
  if (!(kind in words.kinds)) {
    return { kind: 'not-drawn', title, sentence: words.notDrawn(title, words.otherKind(kind)) }
  }
  const table = chartTable(spec, values, words.series)
  if (!table.lines.some(({ points }) => points.some(({ number }) => number !== null)))
    return { kind: 'not-drawn', title, sentence: words.noData(title) }
  const frame = frameOf(spec, size)
  const option =
    spec.basicChart === undefined ? pieOption(spec, table, frame) : axisOption(spec.basicChart, table, frame)
  return { kind: 'drawn', title, option, table, description: describe(words, kind, title, table) }
}

/** `COLUMN`, `PIE` … as the service calls basic charts; for others the name of their part of the definition. */
function kindOf(spec: Spec): string {
  if (spec.basicChart !== undefined) {
    const type = spec.basicChart.chartType
    return type === undefined || type === null || type === 'BASIC_CHART_TYPE_UNSPECIFIED' ? 'COLUMN' : type
  }
  if (spec.pieChart !== undefined) return 'PIE'
  return Object.keys(spec).find((key) => key.endsWith('Chart')) ?? ''
}

const cleanTitle = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim()

/** What all kinds share: words above, a legend, a tooltip, no movement. */
function frameOf(spec: Spec, size: Size): Frame {
  const title = cleanTitle(spec.title)
  const subtitle = cleanTitle(spec.subtitle)
  const top = (title === '' ? 8 : 30) + (subtitle === '' ? 0 : 18)
  return {
    size,
    top,
    base: {
      animation: false,
      color: [...PALETTE],
      textStyle: { fontFamily: FONT, color: INK },
      ...(title === '' && subtitle === ''
        ? {}
        : {
            title: {
              text: title,
              ...(subtitle === '' ? {} : { subtext: subtitle }),
              left: alignOf(spec.titleTextPosition?.horizontalAlignment),
              top: 4,
              itemGap: 4,
              textStyle: { fontSize: 14, fontWeight: 600, color: INK, width: size.width - 16, overflow: 'truncate' },
            },
          }),
    },
  }
}

const alignOf = (align: string | null | undefined): 'left' | 'center' | 'right' =>
  align === 'CENTER' ? 'center' : align === 'RIGHT' ? 'right' : 'left'

function describe(words: ChartWords, kind: string, title: string, { domain, lines }: ChartTable): string {
  const count = domain.points.length
  const tops = lines.slice(0, 3).flatMap(({ name, points }) => {
    const highest = points.reduce<number>(
      (best, point, index) =>
        (point.number ?? Number.NEGATIVE_INFINITY) > (points[best]?.number ?? Number.NEGATIVE_INFINITY) ? index : best,
      0,
    )
    const point = points[highest]
    return point?.number === null || point?.number === 0 || point === undefined
      ? []
      : [words.highest(name, domain.points[highest]?.text || String(highest + 1), point.text)]
  })
  const names = lines.map(({ name }) => name)
  return [words.describe(words.kinds[kind] ?? '', title, names, count), ...tops].join('')
}
