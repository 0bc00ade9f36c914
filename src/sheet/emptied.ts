import { meaningColumns, type RowInForce, type SettingsKey } from './settings-rows.ts'
import type { TabProblem, TabProblems } from './tab-problem.ts'

/** Columns that people empty when they are done with what stands there. */
const FREE: Readonly<Partial<Record<SettingsKey, readonly string[]>>> = {
  categories: ['priority', 'also'],
  staff: [
    'department',
    'registers',
    'categories',
    'buildings',
    'language',
    'leaveFrom',
    'leaveUntil',
    'deputy',
    'also',
  ],
  days: ['name'],
}

/** So many rows have not lost the same cell one by one. */
const FEWEST = 3

/**
 * The cells that went with a whole column: somebody has cleared it, or it was taken out and a set-up put it back, and all its rows say
 * less than they did, so that the limits of one category would be those of all. Rows that are else what they were when they were last
 * good lack them; a column that is not `there` is told by itself. `kept` is asked for only where a column is blank.
 */
export function emptiedCells(
  key: SettingsKey,
  rows: readonly RowInForce[],
  there: ReadonlyMap<string, number>,
  kept: () => { readonly rows: readonly RowInForce[] } | undefined,
): TabProblems {
  const free = FREE[key] ?? []
  const blank = meaningColumns(key).flatMap((column, index) =>
    free.includes(column.key) || !there.has(column.key) || rows.some(({ cells }) => cells[index] !== null)
      ? []
      : [{ key: column.key, index }],
  )
  if (blank.length === 0 || rows.length < FEWEST) return new Map()
  const before = kept()?.rows ?? []
  const isBlank = new Set(blank.map(({ index }) => index))
  const rest = ({ cells }: RowInForce) => JSON.stringify(cells.filter((_, index) => !isBlank.has(index)))
  const lost = blank.filter(({ index }) => before.some(({ cells }) => cells[index] !== null))
  const fuller = new Map(
    before.filter(({ cells }) => lost.some(({ index }) => cells[index] !== null)).map((row) => [rest(row), row]),
  )
  const found = rows.flatMap((row) => {
    const was = fuller.get(rest(row))
    if (was === undefined) return []
    const missing = lost.filter(({ index }) => was.cells[index] !== null)
    return [[row.row, missing.map((column): TabProblem => ({ code: 'missing', column: column.key }))] as const]
  })
  return new Map(found.length < FEWEST ? [] : found)
}
