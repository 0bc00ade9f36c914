import { formatDay, formatWall } from '../../calendar/format.ts'
import { dayOf, startOfDay } from '../../calendar/wall.ts'
import { toInstant, toWall } from '../../calendar/zone.ts'
import { DAY, HOUR, type Instant, instant, MINUTE, type WallTime, wallTime } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'
import type { DatePart } from './date-part.ts'
import { Inferred, Misread } from './misread.ts'
import type { SaidTime } from './said-time.ts'
import type { DateContext } from './which-day.ts'

export interface TimeContext {
  /** The site's IANA zone. */
  readonly zone: string
  /** Decides whether 11/21 is month and day. */
  readonly language: Language
  /** When the row was first seen with this text. */
  readonly now: Instant
  /** What the column is about: what has happened (received at), what lies ahead (an appointment), or both. */
  readonly expects: 'past' | 'future' | 'either'
}

/** How far clocks differ, and how late a row may be seen. */
const GRACE = 10 * MINUTE

/** The day on which a text is read. */
export function dateContext({ zone, language, now }: TimeContext): DateContext {
  const wall = toWall(zone, now)
  const today = dayOf(wall)
  return { language, today, dayJustBegan: wall - startOfDay(today) < GRACE }
}

/** The moment of a day and a time of day, at least one of them said; why there is none, where there is none. */
export function momentOf(
  { date, clock, ahead }: SaidTime,
  context: TimeContext,
  typed: string,
): Instant | Inferred | Misread {
  const { zone, expects } = context
  const today = dayOf(toWall(zone, context.now))
  const days = date?.days ?? [today]
  const how = date?.how ?? 'alone'
  const offsets = clock?.offsets ?? [undefined]
  const refused = (code: Misread['code'], of: readonly number[]) => new Misread(code, typed, wordings(of, offsets))
  if (date?.problem) return refused(date.problem, days)
  // What suits the column decides between days, never between 03:00 and 15:00.
  const isOpen = how === 'alone' || how === 'any' || (how === 'counted' && days.length > 1)
  const suiting = isOpen ? days.filter((day) => offsets.some((offset) => suits(day, offset, how, context))) : days
  const [day, otherDay] = suiting
  const [offset, otherOffset] = offsets
  if (day === undefined) {
    if (how === 'alone') return refused('needs-date', otherDays(today, offset ?? 0, context))
    return refused(how === 'any' ? 'needs-date' : 'ambiguous-time', days)
  }
  if (otherDay !== undefined || otherOffset !== undefined) return refused('ambiguous-time', suiting)
  if (ahead !== undefined) return instant(wallAt(day, offset) - ahead)
  const at = toInstant(zone, wallAt(day, offset === DAY && expects === 'future' ? DAY - MINUTE : offset))
  return how === 'full' ? at : new Inferred(at)
}

const wallAt = (day: number, offset = 0): WallTime => wallTime(startOfDay(day) + offset)

/** Whether a moment that was not said in full may be meant in such a column. A day without a time of day lasts to its end. */
function suits(
  day: number,
  offset: number | undefined,
  how: DatePart['how'] | 'alone',
  { zone, now, expects }: TimeContext,
): boolean {
  const at = toInstant(zone, wallAt(day, offset))
  if (expects === 'past') return at <= now + GRACE
  if (expects === 'future') return (offset === undefined ? at + DAY : at) >= now - GRACE
  // Nothing is known of the column: further off than half a day, yesterday's or tomorrow's is nearer.
  return how !== 'alone' || Math.abs(at - now) <= 12 * HOUR
}

/** The days that a time of day may have meant when today's does not suit. */
function otherDays(today: number, offset: number, { zone, now, expects }: TimeContext): readonly number[] {
  const other = toInstant(zone, wallAt(today, offset)) > now ? today - 1 : today + 1
  return expects === 'either' ? [today, other].toSorted((a, b) => a - b) : [other]
}

/** How to write each of these in full, so that it is read as just that. */
export const wordings = (days: readonly number[], offsets: readonly (number | undefined)[]): readonly string[] =>
  days.flatMap((day) =>
    offsets.map((offset) => {
      if (offset === undefined) return formatDay(day)
      if (offset === DAY) return `${formatDay(day)} 24:00`
      const wall = wallAt(day, offset)
      return formatWall(wall, wall % MINUTE === 0 ? 'minute' : 'second')
    }),
  )
