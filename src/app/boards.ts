import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { boardBeside, boardRefused } from '../statistics/board/board-changes.ts'

/** The board beside what a sweep does. */
interface Boards {
  /** The changes that write it with others; none where it would be the one that stands. */
  readonly beside: (others: readonly Change[], view: LedgerView, state: LedgerState, now: Instant) => readonly Change[]
  /** Whether a commit failed for the board that was in it. From then on there is none in this sweep, and none for an hour. */
  readonly isToBlame: (thrown: unknown) => boolean
}

/**
 * A board that cannot be written, for a tab of somebody's own bears its title or the spreadsheet has no room, keeps no sweep from its work
 * (promise 6); nor does one that cannot be made.
 */
export function boardsFor(log: Log): Boards {
  let isWritten = false
  let isRefused = false
  return {
    beside(others, view, state, now) {
      if (isRefused) return boardRefused(view, now)
      try {
        const changes = boardBeside(others, view, state, now)
        isWritten = changes.length > 0
        return changes
      } catch (thrown) {
        log.error('board-not-made', { error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : 'unknown' })
        isWritten = false
        return boardRefused(view, now)
      }
    },
    isToBlame(thrown) {
      const kind = thrown instanceof Failure ? thrown.reason.kind : undefined
      if (!isWritten || isRefused || (kind !== 'title-taken' && kind !== 'sheets-refused')) return false
      log.warn('board-not-written', { reason: kind })
      isRefused = true
      return true
    },
  }
}
