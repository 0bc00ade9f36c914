import type { CallbackWhy } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'

/** A cycle of a case that was finished in the week of the draw, and how it stands with its callback. */
export interface Finished {
  readonly number: CaseNumber
  readonly cycle: number
  readonly why: CallbackWhy
}

/** A third of ten is ten thirds in binary too: nothing is rounded up for the last of its digits. */
const SLACK = 1e-9

/** How many of so many finished cases are to be called back (R32); `share` is between 0 and 1. */
export const wanted = (finished: number, share: number): number => Math.max(0, Math.ceil(finished * share - SLACK))

/**
 * Those of a week that are picked now (R32, R38), in the order of their lots: as many as are missing to the share of all that were
 * finished, exempt ones among them, while there are any. What is mandatory counts, and what was picked stays picked. `lot` is a text,
 * of which the lowest comes first; without it everything that may be drawn is picked.
 */
export function draw(
  finished: readonly Finished[],
  share: number,
  lot: ((number: CaseNumber, cycle: number) => string) | undefined,
): readonly Finished[] {
  const open = finished.filter(({ why }) => why === 'inDraw')
  if (lot === undefined) return open
  const picked = finished.filter(({ why }) => why === 'mandatory' || why === 'sampled').length
  const missing = wanted(finished.length, share) - picked
  if (missing <= 0) return []
  const lots = open.map((one) => ({ one, lot: lot(one.number, one.cycle) }))
  const inOrder = lots.toSorted((a, b) => compare(a.lot, b.lot))
  return inOrder.slice(0, missing).map(({ one }) => one)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
