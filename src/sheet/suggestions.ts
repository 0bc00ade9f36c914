import { suggestions as suggestionsTab } from '../../sheets-template/workbook/index.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Cell, Change } from '../ports/ledger.ts'
import { renderCell } from './cells.ts'
import type { ColumnType, ValueOf } from './definition.ts'
import type { LedgerView } from './ledger-view.ts'
import { maskPhonesIn } from './phone-mask.ts'

/** A line of the tab that collects what customers suggest (R39). */
export interface SuggestionLine {
  /** When the customer was asked. */
  readonly at: Instant
  readonly callback: CaseNumber
  /** The case's. */
  readonly number: CaseNumber
  readonly category: string | undefined
  readonly room: string | undefined
  readonly suggestion: string
}

/** No line is longer: what is beyond it stands in the callback's own row. */
const LONGEST = 5000

/** The change that adds lines to the tab, under its columns wherever they stand; none for no lines, and none where the tab is gone. */
export function suggestionsAppend(
  lines: readonly SuggestionLine[],
  { suggestions, settings }: Pick<LedgerView, 'suggestions' | 'settings'>,
): readonly Change[] {
  if (lines.length === 0 || suggestions.at.size === 0) return []
  const rows = lines.map((line): readonly Cell[] => {
    const text = maskPhonesIn(line.suggestion.slice(0, LONGEST).toWellFormed())
    const values: Readonly<Record<string, ValueOf<ColumnType> | undefined>> = { ...line, suggestion: text }
    const cells: Cell[] = []
    for (const column of suggestionsTab.columns) {
      const index = suggestions.at.get(column.key)
      if (index !== undefined) cells[index] = renderCell(column, values[column.key], settings)
    }
    return Array.from(cells, (cell) => cell ?? null)
  })
  return [{ kind: 'append', tab: 'suggestions', rows }]
}
