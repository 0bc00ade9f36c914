import type { Duration } from '../model/duration.ts'
import { DAY, type Instant, instant, MINUTE, type WallTime, wallTime } from '../model/instant.ts'
import { roundTheClock, type WorkCalendar } from './calendar.ts'
import { type DeadlineOptions, deadline } from './deadline.ts'
import { civilDay, type Interval, intervalsOf, isWorkday } from './open-time.ts'
import { type Pause, tidyPauses } from './pauses.ts'
import { describeDay, foldDays, type TracedDays } from './trace-days.ts'
import { startOfDay } from './wall.ts'
import { shiftDay, workdayOn, workingDayOf } from './working-days.ts'
import { workingBetween } from './working-time.ts'
import { toInstant, toWall } from './zone.ts'

/** How a deadline came about, day by day, so that somebody can follow it with a calendar and a pencil (R22). */
export type DeadlineTrace = {
  readonly start: Instant
  /** Exactly what `deadline` gives. */
  readonly due: Instant
  readonly withoutPauses: Instant
  /**
   * The days from the start to `due` where time is counted, else to `withoutPauses`. Long ways are folded: like days on end are
   * one, and the middle of what is left is one. None for 天 and 周, whose days run whatever the calendar, nor where the way is
   * longer than anybody follows by hand (`isTooLong`).
   */
  readonly days: readonly TracedDays[]
  readonly isTooLong: boolean
  /** Milliseconds that pauses took from the way, measured in what the goal is counted in (see `deadline`). */
  readonly paused: number
  /**
   * Where days are counted: what was paused, counted on from `withoutPauses` day by day, in this calendar. A pause that goes on
   * here is part of it: its time is in `paused` too.
   */
  readonly added: { readonly calendar: WorkCalendar; readonly days: readonly TracedDays[] } | undefined
  /** The wall time that was aimed at, where the goal has one: 天, 周, 工作日, 次日 08:30. */
  readonly aim: Aim | undefined
  /** Milliseconds that clocks were put forward between the start and `withoutPauses`; negative: put back. */
  readonly clocksForward: number
}

/** `isSkipped`: a change of clocks skips that wall time. `isClosed`: the calendar is closed then, so it is the next opening. */
type Aim = { readonly wall: WallTime; readonly isSkipped: boolean; readonly isClosed: boolean }

/** The most lines of a walk; what lies between is summed up. */
const MOST_LINES = 40

/** Half a century. With a minute a week, a goal of ten years of minutes ends in the year 9999. */
const LONGEST_WALK_DAYS = 18_250

/** Explains `deadline` with the same arguments; throws as it does. */
export function traceDeadline(
  start: Instant,
  duration: Duration,
  calendar: WorkCalendar,
  options: DeadlineOptions,
): DeadlineTrace {
  const { pauses = [], atOnceMinutes } = options
  const due = deadline(start, duration, calendar, options)
  const withoutPauses = deadline(start, duration, calendar, { atOnceMinutes })
  const isTime = duration.kind === 'span' || duration.kind === 'at-once'
  const counted = duration.kind === 'days' ? roundTheClock(calendar.name, calendar.zone) : calendar
  const paused = workingBetween(counted, start, due) - workingBetween(counted, start, due, pauses)
  const offset = (at: Instant) => toWall(calendar.zone, at) - at
  const isTooLong = civilDay(calendar, due) - civilDay(calendar, start) > LONGEST_WALK_DAYS
  const told = (days: () => Iterable<TracedDays>) => (isTooLong ? [] : foldDays(days(), MOST_LINES))
  return {
    start,
    due,
    withoutPauses,
    days: told(() =>
      isTime ? timeDays(calendar, start, due, pauses) : dayDays(calendar, start, duration, withoutPauses),
    ),
    isTooLong,
    paused,
    added:
      isTime || paused === 0
        ? undefined
        : { calendar: counted, days: told(() => timeDays(counted, withoutPauses, due, [])) },
    aim: aimOf(calendar, start, duration, withoutPauses),
    clocksForward: offset(withoutPauses) - offset(start),
  }
}

/** The days from `start` to `due` with what was counted of each; those before the first opening and closed ones among them. */
function* timeDays(
  calendar: WorkCalendar,
  start: Instant,
  due: Instant,
  pauses: readonly Pause[],
): Generator<TracedDays, void> {
  const tidy = tidyPauses(pauses)
  const today = civilDay(calendar, start)
  const last = civilDay(calendar, due)
  // Closed days are held back until something follows them: none stands behind the deadline.
  let held: TracedDays[] = []
  let total = 0
  // The night shift of the day before may still run, or where the zone left that out, of the one before it.
  for (let day = today - 2; day <= last; day++) {
    const all = intervalsFor(calendar, day)
    const open = all.flatMap((interval) => cut(interval, start, due))
    const stretches = open.flatMap((interval) => without(interval, tidy))
    const counted = lengthOf(stretches)
    const paused = lengthOf(open) - counted
    total += counted
    if (open.length === 0) {
      if (day >= today) held.push(describeDay(calendar, day, isWorkday(calendar, day) ? 'over' : 'skipped', { total }))
      continue
    }
    yield* held
    held = []
    const isWhole = lengthOf(open) === lengthOf(all) && (counted === 0 || paused === 0)
    yield describeDay(calendar, day, 'counted', { counted, paused, total, stretches, isWhole })
  }
}

type DayGoal = Exclude<Duration, { readonly kind: 'span' | 'at-once' }>

/** The days that were counted, or passed over, to the day of the deadline. */
function* dayDays(
  calendar: WorkCalendar,
  start: Instant,
  duration: DayGoal,
  due: Instant,
): Generator<TracedDays, void> {
  if (duration.kind === 'days') return
  const own = ownDay(calendar, start, duration)
  const passed = (day: number) => describeDay(calendar, day, isWorkday(calendar, day) ? 'over' : 'skipped')
  for (let day = civilDay(calendar, start); day < own; day++) yield passed(day)
  yield describeDay(calendar, own, 'start')
  const until = goalDay(calendar, own, start, duration)
  let nth = 0
  for (let day = own + 1; day <= until; day++) {
    if (isWorkday(calendar, day)) {
      nth += 1
      yield describeDay(calendar, day, 'counted', { nth: [nth, nth] })
    } else yield describeDay(calendar, day, 'skipped')
  }
  // Where that working day is closed at that time, the deadline is the opening after it.
  const opening = civilDay(calendar, due)
  if (duration.kind !== 'workdays' || opening <= until) return
  if (toInstant(calendar.zone, onDay(calendar, start, until - own)) === due) return
  for (let day = until + 1; day < opening; day++) yield passed(day)
  yield describeDay(calendar, opening, 'opens')
}

/** The day that the start belongs to, as each kind of goal takes it. */
function ownDay(calendar: WorkCalendar, start: Instant, duration: Exclude<DayGoal, { kind: 'days' }>): number {
  if (calendar.kind === 'always' || duration.kind !== 'workdays') return workingDayOf(calendar, start)
  return shiftDay(calendar, start)
}

/** The day that was counted to. */
function goalDay(
  calendar: WorkCalendar,
  own: number,
  start: Instant,
  duration: Exclude<DayGoal, { kind: 'days' }>,
): number {
  switch (duration.kind) {
    case 'shift-end':
      return own
    case 'workdays':
      return workdayOn(calendar, own, duration.amount)
    case 'day-end':
      return workdayOn(calendar, own, duration.days)
    case 'day-at':
      for (let on = duration.days; ; on++) {
        const day = workdayOn(calendar, own, on)
        if (toInstant(calendar.zone, wallAt(day, duration.minuteOfDay)) > start) return day
      }
  }
}

function aimOf(calendar: WorkCalendar, start: Instant, duration: Duration, due: Instant): Aim | undefined {
  const wall = aimedAt(calendar, start, duration)
  if (wall === undefined) return undefined
  const moment = toInstant(calendar.zone, wall)
  return { wall, isSkipped: toWall(calendar.zone, moment) !== wall, isClosed: moment !== due }
}

function aimedAt(calendar: WorkCalendar, start: Instant, duration: Duration): WallTime | undefined {
  if (duration.kind === 'days') return onDay(calendar, start, duration.amount * (duration.unit === 'week' ? 7 : 1))
  if (duration.kind !== 'workdays' && duration.kind !== 'day-at') return undefined
  const own = ownDay(calendar, start, duration)
  const goal = goalDay(calendar, own, start, duration)
  return duration.kind === 'workdays' ? onDay(calendar, start, goal - own) : wallAt(goal, duration.minuteOfDay)
}

/** The wall time of the start, so many days on. */
const onDay = (calendar: WorkCalendar, start: Instant, days: number): WallTime =>
  wallTime(toWall(calendar.zone, start) + days * DAY)

const wallAt = (day: number, minuteOfDay: number): WallTime => wallTime(startOfDay(day) + minuteOfDay * MINUTE)

function intervalsFor(calendar: WorkCalendar, day: number): readonly Interval[] {
  if (calendar.kind === 'working') return intervalsOf(calendar, day)
  const midnight = (of: number) => toInstant(calendar.zone, startOfDay(of))
  return [{ from: midnight(day), to: midnight(day + 1) }]
}

function cut({ from, to }: Interval, start: Instant, end: Instant): readonly Interval[] {
  const inside = { from: instant(Math.max(from, start)), to: instant(Math.min(to, end)) }
  return inside.to > inside.from ? [inside] : []
}

/** What is left of a stretch without the pauses, which are tidy. */
function without({ from, to }: Interval, pauses: readonly Pause[]): readonly Interval[] {
  const left: Interval[] = []
  let at = from
  for (const pause of pauses) {
    if (pause.to <= at) continue
    if (pause.from >= to) break
    if (pause.from > at) left.push({ from: at, to: pause.from })
    at = pause.to
  }
  return at < to ? [...left, { from: at, to }] : left
}

const lengthOf = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, to }) => sum + to - from, 0)
