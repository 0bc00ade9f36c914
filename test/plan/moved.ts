import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import type { Register } from '../../src/model/register.ts'
import type { LedgerState, Table } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { type Typed, tabOf, ZONE } from '../support/desk.ts'

/** A ledger in which complaints stand as they are told, what the system wrote included. */
export async function ledgerWith(rows: readonly Typed[]): Promise<LedgerState> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await ledger.type('complaint', rows)
  return ledger.read()
}

/** Where the columns of a register are. */
export const placesOf = (state: LedgerState, register: Register = 'complaint'): ReadonlyMap<string, number> =>
  findHeaders(tabOf(register), state.tables.get(register)).at

/** The same with other rows in a tab. */
export const withRows = (state: LedgerState, tab: TabKey, rows: Table['rows']): LedgerState => ({
  ...state,
  tables: new Map([...state.tables, [tab, { title: '', ...state.tables.get(tab), tab, rows }]]),
})
