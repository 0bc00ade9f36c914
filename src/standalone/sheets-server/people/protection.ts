import { areaOf } from '../a1/area.ts'
import type { Sheet } from '../document/model.ts'
import type { GridRange, ProtectedRange } from '../protocol/types.ts'

/** Which cells of a tab are not people's. */
export type Protection = {
  readonly covers: (row: number, column: number) => boolean
  /** Whether every cell of a row is protected. */
  readonly coversRow: (row: number) => boolean
  /** The tab is protected as a whole. */
  readonly coversAll: boolean
}

type Extent = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Sides that are open stay open: what lies under the last row of the grid is as protected as the last row. */
function extentOf(range: GridRange, sheet: Sheet): Extent {
  const { top, left } = areaOf({ ...range, sheetId: sheet.id }, sheet.properties.gridProperties)
  return { top, left, bottom: range.endRowIndex ?? Infinity, right: range.endColumnIndex ?? Infinity }
}

const within = ({ top, bottom, left, right }: Extent, row: number, column: number): boolean =>
  row >= top && row < bottom && column >= left && column < right

const NOTHING: Protection = { covers: () => false, coversRow: () => false, coversAll: false }

/** A tab's protected cells. Ranges that only warn do not count, and what a range leaves open is open. */
export function protectionOf(sheet: Sheet): Protection {
  const ranges = sheet.protectedRanges.filter((p) => p.warningOnly !== true).map((p) => closed(p, sheet))
  if (ranges.length === 0) return NOTHING
  const covers = (row: number, column: number): boolean =>
    ranges.some(({ extent, open }) => within(extent, row, column) && !open.some((o) => within(o, row, column)))
  const { columnCount } = sheet.properties.gridProperties
  const isAll = ({ top, left, bottom, right }: Extent): boolean =>
    top === 0 && left === 0 && bottom === Infinity && right >= columnCount
  return {
    covers,
    coversAll: ranges.some(({ extent, open }) => isAll(extent) && open.length === 0),
    coversRow: (row) => {
      for (let column = 0; column < columnCount; column++) if (!covers(row, column)) return false
      return true
    },
  }
}

const closed = (item: ProtectedRange, sheet: Sheet): { extent: Extent; open: readonly Extent[] } => ({
  extent: extentOf(item.range ?? {}, sheet),
  open: (item.unprotectedRanges ?? []).map((range) => extentOf(range, sheet)),
})
