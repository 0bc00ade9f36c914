import { runInNewContext } from 'node:vm'
import type { Area } from '../a1/area.ts'
import { checkLength } from '../document/cells.ts'
import { areaIn, type Edit, eachCell, putCell, rowsToWrite, sheetOf } from '../document/edit.ts'
import { type Cell, isFormula } from '../document/model.ts'
import { without } from '../document/without.ts'
import { invalid } from '../protocol/api-error.ts'
import type { Reply, Request } from '../protocol/types.ts'
import type { Handlers, Tools } from './handler.ts'

type FindReplace = NonNullable<Request['findReplace']>
const REGEX_MILLISECONDS = 1_000

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function patternOf(request: FindReplace): RegExp {
  const find = request.find ?? ''
  if (find === '') throw invalid('Must specify find.')
  const source = request.searchByRegex === true ? find : escape(find)
  const whole = request.matchEntireCell === true ? `^(?:${source})$` : source
  try {
    return new RegExp(whole, request.matchCase === true ? 'gu' : 'giu')
  } catch {
    throw invalid(`Invalid regular expression: ${find}`)
  }
}

function areasOf(edit: Edit, request: FindReplace): Area[] {
  const whole = (sheetId: number): Area => areaIn(edit, { sheetId })
  if (request.allSheets === true) return edit.book.sheets.map((s) => whole(s.id))
  if (request.range !== undefined) return [areaIn(edit, request.range)]
  if (request.sheetId !== undefined && request.sheetId !== null) return [whole(sheetOf(edit, request.sheetId).id)]
  throw invalid('Must specify a scope: range, sheetId or allSheets.')
}

type Replaced = { readonly text: string; readonly times: number }

/** Replaces in one text. */
function replacer(request: FindReplace): (text: string) => Replaced {
  const pattern = patternOf(request)
  const replacement = checkLength(request.replacement ?? '')
  const plain = request.searchByRegex !== true
  return (text) => {
    const times = text.match(pattern)?.length ?? 0
    if (times === 0) return { text, times }
    return { text: plain ? text.replace(pattern, () => replacement) : text.replace(pattern, replacement), times }
  }
}

/** A pattern from outside may take forever on some text, or a while on each of many: all of its work has one limit. */
function limited<T>(request: FindReplace, work: () => T): T {
  if (request.searchByRegex !== true) return work()
  try {
    return runInNewContext('work()', { work }, { timeout: REGEX_MILLISECONDS }) as T
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw invalid(`The regular expression takes too long: ${request.find ?? ''}`)
    throw error
  }
}

export const findHandlers: Handlers = {
  findReplace: (edit, request, tools) => limited(request, () => findAndReplace(edit, request, tools)),
}

function findAndReplace(edit: Edit, request: FindReplace, tools: Tools): Reply {
  const replace = replacer(request)
  const counts = { valuesChanged: 0, formulasChanged: 0, rowsChanged: 0, sheetsChanged: 0, occurrencesChanged: 0 }
  const results = tools.results()
  for (const area of areasOf(edit, request)) {
    const found: { row: number; column: number; cell: Cell }[] = []
    eachCell(sheetOf(edit, area.sheetId), area, (cell, row, column) => {
      if (cell.value === undefined) return
      if (isFormula(cell.value)) {
        if (request.includeFormulas !== true) return
        const { text, times } = replace(cell.value.formula)
        if (times === 0) return
        counts.formulasChanged++
        counts.occurrencesChanged += times
        found.push({ row, column, cell: { ...cell, value: { formula: checkLength(text) } } })
        return
      }
      const { text, times } = replace(String(results.at(area.sheetId, row, column) ?? ''))
      if (times === 0) return
      counts.valuesChanged++
      counts.occurrencesChanged += times
      found.push({ row, column, cell: { ...cell, value: sameKind(cell.value, checkLength(text)) } })
    })
    if (found.length === 0) continue
    counts.sheetsChanged++
    counts.rowsChanged += new Set(found.map((f) => f.row)).size
    const rows = rowsToWrite(edit, area.sheetId)
    for (const { row, column, cell } of found)
      putCell(edit, rows, row, column, cell.value === '' ? withoutValue(cell) : cell)
  }
  return { findReplace: counts }
}

/** A number in which digits were replaced is a number still. */
const sameKind = (before: string | number | boolean, text: string): string | number =>
  typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text

const withoutValue = (cell: Cell): Cell | undefined => {
  const rest = without(cell, 'value')
  return Object.keys(rest).length === 0 ? undefined : rest
}
