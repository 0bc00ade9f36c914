import { Failure } from '../model/failure.ts'
import type { Change, Ledger, LedgerState, Version } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'

/** What every use case that writes works with. */
export interface CommitParts {
  readonly ledger: Ledger
  readonly log: Log
  /** A text that no other run has; the versions this run commits begin with it. */
  readonly runId: string
}

/** A plan that is done, with the state it was made on; that state's version is now the committed one. */
export interface Committed<P> {
  readonly plan: P
  readonly view: LedgerView
  readonly state: LedgerState
}

/** How often a plan is made anew because somebody else committed meanwhile. */
const TRIES = 5

/**
 * Reads the ledger, plans on what was read, and commits the plan's changes; whoever comes second reads and plans again
 * (promise 3). A plan without changes is not committed. `plan` is called for each try, with its number from 1.
 *
 * Throws `Failure`: `overtaken` when others were faster every time, `version-stuck`, and what the ledger throws.
 */
export async function planAndCommit<P extends { readonly changes: readonly Change[] }>(
  { ledger, log, runId }: CommitParts,
  plan: (view: LedgerView, state: LedgerState, attempt: number) => P,
): Promise<Committed<P>> {
  let refused: LedgerState | undefined
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const state = await ledger.read()
    // Whoever was faster left another version; where it is the same, the cell that holds it is not to be trusted.
    if (state.version === refused?.version) throw new Failure({ kind: 'version-stuck' })
    const view = viewLedger(state)
    const planned = plan(view, state, attempt)
    if (planned.changes.length === 0) return { plan: planned, view, state }
    const version = `${runId}.${attempt}` as Version
    const outcome = await ledger.commit(state, version, planned.changes)
    if (outcome.kind === 'committed') return { plan: planned, view, state: { ...state, version } }
    if (outcome.kind === 'overtaken') refused = state
    log.info(outcome.kind, { attempt })
  }
  throw new Failure({ kind: 'overtaken', tries: TRIES })
}
