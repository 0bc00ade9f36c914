import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import type { Part } from '../plan/plan-parts.ts'
import { putBack } from '../plan/put-back.ts'
import { strays } from '../plan/strays.ts'
import type { Clock } from '../ports/clock.ts'
import type { Change, CommitOutcome, FoundRow, Ledger, LedgerState, Version } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { keptRows, type RegisterRow } from '../sheet/journal.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'

/** What every use case that writes works with. */
export interface CommitParts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log: Log
  /** A text that no other run has; the versions this run commits begin with it. */
  readonly runId: string
}

/** What a use case wants done: its changes, or these in parts, one commit each, the most urgent first. */
export type Planned = { readonly changes: readonly Change[]; readonly parts?: readonly Part[] }

/** A part that was committed, and its rows as the commit found them. */
interface DonePart {
  readonly part: Part
  readonly found: readonly FoundRow[]
  /** Rows that had moved: what was meant for them stands with other cases, until it is put back. */
  readonly strays: readonly RegisterRow[]
}

/** A plan, what it was made on, and the parts of it that were committed. */
export interface Round<P> {
  readonly plan: P
  readonly view: LedgerView
  /** Its version is the committed one. */
  readonly state: LedgerState
  readonly done: readonly DonePart[]
}

/** The last round, in which all was done that there was time for, and those before it of which something was committed. */
export interface Committed<P> extends Round<P> {
  readonly earlier: readonly Round<P>[]
}

export interface CommitOptions<P> {
  /** Append-only tabs that are read to their end. */
  readonly whole?: readonly TabKey[]
  /** When the calls to the ledger are given up. */
  readonly until?: Instant | undefined
  /** Whether the time allows for another part; the rest is left to the next run. */
  readonly mayGoOn?: () => boolean
  /** Hears of each round of which something was committed, also where a later one fails. */
  readonly onDone?: (round: Round<P>) => void
}

/** How often a plan is made anew, because somebody else committed meanwhile or rows had moved. */
const TRIES = 8

/**
 * Reads the ledger, plans on what was read, and commits the plan's changes; whoever comes second reads and plans again
 * (promise 3). A plan without changes is not committed. `plan` is called for each try, with its number from 1.
 *
 * Rows move between a read and a write, and the service knows them by position alone. So each commit has the rows that it writes to
 * copied as it finds them; where that shows that another row was hit, the cells that are its own are put back, and it is planned again
 * (promise 2). What a run could not put back is put back by the next one, before it does anything else. A plan that writes to
 * rows must therefore be one that can be made again on what it has done.
 *
 * Throws `Failure`: `overtaken` when others were faster every time, `version-stuck`, and what the ledger throws.
 */
export async function planAndCommit<P extends Planned>(
  { ledger, clock, log, runId }: CommitParts,
  plan: (view: LedgerView, state: LedgerState, attempt: number) => P,
  { whole, until, mayGoOn = () => true, onDone = () => undefined }: CommitOptions<P> = {},
): Promise<Committed<P>> {
  const earlier: Round<P>[] = []
  let refused: Version | undefined
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const state = await ledger.read(whole, until)
    // Whoever was faster left another version; where it is the same, the cell that holds it is not to be trusted.
    if (state.version === refused) throw new Failure({ kind: 'version-stuck' })
    refused = undefined
    const mended = putBack(state, clock.now())
    if (mended.changes.length > 0) {
      const outcome = await commitKept(
        ledger,
        state,
        `${runId}.${attempt}r` as Version,
        mended.changes,
        'repair',
        until,
      )
      if (outcome.kind === 'overtaken') refused = state.version
      log.warn('rows-put-back', { rows: mended.strays, outcome: outcome.kind })
      continue
    }
    const view = viewLedger(state)
    const planned = plan(view, state, attempt)
    const parts = planned.parts ?? (planned.changes.length === 0 ? [] : [{ ...planned, lines: [], rows: [] }])
    const done: DonePart[] = []
    let on = state
    let isDone = true
    for (const [index, part] of parts.entries()) {
      if (index > 0 && !mayGoOn()) {
        log.info('left-for-the-next-run', { parts: parts.length - index })
        break
      }
      const version = `${runId}.${attempt}${index === 0 ? '' : `.${index}`}` as Version
      const outcome = await commitKept(ledger, on, version, part.changes, part.rows, until)
      if (outcome.kind !== 'committed') {
        isDone = false
        if (outcome.kind === 'overtaken') refused = on.version
        log.info(outcome.kind, { attempt })
        break
      }
      on = { ...on, version }
      done.push({ part, found: outcome.found, strays: outcome.strays })
      if (outcome.strays.length > 0) {
        isDone = false
        log.warn('rows-had-moved', { rows: outcome.strays.length })
        break
      }
    }
    const round: Round<P> = { plan: planned, view, state: on, done }
    if (done.length > 0) onDone(round)
    if (isDone) return { ...round, earlier }
    if (done.length > 0) earlier.push(round)
  }
  throw new Failure({ kind: 'overtaken', tries: TRIES })
}

/**
 * A commit that keeps the rows that it writes to, and those that are named, as it finds them. A repair always keeps: what it has put
 * back is not to be put back again.
 */
async function commitKept(
  ledger: Ledger,
  on: LedgerState,
  version: Version,
  changes: readonly Change[],
  watched: readonly RegisterRow[] | 'repair',
  until: Instant | undefined,
): Promise<CommitOutcome & { readonly strays: readonly RegisterRow[] }> {
  const rows = keptRows(changes, on, watched === 'repair' ? [] : watched)
  const isKept = rows.length > 0 || watched === 'repair'
  const kept: readonly Change[] = isKept ? [{ kind: 'keep', rows }, ...changes] : changes
  const outcome = await ledger.commit(on, version, kept, until)
  return { ...outcome, strays: outcome.kind === 'committed' ? strays(on, rows, outcome.found) : [] }
}
