import { MINUTE, wallTime } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import { type Hours, isHolidayKnown, type WorkCalendar } from './calendar.ts'
import { hoursOf, type Interval } from './open-time.ts'
import { startOfDay, weekday } from './wall.ts'
import { toInstant } from './zone.ts'

/**
 * What a day is to a calendar: every day of 24小时; a day as its weekday, open or at rest; a holiday, closed by name or though its
 * weekday is open; a make-up workday (调休), open though its weekday rests; open at other hours than its weekday.
 */
type DayKind = 'always' | 'workday' | 'rest' | 'holiday' | 'make-up' | 'other-hours'

/**
 * What a day did to a deadline: the start belongs to it; its time, or the day itself, was counted; it was closed; it was over
 * when the clock started; or the deadline moved to its opening because the moment aimed at was closed.
 */
export type DayPart = 'start' | 'counted' | 'skipped' | 'over' | 'opens'

/** How many days of a line were counted, how many closed, and how many of the closed ones are holidays. */
type DayTally = { readonly counted: number; readonly closed: number; readonly holidays: number }

/** A day on the way to a deadline, or several on end: like ones, or (`mixed`) whatever lay between. */
export type TracedDays = {
  /** Day numbers, both included. */
  readonly first: number
  readonly last: number
  readonly kind: DayKind | 'mixed'
  readonly part: DayPart | 'mixed'
  /** The open hours of each of the days, as they stand; undefined round the clock and where the days differ. */
  readonly hours: Hours | undefined
  readonly name: Words | undefined
  /** The first of the days whose year has no holiday data, so that the week plan alone counted. */
  readonly unknownFrom: number | undefined
  /** Which working day of the count it is, from and to; undefined where none was counted, or time was. */
  readonly nth: readonly [number, number] | undefined
  /** Milliseconds of open time counted, and left out for pauses; none where days are counted. */
  readonly counted: number
  readonly paused: number
  /** What had been counted when the last of the days was over, in milliseconds. */
  readonly total: number
  /** What was counted of a single day, in order; none of several days. */
  readonly stretches: readonly Interval[]
  /** Whether the day was taken as one: all of its open time counted, or all of it paused. Only such days are folded. */
  readonly isWhole: boolean
  /** Milliseconds by which a change of clocks made the day's hours longer than they stand, or shorter. */
  readonly clockChange: number
  readonly days: DayTally
}

/** A day as the calendar has it; what is to be counted of it comes in `more`. */
export function describeDay(
  calendar: WorkCalendar,
  day: number,
  part: DayPart,
  more: Partial<Pick<TracedDays, 'nth' | 'counted' | 'paused' | 'total' | 'stretches' | 'isWhole'>> = {},
): TracedDays {
  const isClosed = calendar.kind === 'working' && hoursOf(calendar, day).length === 0
  const kind = kindOf(calendar, day)
  return {
    first: day,
    last: day,
    kind,
    part,
    hours: calendar.kind === 'always' ? undefined : hoursOf(calendar, day),
    name: calendar.kind === 'always' ? undefined : calendar.dayNames.get(day),
    unknownFrom: isHolidayKnown(calendar, day) ? undefined : day,
    nth: undefined,
    counted: 0,
    paused: 0,
    total: 0,
    stretches: [],
    isWhole: true,
    clockChange: clockChangeOn(calendar, day),
    days: {
      counted: part === 'counted' ? 1 : 0,
      closed: isClosed ? 1 : 0,
      holidays: kind === 'holiday' ? 1 : 0,
    },
    ...more,
  }
}

function kindOf(calendar: WorkCalendar, day: number): DayKind {
  if (calendar.kind === 'always') return 'always'
  const hours = hoursOf(calendar, day)
  const usual = calendar.week[weekday(day)]
  if (hours.length === 0) return usual?.length !== 0 || calendar.dayNames.has(day) ? 'holiday' : 'rest'
  if (usual?.length === 0) return 'make-up'
  return isSameHours(hours, usual) ? 'workday' : 'other-hours'
}

const isSameHours = (a: Hours = [], b: Hours = []): boolean =>
  a.length === b.length && a.every(({ start, end }, index) => start === b[index]?.start && end === b[index].end)

function clockChangeOn(calendar: WorkCalendar, day: number): number {
  const hours = calendar.kind === 'always' ? [{ start: 0, end: 1440 }] : hoursOf(calendar, day)
  const at = (minute: number) => toInstant(calendar.zone, wallTime(startOfDay(day) + minute * MINUTE))
  return hours.reduce((sum, { start, end }) => sum + at(end) - at(start) - (end - start) * MINUTE, 0)
}

/**
 * Folds like days on end into one, and where more than `most` lines are left, the ones in the middle into one that says how many
 * days were counted and closed: the beginning and the end stay as they are. `most` is 3 at least.
 */
export function foldDays(days: Iterable<TracedDays>, most: number): readonly TracedDays[] {
  const lines: TracedDays[] = []
  const middle = Math.floor(most / 2)
  for (const day of days) {
    const last = lines.at(-1)
    if (last !== undefined && isLike(last, day)) lines[lines.length - 1] = join(last, day, last)
    else lines.push(day)
    const [from, to] = [lines[middle], lines[middle + 1]]
    if (lines.length > most && from !== undefined && to !== undefined)
      lines.splice(middle, 2, join(from, to, { kind: 'mixed', part: 'mixed', hours: undefined, name: undefined }))
  }
  return lines
}

/** Whether a day is like each day of a line. Whole days of the same hours can still differ: by a pause, or by a change of clocks. */
const isLike = (line: TracedDays, day: TracedDays): boolean =>
  line.kind === day.kind &&
  line.part === day.part &&
  (line.unknownFrom === undefined) === (day.unknownFrom === undefined) &&
  line.isWhole &&
  day.isWhole &&
  line.counted === day.counted * (line.last - line.first + 1) &&
  line.name?.zh === day.name?.zh &&
  isSameHours(line.hours, day.hours)

function join(
  a: TracedDays,
  b: TracedDays,
  { kind, part, hours, name }: Pick<TracedDays, 'kind' | 'part' | 'hours' | 'name'>,
): TracedDays {
  const nth = a.nth === undefined ? b.nth : ([a.nth[0], b.nth?.[1] ?? a.nth[1]] as const)
  return {
    first: a.first,
    last: b.last,
    kind,
    part,
    hours,
    name,
    unknownFrom: a.unknownFrom ?? b.unknownFrom,
    nth,
    counted: a.counted + b.counted,
    paused: a.paused + b.paused,
    total: b.total,
    stretches: [],
    isWhole: true,
    clockChange: a.clockChange + b.clockChange,
    days: {
      counted: a.days.counted + b.days.counted,
      closed: a.days.closed + b.days.closed,
      holidays: a.days.holidays + b.days.holidays,
    },
  }
}
