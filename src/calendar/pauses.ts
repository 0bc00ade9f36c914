import { instant } from '../model/instant.ts'
import type { Interval } from './open-time.ts'

/**
 * A stretch in which a clock stands still (R21), the end not included. For a pause that still runs, give now as its end:
 * the deadline then is the one that holds if the pause ended now.
 */
export type Pause = Interval

/** Pauses in order, without overlaps and without empty or reversed ones. */
export function tidyPauses(pauses: readonly Pause[]): readonly Pause[] {
  if (pauses.length === 0) return pauses
  const tidy: Pause[] = []
  for (const pause of pauses.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = tidy.at(-1)
    if (last && pause.from <= last.to) {
      tidy[tidy.length - 1] = { from: last.from, to: instant(Math.max(last.to, pause.to)) }
    } else tidy.push(pause)
  }
  return tidy
}
