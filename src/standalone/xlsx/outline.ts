import type { sheets_v4 } from '@googleapis/sheets'
import type { Worksheet } from 'exceljs'

/** Excel nests groups no deeper. */
const MOST_LEVELS = 7

/** A tab's groups of columns as a file says them. */
export type Outline = {
  /** In how many groups a column is. */
  readonly level: (column: number) => number
  readonly deepest: number
  /** Whether a folded group ends before a column: that is where its button stands. */
  readonly closes: (column: number) => boolean
}

export function outlineOf(groups: readonly sheets_v4.Schema$DimensionGroup[], columnCount: number): Outline {
  const spans = groups.map(({ range, collapsed }) => ({
    start: range?.startIndex ?? 0,
    end: Math.min(range?.endIndex ?? columnCount, columnCount),
    collapsed: collapsed === true,
  }))
  const level = (column: number): number =>
    Math.min(MOST_LEVELS, spans.filter(({ start, end }) => column >= start && column < end).length)
  return {
    level,
    deepest: spans.reduce((most, { start }) => Math.max(most, level(start)), 0),
    closes: (column) => spans.some(({ end, collapsed }) => collapsed && end === column),
  }
}

/** exceljs takes every column of the deepest groups for a folded one, so each is told what it is. */
export function markFolded(worksheet: Worksheet, { deepest, closes }: Outline): void {
  if (deepest === 0) return
  for (const [index, column] of worksheet.columns.entries())
    Object.defineProperty(column, 'collapsed', { value: closes(index) })
}
