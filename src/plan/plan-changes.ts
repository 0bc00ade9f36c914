import type { Series } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Register } from '../model/register.ts'
import type { Cell, Change, LedgerState } from '../ports/ledger.ts'
import type { CellContext } from '../sheet/cells.ts'
import { cellAt, findHeaders } from '../sheet/headers.ts'
import { printSince } from '../sheet/health-tab.ts'
import { historyAppend } from '../sheet/history.ts'
import { keptChanges } from '../sheet/kept.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { type LibraryWrite, libraryChanges } from '../sheet/library.ts'
import { noticeWrites, renderNotice } from '../sheet/notice-log.ts'
import { joinProblems } from '../sheet/problem-text.ts'
import { isSame } from '../sheet/same-cell.ts'
import { suggestionsAppend } from '../sheet/suggestions.ts'
import { columnsToRemember, HEALTH_NAME, remember } from '../sheet/system-tab.ts'
import { tabNamed } from '../sheet/tab-named.ts'
import { tabProblemText } from '../sheet/tab-problem-text.ts'
import { tabProblemsAt } from './holiday-years.ts'
import type { CallbackPlan, LeftRowPlan, MadeCallback, NoticeWrite, RowPlan, SweepPlan } from './plan.ts'
import { callbackChanges, leftChanges, rowChanges } from './row-changes.ts'

/** What becomes of one row of a register. */
export interface RowWork {
  readonly plan: RowPlan | CallbackPlan | MadeCallback | LeftRowPlan
  readonly changes: readonly Change[]
}

/** The plan as changes of the workbook; none where all is as it should be. People's cells are never among them (promise 1). */
export function planChanges(plan: SweepPlan, view: LedgerView, state: LedgerState): readonly Change[] {
  const general = generalChanges(plan, view, state)
  return together({ rows: rowWork(plan, view), series: plan.series, lines: plan.lines }, general, view)
}

/** What is to be done to each row, in the plan's order. */
export function rowWork(plan: SweepPlan, view: LedgerView): readonly RowWork[] {
  const registers = new Map(view.registers.map((register) => [register.register, register]))
  const { callbacks } = view
  const registerOf = (key: Register) => (key === 'callback' ? callbacks : registers.get(key))
  return [
    ...plan.rows.flatMap((row): readonly RowWork[] => {
      const register = registers.get(row.register)
      if (register === undefined) return []
      return [{ plan: row, changes: [...rowChanges(row, register, view), ...ofLibrary(row.library, view)] }]
    }),
    ...(callbacks === undefined
      ? []
      : plan.callbacks.map((row) => ({ plan: row, changes: callbackChanges(row, callbacks, view) }))),
    ...plan.made.map(
      (row): RowWork => ({ plan: row, changes: [{ kind: 'append', tab: 'callback', rows: [row.cells] }] }),
    ),
    ...plan.left.flatMap((row): readonly RowWork[] => {
      const register = registerOf(row.register)
      return register === undefined ? [] : [{ plan: row, changes: leftChanges(row, register, view) }]
    }),
  ]
}

/** What is of no case: what the system remembers of the workbook, its health, what is wrong with settings, what of them is in force. */
export const generalChanges = (plan: SweepPlan, view: LedgerView, state: LedgerState): readonly Change[] => [
  ...remember(
    view.memory,
    new Map([...columnsToRemember(view.memory, state), ...sinceToRemember(plan, view), ...plan.remember]),
  ),
  ...checkChanges(view, plan.now, state),
  ...keptChanges(view, state, plan.now),
  ...plan.library.flatMap((write) => ofLibrary(write, view)),
]

const ofLibrary = (write: LibraryWrite | undefined, { library, settings }: LedgerView): readonly Change[] =>
  write === undefined || library === undefined ? [] : libraryChanges(write, library, settings.language)

/** What of a plan is committed together. */
export interface CaseWork {
  readonly rows: readonly RowWork[]
  /** The last number given in each series. */
  readonly series: ReadonlyMap<Series, number>
  readonly lines: readonly NoticeWrite[]
}

export const together = (
  { rows, series, lines }: CaseWork,
  general: readonly Change[],
  view: LedgerView,
): readonly Change[] => [
  ...inOneAppend(rows.flatMap(({ changes }) => changes)),
  ...remember(view.memory, series),
  ...general,
  ...noticeChanges(lines, view),
  ...suggestionsAppend(
    rows.flatMap(({ plan }) => ('suggestion' in plan ? (plan.suggestion ?? []) : [])),
    view,
  ),
  ...historyAppend(
    rows.flatMap(({ plan }) => plan.history),
    view,
  ),
]

/** The rows that are added to a tab together, behind all else. */
function inOneAppend(changes: readonly Change[]): readonly Change[] {
  const appends = changes.flatMap((change) => (change.kind === 'append' ? [change] : []))
  if (appends.length < 2) return changes
  const tabs = Map.groupBy(appends, ({ tab }) => tab)
  return [
    ...changes.filter(({ kind }) => kind !== 'append'),
    ...[...tabs].map(([tab, of]): Change => ({ kind: 'append', tab, rows: of.flatMap(({ rows }) => rows) })),
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
    row === undefined ? [] : noticeWrites(row, line, view.notices.headers, context, view.notices.cellsAt(row)),
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
    const textOf = (row: number): Cell =>
      joinProblems(
        (problems.get(row) ?? []).map((problem) => tabProblemText(problem, tab.columns, language)),
        language,
      ) ?? null
    const written = table.rows.flatMap((cells, row): readonly Change[] => {
      const cell = textOf(row)
      return row === 0 || isSame(cellAt(cells, headers, 'check'), cell)
        ? []
        : [{ kind: 'write', tab: key, row, column, cell }]
    })
    // Of a tab without a row it is told in a row of its own what is not in it.
    const alone = table.rows.length === 1 ? textOf(1) : null
    if (alone === null) return written
    const cells = Array.from({ length: column + 1 }, (_, index): Cell => (index === column ? alone : null))
    return [...written, { kind: 'append', tab: key, rows: [cells] }]
  })
}
