import { type Area, rowsIn } from '../a1/area.ts'
import { areaIn, type Edit, eachCell, growGrid, putCell, rowsToWrite, sheetOf } from '../document/edit.ts'
import type { Cell } from '../document/model.ts'
import { localeOf } from '../formats/locale.ts'
import { serialAt, wallOf } from '../formats/serial.ts'
import { invalid } from '../protocol/api-error.ts'
import { typedCell } from '../values/put.ts'
import type { Handlers } from './handler.ts'

const DELIMITERS: Record<string, string> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' }

export const textHandlers: Handlers = {
  trimWhitespace: (edit, request) => {
    const area = areaIn(edit, request.range)
    const changed: { row: number; column: number; cell: Cell; text: string }[] = []
    eachCell(sheetOf(edit, area.sheetId), area, (cell, row, column) => {
      if (typeof cell.value !== 'string') return
      const text = cell.value.trim().replace(/\s+/g, ' ')
      if (text !== cell.value) changed.push({ row, column, cell, text })
    })
    const rows = rowsToWrite(edit, area.sheetId)
    for (const { row, column, cell, text } of changed) putCell(edit, rows, row, column, { ...cell, value: text })
    return { trimWhitespace: { cellsChangedCount: changed.length } }
  },

  deleteDuplicates: (edit, request, tools) => {
    const area = areaIn(edit, request.range)
    const results = tools.results()
    const columns = columnsToCompare(area, request.comparisonColumns ?? [])
    const seen = new Set<string>()
    const kept: number[] = []
    const bottom = Math.min(area.bottom, sheetOf(edit, area.sheetId).rows.length)
    for (let r = area.top; r < bottom; r++) {
      const key = JSON.stringify(
        columns.map((c) => {
          const value = results.at(area.sheetId, r, c)
          return typeof value === 'string' ? value.toLowerCase() : (value ?? null)
        }),
      )
      if (seen.has(key)) continue
      seen.add(key)
      kept.push(r)
    }
    const removed = Math.max(0, bottom - area.top) - kept.length
    if (removed > 0) compact(edit, { ...area, bottom }, kept)
    return { deleteDuplicates: { duplicatesRemovedCount: removed } }
  },

  textToColumns: (edit, request, tools) => {
    const area = areaIn(edit, request.source)
    if (area.right - area.left !== 1) throw invalid('source must span exactly one column.')
    const texts = Array.from({ length: rowsIn(area) }, (_, r) => {
      const value = sheetOf(edit, area.sheetId).rows[area.top + r]?.cells[area.left]?.value
      return typeof value === 'string' ? value : undefined
    })
    const delimiter = delimiterOf(request.delimiterType, request.delimiter, texts)
    const lines = texts.map((text) => text?.split(delimiter))
    const width = lines.reduce((n, line) => Math.max(n, line?.length ?? 0), 0)
    const grid = sheetOf(edit, area.sheetId).properties.gridProperties
    growGrid(edit, area.sheetId, grid.rowCount, area.left + width)
    const { locale, timeZone } = edit.book.properties
    const { year } = wallOf(serialAt(edit.now(), timeZone))
    const rows = rowsToWrite(edit, area.sheetId)
    lines.forEach((line, r) => {
      line?.forEach((text, c) => {
        const before = rows[area.top + r]?.cells[area.left + c]
        putCell(edit, rows, area.top + r, area.left + c, typedCell(before, text, localeOf(locale), year, tools.shared))
      })
    })
    return undefined
  },
}

function columnsToCompare(
  area: Area,
  given: readonly { startIndex?: number | null; endIndex?: number | null }[],
): number[] {
  const all = Array.from({ length: area.right - area.left }, (_, i) => area.left + i)
  if (given.length === 0) return all
  return all.filter((c) => given.some((g) => c >= (g.startIndex ?? 0) && c < (g.endIndex ?? Infinity)))
}

/** Keeps these rows of an area, moved up to close the gaps. */
function compact(edit: Edit, area: Area, kept: readonly number[]): void {
  const rows = rowsToWrite(edit, area.sheetId)
  const width = area.right - area.left
  const block = kept.map((r) => Array.from({ length: width }, (_, c) => rows[r]?.cells[area.left + c]))
  for (let r = area.top; r < area.bottom; r++) {
    for (let c = 0; c < width; c++) putCell(edit, rows, r, area.left + c, block[r - area.top]?.[c])
  }
}

function delimiterOf(
  type: string | null | undefined,
  custom: string | null | undefined,
  texts: readonly (string | undefined)[],
): string {
  if (type === 'CUSTOM') {
    if (custom === undefined || custom === null || custom === '')
      throw invalid('Must specify delimiter when delimiterType is CUSTOM.')
    return custom
  }
  const fixed = DELIMITERS[type ?? '']
  if (fixed !== undefined) return fixed
  const count = (mark: string): number => texts.filter((text) => text?.includes(mark) === true).length
  const [best = ','] = [',', ';', '\t', ' '].toSorted((a, b) => count(b) - count(a))
  return best
}
