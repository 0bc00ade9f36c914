import type { CallbackFields, CallEnd, CallOutcome } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import { contradictsItself } from '../callback-checks.ts'
import { CLOCK_SKEW } from '../checks.ts'
import { endOfMereDate } from '../mere-dates.ts'

/** A row of the callbacks, as its case sees it. */
export interface CallRow {
  /** The number that it has, and the one that it is to have: one without is given one when it is asked. */
  readonly own: CaseNumber | undefined
  readonly number: () => CaseNumber
  readonly fields: CallbackFields
  /** Which cycle of its case it asks about; absent until that is finished. */
  readonly cycle: number | undefined
  /** Whether nothing in it blocks. */
  readonly isAccepted: boolean
  /** That it is about another case by now. */
  readonly isMovedAway: boolean
  /** Each call of it that reached nobody. */
  readonly tries: readonly Instant[]
}

/** Who asks, when and where. */
export interface Asking {
  readonly zone: string
  readonly now: Instant
  /** Since when callbacks are made: an answer of before tells of a time that is over. */
  readonly since: Instant
}

/** What the customer said, or that they would not; undefined for a call that is not made, or reached nobody. */
function outcomeOf(fields: CallbackFields): CallOutcome | undefined {
  const { calledAt, outcome, satisfaction } = fields
  if (outcome === 'refused') return calledAt === undefined ? undefined : 'refused'
  if (outcome !== undefined || calledAt === undefined || contradictsItself(fields)) return undefined
  return satisfaction as CallOutcome | undefined
}

/**
 * When a call counts as made that is typed for a case resolved at `done`: a mere date on that very day is after the work. Undefined for a
 * call before it, which asks about nothing, and for one ahead of time.
 */
export function calledAfter(done: Instant, calledAt: Instant | undefined, { zone, now }: Asking): Instant | undefined {
  if (calledAt === undefined || calledAt > now + CLOCK_SKEW) return undefined
  if (calledAt >= done) return calledAt
  return endOfMereDate(calledAt, zone) >= done ? done : undefined
}

/** The rows about a cycle of a case that was resolved at `done`: those that say so, and those typed since that say nothing yet. */
export const callsOfCycle = <C extends Pick<CallRow, 'fields' | 'cycle' | 'isMovedAway'>>(
  calls: readonly C[],
  cycle: number,
  done: Instant,
  asking: Asking,
): readonly C[] =>
  calls.filter((call) => {
    if (call.isMovedAway) return false
    if (call.cycle !== undefined) return call.cycle === cycle
    const { calledAt = asking.now } = call.fields
    return (
      outcomeOf(call.fields) === undefined || calledAt > asking.now || calledAfter(done, calledAt, asking) !== undefined
    )
  })

/**
 * How the callback of a cycle ended (R33–R35), by the rows that stand: the last answer counts, as it is corrected. What is remembered of
 * a row that is gone, or cannot be read, stays; what a row does not say any more, or says of another case, does not.
 */
export function endOf(
  {
    cycle,
    done,
    all,
    was,
  }: {
    readonly cycle: number
    readonly done: Instant
    readonly all: readonly CallRow[]
    readonly was: CallEnd | undefined
  },
  asking: Asking,
): CallEnd | undefined {
  const standing = callsOfCycle(all, cycle, done, asking)
  const told = standing.flatMap((call): readonly CallEnd[] => {
    const outcome = outcomeOf(call.fields)
    const at = calledAfter(done, call.fields.calledAt, asking)
    return !call.isAccepted || outcome === undefined || at === undefined || at < asking.since
      ? []
      : [{ cycle, number: call.number(), outcome, at }]
  })
  const last = told.toSorted((a, b) => a.at - b.at).at(-1)
  if (last !== undefined || was === undefined) return last
  const row = all.find((call) => (call.isAccepted || call.isMovedAway) && call.own === was.number)
  return row === undefined ? was : undefined
}
