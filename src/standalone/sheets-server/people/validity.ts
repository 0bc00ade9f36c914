import { resolveRange } from '../a1/resolve.ts'
import { testOf } from '../conditions/condition.ts'
import { asking, expressionOf } from '../conditions/expression.ts'
import type { Seen, Test } from '../conditions/test.ts'
import { type Cell, cellAt, type Workbook } from '../document/model.ts'
import { isDateFormat } from '../formats/format.ts'
import { localeOf } from '../formats/locale.ts'
import { ApiError } from '../protocol/api-error.ts'
import type { DataValidationRule } from '../protocol/types.ts'
import type { CellView } from '../values/show.ts'

/** How a cell's rule is kept: whether its value satisfies it, and what would. */
type Verdict = { readonly condition: string; readonly allowed?: readonly string[] }

/** What a cell breaks, or undefined when it breaks nothing. Only strict rules forbid; a blank cell satisfies every rule. */
export type Validity = (sheetId: number, row: number, column: number, cell: Cell | undefined) => Verdict | undefined

type Reader = { readonly test: Test; readonly allowed?: readonly string[] }

const MAX_MILLISECONDS = 1_000

/**
 * The rules of a workbook's cells, worked out with the workbook as it stands. A rule that is not understood, or whose formula
 * names cells by their distance (a rule does not keep what from), forbids nothing.
 */
export function validityIn(book: Workbook, view: CellView, year: number): Validity {
  const reading = { locale: localeOf(book.properties.locale), year }
  const until = performance.now() + MAX_MILLISECONDS
  const ask = asking(view.evaluator, () => until)
  const readers = new Map<DataValidationRule, Reader | undefined>()

  function listed(text: string): Reader | undefined {
    const choices = choicesIn(book, view, text)
    if (choices === undefined) return undefined
    const { texts, values } = choices
    return {
      allowed: [...texts],
      test: ({ value, text: shown }) => values.has(value) || (typeof value !== 'string' && texts.has(shown)),
    }
  }

  function read({ condition }: DataValidationRule): Reader | undefined {
    if (condition === undefined) return undefined
    const given = (condition.values ?? []).map((value) => value.userEnteredValue ?? '')
    if (condition.type === 'ONE_OF_RANGE') return listed(given[0] ?? '')
    if (given.some(byDistance)) return undefined
    const test = testOf(condition, reading)
    if (test === undefined) return undefined
    if (condition.type === 'ONE_OF_LIST') return { test, allowed: given }
    if (condition.type === 'BOOLEAN') return { test, allowed: given.length === 0 ? ['TRUE', 'FALSE'] : given }
    return { test }
  }

  return (sheetId, row, column, cell) => {
    const rule = cell?.validation
    if (cell?.value === undefined || rule?.strict !== true) return undefined
    if (!readers.has(rule)) readers.set(rule, read(rule))
    const reader = readers.get(rule)
    if (reader === undefined) return undefined
    const seen: Seen = {
      sheetId,
      row,
      column,
      value: view.evaluator.at(sheetId, row, column),
      text: view.formatted(sheetId, row, column, cell),
      isDate: isDateFormat(view.numberFormat(sheetId, row, column, cell)),
    }
    if (seen.value === undefined || seen.value === '' || reader.test(seen, ask, { row, column })) return undefined
    const condition = rule.condition?.type ?? ''
    return reader.allowed === undefined ? { condition } : { condition, allowed: reader.allowed }
  }
}

function byDistance(text: string): boolean {
  if (!text.startsWith('=')) return false
  const { byRow, byColumn } = expressionOf(text)
  return byRow || byColumn
}

function choicesIn(
  book: Workbook,
  view: CellView,
  text: string,
): { texts: ReadonlySet<string>; values: ReadonlySet<unknown> } | undefined {
  try {
    const { sheet, area } = resolveRange(book, text.replace(/^=/, ''))
    const texts = new Set<string>()
    const values = new Set<unknown>()
    for (let row = area.top; row < Math.min(area.bottom, sheet.rows.length); row++) {
      for (let column = area.left; column < area.right; column++) {
        const cell = cellAt(sheet, row, column)
        if (cell?.value === undefined) continue
        texts.add(view.formatted(sheet.id, row, column, cell))
        values.add(view.evaluator.at(sheet.id, row, column))
      }
    }
    return { texts, values }
  } catch (error) {
    // A range that names nothing lists nothing; forbidding every value would lock the cell.
    if (error instanceof ApiError) return undefined
    throw error
  }
}
