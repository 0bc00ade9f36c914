import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Frame, Option } from './frame.ts'

/** The drawing engine, the largest part of the page: loaded when the first chart is to be seen. */
use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
])

/** Draws into an element, whose size the chart takes unless another is given: one that is not in sight yet has none. */
export function drawInto(element: HTMLElement, option: Option, size?: Frame['size']): EChartsType {
  const chart = init(element, null, { renderer: 'svg', ...size })
  chart.setOption(option)
  return chart
}

/** A chart as markup, without an element: for paper. */
export function svgOf(option: Option, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
