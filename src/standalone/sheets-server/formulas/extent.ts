import type { Grid } from '../document/model.ts'
import type { Reference } from './references.ts'

/** The cells that a reference names on a grid; what it leaves open reaches to the grid's end. */
export function extentOf(
  { from, to = from }: Reference,
  { rowCount, columnCount }: Grid,
): { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number } {
  const [top, bottom] = span(from.row, to.row, rowCount)
  const [left, right] = span(from.column, to.column, columnCount)
  return { top, bottom, left, right }
}

function span(from: number | undefined, to: number | undefined, size: number): readonly [number, number] {
  if (from !== undefined && to !== undefined) return [Math.min(from, to), Math.max(from, to) + 1]
  const start = from ?? to ?? 0
  return [start, Math.max(size, start + 1)]
}
