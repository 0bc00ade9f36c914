import type { Instant } from '../model/instant.ts'
import type { Register } from '../model/register.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import type { CellContext } from '../sheet/cells.ts'
import { cellAt, findHeaders } from '../sheet/headers.ts'
import { healthChanges, printSince } from '../sheet/health-tab.ts'
import { historyAppend } from '../sheet/history.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { noticeWrites, renderNotice } from '../sheet/notice-log.ts'
import { joinProblems } from '../sheet/problem-text.ts'
import { isSame } from '../sheet/same-cell.ts'
import { columnsToRemember, HEALTH_NAME, remember } from '../sheet/system-tab.ts'
import { tabNamed } from '../sheet/tab-named.ts'
import { tabProblemText } from '../sheet/tab-problem-text.ts'
import { tabProblemsAt } from './holiday-years.ts'
import type { NoticeWrite, SweepPlan } from './plan.ts'
import { callbackChanges, leftChanges, rowChanges } from './row-changes.ts'

/** The plan as changes of the workbook; none where all is as it should be. People's cells are never among them (promise 1). */
export function planChanges(plan: SweepPlan, view: LedgerView, state: LedgerState): readonly Change[] {
  const registers = new Map(view.registers.map((register) => [register.register, register]))
  const { callbacks } = view
  const registerOf = (key: Register) => (key === 'callback' ? callbacks : registers.get(key))
  return [
    ...plan.rows.flatMap((row) => {
      const register = registers.get(row.register)
      return register === undefined ? [] : rowChanges(row, register, view)
    }),
    ...(callbacks === undefined ? [] : plan.callbacks.flatMap((row) => callbackChanges(row, callbacks, view))),
    ...plan.left.flatMap((row) => {
      const register = registerOf(row.register)
      return register === undefined ? [] : leftChanges(row, register, view)
    }),
    ...remember(
      view.memory,
      new Map<string, string | number>([
        ...plan.series,
        ...columnsToRemember(view.memory, state),
        ...sinceToRemember(plan, view),
      ]),
    ),
    ...healthChanges(plan.health.faults, state.tables.get('health'), view.settings),
    ...noticeChanges(plan.lines, view),
    ...historyAppend(
      [...plan.rows, ...plan.callbacks, ...plan.left].flatMap(({ history }) => history),
      view,
    ),
    ...checkChanges(view, plan.now, state),
  ]
}

/** Since when the faults stand, where that is remembered otherwise. */
function sinceToRemember(
  { health }: SweepPlan,
  { memory, settings }: LedgerView,
): readonly (readonly [string, string])[] {
  const since = printSince(health.faults, settings.zone)
  return since === (memory.health ?? '') ? [] : [[HEALTH_NAME, since]]
}

export function noticeChanges(lines: readonly NoticeWrite[], view: LedgerView): readonly Change[] {
  const context: CellContext = { zone: view.settings.zone, language: view.settings.language }
  const fresh = lines
    .filter(({ row }) => row === undefined)
    .map(({ line }) => renderNotice(line, view.notices.headers, context))
  const written = lines.flatMap(({ row, line }) =>
    row === undefined ? [] : noticeWrites(row, line, view.notices.headers, context),
  )
  return fresh.length === 0 ? written : [...written, { kind: 'append', tab: 'notices', rows: fresh }]
}

/** What the check columns of the settings tabs shall say: which rows are not in force, and why (promise 6). */
function checkChanges(view: LedgerView, now: Instant, state: LedgerState): readonly Change[] {
  const { language } = view.settings
  return [...tabProblemsAt(view, now)].flatMap(([key, problems]) => {
    const table = state.tables.get(key)
    const tab = tabNamed(key)
    const headers = findHeaders(tab, table)
    const column = headers.at.get('check')
    if (table === undefined || column === undefined) return []
    return table.rows.flatMap((cells, row): readonly Change[] => {
      const texts = (problems.get(row) ?? []).map((problem) => tabProblemText(problem, tab.columns, language))
      const cell = joinProblems(texts, language) ?? null
      return row === 0 || isSame(cellAt(cells, headers, 'check'), cell)
        ? []
        : [{ kind: 'write', tab: key, row, column, cell }]
    })
  })
}
