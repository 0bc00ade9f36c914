import type { Basis, Cycle, CycleMoment, PastCycle } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { type Instant, instant } from '../model/instant.ts'
import { isPaused, resolvedAt, stoppedAt, stoppers, type WatchedClock } from '../rules/case-facts.ts'
import type { CountedClock, RoundClock } from './round.ts'

/** Once round, from the receipt or a reopening to the resolution, as a case's cells and what is kept of it tell. */
export interface Turn {
  /** As figures count: 1 for the first, and one more for each reopening of what had been resolved. */
  readonly cycle: number
  /** What its callback is kept under: a reopening of what had not been resolved counts there. */
  readonly kept: number
  readonly begunAt: Instant
  readonly resolvedAt: Instant | undefined
  /** When the next one began; undefined for the last. */
  readonly endedAt: Instant | undefined
  readonly pausedAt: Instant | undefined
  readonly deadlines: Cycle['clocks']
  /** What was kept of one that is over; absent where nobody kept that. */
  readonly moments?: PastCycle['moments']
}

type Begun = CaseFields & { readonly receivedAt: Instant }

/**
 * Each time round, the first one first. What was reopened without having been resolved was open all the while: that is one, with the
 * deadlines that hold now.
 */
export function turnsOf(fields: Begun, basis: Basis | undefined): readonly Turn[] {
  const turns: Turn[] = []
  let begunAt = fields.receivedAt
  for (const { next, ...past } of pastOf(fields, basis)) {
    if (past.resolvedAt === undefined) continue
    turns.push({ cycle: turns.length + 1, begunAt, endedAt: next, pausedAt: undefined, ...past })
    begunAt = next
  }
  return [
    ...turns,
    {
      cycle: turns.length + 1,
      kept: basis?.cycle ?? 1,
      begunAt,
      resolvedAt: resolvedAt(fields),
      endedAt: undefined,
      pausedAt: isPaused(fields) ? fields.pausedAt : undefined,
      deadlines: basis?.clocks ?? {},
    },
  ]
}

type Past = Pick<Turn, 'kept' | 'resolvedAt' | 'deadlines' | 'moments'> & { readonly next: Instant }

/** How each earlier cycle ended, and when the next began; of a row that was reopened before anybody looked, what its cells tell. */
function pastOf({ resolvedAt: resolved, reopenedAt }: CaseFields, basis: Basis | undefined): readonly Past[] {
  if (reopenedAt === undefined) return []
  const earlier = basis?.earlier ?? []
  if (earlier.length === 0) {
    const isBefore = resolved !== undefined && resolved <= reopenedAt
    return [{ kept: 1, resolvedAt: isBefore ? resolved : undefined, deadlines: {}, next: reopenedAt }]
  }
  return earlier.map(({ cycle, resolvedAt: ended, clocks, moments }, index) => ({
    kept: cycle,
    resolvedAt: ended,
    deadlines: clocks,
    moments,
    next: earlier[index + 1]?.reopenedAt ?? reopenedAt,
  }))
}

/** A clock of a time round; undefined where it had no time limit, or when it was stopped is not known any more. */
export function clockOf(clock: CountedClock, turn: Turn, fields: CaseFields): RoundClock | undefined {
  const due = turn.deadlines[clock]?.due
  if (due === undefined) return undefined
  if (turn.endedAt === undefined) return { due, stoppedAt: stoppedAt(fields, clock) }
  const stopped = stoppedThen(clock, turn, fields)
  // Whoever had resolved it in time had done all else in time.
  if (stopped === undefined && (turn.resolvedAt ?? Infinity) > due) return undefined
  return { due, stoppedAt: stopped ?? turn.resolvedAt }
}

/** When the customer was answered in a time round: told, or the case resolved. */
export const repliedIn = (turn: Turn, fields: CaseFields): Instant | undefined =>
  turn.endedAt === undefined ? stoppedAt(fields, 'reply') : (stoppedThen('reply', turn, fields) ?? turn.resolvedAt)

/**
 * When a clock was stopped in a cycle that is over; undefined where nobody knows: that was not kept, and a later time was typed over the
 * cycle's own, so that only the resolution is left of it.
 */
function stoppedThen(clock: WatchedClock, turn: Turn, fields: CaseFields): Instant | undefined {
  const { cycle, begunAt, resolvedAt: done, endedAt = begunAt, moments } = turn
  const from = cycle === 1 ? -Infinity : begunAt
  const keys = stoppers(clock).filter((key): key is CycleMoment => key !== 'resolvedAt' && key !== 'calledBackAt')
  const typed = keys.flatMap((key) => (moments ?? fields)[key] ?? [])
  const then = typed.filter((at) => at >= from && at < endedAt)
  const isTypedOver = then.length === 0 && typed.some((at) => at >= endedAt)
  return isTypedOver ? undefined : instant(Math.min(...then, done ?? Infinity))
}
