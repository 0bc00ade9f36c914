import type { Area } from '../a1/area.ts'
import type { Sheet } from '../document/model.ts'

/**
 * The table that an append to an area goes under, or undefined when there is none: the cells that hold values around the
 * last ones inside the area, as far as they touch each other.
 */
export function tableIn(sheet: Sheet, area: Area): Area | undefined {
  const has = (r: number, c: number): boolean => sheet.rows[r]?.cells[c]?.value !== undefined
  const seed = lastIn(sheet, area)
  if (seed === undefined) return undefined
  let { top, bottom, left, right } = { top: seed.row, bottom: seed.row + 1, left: seed.column, right: seed.column + 1 }
  const columnHas = (c: number): boolean => {
    for (let r = Math.max(0, top - 1); r < bottom + 1; r++) if (has(r, c)) return true
    return false
  }
  const rowHas = (r: number): boolean => {
    for (let c = Math.max(0, left - 1); c < right + 1; c++) if (has(r, c)) return true
    return false
  }
  for (let grew = true; grew; ) {
    grew = false
    while (top > 0 && rowHas(top - 1)) [top, grew] = [top - 1, true]
    while (rowHas(bottom)) [bottom, grew] = [bottom + 1, true]
    while (left > 0 && columnHas(left - 1)) [left, grew] = [left - 1, true]
    while (columnHas(right)) [right, grew] = [right + 1, true]
  }
  return { sheetId: sheet.id, top, bottom, left, right }
}

function lastIn(sheet: Sheet, area: Area): { row: number; column: number } | undefined {
  for (let r = Math.min(area.bottom, sheet.rows.length) - 1; r >= area.top; r--) {
    const cells = sheet.rows[r]?.cells
    if (cells === undefined) continue
    for (let c = Math.min(area.right, cells.length) - 1; c >= area.left; c--) {
      if (cells[c]?.value !== undefined) return { row: r, column: c }
    }
  }
  return undefined
}
