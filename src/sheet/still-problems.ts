import { formatDay, formatWall } from '../calendar/format.ts'
import { serialToWall } from '../calendar/serial.ts'
import { dayOf } from '../calendar/wall.ts'
import type { Cell } from '../ports/ledger.ts'
import type { Column } from './definition.ts'
import { meaningColumns, type SettingsKey } from './settings-rows.ts'
import { isIgnored, isWithout, type TabProblem } from './tab-problem.ts'

/** The problems of a row that was typed so and stands as it was last good, with what that was; what else was changed is told too. */
export function stillProblems(
  key: SettingsKey,
  problems: readonly TabProblem[],
  typed: readonly Cell[],
  stands: readonly Cell[],
): readonly TabProblem[] {
  const columns = meaningColumns(key)
  const stillOf = (of: string): string => {
    const index = columns.findIndex((column) => column.key === of)
    return cellText(columns[index], stands[index])
  }
  const told = problems.map((problem): TabProblem => {
    if (isWithout(problem))
      return stillOf(problem.column) === '' ? problem : { ...problem, still: stillOf(problem.column) }
    return isIgnored(problem) ? { ...problem, still: stillOf(problem.column) } : problem
  })
  // Of a week without hours all seven days are told.
  if (!problems.some(isIgnored) || problems.some(({ code }) => code === 'never-open')) return told
  const named = new Set(
    problems.flatMap((problem) => ('other' in problem ? [problem.column, problem.other] : problem.column)),
  )
  const [column, ...others] = columns
    .filter((one, index) => !named.has(one.key) && typed[index] !== stands[index])
    .map((one) => one.key)
  return column === undefined ? told : [...told, { code: 'held-too', column, others }]
}

/** What a cell says, as people would type it; blank where nothing. */
function cellText(column: Column | undefined, cell: Cell): string {
  const wall = column?.type === 'instant' && typeof cell === 'number' ? serialToWall(cell) : undefined
  if (wall === undefined) return String(cell ?? '')
  return column?.format === undefined ? formatWall(wall) : formatDay(dayOf(wall))
}
