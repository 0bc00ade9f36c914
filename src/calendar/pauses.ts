import { type Instant, instant } from '../model/instant.ts'
import type { WorkCalendar } from './calendar.ts'
import { type Interval, openBefore, openFrom } from './open-time.ts'

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

/** The open intervals from `t` on with the pauses cut out. `pauses` must be tidy. */
export function* runningFrom(calendar: WorkCalendar, t: Instant, pauses: readonly Pause[]): Generator<Interval, never> {
  const open = openFrom(calendar, t)
  for (;;) {
    const { from: opens, to } = open.next().value
    let from = opens
    for (const pause of pauses) {
      if (pause.to <= from) continue
      if (pause.from >= to) break
      if (pause.from > from) yield { from, to: pause.from }
      from = pause.to
    }
    if (to > from) yield { from, to }
  }
}

/** The open intervals before `t` with the pauses cut out, latest first. `pauses` must be tidy. */
export function* runningBefore(
  calendar: WorkCalendar,
  t: Instant,
  pauses: readonly Pause[],
): Generator<Interval, never> {
  const open = openBefore(calendar, t)
  for (;;) {
    const { from, to: closes } = open.next().value
    let to = closes
    for (const pause of pauses.toReversed()) {
      if (pause.from >= to) continue
      if (pause.to <= from) break
      if (pause.to < to) yield { from: pause.to, to }
      to = pause.from
    }
    if (to > from) yield { from, to }
  }
}
