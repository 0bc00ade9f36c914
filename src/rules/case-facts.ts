import type { Basis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { Clock } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'

type Begun = CaseFields & { readonly receivedAt: Instant }

/** Which time round this is: 1, and one more for each reopening after those that the basis of its deadlines knows. */
export function cycleOf({ reopenedAt }: CaseFields, before: Basis | undefined): number {
  if (reopenedAt === undefined) return 1
  return before?.reopenedAt === reopenedAt ? before.cycle : (before?.cycle ?? 1) + 1
}

/** When the clocks of the present cycle began: at the reopening (R34), else when the case was received (R05). */
export const startOf = (fields: Begun): Instant => fields.reopenedAt ?? fields.receivedAt

/** When the case was resolved in its present cycle; a resolution from before a reopening no longer counts. */
export const resolvedAt = (fields: CaseFields): Instant | undefined =>
  // Where both are typed as a mere date, the reopening came later.
  fields.resolvedAt === fields.reopenedAt ? undefined : inCycle(fields, fields.resolvedAt)

const inCycle = (fields: CaseFields, at: Instant | undefined): Instant | undefined =>
  at !== undefined && fields.reopenedAt !== undefined && at < fields.reopenedAt ? undefined : at

/** What stops each clock: whoever arrived has responded, and whoever resolved has done all of it. */
const STOPPED_BY = {
  dispatch: ['dispatchedAt', 'arrivedAt', 'resolvedAt'],
  respond: ['respondedAt', 'arrivedAt', 'repliedAt', 'resolvedAt'],
  arrive: ['arrivedAt', 'resolvedAt'],
  reply: ['repliedAt', 'resolvedAt'],
  resolve: ['resolvedAt'],
  progress: ['resolvedAt'],
} as const satisfies Partial<Record<Clock, readonly (keyof CaseFields)[]>>

/** The clocks that are watched: callbacks have their own register. */
export type WatchedClock = keyof typeof STOPPED_BY
export const WATCHED_CLOCKS = Object.keys(STOPPED_BY) as readonly WatchedClock[]

/** When a clock was stopped in the present cycle; undefined while it runs. */
export function stoppedAt(fields: CaseFields, clock: WatchedClock): Instant | undefined {
  const moments = STOPPED_BY[clock].flatMap(
    (key) => (key === 'resolvedAt' ? resolvedAt(fields) : inCycle(fields, fields[key])) ?? [],
  )
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant)
}

/** Whether the case waits for the customer or for parts now: *resolve* stands still, *progress* does not (R21). */
export const isPaused = (fields: CaseFields): boolean =>
  inCycle(fields, fields.pausedAt) !== undefined &&
  (fields.resumedAt === undefined || fields.resumedAt < (fields.pausedAt ?? 0)) &&
  resolvedAt(fields) === undefined

/** The ended pause of the present cycle, if there is one (R21); one that nobody ended, the resolution ended. */
export function endedPause(fields: CaseFields): { readonly from: Instant; readonly to: Instant } | undefined {
  const from = inCycle(fields, fields.pausedAt)
  const resumed = fields.resumedAt !== undefined && from !== undefined && fields.resumedAt >= from
  const to = resumed ? fields.resumedAt : resolvedAt(fields)
  return from !== undefined && to !== undefined && to > from ? { from, to } : undefined
}

/** The stages that the sheet shows; a row with blocking problems is none of them. */
export type Stage = 'unaccepted' | 'waiting' | 'working' | 'paused' | 'resolved'

/** How far an accepted case has come. */
export function stageOf(fields: CaseFields): Exclude<Stage, 'unaccepted'> {
  if (resolvedAt(fields) !== undefined) return 'resolved'
  if (isPaused(fields)) return 'paused'
  return stoppedAt(fields, 'respond') === undefined ? 'waiting' : 'working'
}
