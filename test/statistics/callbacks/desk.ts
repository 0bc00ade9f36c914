import { hmacLots } from '../../../src/adapters/hmac/lots.ts'
import type { Instant } from '../../../src/model/instant.ts'
import { planChanges } from '../../../src/plan/plan-changes.ts'
import { planSweep } from '../../../src/plan/plan-sweep.ts'
import type { Version } from '../../../src/ports/ledger.ts'
import type { Lots } from '../../../src/ports/lots.ts'
import { type LedgerView, viewLedger } from '../../../src/sheet/ledger-view.ts'
import { publishedLots } from '../../../src/statistics/callbacks/published-lots.ts'
import { type WeekReport, weekOfCallbacks } from '../../../src/statistics/callbacks/week-report.ts'
import { fill } from '../../plan/support.ts'
import { cell, type Desk, FIRST, row, sh, type Typed, ZONE } from '../../support/desk.ts'
import { W47, week } from './support.ts'

export const LOTS: Lots = hmacLots(new TextEncoder().encode('a key of the test that is long enough'), 'ledger')

let runs = 0

/** Sweeps with lots; nothing is mailed. */
export async function sweepWith(d: Desk, time: string | Instant, lots: Lots | 'none' = LOTS): Promise<void> {
  const now = typeof time === 'string' ? sh(time) : time
  const state = await d.read()
  const view = viewLedger(state)
  const changes = planChanges(planSweep(view, now, `draw${++runs}`, lots === 'none' ? {} : { lots }), view, state)
  if (changes.length > 0) await d.commit(state, `draw-${runs}` as Version, changes)
}

/** A repair that need not be called back, unless it is picked. */
export const repair = (more: Typed = {}): Typed =>
  row({ receivedAt: cell('2026-11-16 09:00'), category: '门窗五金', description: '窗把手松了', ...more })

/** What is typed into a row when it is done. */
export const done = (time: string): Typed => ({ resolvedAt: cell(time), result: '已修好' })

/** Repairs that are finished one by one on Monday 2026-11-16, with a sweep after each. */
export async function repairsDone(d: Desk, count: number): Promise<void> {
  await d.type(
    'repair',
    Array.from({ length: count }, (_, index) =>
      repair({ room: `3-2-${1201 + index}`, phone: `1380000${1000 + index}` }),
    ),
  )
  await sweepWith(d, '2026-11-16 09:05')
  for (let index = 0; index < count; index++) {
    const minute = String(10 + index)
    await fill(d, 'repair', FIRST + index, done(`2026-11-16 10:${minute}`))
    await sweepWith(d, `2026-11-16 10:${minute}`)
  }
}

export const viewOf = async (d: Desk): Promise<LedgerView> => viewLedger(await d.read())

/** The report of a week, with the lots that are public at the moment that it is as of. */
export async function report(d: Desk, asOf: string, of: string = W47, lots: Lots | 'none' = LOTS): Promise<WeekReport> {
  const now = sh(asOf)
  return weekOfCallbacks(await viewOf(d), week(of), now, lots === 'none' ? undefined : publishedLots(lots, ZONE, now))
}
