import { DAY, type Instant, instant } from '../model/instant.ts'
import { CalendarError, type WorkingHours } from './calendar.ts'
import { civilDay, intervalsOf, LOOKAHEAD_DAYS } from './open-time.ts'
import { FIRST_DAY, LAST_DAY } from './wall.ts'

/*
 * The open time of a calendar, added up once and looked up from then on: pages of 189 days, each with the open time that lies
 * before each of its intervals. A long way is so many pages, not so many days.
 *
 * The Gregorian calendar repeats itself, weekdays included, every 400 years: 146,097 days, 773 pages. No zone changed its clocks
 * before 1800: whole weeks there are all alike. After 2100 zones have yearly rules or none. So pages far away are near ones again,
 * and the way to the year 9999, which a slip of the keyboard can ask for, takes a fraction of a second.
 */
const PAGE_DAYS = 189
const CYCLE_PAGES = 773
/** The last page before 1800, and the first after 2100. */
const OLD_PAGE = -330
const FAR_PAGE = 252
const FIRST_PAGE = Math.floor((FIRST_DAY - 1) / PAGE_DAYS)
const LAST_PAGE = Math.floor(LAST_DAY / PAGE_DAYS)

/** A walk that turns so many pages and finds no opening takes the calendar for one that never opens. */
const EMPTY_PAGES = Math.ceil(LOOKAHEAD_DAYS / PAGE_DAYS)

/** Enough for the way from today to the year 0; past that, the cache begins anew. */
const CACHED_PAGES = 1_500

/** The intervals of a page's days, and of the day after: a night shift still runs on the day that asks. */
type Page = {
  readonly from: readonly number[]
  /** Milliseconds open before each interval, from the page's beginning; one more than there are intervals. */
  readonly before: readonly number[]
  /** Milliseconds open on the page's own days. */
  readonly total: number
}

type Book = {
  readonly calendar: WorkingHours
  /** The pages that a day with hours of its own touches: they are like no others. */
  readonly own: ReadonlySet<number>
  readonly pages: Map<number, Page>
}

const books = new WeakMap<WorkingHours, Book>()

/** Milliseconds of open time from `a` to `b`, which must not lie before `a`. What lies beyond the years is closed. */
export function openBetween(calendar: WorkingHours, a: Instant, b: Instant): number {
  const book = bookOf(calendar)
  const last = pageAt(calendar, b)
  let open = 0
  let page = pageAt(calendar, a)
  open -= openUntil(book, page, a)
  for (; page < last; page++) open += readPage(book, page).total
  return open + openUntil(book, last, b)
}

/**
 * The instant that lies `ms` milliseconds of open time after `t`, or before it where `ms` is negative. A closing time is as far
 * away as the opening that follows it: `edge` says which of the two is meant.
 * Throws `CalendarError` where the calendar does not open for five years, or where the years end.
 */
export function moveOpen(calendar: WorkingHours, t: Instant, ms: number, edge: 'closing' | 'opening'): Instant {
  const book = bookOf(calendar)
  const isOpening = edge === 'opening'
  let number = pageAt(calendar, t)
  let page = readPage(book, number)
  let left = openUntil(book, number, t) + ms
  for (let empty = 0; empty <= EMPTY_PAGES; empty = page.total > 0 ? 0 : empty + 1) {
    // What is no number passes every page, and ends where the years do.
    const isBefore = isOpening ? left < 0 : left <= 0
    const isAfter = isOpening ? !(left < page.total) : !(left <= page.total)
    if (!isBefore && !isAfter) {
      const index = lastBelow(page.before, left, isOpening)
      return instant((page.from[index] ?? 0) + left - (page.before[index] ?? 0) + shiftOf(book, number))
    }
    if (!isBefore) left -= page.total
    number += isBefore ? -1 : 1
    if (number < FIRST_PAGE || number > LAST_PAGE)
      throw new CalendarError({ code: 'beyond-years', calendar: calendar.name })
    page = readPage(book, number)
    if (isBefore) left += page.total
  }
  throw new CalendarError({ code: 'never-open', calendar: calendar.name, from: civilDay(calendar, t) })
}

function bookOf(calendar: WorkingHours): Book {
  const known = books.get(calendar)
  if (known) return known
  const own = new Set<number>()
  for (const day of calendar.exceptions.keys()) {
    // A night shift reaches into the next page, and each page has the first day of the next.
    for (const near of [day - 1, day, day + 1]) own.add(Math.floor(near / PAGE_DAYS))
  }
  const book = { calendar, own, pages: new Map<number, Page>() }
  books.set(calendar, book)
  return book
}

/** The page to look an instant up in: the one with the day before, whose night shift may still run. */
const pageAt = (calendar: WorkingHours, t: Instant): number => Math.floor((civilDay(calendar, t) - 1) / PAGE_DAYS)

/** The page that has the same hours in the same zone's time as a page far away; else the page itself. */
function sameAs({ own }: Book, number: number): number {
  if (number > OLD_PAGE && number < FAR_PAGE) return number
  if (number <= FIRST_PAGE || number >= LAST_PAGE || own.has(number)) return number
  const same = number < 0 ? OLD_PAGE : FAR_PAGE + ((number - FAR_PAGE) % CYCLE_PAGES)
  return own.has(same) ? number : same
}

/** How much later than the page that stands for it a page is, in milliseconds. */
const shiftOf = (book: Book, number: number): number => (number - sameAs(book, number)) * PAGE_DAYS * DAY

function readPage(book: Book, number: number): Page {
  const same = sameAs(book, number)
  const known = book.pages.get(same)
  if (known) return known
  const page = writePage(book.calendar, same * PAGE_DAYS)
  if (book.pages.size >= CACHED_PAGES) book.pages.clear()
  book.pages.set(same, page)
  return page
}

function writePage(calendar: WorkingHours, first: number): Page {
  const from: number[] = []
  const before: number[] = [0]
  let open = 0
  let total = 0
  for (let day = first; day <= first + PAGE_DAYS; day++) {
    if (day === first + PAGE_DAYS) total = open
    if (day < FIRST_DAY - 1 || day > LAST_DAY) continue
    for (const interval of intervalsOf(calendar, day)) {
      open += interval.to - interval.from
      from.push(interval.from)
      before.push(open)
    }
  }
  return { from, before, total }
}

/** Milliseconds open from the beginning of a page until an instant on it, or on the day after. */
function openUntil(book: Book, number: number, t: Instant): number {
  const { from, before } = readPage(book, number)
  const at = t - shiftOf(book, number)
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
