import type { WorkCalendar } from '../calendar/calendar.ts'
import { deadline } from '../calendar/deadline.ts'
import { subtractWorking } from '../calendar/working-time.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import type { Basis, ClockBasis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { isPolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import { DAY, HOUR, type Instant, MINUTE, wallTime } from '../model/instant.ts'
import type { CalendarName, EscalationRule } from '../model/policy.ts'
import { isPaused, stoppedAt, WATCHED_CLOCKS, type WatchedClock } from './case-facts.ts'
import { counted } from './counted.ts'

/** What escalation needs besides the case: the rules tab and the calendars the offsets run in. */
export interface EscalationRules {
  readonly rules: readonly EscalationRule[]
  /** By name; 24小时 is among them, for what has no calendar or has lost it. */
  readonly calendars: ReadonlyMap<CalendarName, WorkCalendar>
  readonly atOnceMinutes: number
}

/** A moment at which a clock's rule speaks. */
export interface RuleMoment {
  readonly clock: WatchedClock
  readonly rule: EscalationRule
  readonly due: Instant
  readonly at: Instant
}

/** Milliseconds of a duration that counts backwards: the tab takes no other than spans and days before a deadline. */
function length(offset: Duration): number {
  if (offset.kind === 'span') return offset.amount * (offset.unit === 'hour' ? HOUR : MINUTE)
  return offset.kind === 'days' ? offset.amount * (offset.unit === 'week' ? 7 * DAY : DAY) : 0
}

/** When a rule speaks of a deadline, counted in the calendar that the deadline itself runs in. */
function momentOf(rule: EscalationRule, due: Instant, calendar: WorkCalendar, atOnceMinutes: number): Instant {
  if (rule.side === 'after')
    return length(rule.offset) === 0 && rule.offset.kind === 'span'
      ? due
      : deadline(due, rule.offset, calendar, { atOnceMinutes })
  return rule.offset.kind === 'span'
    ? subtractWorking(calendar, due, length(rule.offset))
    : toInstant(calendar.zone, wallTime(toWall(calendar.zone, due) - length(rule.offset)))
}

/** When a clock began, or last began to run again; the earliest time there is where that is not known. */
function beganAt(clock: WatchedClock, stamped: ClockBasis, basis: Basis | undefined): number {
  const facts = clock === 'promise' ? (basis?.promises ?? []).map(({ since }) => since) : stamped.from
  return Math.max(...facts, -Infinity)
}

/**
 * The moments at which rules speak of the clocks that run now, earliest first. A stopped clock has none, nor has *resolve*
 * while the case is paused (R21). A reminder that would come before its clock began is left out, and so is what would come
 * after the year 9999. `entryDue` is when a row must have been mended (R05); a row that was never accepted has no basis.
 */
export function ruleMoments(
  fields: CaseFields,
  basis: Basis | undefined,
  escalation: EscalationRules,
  entryDue?: Instant,
): readonly RuleMoment[] {
  const paused = isPaused(fields)
  const moments: RuleMoment[] = []
  const entry: ClockBasis | undefined = entryDue === undefined ? undefined : { from: [], due: entryDue }
  for (const clock of WATCHED_CLOCKS) {
    const stamped = clock === 'entry' ? entry : basis?.clocks[clock]
    if (stamped === undefined || stoppedAt(fields, clock) !== undefined || (paused && clock === 'resolve')) continue
    const began = beganAt(clock, stamped, basis)
    for (const rule of escalation.rules) {
      if (!rule.clocks.includes(clock)) continue
      const at = countedMoment(clock, rule, stamped, basis, escalation)
      if (at === undefined || (rule.side === 'before' && at <= began)) continue
      moments.push({ clock, rule, due: stamped.due, at })
    }
  }
  return moments.sort((a, b) => a.at - b.at)
}

/**
 * A rule's moment, counted in the calendar that the clock itself runs in. A promise has none and is counted round the clock, and so
 * is a deadline whose calendar is gone or never opens. Undefined beyond the year 9999.
 */
function countedMoment(
  clock: WatchedClock,
  rule: EscalationRule,
  stamped: ClockBasis,
  basis: Basis | undefined,
  { calendars, atOnceMinutes }: EscalationRules,
): Instant | undefined {
  const own = isPolicyClock(clock) ? [stamped.judgedBy?.calendar ?? basis?.calendar ?? 'always'] : []
  for (const name of [...own, 'always']) {
    const calendar = calendars.get(name)
    const at =
      calendar === undefined ? 'never-open' : counted(() => momentOf(rule, stamped.due, calendar, atOnceMinutes))
    if (at === 'beyond-years') return undefined
    if (at !== 'never-open') return at
  }
  return undefined
}

/** Whether a moment asks for a mail now: it has come, and a reminder is not yet pointless. */
export const speaks = ({ rule, due, at }: RuleMoment, now: Instant): boolean =>
  at <= now && (rule.side === 'after' || now < due)
