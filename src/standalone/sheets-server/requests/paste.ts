import { type Area, areaOf, clip, columnsIn, holds, overlap, rangeOf, rowsIn } from '../a1/area.ts'
import { areaIn, type Edit, growGrid, patchSheet, putCell, rowsToWrite, sheetOf } from '../document/edit.ts'
import type { Cell } from '../document/model.ts'
import { relative } from '../document/reorder.ts'
import { localeOf } from '../formats/locale.ts'
import { serialAt, wallOf } from '../formats/serial.ts'
import { invalid } from '../protocol/api-error.ts'
import type { GridCoordinate, GridRange } from '../protocol/types.ts'
import { typedCell } from '../values/put.ts'
import { type Handlers, needed, type Results } from './handler.ts'
import { cutOut, pasted, pasteTypeFor } from './paste-cell.ts'

type Block = (Cell | undefined)[][]

function readBlock(edit: Edit, area: Area): Block {
  const { rows } = sheetOf(edit, area.sheetId)
  return Array.from({ length: rowsIn(area) }, (_, r) =>
    Array.from({ length: columnsIn(area) }, (__, c) => rows[area.top + r]?.cells[area.left + c]),
  )
}

/** An area of a size at a coordinate; the grid grows to hold it, as it does under a paste. */
function areaAt(edit: Edit, at: GridCoordinate | null | undefined, rowCount: number, columnCount: number): Area {
  const sheet = sheetOf(edit, at?.sheetId)
  const top = at?.rowIndex ?? 0
  const left = at?.columnIndex ?? 0
  if (top < 0 || left < 0) throw invalid(`coordinate[${Math.min(top, left)}] is negative.`)
  growGrid(edit, sheet.id, top + rowCount, left + columnCount)
  return { sheetId: sheet.id, top, left, bottom: top + rowCount, right: left + columnCount }
}

function pasteConditionalFormats(edit: Edit, source: Area, target: Area): void {
  const sheet = sheetOf(edit, source.sheetId)
  const grid = sheet.properties.gridProperties
  for (const rule of sheet.conditionalFormats) {
    const covers = (rule.ranges ?? []).some((r) => overlap(areaOf({ ...r, sheetId: r.sheetId ?? 0 }, grid), source))
    if (!covers) continue
    const into = sheetOf(edit, target.sheetId)
    if (target.sheetId !== source.sheetId) {
      patchSheet(edit, into.id, {
        conditionalFormats: [...into.conditionalFormats, { ...rule, ranges: [rangeOf(target)] }],
      })
      continue
    }
    const known = (rule.ranges ?? []).some((r) => holds(areaOf({ ...r, sheetId: r.sheetId ?? 0 }, grid), target))
    if (known) continue
    const wider = { ...rule, ranges: [...(rule.ranges ?? []), rangeOf(target)] }
    const conditionalFormats = into.conditionalFormats.map((r) => (r === rule ? wider : r))
    patchSheet(edit, into.id, { conditionalFormats })
  }
}

/** Merges wholly inside the source come along; those that the target covers go. */
function pasteMerges(edit: Edit, source: Area, target: Area): void {
  const from = sheetOf(edit, source.sheetId)
  const areas = (merges: readonly GridRange[]): Area[] =>
    merges.map((m) => areaOf({ ...m, sheetId: m.sheetId ?? 0 }, from.properties.gridProperties))
  const copies = areas(from.merges)
    .filter((m) => holds(source, m))
    .map((m) => ({
      sheetId: target.sheetId,
      top: m.top - source.top + target.top,
      bottom: m.bottom - source.top + target.top,
      left: m.left - source.left + target.left,
      right: m.right - source.left + target.left,
    }))
  const into = sheetOf(edit, target.sheetId)
  if (copies.length === 0 && into.merges.length === 0) return
  const kept = into.merges.filter(
    (m) => !overlap(areaOf({ ...m, sheetId: m.sheetId ?? 0 }, into.properties.gridProperties), target),
  )
  patchSheet(edit, into.id, { merges: [...kept, ...copies.map(rangeOf)] })
}

export const pasteHandlers: Handlers = {
  copyPaste: (edit, request, tools) => {
    const type = pasteTypeFor(request.pasteType, tools)
    const source = areaIn(edit, request.source)
    const given = needed(request.destination, 'destination')
    const sheet = sheetOf(edit, given.sheetId)
    const turned = request.pasteOrientation === 'TRANSPOSE'
    const height = turned ? columnsIn(source) : rowsIn(source)
    const width = turned ? rowsIn(source) : columnsIn(source)
    const asked = areaOf({ ...given, sheetId: sheet.id }, sheet.properties.gridProperties)
    // The source is repeated when it fits a whole number of times; otherwise it is pasted once, from the top left corner.
    const down = rowsIn(asked) % height === 0 ? rowsIn(asked) / height : 1
    const across = columnsIn(asked) % width === 0 ? columnsIn(asked) / width : 1
    const start = { sheetId: sheet.id, rowIndex: asked.top, columnIndex: asked.left }
    const target = areaAt(edit, start, Math.max(1, down) * height, Math.max(1, across) * width)
    if (type === 'PASTE_CONDITIONAL_FORMATTING') {
      pasteConditionalFormats(edit, source, target)
      return undefined
    }
    const block = readBlock(edit, source)
    const results: Results | undefined = type === 'PASTE_VALUES' ? tools.results() : undefined
    const values = block.map((row, r) =>
      row.map((_, c) => results?.at(source.sheetId, source.top + r, source.left + c)),
    )
    const rows = rowsToWrite(edit, target.sheetId)
    for (let r = target.top; r < target.bottom; r++) {
      for (let c = target.left; c < target.right; c++) {
        const [y, x] = [(r - target.top) % height, (c - target.left) % width]
        const [fromRow, fromColumn] = turned ? [x, y] : [y, x]
        const cell = block[fromRow]?.[fromColumn]
        const moved = relative(cell, r - source.top - fromRow, c - source.left - fromColumn)
        const result = values[fromRow]?.[fromColumn]
        putCell(edit, rows, r, c, pasted(rows[r]?.cells[c], moved, result, type, tools.shared))
      }
    }
    if (type === 'PASTE_NORMAL') {
      if (!turned && down <= 1 && across <= 1) pasteMerges(edit, source, target)
      pasteConditionalFormats(edit, source, target)
    }
    return undefined
  },

  cutPaste: (edit, request, tools) => {
    const type = pasteTypeFor(request.pasteType, tools)
    const source = areaIn(edit, request.source)
    const target = areaAt(edit, needed(request.destination, 'destination'), rowsIn(source), columnsIn(source))
    const block = readBlock(edit, source)
    const results: Results | undefined = type === 'PASTE_VALUES' ? tools.results() : undefined
    const values = block.map((row, r) =>
      row.map((_, c) => results?.at(source.sheetId, source.top + r, source.left + c)),
    )
    const from = rowsToWrite(edit, source.sheetId)
    for (let r = source.top; r < source.bottom; r++) {
      for (let c = source.left; c < source.right; c++) putCell(edit, from, r, c, cutOut(from[r]?.cells[c], type))
    }
    const rows = rowsToWrite(edit, target.sheetId)
    block.forEach((line, r) => {
      line.forEach((cell, c) => {
        const before = rows[target.top + r]?.cells[target.left + c]
        const after = pasted(before, cell, values[r]?.[c], type, tools.shared)
        putCell(edit, rows, target.top + r, target.left + c, after)
      })
    })
    if (type === 'PASTE_NORMAL') {
      pasteMerges(edit, source, target)
      moveMergesAway(edit, source, target)
    }
    return undefined
  },

  pasteData: (edit, request, tools) => {
    if (request.html === true) throw invalid('Pasting HTML is not supported by this server.')
    const delimiter = request.delimiter ?? ''
    if (delimiter === '') throw invalid('Must specify a delimiter.')
    const lines = (request.data ?? '').split(/\r?\n/).map((line) => line.split(delimiter))
    const width = lines.reduce((n, line) => Math.max(n, line.length), 0)
    const target = areaAt(edit, needed(request.coordinate, 'coordinate'), lines.length, width)
    const { locale, timeZone } = edit.book.properties
    const { year } = wallOf(serialAt(edit.now(), timeZone))
    const rows = rowsToWrite(edit, target.sheetId)
    lines.forEach((line, r) => {
      line.forEach((text, c) => {
        const before = rows[target.top + r]?.cells[target.left + c]
        if (request.type === 'PASTE_FORMAT' || request.type === 'PASTE_DATA_VALIDATION') return
        putCell(
          edit,
          rows,
          target.top + r,
          target.left + c,
          typedCell(before, text, localeOf(locale), year, tools.shared),
        )
      })
    })
    return undefined
  },

  autoFill: (edit, request, tools) => {
    const type = pasteTypeFor(undefined, tools)
    const { source, target } = fillAreas(edit, request)
    const block = readBlock(edit, source)
    const rows = rowsToWrite(edit, target.sheetId)
    const vertical = source.left === target.left && source.right === target.right
    for (let r = target.top; r < target.bottom; r++) {
      for (let c = target.left; c < target.right; c++) {
        if (r >= source.top && r < source.bottom && c >= source.left && c < source.right) continue
        const line = vertical ? block.map((row) => row[c - source.left]) : (block[r - source.top] ?? [])
        const step = vertical ? r - source.top : c - source.left
        const at = ((step % line.length) + line.length) % line.length
        const cell = continued(line, step) ?? line[at]
        const moved = relative(cell, vertical ? step - at : 0, vertical ? 0 : step - at)
        putCell(edit, rows, r, c, pasted(rows[r]?.cells[c], moved, undefined, type, tools.shared))
      }
    }
    return undefined
  },
}

function moveMergesAway(edit: Edit, source: Area, target: Area): void {
  const sheet = sheetOf(edit, source.sheetId)
  const grid = sheet.properties.gridProperties
  const kept = sheet.merges.filter((m) => {
    const area = areaOf({ ...m, sheetId: m.sheetId ?? 0 }, grid)
    return !holds(source, area) || holds(target, area)
  })
  if (kept.length < sheet.merges.length) patchSheet(edit, sheet.id, { merges: kept })
}

type FillRequest = NonNullable<Parameters<NonNullable<(typeof pasteHandlers)['autoFill']>>[1]>

function fillAreas(edit: Edit, request: FillRequest): { source: Area; target: Area } {
  const given = request.sourceAndDestination
  if (given === undefined) {
    // Only a range: its leading cells that hold values are the source.
    const target = areaIn(edit, needed(request.range, 'range or sourceAndDestination'))
    const rows = sheetOf(edit, target.sheetId).rows
    let bottom = target.top
    while (
      bottom < target.bottom &&
      rows[bottom]?.cells.slice(target.left, target.right).some((c) => c?.value !== undefined) === true
    )
      bottom++
    if (bottom === target.top) throw invalid('There is nothing to fill from.')
    return { source: { ...target, bottom }, target }
  }
  const source = areaIn(edit, needed(given.source, 'source'))
  const length = given.fillLength ?? 0
  const grid = sheetOf(edit, source.sheetId).properties.gridProperties
  const wide =
    given.dimension === 'ROWS'
      ? { ...source, top: source.top + Math.min(0, length), bottom: source.bottom + Math.max(0, length) }
      : { ...source, left: source.left + Math.min(0, length), right: source.right + Math.max(0, length) }
  if (wide.top < 0 || wide.left < 0) throw invalid('fillLength reaches beyond the grid.')
  return { source, target: clip(wide, grid) }
}

/** Numbers at even steps go on; undefined when the line is no such series. */
function continued(line: readonly (Cell | undefined)[], step: number): Cell | undefined {
  const numbers = line.map((cell) => cell?.value)
  const first = numbers[0]
  const second = numbers[1]
  if (typeof first !== 'number' || typeof second !== 'number') return undefined
  const by = second - first
  if (!numbers.every((n, i) => typeof n === 'number' && Math.abs(n - first - by * i) < 1e-9)) return undefined
  return { ...line[0], value: first + by * step }
}
