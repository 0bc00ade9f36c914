import type { Instant } from '../model/instant.ts'
import { committedLines, outcomeChanges } from '../plan/outcome-changes.ts'
import type { SweepPlan } from '../plan/plan.ts'
import type { LedgerState, Version } from '../ports/ledger.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import type { CommitParts } from './plan-and-commit.ts'
import type { Outcomes } from './send-mails.ts'

/** How often the outcome of the mails is tried to be written. */
const TRIES = 5

/**
 * Writes into the notices tab what became of the mails. Where another sweep committed meanwhile, the lines are looked up anew.
 * If this cannot be written the lines stay `sending`, and a later sweep sends them again under the same Message-ID.
 */
export async function writeOutcomes(
  on: LedgerState,
  view: LedgerView,
  plan: SweepPlan,
  outcomes: Outcomes,
  at: Instant,
  { ledger, log, runId }: CommitParts,
): Promise<void> {
  let state = on
  let changes = outcomeChanges(committedLines(plan, view), outcomes, view, at)
  for (let tries = 1; tries <= TRIES; tries++) {
    const outcome = await ledger.commit(state, `${runId}.m${tries}` as Version, changes)
    if (outcome.kind === 'committed') return
    state = await ledger.read()
    const { notices } = viewLedger(state)
    changes = outcomeChanges(notices.pending(), outcomes, view, at)
  }
  log.error('outcomes-not-written', { mails: outcomes.size })
}
