import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { CLOCKS } from '../model/clock.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { DAY, type Instant } from '../model/instant.ts'
import type { Cell, Change, LedgerState } from '../ports/ledger.ts'
import { printBasis } from '../sheet/basis.ts'
import { type CellContext, renderCell } from '../sheet/cells.ts'
import type { ColumnType, Tab, ValueOf } from '../sheet/definition.ts'
import { cellAt, findHeaders } from '../sheet/headers.ts'
import { historyAppend } from '../sheet/history.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { noticeWrites, renderNotice } from '../sheet/notice-log.ts'
import { joinProblems, problemText } from '../sheet/problem-text.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import { printSeen } from '../sheet/seen.ts'
import { rememberSeries } from '../sheet/system-tab.ts'
import { tabProblemText } from '../sheet/tab-problem-text.ts'
import { memoryColumns } from './choose-rows.ts'
import { deadlineNotes } from './deadline-notes.ts'
import { tabProblemsAt } from './holiday-years.ts'
import type { NoticeWrite, RowPlan, SweepPlan } from './plan.ts'

/** The plan as changes of the workbook; none where all is as it should be. People's cells are never among them (promise 1). */
export function planChanges(plan: SweepPlan, view: LedgerView, state: LedgerState): readonly Change[] {
  const registers = new Map(view.registers.map((register) => [register.register, register]))
  return [
    ...plan.rows.flatMap((row) => {
      const register = registers.get(row.register)
      return register === undefined ? [] : rowChanges(row, register, view)
    }),
    ...rememberSeries(view.memory, plan.series),
    ...noticeChanges(plan.lines, view),
    ...historyAppend(
      plan.rows.flatMap(({ history }) => history),
      view,
    ),
    ...checkChanges(view, plan.now, state),
  ]
}

/** The cells of the system's columns as a row's plan wants them. */
function systemValues(
  row: RowPlan,
  register: RegisterTable,
  view: LedgerView,
): Readonly<Record<string, ValueOf<ColumnType> | undefined>> {
  const { language } = view.settings
  const texts = row.problems.map((problem) => problemText(problem, register.columns, language))
  return {
    // A number that is none of ours was typed: it stays for whoever typed it to clear.
    ...(row.number === undefined ? {} : { number: row.number }),
    stage: row.stage,
    check: joinProblems(texts, language),
    ...Object.fromEntries(CLOCKS.map((clock) => [`${clock}Due`, row.basis?.clocks[clock]?.due])),
    basis: row.basis === undefined ? undefined : printBasis(row.basis, view.settings.zone),
  }
}

export function rowChanges(row: RowPlan, register: RegisterTable, view: LedgerView): readonly Change[] {
  const { headers, table } = register
  const context: CellContext = { zone: view.settings.zone, language: view.settings.language }
  const cells = [...(table.rows[row.row] ?? [])]
  const changes: Change[] = []
  const write = (key: string, cell: Cell, note?: string) => {
    const column = headers.at.get(key)
    if (column === undefined || (note === undefined && isSame(cells[column], cell))) return
    cells[column] = cell
    const noted = note === undefined ? {} : { note }
    changes.push({ kind: 'write', tab: register.register, row: row.row, column, cell, ...noted })
  }
  const values = systemValues(row, register, view)
  const notes = deadlineNotes(row, view)
  for (const column of register.columns)
    if (column.key in values) write(column.key, renderCell(column, values[column.key], context), notes.get(column.key))
  write('seen', printSeen(fingerprint(cells, memoryColumns(register)), view.settingsMark, row.nextLook))
  return changes
}

/** Whether a cell says already what it should; a serial may come back with its last binary digits changed, far below a millisecond. */
function isSame(is: Cell, wanted: Cell): boolean {
  if (typeof is === 'number' && typeof wanted === 'number') return Math.abs(is - wanted) * DAY < 0.5
  const blank = (cell: Cell) => cell === null || cell === undefined || cell === ''
  return is === wanted || (blank(is) && blank(wanted))
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

const tabsByKey = new Map<TabKey, Tab>(tabs.map((tab) => [tab.key, tab]))

/** The definition of a tab. */
function tabNamed(key: TabKey): Tab {
  const tab = tabsByKey.get(key)
  if (tab === undefined) throw new Error(`no tab ${key}`)
  return tab
}
