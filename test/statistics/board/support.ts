import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { type Board, boardOf } from '../../../src/statistics/board/board.ts'
import type { BoardKey } from '../../../src/statistics/board/figures.ts'
import { type Desk, desk, sh, type Typed } from '../../support/desk.ts'

/** What people typed, by register. */
export type Rows = Readonly<Partial<Record<'complaint' | 'repair' | 'incident' | 'callback', readonly Typed[]>>>

/** A desk with rows that a sweep has seen at a time. */
export async function deskWith(rows: Rows, time: string): Promise<Desk> {
  const d = await desk()
  for (const [tab, typed] of Object.entries(rows)) await d.type(tab as keyof Rows, typed)
  await d.sweep(time)
  return d
}

/** The board of a desk as it stands. */
export const boardAt = async (d: Desk, time: string): Promise<Board> => boardOf(viewLedger(await d.read()), sh(time))

/** The figures that are not 0. */
export const some = (tally: Board['total']): Partial<Record<BoardKey, number>> =>
  Object.fromEntries(Object.entries(tally).filter(([key, count]) => key !== 'next' && count !== 0))
