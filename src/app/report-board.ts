import type { Instant } from '../model/instant.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Board } from '../statistics/board/board.ts'
import { writeBoard } from '../statistics/board/board-changes.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

/** A board, and its tab as it was written. */
export interface WrittenBoard {
  readonly tab: ReportTab
  readonly report: Board
  /** The site's zone. */
  readonly zone: string
}

/**
 * Writes the board as the ledger stands `now` (R42), whatever was written before: one read, one commit. Sweeps write it by themselves.
 *
 * Throws `Failure` as `planAndCommit` does, and `title-taken` where a tab of somebody's own bears its title.
 */
export async function reportBoard(parts: CommitParts, { now }: { readonly now?: Instant } = {}): Promise<WrittenBoard> {
  const asOf = now ?? parts.clock.now()
  const { plan, view } = await planAndCommit(parts, (read) => writeBoard(read, asOf))
  parts.log.info('report-written', { board: true, title: plan.tab.title })
  return { tab: plan.tab, report: plan.board, zone: view.settings.zone }
}
