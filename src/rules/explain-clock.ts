import { CalendarError, type WorkCalendar } from '../calendar/calendar.ts'
import type { Pause } from '../calendar/pauses.ts'
import { type DeadlineTrace, traceDeadline } from '../calendar/trace.ts'
import { workingBetween } from '../calendar/working-time.ts'
import type { CasePause, ClockBasis, Cycle } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { DeadlineClock, PolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName, PolicyRow } from '../model/policy.ts'
import type { CaseRegister } from '../model/register.ts'
import { pausesAmong } from './clock-facts.ts'
import type { DeadlineRules } from './deadlines.ts'
import { matchPolicy, type PolicyQuestion } from './match-policy.ts'
import { slipsOf } from './promises.ts'

/** A row as an explanation needs it; `question` is what the policy is asked by, absent of a row that is no case. */
export interface ExplainedRow {
  readonly register: CaseRegister
  readonly fields: CaseFields
  readonly question?: PolicyQuestion
}

/**
 * The policy row that set a limit: `same` while the tab's row of that number still fits the case and says the same; else it was
 * changed or moved since, or is gone.
 */
export interface PolicySaid {
  /** Index into the tab's rows: people see `row + 1`. */
  readonly row: number
  readonly standing: 'same' | 'changed' | 'gone'
  /** What the row is found by; absent where it is not what it was. */
  readonly fits?: Pick<PolicyRow, 'register' | 'category' | 'subcategory' | 'priorities'>
}

/** A pause of the clock, and how much of it lies in the open time between its start and its deadline, in milliseconds. */
export interface CountedPause {
  readonly from: Instant
  readonly to: Instant
  /** A choice of the pause reasons; absent where the case does not tell it any more. */
  readonly reason?: string
  readonly counted: number
}

/** How a limit of the policy came to a deadline. */
export interface CountedDeadline {
  readonly kind: 'policy'
  readonly limit: Duration
  readonly policy: PolicySaid | undefined
  /** Whether the policy was applied anew after the clock had stopped, so that it is judged by another one than the case (R23). */
  readonly isJudgedByEarlier: boolean
  readonly start: Instant
  readonly startedBy: 'receivedAt' | 'reopenedAt' | 'progressAt' | 'resolvedAt' | 'triedAt' | 'drawnAt'
  readonly calendarName: CalendarName
  /** The calendar as it is today; absent where there is none of that name any more. */
  readonly calendar: WorkCalendar | undefined
  readonly pauses: readonly CountedPause[]
  /** The pause that still lasts: it moves the deadline once it ends. */
  readonly lasting?: CasePause
  /** Day by day; absent where the calendar of today does not come to the deadline that stands. */
  readonly trace: DeadlineTrace | undefined
  /** What the calendar of today would come to, where that is another moment (R23). */
  readonly today: Instant | undefined
}

/** What set a deadline: the policy; an appointment (R18); a promise to the customer, or a promise put off again (R20); an import. */
export type DeadlineSource =
  | CountedDeadline
  | { readonly kind: 'appointment' | 'import' }
  | { readonly kind: 'promise'; readonly since: Instant | undefined; readonly slips: number }
  | { readonly kind: 'slip'; readonly slips: number }

/** A deadline and what it rests on (R22). */
export interface ExplainedDeadline {
  readonly clock: DeadlineClock
  readonly due: Instant
  readonly source: DeadlineSource
}

/** Explains the deadline of a clock; `origin` is that of the case's basis. Undefined where the clock has none. */
export function explainDeadline(
  clock: DeadlineClock,
  cycle: Cycle,
  origin: 'policy' | 'import',
  row: ExplainedRow,
  rules: DeadlineRules,
): ExplainedDeadline | undefined {
  const basis = cycle.clocks[clock]
  return basis && { clock, due: basis.due, source: sourceOf(clock, basis, cycle, origin, row, rules) }
}

function sourceOf(
  clock: DeadlineClock,
  basis: ClockBasis,
  cycle: Cycle,
  origin: 'policy' | 'import',
  row: ExplainedRow,
  rules: DeadlineRules,
): DeadlineSource {
  const slips = slipsOf(cycle.promises).length
  if (clock === 'promise') return { kind: 'promise', since: cycle.promises.at(-1)?.since, slips }
  if (clock === 'slip') return { kind: 'slip', slips }
  const [start] = basis.from
  if (basis.limit === undefined || start === undefined) return { kind: origin === 'import' ? 'import' : 'appointment' }
  return countedDeadline(clock, { ...basis, limit: basis.limit, start }, cycle, row, rules)
}

function countedDeadline(
  clock: PolicyClock,
  { from, due, judgedBy, limit, start }: ClockBasis & { readonly limit: Duration; readonly start: Instant },
  cycle: Cycle,
  row: ExplainedRow,
  rules: DeadlineRules,
): CountedDeadline {
  const { policyRow, calendar: calendarName } = judgedBy ?? cycle
  const calendar = rules.calendars.get(calendarName)
  const pauses = pausesAmong(from.slice(1))
  const began = startedBy(clock, { start, limit }, cycle, row.fields)
  const trace = calendar && traced(start, limit, calendar, pauses, rules.atOnceMinutes)
  const lasting =
    clock === 'resolve' ? cycle.pauses.find(({ from: since, to }) => to === undefined && since <= due) : undefined
  const countedIn = trace?.added?.calendar ?? calendar
  const within = (pause: Pause): number => {
    const [first, last] = [Math.max(pause.from, start) as Instant, Math.min(pause.to, due) as Instant]
    return countedIn === undefined ? 0 : Math.max(0, workingBetween(countedIn, first, last))
  }
  return {
    kind: 'policy',
    limit,
    policy:
      policyRow === undefined || began === 'triedAt' || began === 'drawnAt'
        ? undefined
        : policySaid(policyRow, clock, limit, calendarName, row, rules),
    isJudgedByEarlier: judgedBy !== undefined,
    start,
    startedBy: began,
    calendarName,
    calendar,
    pauses: pauses.map((pause) => ({
      ...pause,
      ...reasonOf(cycle.pauses, pause.from),
      counted: within(pause),
    })),
    ...(lasting === undefined ? {} : { lasting }),
    trace: trace?.due === due ? trace : undefined,
    today: trace === undefined || trace.due === due ? undefined : trace.due,
  }
}

const reasonOf = (pauses: readonly CasePause[], from: Instant): { readonly reason?: string } => {
  const reason = pauses.find((pause) => pause.from === from)?.reason
  return reason === undefined ? {} : { reason }
}

function traced(
  start: Instant,
  limit: Duration,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
  atOnceMinutes: number,
): DeadlineTrace | undefined {
  try {
    return traceDeadline(start, limit, calendar, { atOnceMinutes, pauses })
  } catch (error) {
    // The calendar was changed since, and does not get there any more.
    if (error instanceof CalendarError) return undefined
    throw error
  }
}

function startedBy(
  clock: PolicyClock,
  { start, limit }: { readonly start: Instant; readonly limit: Duration },
  { reopenedAt, limits }: Cycle,
  { receivedAt, triedAt }: CaseFields,
): CountedDeadline['startedBy'] {
  // Whoever reached nobody, or was asked late, has until the end of the next day, whatever the policy allowed first (R37, R38).
  if (clock === 'callback') {
    if (isSameDuration(limits.callback, limit)) return 'resolvedAt'
    return triedAt === undefined ? 'drawnAt' : 'triedAt'
  }
  if (clock === 'progress' && start !== (reopenedAt ?? receivedAt)) return 'progressAt'
  return reopenedAt === undefined ? 'receivedAt' : 'reopenedAt'
}

function policySaid(
  index: number,
  clock: PolicyClock,
  limit: Duration,
  calendar: CalendarName,
  { register, question }: ExplainedRow,
  { policy }: DeadlineRules,
): PolicySaid {
  const found = policy.find((one) => one.row === index)
  if (found === undefined) return { row: index, standing: 'gone' }
  const isSame =
    found.register === register &&
    found.calendar === calendar &&
    isSameDuration(found.limits[clock], limit) &&
    (question === undefined || matchPolicy([found], question) !== undefined)
  if (!isSame) return { row: index, standing: 'changed' }
  const { category, subcategory, priorities } = found
  return {
    row: index,
    standing: 'same',
    fits: {
      register,
      ...(category === undefined ? {} : { category }),
      ...(subcategory === undefined ? {} : { subcategory }),
      ...(priorities === undefined ? {} : { priorities }),
    },
  }
}

/** Durations are flat records of the same keys for the same kind. */
const isSameDuration = (a: Duration | undefined, b: Duration): boolean =>
  a !== undefined && Object.entries(b).every(([key, value]) => (a as Readonly<Record<string, unknown>>)[key] === value)
