import { hasFormulas, type Sheet, type Workbook } from '../document/model.ts'
import { type Conditions, type Evaluator, evaluator, type Outcome } from './evaluate.ts'

type Remembered = { book: Workbook; outcomes: Map<number, Map<number, Outcome>> }

/**
 * Evaluators for committed states of workbooks. A result is kept for as long as no sheet that it was computed from has
 * changed a row; results that depend on the time are computed anew for each request.
 */
export function formulaCache(): (book: Workbook, conditions: Conditions) => Evaluator {
  const remembered = new Map<string, Remembered>()
  return (book, conditions) => {
    const before = remembered.get(book.id)
    const outcomes =
      before === undefined || otherNames(before.book, book) ? new Map<number, Map<number, Outcome>>() : before.outcomes
    if (before !== undefined && outcomes.size > 0) forget(outcomes, changedSheets(before.book, book))
    if (hasFormulas(book)) remembered.set(book.id, { book, outcomes })
    else remembered.delete(book.id)
    return evaluator(book, conditions, outcomes)
  }
}

const titles = (book: Workbook): string => JSON.stringify(book.sheets.map((s) => [s.id, s.properties.title]))

/** Whether formulas may read other cells under the same words than before. */
const otherNames = (a: Workbook, b: Workbook): boolean =>
  a.properties !== b.properties || a.namedRanges !== b.namedRanges || (a.sheets !== b.sheets && titles(a) !== titles(b))

function changedSheets(a: Workbook, b: Workbook): Set<number> {
  const same = (s: Sheet): boolean => {
    const now = b.sheets.find((other) => other.id === s.id)
    return now?.rows === s.rows && now.properties === s.properties
  }
  return new Set(a.sheets.filter((s) => !same(s)).map((s) => s.id))
}

function forget(outcomes: Remembered['outcomes'], changed: ReadonlySet<number>): void {
  for (const [sheetId, cells] of outcomes) {
    if (changed.has(sheetId)) {
      outcomes.delete(sheetId)
      continue
    }
    for (const [place, outcome] of cells) {
      if (outcome.volatile || !outcome.sheets.isDisjointFrom(changed)) cells.delete(place)
    }
  }
}
