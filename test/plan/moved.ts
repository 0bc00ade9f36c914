import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import type { Register } from '../../src/model/register.ts'
import type { LedgerState } from '../../src/ports/ledger.ts'
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
