import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, Ledger, LedgerState, Version } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { keptChanges } from '../../src/sheet/kept.ts'
import { type LedgerView, viewLedger } from '../../src/sheet/ledger-view.ts'
import { tabProblemText } from '../../src/sheet/tab-problem-text.ts'
import { type Desk, desk, sh, tabOf } from '../support/desk.ts'

/** Keeps what is in force of the settings, as a sweep does. */
export async function keep(ledger: Ledger, time: string): Promise<number> {
  const state = await ledger.read()
  const changes = keptChanges(viewLedger(state), state, sh(time))
  await ledger.commit(state, `kept ${time} ${String(state.version)}` as Version, changes)
  return changes.length
}

/** A desk whose first settings are kept, after whatever `change` made of them. */
export async function keptDesk(change?: (d: Desk) => Promise<unknown>): Promise<Desk> {
  const d = await desk()
  await change?.(d)
  await keep(d, '2026-11-20 08:00')
  return d
}

/** What is in force, without the places of rows and the order of them. */
export function inForce({ settings, calendars, policy, escalation, staff, duties, categories, mandatory }: LedgerView) {
  const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify({ ...one, row: undefined })).toSorted()
  return {
    settings,
    calendars: [...calendars].map(([key, { name, zone }]) => `${key} ${name} ${zone}`).toSorted(),
    policy: sorted(policy),
    escalation: sorted(escalation),
    staff: sorted([...staff.values()]),
    duties: sorted(duties),
    categories: sorted(categories),
    mandatory: sorted(mandatory),
  }
}

/** What the check column of a tab says, by the row as people count. */
export function checks(view: LedgerView, tab: TabKey): Readonly<Record<number, string>> {
  const rows = [...(view.tabProblems.get(tab) ?? [])].filter(([, list]) => list.length > 0)
  return Object.fromEntries(
    rows.map(([row, list]) => [row + 1, list.map((one) => tabProblemText(one, tabOf(tab).columns, 'zh')).join('；')]),
  )
}

/** The same ledger with other cells in a tab. */
export function typed(
  state: LedgerState,
  tab: TabKey,
  cells: readonly (readonly [row: number, column: string, cell: Cell])[],
): LedgerState {
  const table = state.tables.get(tab)
  if (table === undefined) throw new Error(`no tab ${tab}`)
  const { at } = findHeaders(tabOf(tab), table)
  const rows = table.rows.map((row) => [...row])
  for (const [row, column, cell] of cells) {
    const index = at.get(column)
    if (index === undefined) throw new Error(`no column ${column}`)
    while (rows.length <= row) rows.push([])
    const filled = rows[row] ?? []
    while (filled.length < index) filled.push(null)
    filled[index] = cell
  }
  return { ...state, tables: new Map([...state.tables, [tab, { ...table, rows }]]) }
}

export const viewOf = async (ledger: Pick<Ledger, 'read'>): Promise<LedgerView> => viewLedger(await ledger.read())

/** The row of a tab with this text in a column. */
export async function rowWhere(d: Desk, tab: TabKey, column: string, text: string): Promise<number> {
  const found = (await d.records(tab)).findIndex((record) => record[column] === text)
  if (found < 0) throw new Error(`no ${text} in ${tab}`)
  return found
}
