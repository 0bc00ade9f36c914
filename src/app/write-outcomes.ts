import type { Instant } from '../model/instant.ts'
import { outcomeChanges } from '../plan/outcome-changes.ts'
import type { Change, Ledger, LedgerState, Version } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import type { Sent } from './send-mails.ts'

/** How often it is tried to be written. */
const TRIES = 5

/** Lines that were committed before their mails left, and what became of these. */
export interface ToldOf extends Sent {
  readonly lines: readonly StoredNotice[]
  readonly view: LedgerView
  readonly at: Instant
}

/**
 * Writes into the notices tab what became of the mails. Where somebody else committed meanwhile, the lines are looked up anew.
 * If this cannot be written the lines stay `sending`, and a later sweep sends them again under the same Message-ID.
 */
export async function writeOutcomes(
  on: LedgerState,
  told: readonly ToldOf[],
  {
    ledger,
    log,
    runId,
    until,
  }: {
    readonly ledger: Ledger
    readonly log: Log
    readonly runId: string
    readonly until?: Instant | undefined
  },
): Promise<void> {
  const changesFor = (linesOf: (one: ToldOf) => readonly StoredNotice[]): readonly Change[] =>
    told.flatMap((one) => outcomeChanges(linesOf(one), one.outcomes, one.view, one.at, one))
  let state = on
  let changes = changesFor(({ lines }) => lines)
  for (let tries = 1; tries <= TRIES; tries++) {
    if (changes.length === 0) return
    const outcome = await ledger.commit(state, `${runId}.m${tries}` as Version, changes, until)
    if (outcome.kind === 'committed') return
    state = await ledger.read(undefined, until)
    const pending = viewLedger(state).notices.pending()
    changes = changesFor(() => pending)
  }
  log.error('outcomes-not-written', { lines: told.reduce((sum, { lines }) => sum + lines.length, 0) })
}
