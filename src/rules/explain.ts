import type { Basis, CasePause, Cycle, PastCycle, PromisedDate } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { DEADLINE_CLOCKS, type DeadlineClock, POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName } from '../model/policy.ts'
import { cellPause, resolvedAt, stoppedAt, type WatchedClock } from './case-facts.ts'
import type { DeadlineRules } from './deadlines.ts'
import { type ExplainedDeadline, type ExplainedRow, explainDeadline } from './explain-clock.ts'
import { slipsOf } from './promises.ts'

/**
 * How a clock stands; lengths are elapsed milliseconds. `unknown`: an earlier cycle's, of which the row's cells tell no more.
 * `unwatched`: a callback's, which has its own register.
 */
export type Standing =
  | { readonly kind: 'on-time' | 'late'; readonly at: Instant; readonly by: number }
  | { readonly kind: 'running' | 'overdue'; readonly by: number }
  | { readonly kind: 'paused'; readonly since: Instant; readonly reason: string }
  | { readonly kind: 'unknown' | 'unwatched' }

export interface ExplainedClock extends ExplainedDeadline {
  readonly standing: Standing
}

/** Once round, explained. */
export interface ExplainedCycle {
  readonly cycle: number
  readonly isPresent: boolean
  readonly reopenedAt: Instant | undefined
  readonly resolvedAt: Instant | undefined
  readonly calendarName: CalendarName
  /** Index of the policy row; undefined where none was asked or none fits. */
  readonly policyRow: number | undefined
  readonly clocks: readonly ExplainedClock[]
  /** Limits that the policy set and that came to no deadline: not begun yet, or not counted. */
  readonly waiting: readonly { readonly clock: PolicyClock; readonly limit: Duration; readonly hasBegun: boolean }[]
  readonly pauses: readonly CasePause[]
  readonly promises: readonly (PromisedDate & { readonly isSlip: boolean })[]
}

/**
 * Everything that a case's deadlines rest on, as of `now` (R22): the present cycle first, then the earlier ones, latest first.
 * None where the case has no basis.
 */
export function explainCase(
  row: ExplainedRow,
  basis: Basis | undefined,
  rules: DeadlineRules,
  now: Instant,
): readonly ExplainedCycle[] {
  if (basis === undefined) return []
  const { fields } = row
  const present = explainCycle(basis, basis.origin, resolvedAt(fields), row, rules, (clock, due) =>
    standingNow(clock, due, fields, now),
  )
  const earlier = basis.earlier.map((past, index) => {
    const origin = past.asked === undefined ? 'import' : 'policy'
    const { reopenedAt: next = Infinity } = basis.earlier[index + 1] ?? basis
    const told = cellsOf(past, next, fields)
    return explainCycle(past, origin, past.resolvedAt, row, rules, (clock, due) => standingThen(clock, due, told))
  })
  return [{ ...present, isPresent: true }, ...earlier.toReversed()]
}

function explainCycle(
  cycle: Cycle,
  origin: Basis['origin'],
  resolved: Instant | undefined,
  row: ExplainedRow,
  rules: DeadlineRules,
  standingOf: (clock: DeadlineClock, due: Instant) => Standing,
): ExplainedCycle {
  const slips = new Set(slipsOf(cycle.promises))
  return {
    cycle: cycle.cycle,
    isPresent: false,
    reopenedAt: cycle.reopenedAt,
    resolvedAt: resolved,
    calendarName: cycle.calendar,
    policyRow: cycle.policyRow,
    clocks: DEADLINE_CLOCKS.flatMap((clock) => {
      const explained = explainDeadline(clock, cycle, origin, row, rules)
      return explained === undefined ? [] : [{ ...explained, standing: standingOf(clock, explained.due) }]
    }),
    waiting: POLICY_CLOCKS.flatMap((clock) => {
      const limit = cycle.limits[clock]
      return limit === undefined || cycle.clocks[clock] !== undefined
        ? []
        : [{ clock, limit, hasBegun: clock !== 'callback' || resolved !== undefined }]
    }),
    pauses: cycle.pauses,
    promises: cycle.promises.map((promise) => ({ ...promise, isSlip: slips.has(promise) })),
  }
}

function standingNow(clock: DeadlineClock, due: Instant, fields: CaseFields, now: Instant): Standing {
  // Of a case of before callbacks were made nobody is asked for one.
  if (clock === 'callback' && fields.caller === undefined) return { kind: 'unwatched' }
  const at = stoppedAt(fields, clock)
  if (at !== undefined) return judge(at, due)
  const pause = clock === 'resolve' ? cellPause(fields) : undefined
  if (pause !== undefined && pause.to === undefined && pause.from <= due)
    return { kind: 'paused', since: pause.from, reason: pause.reason }
  return now > due ? { kind: 'overdue', by: now - due } : { kind: 'running', by: due - now }
}

const judge = (at: Instant, due: Instant): Standing =>
  at > due ? { kind: 'late', at, by: at - due } : { kind: 'on-time', at, by: due - at }

/** What the row's cells still tell of an earlier cycle: what happened before the next one began. */
function cellsOf(past: PastCycle, next: number, fields: CaseFields): CaseFields {
  const happened = Object.entries(fields).filter(([, value]) => typeof value === 'number' && value < next)
  return {
    ...(Object.fromEntries(happened) as CaseFields),
    ...(past.reopenedAt === undefined ? {} : { reopenedAt: past.reopenedAt }),
    ...(past.resolvedAt === undefined ? {} : { resolvedAt: past.resolvedAt }),
  }
}

/** Only what stops with the resolution is known for sure: the other cells may have been typed over since. */
const ENDS_WITH_CASE: readonly WatchedClock[] = ['resolve', 'progress', 'promise', 'slip']

function standingThen(clock: DeadlineClock, due: Instant, told: CaseFields): Standing {
  if (clock === 'callback') return { kind: 'unwatched' }
  const at = stoppedAt(told, clock)
  const isKnown = at !== undefined && (at !== told.resolvedAt || ENDS_WITH_CASE.includes(clock))
  return isKnown ? judge(at, due) : { kind: 'unknown' }
}
