import type { Swept } from '../record.ts'
import { type Broken, broken } from './broken.ts'

/** What a sweep may call: one read where there is nothing to do, four calls at most otherwise, unless something happened to it. */
export function* fewCalls(swept: readonly Swept[]): Iterable<Broken> {
  for (const { number, calls, isCalm, became } of swept) {
    if (!isCalm) continue
    if (became.kind === 'failed') yield broken('others', `sweep ${number} fails all by itself: ${String(became.error)}`)
    if (became.kind !== 'done') continue
    const most = became.changes === 0 ? 1 : 4
    if (calls.length > most)
      yield broken('calls', `sweep ${number} with ${became.changes} changes: ${calls.join(', ')}`)
  }
}
