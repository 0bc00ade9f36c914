import type { sheets_v4 } from '@googleapis/sheets'
import type { Worksheet } from 'exceljs'
import { type Area, areaOf, overlap } from '../sheets-server/a1/area.ts'
import { columnLetters } from '../sheets-server/a1/columns.ts'
import { EXCEL_COLUMNS, EXCEL_ROWS } from './formula.ts'

/** A merge is held in memory as a whole until its last row is written. */
const MAX_CELLS = 50_000
const MAX_MERGES = 10_000

/** The merges of a tab, given to its worksheet as their rows come. Those that Excel would not take are reported and left. */
export function mergesOf(ranges: readonly sheets_v4.Schema$GridRange[], lose: (place: string) => void) {
  const taken: Area[] = []
  for (const range of ranges) {
    const area = areaOf({ ...range, sheetId: 0 }, { rowCount: EXCEL_ROWS, columnCount: EXCEL_COLUMNS })
    const cells = (area.bottom - area.top) * (area.right - area.left)
    if (cells === 1) continue
    const fits = area.top >= 0 && area.left >= 0 && area.bottom <= EXCEL_ROWS && area.right <= EXCEL_COLUMNS
    const free = taken.length < MAX_MERGES && !taken.some((other) => overlap(other, area))
    if (cells > 1 && cells <= MAX_CELLS && fits && free) taken.push(area)
    else lose(`${columnLetters(Math.max(0, area.left))}${Math.max(0, area.top) + 1}`)
  }
  const waiting = taken.toSorted((a, b) => a.top - b.top)
  let open: Area[] = []
  const give = (worksheet: Worksheet, upTo: number): void => {
    for (let next = waiting[0]; next !== undefined && next.top <= upTo; next = waiting[0]) {
      worksheet.mergeCells(next.top + 1, next.left + 1, next.bottom, next.right)
      open.push(next)
      waiting.shift()
    }
  }
  return {
    /** Begins the merges that reach up to a row (from 0) from above or begin there; before anything of the row is written. */
    begin: (worksheet: Worksheet, row: number): void => {
      open = open.filter(({ bottom }) => bottom > row)
      give(worksheet, row)
    },
    /** Whether a cell is hidden behind the first one of its merge. */
    covers: (row: number, column: number): boolean =>
      open.some(
        ({ top, left, right, bottom }) =>
          row >= top && row < bottom && column >= left && column < right && (row > top || column > left),
      ),
    /** Gives the worksheet what is left, below its last row. */
    rest: (worksheet: Worksheet): void => give(worksheet, EXCEL_ROWS),
  }
}

export type Merges = ReturnType<typeof mergesOf>
