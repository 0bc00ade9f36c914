import { CalendarError, type WorkCalendar } from '../calendar/calendar.ts'
import { deadline } from '../calendar/deadline.ts'
import type { Pause } from '../calendar/pauses.ts'
import { addWorking, subtractWorking, workingBetween } from '../calendar/working-time.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import type { Basis, ClockBasis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { isPolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import { DAY, HOUR, type Instant, instant, MINUTE, wallTime } from '../model/instant.ts'
import type { CalendarName, EscalationRule, Repeat, Share } from '../model/policy.ts'
import { type Acknowledgement, isAcknowledged } from './acknowledged.ts'
import { isPaused, stoppedAt, WATCHED_CLOCKS, type WatchedClock } from './case-facts.ts'
import { pausesAmong } from './clock-facts.ts'
import { counted } from './counted.ts'
import { upwards } from './upwards.ts'

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
  /** Which time it speaks: 2 for the first repeat; absent for the first time (R24). */
  readonly nth?: number
}

/** Milliseconds of a duration that counts backwards: the tab takes no other than spans and days before a deadline. */
function length(offset: Duration): number {
  if (offset.kind === 'span') return offset.amount * (offset.unit === 'hour' ? HOUR : MINUTE)
  return offset.kind === 'days' ? offset.amount * (offset.unit === 'week' ? 7 * DAY : DAY) : 0
}

/** When a rule first speaks of a deadline, counted in `calendar`; undefined where a share is of a time that has no beginning. */
function firstMoment(
  { side, offset }: EscalationRule,
  { due }: ClockBasis,
  ran: Ran | undefined,
  calendar: WorkCalendar,
  atOnceMinutes: number,
): Instant | undefined {
  if (offset.kind === 'share') return ran && momentOfShare(offset, ran, due, calendar)
  if (side === 'after')
    return length(offset) === 0 && offset.kind === 'span' ? due : deadline(due, offset, calendar, { atOnceMinutes })
  return offset.kind === 'span'
    ? subtractWorking(calendar, due, length(offset))
    : toInstant(calendar.zone, wallTime(toWall(calendar.zone, due) - length(offset)))
}

/** When a clock began to run towards its deadline, and when it stood still. */
interface Ran {
  readonly from: Instant
  readonly pauses: readonly Pause[]
}

/** How a clock has run; undefined where that is not known: an appointment, an import and what is due at first sight have no time. */
function ranOf(clock: WatchedClock, stamped: ClockBasis, basis: Basis | undefined): Ran | undefined {
  if (clock === 'promise') {
    const given = basis?.promises.at(-1)?.since
    return given === undefined ? undefined : { from: given, pauses: [] }
  }
  // Each call that reaches nobody begins it anew (R37).
  if (clock === 'callback')
    return stamped.from.length === 0 ? undefined : { from: instant(Math.max(...stamped.from)), pauses: [] }
  const [from, ...facts] = stamped.from
  return from === undefined ? undefined : { from, pauses: pausesAmong(facts) }
}

/** When so much of the open time from a clock's beginning to its deadline is used, pauses let out. */
function momentOfShare({ percent }: Share, { from, pauses }: Ran, due: Instant, calendar: WorkCalendar): Instant {
  const open = workingBetween(calendar, from, due, pauses)
  // Counted in a calendar that is closed all the while there is nothing to have a share in.
  if (open <= 0) throw new CalendarError({ code: 'never-open', calendar: calendar.name })
  return addWorking(calendar, from, Math.round((open * percent) / 100), pauses)
}

/** When a clock last began to run; the earliest time there is where that is not known. */
function beganAt(clock: WatchedClock, stamped: ClockBasis, basis: Basis | undefined): number {
  const facts = clock === 'promise' ? (basis?.promises ?? []).map(({ since }) => since) : stamped.from
  return Math.max(...facts, -Infinity)
}

/** What the row's record adds to what the deadlines of a case rest on. */
export interface Remembered {
  /** When a row that is wrong must have been mended (R05). */
  readonly entryDue?: Instant
  /** When the case was last handed over. */
  readonly handedAt?: Instant
  /** Who knows of it stops repeats (R31). */
  readonly acks?: readonly Acknowledgement[]
  /** The earlier case that it is likely to repeat, since it was first seen (R40). */
  readonly repeat?: { readonly at: Instant }
  /** Since when its customer has been called so often and never reached (R37). */
  readonly unreachedAt?: Instant
}

type RememberedClock = 'entry' | 'handover' | 'repeat' | 'unreached' | 'reopened'

/** The clocks that no deadline stands for: they are due when something of the case was first known. */
function rememberedClocks(
  { notRepeat }: CaseFields,
  basis: Basis | undefined,
  { entryDue, handedAt, repeat, unreachedAt }: Remembered,
): Readonly<Record<RememberedClock, ClockBasis | undefined>> {
  return {
    entry: dueAt(entryDue),
    handover: dueAt(handedAt),
    repeat: notRepeat === true ? undefined : dueAt(repeat?.at),
    unreached: dueAt(unreachedAt),
    reopened: (basis?.cycle ?? 1) > 1 ? dueAt(basis?.reopenedAt) : undefined,
  }
}

const isRemembered = (clock: WatchedClock, of: Readonly<Record<RememberedClock, unknown>>): clock is RememberedClock =>
  Object.hasOwn(of, clock)

/**
 * The moments at which rules speak of the clocks that run now, earliest first. A stopped clock has none, nor has *resolve*
 * while the case is paused (R21). A reminder that would come before its clock began, or began again, is left out with its repeats, and
 * so is what would come after the year 9999, and a reminder's repeat at the deadline or later. A share is of the open time from the
 * clock's beginning to its deadline without pauses, of a promise round the clock since it was given; where nothing was limited it
 * never speaks. What was acknowledged is not repeated (R31). A row that was never accepted has no basis. Of a case that was reopened each
 * rule is the one that speaks `upwards` (R34).
 */
export function ruleMoments(
  fields: CaseFields,
  basis: Basis | undefined,
  escalation: EscalationRules,
  known: Remembered = {},
): readonly RuleMoment[] {
  const paused = isPaused(fields)
  const moments: RuleMoment[] = []
  const remembered = rememberedClocks(fields, basis, known)
  const { acks = [] } = known
  for (const clock of WATCHED_CLOCKS) {
    const stamped = isRemembered(clock, remembered) ? remembered[clock] : basis?.clocks[clock]
    if (stamped === undefined || stoppedAt(fields, clock) !== undefined || (paused && clock === 'resolve')) continue
    const began = beganAt(clock, stamped, basis)
    for (const ofTab of escalation.rules) {
      if (!ofTab.clocks.includes(clock)) continue
      const rule = upwards(ofTab, clock, basis?.cycle ?? 1, escalation.rules)
      const counted = countedFirst(clock, rule, stamped, basis, escalation)
      if (counted === undefined) continue
      const { at, calendar } = counted
      if (rule.side === 'before' && rule.offset.kind !== 'share' && at <= began) continue
      const moment = { clock, rule, due: stamped.due }
      moments.push({ ...moment, at })
      if (rule.repeat === undefined || isAcknowledged(acks, rule.level, at)) continue
      for (const [index, again] of repeatsOf(rule.repeat, at, calendar).entries())
        if (rule.side === 'after' || again < stamped.due) moments.push({ ...moment, at: again, nth: index + 2 })
    }
  }
  return moments.sort((a, b) => a.at - b.at)
}

const dueAt = (due: Instant | undefined): ClockBasis | undefined => (due === undefined ? undefined : { from: [], due })

/**
 * A rule's first moment and the calendar that it was counted in: the one that the clock itself runs in. A promise has none and is
 * counted round the clock, and so is a deadline whose calendar is gone or never opens. Undefined beyond the year 9999.
 */
function countedFirst(
  clock: WatchedClock,
  rule: EscalationRule,
  stamped: ClockBasis,
  basis: Basis | undefined,
  { calendars, atOnceMinutes }: EscalationRules,
): { readonly at: Instant; readonly calendar: WorkCalendar } | undefined {
  const own = isPolicyClock(clock) ? [stamped.judgedBy?.calendar ?? basis?.calendar ?? 'always'] : []
  const ran = rule.offset.kind === 'share' ? ranOf(clock, stamped, basis) : undefined
  for (const name of [...own, 'always']) {
    const calendar = calendars.get(name)
    if (calendar === undefined) continue
    const at = counted(() => firstMoment(rule, stamped, ran, calendar, atOnceMinutes))
    if (at === undefined || at === 'beyond-years') return undefined
    if (at !== 'never-open') return { at, calendar }
  }
  return undefined
}

/** When a rule that first spoke at `first` speaks again, as far as there are years. */
function repeatsOf({ every, most }: Repeat, first: Instant, calendar: WorkCalendar): readonly Instant[] {
  if (every.kind !== 'span' && every.kind !== 'days') return []
  const moments: Instant[] = []
  for (let time = 1; time <= most; time++) {
    const further = { ...every, amount: every.amount * time }
    // Neither kind asks what "at once" means.
    const at = counted(() => deadline(first, further, calendar, { atOnceMinutes: 0 }))
    if (typeof at === 'string') break
    moments.push(at)
  }
  return moments
}

/** Whether a moment asks for a mail now: it has come, and a reminder is not yet pointless. */
export const speaks = ({ rule, due, at }: RuleMoment, now: Instant): boolean =>
  at <= now && (rule.side === 'after' || now < due)
