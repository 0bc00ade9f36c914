import type { sheets_v4 } from '@googleapis/sheets'
import type { Size } from './option.ts'

/** What the service gives a chart that says nothing of its size. */
const FALLBACK: Size = { width: 600, height: 371 }
/** Below this nothing can be told apart. */
const LEAST: Size = { width: 220, height: 190 }
/** Pixels around a chart in the panel. */
const MARGINS = 28
const GAP = 14

/** What one chart may take of a lying A4 page. */
export const PAPER: Size = { width: 1000, height: 600 }

/** Heights of a plain row: in the workbook, which sizes are of, and in the grid, whose rows are higher. */
const [ROW, GRID_ROW] = [21, 27]
/** No chart is larger, whatever a workbook says. */
const MOST: Size = { width: 4000, height: 3000 }

/** A chart that lies over cells, as the workbook has it; in the grid it takes as many rows as there. */
export function laidSize(position: sheets_v4.Schema$OverlayPosition, where: 'grid' | 'paper'): Size {
  const { width, height } = sizeOf(position, MOST)
  return { width, height: where === 'paper' ? height : Math.round((height / ROW) * GRID_ROW) }
}

/** What one chart may take of the panel: two stand beside each other where there is room, and the grid below stays in sight. */
export function roomFor(charts: number, width: number, windowHeight: number): Size {
  const inside = width - MARGINS
  return {
    width: charts > 1 && inside >= 1000 ? (inside - GAP) / 2 : inside,
    height: windowHeight * 0.42 - 92,
  }
}

/** A chart as large as the workbook says, where there is room for it. */
export function sizeOf(position: sheets_v4.Schema$OverlayPosition, room: Size): Size {
  const side = (wanted: number | null | undefined, most: number, fallback: number, least: number): number =>
    Math.floor(Math.max(least, Math.min(wanted ?? fallback, most)))
  return {
    width: side(position.widthPixels, room.width, FALLBACK.width, LEAST.width),
    height: side(position.heightPixels, room.height, FALLBACK.height, LEAST.height),
  }
}
