import type { Instant } from '../model/instant.ts'
import { outcomeChanges } from '../plan/mails/outcome-changes.ts'
import type { Change, Ledger, LedgerState, Version } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import type { Sent } from './send-mails.ts'

/** How often it is tried to be written. */
const TRIES = 5

/** So many lines are one commit, within the two megabytes that the service advises: each stands for itself. */
const LINES_A_COMMIT = 1000

/** Lines that were committed before their mails left, and what became of these. */
export interface ToldOf extends Sent {
  readonly lines: readonly StoredNotice[]
  readonly view: LedgerView
  readonly at: Instant
}

/**
 * Writes into the notices tab what became of the mails. Where somebody else committed meanwhile, or `isOld` says that much time has gone
 * by in which people may have moved lines, these are looked up anew.
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
    isOld,
  }: {
    readonly ledger: Ledger
    readonly log: Log
    readonly runId: string
    readonly until?: Instant | undefined
    readonly isOld: boolean
  },
): Promise<void> {
  const changesFor = (linesOf: (one: ToldOf) => readonly StoredNotice[]): readonly (readonly Change[])[] =>
    told.flatMap((one) => {
      const lines = linesOf(one)
      const pieces = Math.ceil(lines.length / LINES_A_COMMIT)
      return Array.from({ length: pieces }, (_, index) => {
        const piece = lines.slice(index * LINES_A_COMMIT, (index + 1) * LINES_A_COMMIT)
        return outcomeChanges(piece, one.outcomes, one.view, one.at, one)
      }).filter((changes) => changes.length > 0)
    })
  const changesOn = (read: LedgerState): readonly (readonly Change[])[] => {
    const pending = viewLedger(read).notices.pending()
    return changesFor(() => pending)
  }
  // Where it cannot be read, what is known of it is better than nothing.
  const anew = isOld ? await ledger.read(undefined, until).catch(() => undefined) : undefined
  let state = anew ?? on
  let left = anew === undefined ? changesFor(({ lines }) => lines) : changesOn(anew)
  let commits = 0
  for (let tries = 1; tries <= TRIES; ) {
    const [changes] = left
    if (changes === undefined) return
    const version = `${runId}.m${++commits}` as Version
    const outcome = await ledger.commit(state, version, changes, until)
    if (outcome.kind === 'committed') {
      state = { ...state, version }
      left = left.slice(1)
      continue
    }
    tries++
    state = await ledger.read(undefined, until)
    left = changesOn(state)
  }
  log.error('outcomes-not-written', { lines: told.reduce((sum, { lines }) => sum + lines.length, 0) })
}
