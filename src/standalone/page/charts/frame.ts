import type { BarSeriesOption, LineSeriesOption, PieSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { widthOf } from './text-width.ts'

export type SeriesOption = BarSeriesOption | LineSeriesOption | PieSeriesOption | ScatterSeriesOption

/** What the charts of this page are made of. */
export type Option = ComposeOption<
  SeriesOption | GridComponentOption | LegendComponentOption | TitleComponentOption | TooltipComponentOption
>

/** What all kinds of chart share. */
export type Frame = {
  readonly base: Option
  readonly size: { readonly width: number; readonly height: number }
  /** Pixels that the title takes. */
  readonly top: number
}

type Room = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/**
 * Where the legend stands, and the room that it leaves. The service puts it right unless told; a narrow chart has it above, where
 * it takes least.
 */
export function legendOption(
  position: string | null | undefined,
  { size, top }: Frame,
  names: readonly string[],
): { readonly legend: LegendComponentOption; readonly room: Room } {
  const room: Room = { left: 12, right: 16, top: top + 8, bottom: 10 }
  if (position === 'NO_LEGEND') return { legend: { show: false }, room }
  const isNarrow = size.width < 480
  const shared: LegendComponentOption = {
    type: 'scroll',
    itemWidth: 12,
    itemHeight: 10,
    itemGap: 12,
    textStyle: { fontSize: 12 },
    data: [...names],
  }
  if (position === 'BOTTOM_LEGEND') return { legend: { ...shared, bottom: 4 }, room: { ...room, bottom: 34 } }
  if (!isNarrow && (position === 'RIGHT_LEGEND' || position === 'LABELED_LEGEND' || position === 'LEFT_LEGEND')) {
    const side = position === 'LEFT_LEGEND' ? 'left' : 'right'
    const width = Math.min(160, Math.max(70, ...names.map((name) => widthOf(name) + 34)))
    return {
      legend: {
        ...shared,
        orient: 'vertical',
        align: 'left',
        [side]: 8,
        top: top + 8,
        textStyle: { fontSize: 12, width: width - 34, overflow: 'truncate' },
      },
      room: { ...room, [side]: width + 12 },
    }
  }
  return { legend: { ...shared, top }, room: { ...room, top: top + 32 } }
}

/** The box of a tooltip. Rich text, not HTML: what a cell holds stays text, and nothing asks for inline styles. */
export const tooltip = {
  renderMode: 'richText',
  confine: true,
  borderWidth: 1,
  padding: 8,
  textStyle: { fontSize: 12 },
} as const
