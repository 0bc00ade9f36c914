import type { Swept } from '../record.ts'
import { type Broken, broken } from './broken.ts'

/** What a sweep may call: one read where there is nothing to do, four calls otherwise. */
const MOST = 4

/** To put back what another sweep could not any more: another read, another look, another batch. */
const MOST_WITH_REPAIR = MOST + 3

/** Where people call a column otherwise, its key is asked for, once: one more look. */
const asksForKeys = (calls: readonly string[]): boolean => calls.filter((call) => call === LOOK).length > 1
const LOOK = 'GET /'
const BATCH = 'POST :batchUpdate'

/** No sweep calls more than it may, unless something happened while it ran; a repair comes after something has happened. */
export function* fewCalls(swept: readonly Swept[]): Iterable<Broken> {
  for (const [index, { number, calls, isCalm, became }] of swept.entries()) {
    if (!isCalm) continue
    if (became.kind === 'failed') yield broken('others', `sweep ${number} fails all by itself: ${String(became.error)}`)
    if (became.kind !== 'done') continue
    const before = swept[index - 1]
    const mayRepair = before !== undefined && (!before.isCalm || before.became.kind !== 'done')
    const most = mayRepair && calls.includes(BATCH) ? MOST_WITH_REPAIR : became.changes === 0 ? 1 : MOST
    if (calls.length > most + (asksForKeys(calls) ? 1 : 0))
      yield broken('calls', `sweep ${number} with ${became.changes} changes: ${calls.join(', ')}`)
  }
}
