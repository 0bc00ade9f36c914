import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { Instant } from '../model/instant.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import { appendTyped } from '../sheet/append-typed.ts'
import { demoRows } from '../sheet/demo-rows.ts'
import { viewLedger } from '../sheet/ledger-view.ts'

/** The demonstration ledger, three weeks of it up to `now`, as rows to be typed into a new workbook. */
export function demoChanges(state: LedgerState, now: Instant): readonly Change[] {
  const rows = demoRows({ now, zone: viewLedger(state).settings.zone })
  return [complaints, repairs, callbacks, incidents].flatMap((tab) => {
    const table = state.tables.get(tab.key)
    return table === undefined ? [] : appendTyped(tab, table, rows[tab.key])
  })
}
