import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import { weekOf } from '../calendar/week.ts'
import { DAY, type Instant, instant } from '../model/instant.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import { appendTyped } from '../sheet/append-typed.ts'
import { demoRows } from '../sheet/demo-rows.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { CALLBACKS_NAME, remember } from '../sheet/system-tab.ts'

/**
 * The demonstration ledger, three weeks of it up to `now`, as rows to be typed into a new workbook. It has callbacks made since the week of
 * yesterday, so that there are some on a Monday morning too.
 */
export function demoChanges(state: LedgerState, now: Instant): readonly Change[] {
  const { settings, memory } = viewLedger(state)
  const { zone } = settings
  const rows = demoRows({ now, zone })
  return [
    ...[complaints, repairs, callbacks, incidents].flatMap((tab) => {
      const table = state.tables.get(tab.key)
      return table === undefined ? [] : appendTyped(tab, table, rows[tab.key])
    }),
    ...remember(memory, new Map([[CALLBACKS_NAME, weekOf(zone, instant(now - DAY))]])),
  ]
}
