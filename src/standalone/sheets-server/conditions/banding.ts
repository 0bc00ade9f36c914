import { type Area, areaOf, type Size } from '../a1/area.ts'
import type { BandedRange } from '../protocol/types.ts'
import { type Paint, paintOf } from './look.ts'

type Bands = NonNullable<BandedRange['rowProperties']>
type Band = { readonly paint: Paint | undefined; readonly rank: 'edge' | 'first' | 'second' }

/** The colour that one dimension's bands give the `index`th of `count` rows or columns. */
function bandAt(bands: Bands | undefined, index: number, count: number): Band | undefined {
  if (bands === undefined) return undefined
  const header = paintOf(bands.headerColor, bands.headerColorStyle)
  const footer = paintOf(bands.footerColor, bands.footerColorStyle)
  if (index === 0 && header !== undefined) return { paint: header, rank: 'edge' }
  if (index === count - 1 && footer !== undefined) return { paint: footer, rank: 'edge' }
  const first = (index - (header === undefined ? 0 : 1)) % 2 === 0
  return first
    ? { paint: paintOf(bands.firstBandColor, bands.firstBandColorStyle), rank: 'first' }
    : { paint: paintOf(bands.secondBandColor, bands.secondBandColorStyle), rank: 'second' }
}

/** Edges before first bands before second ones, rows before columns: the order that the API's description gives. */
function chosen(row: Band | undefined, column: Band | undefined): Paint | undefined {
  for (const rank of ['edge', 'first', 'second'] as const) {
    for (const band of [row, column]) if (band?.rank === rank && band.paint !== undefined) return band.paint
  }
  return undefined
}

/** A banded range on a grid of a size: what it covers, and the colour it gives a cell that has none of its own. */
export function bandingOf(
  { range, rowProperties, columnProperties }: BandedRange,
  size: Size,
): { readonly area: Area; readonly at: (row: number, column: number) => Paint | undefined } {
  const area = areaOf(range ?? {}, size)
  return {
    area,
    at: (row, column) =>
      chosen(
        bandAt(rowProperties, row - area.top, area.bottom - area.top),
        bandAt(columnProperties, column - area.left, area.right - area.left),
      ),
  }
}
