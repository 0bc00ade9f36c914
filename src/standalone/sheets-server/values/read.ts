import type { Area } from '../a1/area.ts'
import { areaText } from '../a1/notation.ts'
import type { Sheet } from '../document/model.ts'
import type { ValueRange } from '../protocol/types.ts'
import type { CellView, Rendering } from './show.ts'

export type Dimension = 'ROWS' | 'COLUMNS'

/** The values of an area: empty ends of rows and of the whole are trimmed, an empty row in between is `[]`. */
export function readValues(sheet: Sheet, area: Area, major: Dimension, as: Rendering, view: CellView): ValueRange {
  const values = major === 'ROWS' ? byRows(sheet, area, as, view) : byColumns(sheet, area, as, view)
  return {
    range: areaText(sheet.properties.title, area),
    majorDimension: major,
    ...(values.length > 0 ? { values } : {}),
  }
}

type Shown = string | number | boolean

function byRows(sheet: Sheet, area: Area, as: Rendering, view: CellView): Shown[][] {
  const out: Shown[][] = []
  const bottom = Math.min(area.bottom, sheet.rows.length)
  for (let r = area.top; r < bottom; r++) {
    const cells = sheet.rows[r]?.cells ?? []
    const line: Shown[] = []
    let last = 0
    let right = Math.min(area.right, cells.length)
    while (right > area.left && cells[right - 1]?.value === undefined) right--
    for (let c = area.left; c < right; c++) {
      const cell = cells[c]
      const shown = cell?.value === undefined ? '' : view.render(sheet.id, r, c, cell, as)
      line.push(shown)
      if (cell?.value !== undefined && shown !== '') last = line.length
    }
    line.length = last
    out.push(line)
  }
  while (out.at(-1)?.length === 0) out.pop()
  return out
}

function byColumns(sheet: Sheet, area: Area, as: Rendering, view: CellView): Shown[][] {
  const rows = byRows(sheet, area, as, view)
  const width = rows.reduce((n, line) => Math.max(n, line.length), 0)
  return Array.from({ length: width }, (_, c) => {
    const column = rows.map((line) => line[c] ?? '')
    return column.slice(0, 1 + column.findLastIndex((v) => v !== ''))
  })
}
