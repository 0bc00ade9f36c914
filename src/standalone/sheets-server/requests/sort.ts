import { type Area, areaOf, columnsIn, overlap } from '../a1/area.ts'
import { areaIn, type Edit, putCell, rowsToWrite, sheetOf } from '../document/edit.ts'
import type { Cell } from '../document/model.ts'
import { relative, reorderRows } from '../document/reorder.ts'
import { invalid } from '../protocol/api-error.ts'
import type { SortSpec } from '../protocol/types.ts'
import type { Handlers, Results } from './handler.ts'

/** Ascending: numbers, then text, then booleans; empty cells come last whichever way the sort goes. */
const rank = (value: unknown): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2)

function comparison(locale: string): (a: unknown, b: unknown, descending: boolean) => number {
  const collator = new Intl.Collator(locale.replaceAll('_', '-'))
  return (a, b, descending) => {
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
    const sign = descending ? -1 : 1
    if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b)
    return sign * (rank(a) - rank(b) || Number(a) - Number(b))
  }
}

/**
 * Puts the rows of an area in another order: `order[i]` is the old place of what comes to place i. When nothing of these rows
 * lies beside the area, the rows themselves move, so that whoever knows a row by its id finds it at its new place; heights
 * and whether a row is hidden stay where they are. Otherwise the cells of the area move.
 */
function reorder(edit: Edit, area: Area, order: readonly number[]): void {
  const rows = rowsToWrite(edit, area.sheetId)
  if (isWhole(rows, area)) {
    const places = order.map((_, i) => area.top + i)
    reorderRows(edit, area.sheetId, places, order)
  } else reorderCells(edit, rows, area, order)
}

type Rows = ReturnType<typeof rowsToWrite>

function isWhole(rows: Rows, area: Area): boolean {
  for (let r = area.top; r < Math.min(area.bottom, rows.length); r++) {
    const cells = rows[r]?.cells ?? []
    if (cells.length > area.right) return false
    for (let c = 0; c < area.left; c++) if (cells[c] !== undefined) return false
  }
  return true
}

function reorderCells(edit: Edit, rows: Rows, area: Area, order: readonly number[]): void {
  const block: (Cell | undefined)[][] = order.map((from, to) =>
    Array.from({ length: columnsIn(area) }, (_, c) =>
      relative(rows[area.top + from]?.cells[area.left + c], to - from, 0),
    ),
  )
  block.forEach((line, r) => {
    if (order[r] === r) return
    line.forEach((cell, c) => putCell(edit, rows, area.top + r, area.left + c, cell))
  })
}

/** Sorts an area's rows, keeping the order of equals. Heights and metadata of rows stay where they are. */
export function sortArea(edit: Edit, area: Area, specs: readonly SortSpec[], results: Results): void {
  const sheet = sheetOf(edit, area.sheetId)
  const grid = sheet.properties.gridProperties
  if (
    sheet.merges.some(
      (m) =>
        overlap(areaOf({ ...m, sheetId: sheet.id }, grid), area) && (m.endRowIndex ?? 0) - (m.startRowIndex ?? 0) > 1,
    )
  ) {
    throw invalid("You can't sort a range with vertical merges.")
  }
  const keys = specs.map((spec) => {
    if (spec.backgroundColor !== undefined || spec.foregroundColor !== undefined) {
      throw invalid('Sorting by colour is not supported by this server.')
    }
    const column = spec.dimensionIndex ?? 0
    if (column < area.left || column >= area.right) {
      throw invalid(`sortSpecs.dimensionIndex[${column}] must be within the range to sort.`)
    }
    return { column, descending: spec.sortOrder === 'DESCENDING' }
  })
  const compare = comparison(edit.book.properties.locale)
  const bottom = Math.min(area.bottom, sheet.rows.length)
  const count = Math.max(0, bottom - area.top)
  const values = Array.from({ length: count }, (_, r) =>
    keys.map(({ column }) => {
      const value = results.at(sheet.id, area.top + r, column)
      return value === '' ? undefined : value
    }),
  )
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => {
    for (const [k, key] of keys.entries()) {
      const by = compare(values[a]?.[k], values[b]?.[k], key.descending)
      if (by !== 0) return by
    }
    return a - b
  })
  reorder(edit, { ...area, bottom }, order)
}

export const sortHandlers: Handlers = {
  sortRange: (edit, request, tools) => {
    const specs = request.sortSpecs ?? []
    if (specs.length === 0) throw invalid('Must specify at least one sortSpec.')
    sortArea(edit, areaIn(edit, request.range), specs, tools.results())
    return undefined
  },

  randomizeRange: (edit, request) => {
    const area = areaIn(edit, request.range)
    const order = Array.from({ length: area.bottom - area.top }, (_, i) => i)
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(edit.random() * (i + 1))
      const [a, b] = [order[i] ?? i, order[j] ?? j]
      order[i] = b
      order[j] = a
    }
    reorder(edit, area, order)
    return undefined
  },
}
