import { DAY, type Instant, instant } from '../model/instant.ts'
import { CalendarError, type WorkingHours } from './calendar.ts'
import { civilDay, intervalsOf } from './open-time.ts'
import { dateOfDay, dayFrom, FIRST_DAY, LAST_DAY, weekday } from './wall.ts'

/*
 * The open time of a calendar, added up once a year and looked up from then on: for each interval of the year, the open time that
 * lies before it. A long way is so many years, not so many days.
 *
 * No zone changed its clocks before 1800, and after 2100 zones have yearly rules or none. So far years are near ones again, which
 * begin on the same weekday and have as many days; and the way to the year 9999, which a slip of the keyboard can ask for, takes a
 * fraction of a second.
 */

/** From these years on, 28 in a row have each weekday at their beginning, with a leap day and without. */
const OLD_YEAR = 1750
const FAR_YEAR = 2100

/** A walk that passes so many years and finds no opening takes the calendar for one that never opens. */
const EMPTY_YEARS = 5

/** The intervals of a year's days, and of the day after: a night shift still runs on the day that asks. */
type OpenYear = {
  readonly from: readonly number[]
  /** Milliseconds open before each interval, from the year's beginning; one more than there are intervals. */
  readonly before: readonly number[]
  /** Milliseconds open on the year's own days. */
  readonly total: number
}

type Book = {
  readonly calendar: WorkingHours
  /** The years that a day with hours of its own touches: they are like no others. */
  readonly own: ReadonlySet<number>
  readonly years: Map<number, OpenYear>
}

const books = new WeakMap<WorkingHours, Book>()

/** Milliseconds of open time from `a` to `b`, which must not lie before `a`. What lies beyond the years 0 to 9999 is closed. */
export function openBetween(calendar: WorkingHours, a: Instant, b: Instant): number {
  const book = bookOf(calendar)
  const first = yearAt(calendar, a)
  const last = yearAt(calendar, b)
  let open = openUntil(book, last, b) - openUntil(book, first, a)
  for (let year = first; year < last; year++) open += readYear(book, year).total
  return open
}

/**
 * The instant that lies `ms` milliseconds of open time after `t`, or before it where `ms` is negative. A closing time is as far
 * away as the opening that follows it: `edge` says which of the two is meant.
 * Throws `CalendarError` where the calendar does not open for more than five years, or where the year 9999 ends.
 */
export function moveOpen(calendar: WorkingHours, t: Instant, ms: number, edge: 'closing' | 'opening'): Instant {
  const book = bookOf(calendar)
  const isOpening = edge === 'opening'
  let year = yearAt(calendar, t)
  let open = readYear(book, year)
  let left = openUntil(book, year, t) + ms
  for (let empty = 0; empty < EMPTY_YEARS; empty = open.total > 0 ? 0 : empty + 1) {
    const isBefore = isOpening ? left < 0 : left <= 0
    // What is no number passes every year, and ends with them.
    const isAfter = isOpening ? !(left < open.total) : !(left <= open.total)
    if (!isBefore && !isAfter) {
      const index = lastBelow(open.before, left, isOpening)
      return instant((open.from[index] ?? 0) + left - (open.before[index] ?? 0) + shiftOf(book, year))
    }
    if (!isBefore) left -= open.total
    year += isBefore ? -1 : 1
    if (year < -1 || year > 9999) throw new CalendarError({ code: 'beyond-years', calendar: calendar.name })
    open = readYear(book, year)
    if (isBefore) left += open.total
  }
  throw new CalendarError({ code: 'never-open', calendar: calendar.name, from: civilDay(calendar, t) })
}

function bookOf(calendar: WorkingHours): Book {
  const known = books.get(calendar)
  if (known) return known
  const own = new Set<number>()
  for (const day of calendar.exceptions.keys()) {
    // A night shift reaches into the next year, and each year has the first day of the next.
    for (const near of [day - 1, day, day + 1]) own.add(dateOfDay(near).year)
  }
  const book = { calendar, own, years: new Map<number, OpenYear>() }
  books.set(calendar, book)
  return book
}

/** The year to look an instant up in: that of the day before, whose night shift may still run. */
const yearAt = (calendar: WorkingHours, t: Instant): number => dateOfDay(civilDay(calendar, t) - 1).year

const firstDay = (year: number): number => dayFrom(year, 1, 1)

/** The near year that has the same hours, in the same zone's time, as a year far away; else the year itself. */
function sameAs({ own }: Book, year: number): number {
  if ((year >= OLD_YEAR && year < FAR_YEAR + 28) || year < 0 || year > 9999 || own.has(year)) return year
  let same = year < OLD_YEAR ? OLD_YEAR : FAR_YEAR
  while (!isAlike(same, year)) same += 1
  return own.has(same) ? year : same
}

const isAlike = (a: number, b: number): boolean =>
  weekday(firstDay(a)) === weekday(firstDay(b)) && firstDay(a + 1) - firstDay(a) === firstDay(b + 1) - firstDay(b)

/** How much later than the year that stands for it a year begins, in milliseconds. */
function shiftOf(book: Book, year: number): number {
  const same = sameAs(book, year)
  return same === year ? 0 : (firstDay(year) - firstDay(same)) * DAY
}

function readYear(book: Book, year: number): OpenYear {
  const same = sameAs(book, year)
  let open = book.years.get(same)
  if (!open) {
    open = addUp(book.calendar, same)
    book.years.set(same, open)
  }
  return open
}

function addUp(calendar: WorkingHours, year: number): OpenYear {
  const from: number[] = []
  const before: number[] = [0]
  const next = firstDay(year + 1)
  let open = 0
  let total = 0
  for (let day = firstDay(year); day <= next; day++) {
    if (day === next) total = open
    if (day < FIRST_DAY - 1 || day > LAST_DAY) continue
    for (const interval of intervalsOf(calendar, day)) {
      open += interval.to - interval.from
      from.push(interval.from)
      before.push(open)
    }
  }
  return { from, before, total }
}

/** Milliseconds open from the beginning of a year until an instant in it, or on the day after. */
function openUntil(book: Book, year: number, t: Instant): number {
  const { from, before } = readYear(book, year)
  const at = t - shiftOf(book, year)
  const index = lastBelow(from, at, true)
  const start = from[index]
  return start === undefined ? 0 : Math.min((before[index] ?? 0) + at - start, before[index + 1] ?? 0)
}

/** The place of the last of some rising values that lies below a limit, or (`orAt`) at it; -1 where there is none. */
function lastBelow(values: readonly number[], limit: number, orAt: boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = values[middle] ?? 0
    if (value < limit || (orAt && value === limit)) low = middle + 1
    else high = middle
  }
  return low - 1
}
