import type { Basis, CasePause } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { Clock } from '../model/clock.ts'
import { type Instant, instant } from '../model/instant.ts'

type Begun = CaseFields & { readonly receivedAt: Instant }

/**
 * Which time round this is: 1, and one more for each reopening after those that the basis of its deadlines knows, taken back or
 * not: what was mailed about one that was taken back was not mailed about another. Where the
 * resolution that stands is from before the last reopening, the case was not resolved in between: another moment of reopening
 * then corrects that one.
 */
export function cycleOf({ reopenedAt, resolvedAt: resolved }: CaseFields, before: Basis | undefined): number {
  if (reopenedAt === undefined) return 1
  const next = Math.max(before?.undone?.cycle ?? 1, before?.cycle ?? 1) + 1
  if (before?.reopenedAt === undefined) return next
  if (before.reopenedAt === reopenedAt) return before.cycle
  // What began an earlier cycle stands again: the reopening after it was taken back.
  const past = before.earlier.find((one) => one.reopenedAt === reopenedAt)
  if (past !== undefined) return past.cycle
  return (resolved ?? Infinity) <= before.reopenedAt ? before.cycle : next
}

/** When the clocks of the present cycle began: at the reopening (R34), else when the case was received (R05). */
export const startOf = (fields: Begun): Instant => fields.reopenedAt ?? fields.receivedAt

/** When the case was resolved in its present cycle; a resolution from before a reopening no longer counts. */
export const resolvedAt = (fields: CaseFields): Instant | undefined =>
  // Where both are typed as a mere date, the reopening came later.
  fields.resolvedAt === fields.reopenedAt ? undefined : inCycle(fields, fields.resolvedAt)

const inCycle = (fields: CaseFields, at: Instant | undefined): Instant | undefined =>
  (at ?? Infinity) < (fields.reopenedAt ?? -Infinity) ? undefined : at

/** What stops each clock: whoever arrived has responded, and whoever resolved has done all of it. */
const STOPPED_BY = {
  dispatch: ['dispatchedAt', 'arrivedAt', 'resolvedAt'],
  respond: ['respondedAt', 'arrivedAt', 'repliedAt', 'resolvedAt'],
  arrive: ['arrivedAt', 'resolvedAt'],
  reply: ['repliedAt', 'resolvedAt'],
  resolve: ['resolvedAt'],
  progress: ['resolvedAt'],
  promise: ['resolvedAt'],
  slip: ['resolvedAt'],
  critical: ['resolvedAt'],
  incident: ['resolvedAt'],
  abnormal: ['resolvedAt'],
  upset: ['resolvedAt'],
  authority: ['resolvedAt'],
  repeat: ['resolvedAt'],
  reopened: ['respondedAt', 'arrivedAt', 'repliedAt', 'resolvedAt'],
  callback: ['calledBackAt'],
  unreached: ['calledBackAt'],
  handover: ['resolvedAt'],
  // A row that is mended has no such clock any more.
  entry: [],
} as const satisfies Partial<Record<Clock, readonly StoppingMoment[]>>

type StoppingMoment = 'dispatchedAt' | 'respondedAt' | 'arrivedAt' | 'repliedAt' | 'resolvedAt' | 'calledBackAt'

/** The clocks that are watched. */
export type WatchedClock = keyof typeof STOPPED_BY
export const WATCHED_CLOCKS = Object.keys(STOPPED_BY) as readonly WatchedClock[]

/** The moments that stop a clock; its own comes first. */
export const stoppers = (clock: WatchedClock): readonly StoppingMoment[] => STOPPED_BY[clock]

const stoppingAt = (fields: CaseFields, key: StoppingMoment): Instant | undefined =>
  key === 'resolvedAt' ? resolvedAt(fields) : inCycle(fields, fields[key])

/** What stopped a clock in the present cycle: its own moment where the row has that; undefined while it runs. */
export const stoppedBy = (fields: CaseFields, clock: WatchedClock): StoppingMoment | undefined =>
  stoppers(clock).find((key) => stoppingAt(fields, key) !== undefined)

/** When a clock was stopped in the present cycle; undefined while it runs. */
export function stoppedAt(fields: CaseFields, clock: WatchedClock): Instant | undefined {
  const moments = stoppers(clock).flatMap((key) => stoppingAt(fields, key) ?? [])
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant)
}

/** Whether a clock was stopped in the present cycle. */
export const isStopped = (fields: CaseFields, clock: WatchedClock): boolean => stoppedAt(fields, clock) !== undefined

/**
 * The pause that the row's cells tell of, if it is of the present cycle (R21). It lasts until the end that was typed, else until
 * the resolution; `to` is absent while it lasts. An end from before its start belongs to the pause before it. Without a reason
 * nothing is paused: waiting that nobody accounts for is no waiting.
 */
export function cellPause(fields: CaseFields): CasePause | undefined {
  const { pauseReason: reason, resumedAt } = fields
  const from = inCycle(fields, fields.pausedAt)
  if (from === undefined || reason === undefined) return undefined
  const end = (resumedAt ?? -Infinity) >= from ? resumedAt : resolvedAt(fields)
  return end === undefined ? { from, reason } : { from, to: instant(Math.max(from, end)), reason }
}

/** Whether the case waits for the customer or for parts now: *resolve* stands still, *progress* does not (R21). */
export function isPaused(fields: CaseFields): boolean {
  const pause = cellPause(fields)
  return pause !== undefined && pause.to === undefined
}

/** How far the work has come in a cycle that is not resolved. */
export function workStage(fields: CaseFields): 'waiting' | 'working' | 'paused' {
  if (isPaused(fields)) return 'paused'
  return stoppedAt(fields, 'respond') === undefined ? 'waiting' : 'working'
}
