import { type Basis, CYCLE_MOMENTS, type CycleMoment, type PastCycle } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'

/**
 * What to go on from: where a reopening was cleared and the same is typed again, all that was known of it and of the cycles
 * before. Clearing a cell and taking that back loses nothing.
 */
export const resumed = (before: Basis | undefined, { reopenedAt }: CaseFields): Basis | undefined =>
  reopenedAt !== undefined && before?.undone?.reopenedAt === reopenedAt ? before.undone : before

/** What was known before the row's reopening was cleared, from `before`; undefined where it was not, or where another began. */
export function undoneBy(cycle: number, before: Basis | undefined): Pick<Basis, 'undone'> {
  if (before === undefined || cycle > before.cycle) return {}
  const undone = cycle < before.cycle ? before : before.undone
  return undone === undefined ? {} : { undone }
}

/**
 * What is known of a cycle from `before`: all of it while it lasts, and of the first again where its reopening was taken back;
 * undefined for one that begins now, and for a case never stamped.
 */
export function knownOf(before: Basis | undefined, cycle: number): Basis | undefined {
  if (before === undefined || before.cycle === cycle) return before
  const index = before.earlier.findIndex((past) => past.cycle === cycle)
  const past = before.earlier[index]
  if (past === undefined) return undefined
  // Only an import brings a case deadlines that no policy was asked for.
  const origin = past.asked === undefined ? 'import' : 'policy'
  return { ...without(past, 'resolvedAt', 'moments'), origin, earlier: before.earlier.slice(0, index) }
}

/** The cycles before this one, each with what it was judged by (R23, R34). `fields` still tell when the last of them ended. */
export function earlierThan(cycle: number, before: Basis | undefined, fields: CaseFields): readonly PastCycle[] {
  if (before === undefined) return []
  if (before.cycle >= cycle) return before.earlier.filter((past) => past.cycle < cycle)
  const resolvedAt = endOf(before, fields)
  const past: PastCycle = {
    ...without(before, 'origin', 'earlier'),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    ...keptMoments(before, fields),
  }
  return [...before.earlier, past]
}

/** What is kept of a cycle as it ends: nothing where a time of the next one is typed already, for who knows what stood there. */
function keptMoments(before: Basis, fields: CaseFields): Pick<PastCycle, 'moments'> {
  const [from, to] = [before.reopenedAt ?? -Infinity, fields.reopenedAt ?? Infinity]
  const isTypedOver = CYCLE_MOMENTS.some((key) => (fields[key] ?? -Infinity) >= to)
  return isTypedOver ? {} : { moments: momentsBetween(from, to, fields) }
}

/** What happened in a cycle that ended at `next`: as it was kept, else what the row's cells still tell of it. */
export const momentsIn = (past: PastCycle, next: number, fields: CaseFields): NonNullable<PastCycle['moments']> =>
  past.moments ?? momentsBetween(past.reopenedAt ?? -Infinity, next, fields)

function momentsBetween(from: number, to: number, fields: CaseFields): NonNullable<PastCycle['moments']> {
  const moments: { [K in CycleMoment]?: Instant } = {}
  for (const key of CYCLE_MOMENTS) {
    const at = fields[key]
    if (at !== undefined && at >= from && at < to) moments[key] = at
  }
  return moments
}

/** When the cycle that a reopening ended was resolved: as the cells say, or as its callback was counted from. */
function endOf(before: Basis, { resolvedAt, reopenedAt }: CaseFields): Instant | undefined {
  return (resolvedAt ?? Infinity) <= (reopenedAt ?? -Infinity) ? resolvedAt : before.clocks.callback?.from[0]
}

/** A record without some of its keys. */
export const without = <T extends object, K extends keyof T>(of: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>
