import { type Area, areaOf, holds, overlap, rangeOf } from '../a1/area.ts'
import { areaIn, type Edit, patchSheet, putCell, rowsToWrite, sheetOf, tidy } from '../document/edit.ts'
import { invalid } from '../protocol/api-error.ts'
import type { GridRange } from '../protocol/types.ts'
import type { Handlers } from './handler.ts'

/** The merges that are not touched by an area. @throws the service's 400 when one is only partly inside it */
function mergesOutside(edit: Edit, area: Area): readonly GridRange[] {
  const sheet = sheetOf(edit, area.sheetId)
  return sheet.merges.filter((range) => {
    const merge = areaOf({ ...range, sheetId: sheet.id }, sheet.properties.gridProperties)
    if (!overlap(merge, area)) return true
    if (!holds(area, merge)) throw invalid('You must select all cells in a merged range to merge or unmerge them.')
    return false
  })
}

function parts(area: Area, type: string | null | undefined): Area[] {
  const list: Area[] = []
  if (type === 'MERGE_ROWS') {
    for (let r = area.top; r < area.bottom; r++) list.push({ ...area, top: r, bottom: r + 1 })
  } else if (type === 'MERGE_COLUMNS') {
    for (let c = area.left; c < area.right; c++) list.push({ ...area, left: c, right: c + 1 })
  } else list.push(area)
  return list.filter((a) => a.bottom - a.top > 1 || a.right - a.left > 1)
}

/** Only the first cell that holds a value keeps it, in the top left corner. */
function keepFirst(edit: Edit, area: Area): void {
  const rows = rowsToWrite(edit, area.sheetId)
  let first: { row: number; column: number } | undefined
  for (let r = area.top; r < area.bottom; r++) {
    for (let c = area.left; c < area.right; c++) {
      const cell = rows[r]?.cells[c]
      if (cell?.value === undefined) continue
      const { format, note, validation } = cell
      const corner = rows[area.top]?.cells[area.left]
      if (first === undefined) {
        first = { row: r, column: c }
        if (r === area.top && c === area.left) continue
        putCell(edit, rows, area.top, area.left, { ...corner, value: cell.value })
      }
      putCell(edit, rows, r, c, tidy({ value: undefined, extra: undefined, format, note, validation }))
    }
  }
}

export const mergeHandlers: Handlers = {
  mergeCells: (edit, request) => {
    const area = areaIn(edit, request.range)
    const kept = mergesOutside(edit, area)
    const added = parts(area, request.mergeType)
    patchSheet(edit, area.sheetId, { merges: [...kept, ...added.map(rangeOf)] })
    for (const part of added) keepFirst(edit, part)
    return undefined
  },

  unmergeCells: (edit, request) => {
    const area = areaIn(edit, request.range)
    patchSheet(edit, area.sheetId, { merges: mergesOutside(edit, area) })
    return undefined
  },
}
