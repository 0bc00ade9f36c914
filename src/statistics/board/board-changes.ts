import type { Instant } from '../../model/instant.ts'
import type { ReportTab } from '../../model/report-tab.ts'
import type { Change, LedgerState } from '../../ports/ledger.ts'
import { applied } from '../../sheet/applied.ts'
import { type LedgerView, viewLedger } from '../../sheet/ledger-view.ts'
import { BOARD_NAME, remember } from '../../sheet/system-tab.ts'
import { type Board, boardOf } from './board.ts'
import { renderBoard } from './tab.ts'
import {
  isOutdated,
  isTooEarly,
  parseWritten,
  printOfLedger,
  printWritten,
  refusedAt,
  type WrittenBoard,
} from './written-board.ts'

/**
 * The changes that write the board beside others, as the ledger will stand once these are made. None where the last one is not a minute
 * old, or would be the same: nothing was looked at since, and time alone makes no other of it.
 */
export function boardBeside(
  others: readonly Change[],
  view: LedgerView,
  state: LedgerState,
  now: Instant,
): readonly Change[] {
  const known = parseWritten(view.memory.board)
  if (isTooEarly(known, now)) return []
  const after = applied(state, others)
  const then = after === state ? view : viewLedger(after)
  return isOutdated(known, printOfLedger(then), now) ? writeBoard(then, now, view).changes : []
}

/** The board of a ledger, its tab, and the changes that write it, whatever was written before. `view`: the ledger that is written to. */
export function writeBoard(
  then: LedgerView,
  now: Instant,
  view: LedgerView = then,
): { readonly board: Board; readonly tab: ReportTab; readonly changes: readonly Change[] } {
  const board = boardOf(then, now)
  const tab = renderBoard(board, then.settings)
  const written = { at: now, until: board.until, print: printOfLedger(then) }
  return { board, tab, changes: [{ kind: 'report', report: tab }, ...rememberBoard(view, written)] }
}

/** In place of the board where it cannot be written: that nobody need try for an hour. */
export const boardRefused = (view: LedgerView, now: Instant): readonly Change[] => rememberBoard(view, refusedAt(now))

const rememberBoard = ({ memory }: LedgerView, written: WrittenBoard): readonly Change[] =>
  remember(memory, new Map([[BOARD_NAME, printWritten(written)]]))
