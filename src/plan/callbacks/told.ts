import type { Basis } from '../../model/basis.ts'
import type { CallEnd } from '../../model/callback.ts'
import type { CaseFields } from '../../model/case.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { RowRecord } from '../../model/row-record.ts'
import { cycleOf, resolvedAt, stoppedAt } from '../../rules/case-facts.ts'
import { happenedBy } from '../../rules/checks.ts'
import { earlierThan, resumed, without } from '../../rules/cycles.ts'
import { type Asking, type CallRow, endOf } from '../../rules/life/answers.ts'
import type { SeenTimes } from '../../rules/status.ts'
import { asRecorded } from '../../sheet/record.ts'

/** A row with what its callbacks make of it. */
export interface Told {
  readonly fields: CaseFields
  readonly seen: SeenTimes
  readonly ends: readonly CallEnd[]
  /** The answer that began the present cycle (R34). */
  readonly reopenedBy: CallEnd | undefined
}

/** What is asked of a row before its deadlines are counted. */
export interface Untold {
  readonly fields: CaseFields
  readonly seen: SeenTimes
  readonly was: RowRecord
  readonly before: Basis | undefined
  readonly calls: readonly CallRow[]
}

/**
 * A row in the light of what its customer answered (R33–R35). Who was not satisfied reopens the case at that moment. A mistyped answer
 * that is corrected takes the reopening back, while nothing has been done since; else the case goes on as it stands.
 */
export function toldBy({ fields, seen, was, before: stood, calls }: Untold, asking: Asking): Told {
  const known = was.ends ?? []
  if (calls.length === 0 && known.length === 0) return { fields, seen, ends: known, reopenedBy: undefined }
  const present = happenedBy(fields, asking.now, seen)
  const before = resumed(stood, present)
  const cycle = cycleOf(present, before)
  // An answer that came together with a reopening is that of the cycle which it ended.
  const earlier = earlierThan(cycle, before, present)
  const past = earlier.at(-1)
  const done = resolvedAt(present)
  let ends = known
  for (const one of earlier)
    if (one.resolvedAt !== undefined) ends = withEnd(ends, one.cycle, one.resolvedAt, calls, asking)
  if (done !== undefined) ends = withEnd(ends, cycle, done, calls, asking)

  const end = ends.find((one) => one.cycle === cycle)
  if (done !== undefined && end?.outcome === 'dissatisfied')
    return { ...reopened({ fields, seen }, momentOf(end, done, asking)), ends, reopenedBy: end }
  if (past?.resolvedAt === undefined) return { fields, seen, ends, reopenedBy: undefined }
  const began = known.find((one) => one.cycle === past.cycle)
  // A row that could not be accepted when it was answered for has no deadlines of the cycle that this began yet.
  const beganAt = before?.cycle === cycle ? before.reopenedAt : present.reopenedAt
  const isByCall = began?.outcome === 'dissatisfied' && beganAt === momentOf(began, past.resolvedAt, asking)
  if (!isByCall) return { fields, seen, ends, reopenedBy: undefined }
  const now = ends.find((one) => one.cycle === past.cycle)
  const isUntouched = done === undefined && isNothingDone(present)
  if (isUntouched)
    return now?.outcome === 'dissatisfied'
      ? { ...reopened({ fields, seen }, momentOf(now, past.resolvedAt, asking)), ends, reopenedBy: now }
      : { ...reopened({ fields, seen }, past.reopenedAt), ends, reopenedBy: undefined }
  if (now?.outcome !== 'dissatisfied') return { fields, seen, ends, reopenedBy: undefined }
  // What goes on from an answer goes on from that one as it was, whenever it is said to have been given later.
  return { fields, seen, ends: ends.map((one) => (one === now ? began : one)), reopenedBy: began }
}

/** The ends with that of one cycle as it is now. */
function withEnd(
  ends: readonly CallEnd[],
  cycle: number,
  done: Instant,
  all: readonly CallRow[],
  asking: Asking,
): readonly CallEnd[] {
  const was = ends.find((one) => one.cycle === cycle)
  const end = endOf({ cycle, done, all, was }, asking)
  if (end === was) return ends
  const others = ends.filter((one) => one !== was)
  return end === undefined ? others : [...others, end].toSorted((a, b) => a.cycle - b.cycle)
}

/** When an answer reopens a case: when it was given, and not before the work was done (R34). */
const momentOf = ({ at }: CallEnd, done: Instant, { zone }: Asking): Instant =>
  asRecorded(instant(Math.max(at, done)), zone)

/** The row with another moment of reopening in place of the one that was seen, or with none. */
function reopened(
  { fields, seen }: Pick<Told, 'fields' | 'seen'>,
  at: Instant | undefined,
): Pick<Told, 'fields' | 'seen'> {
  const rest = without(fields, 'reopenedAt')
  const { resolvedSeen } = seen
  return {
    fields: at === undefined ? rest : { ...rest, reopenedAt: at },
    seen: {
      ...(resolvedSeen === undefined ? {} : { resolvedSeen }),
      ...(at === undefined ? {} : { reopenedSeen: at }),
    },
  }
}

/** Whether nobody has begun anything in a cycle that a callback began. */
function isNothingDone(fields: CaseFields): boolean {
  const {
    reopenedAt = -Infinity,
    status,
    dispatchedAt = -Infinity,
    progressAt = -Infinity,
    pausedAt = -Infinity,
  } = fields
  return (
    (status === undefined || status === 'resolved') &&
    stoppedAt(fields, 'respond') === undefined &&
    [dispatchedAt, progressAt, pausedAt].every((at) => at < reopenedAt)
  )
}
