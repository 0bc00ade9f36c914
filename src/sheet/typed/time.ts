import { formatInstant } from '../../calendar/format.ts'
import { serialToInstant, wallToSerial } from '../../calendar/serial.ts'
import { startOfDay, wallFrom } from '../../calendar/wall.ts'
import { toInstant } from '../../calendar/zone.ts'
import { HOUR, type Instant, MINUTE, SECOND, wallTime } from '../../model/instant.ts'
import { clockOfSerial } from './clock-part.ts'
import { type Inferred, Misread } from './misread.ts'
import { readPair, readRange, readSaid, type SaidTime } from './said-time.ts'
import { tidyTime } from './time-words.ts'
import { dayIn, FIRST_YEAR, LAST_YEAR } from './which-day.ts'
import { dateContext, momentOf, type TimeContext, wordings } from './which-moment.ts'

/** Serial numbers of the years that a desk may mean. */
const FIRST_SERIAL = wallToSerial(wallFrom(FIRST_YEAR, 1, 1)) ?? 0
const END_SERIAL = wallToSerial(wallFrom(LAST_YEAR, 12, 31, 23, 59, 59, 999)) ?? 0
/** The serial number of 10000-01-01, where spreadsheets end. */
const NO_SERIAL = 2_958_466

const SECONDS_A_DAY = 86_400
/** No time is said in more characters. */
const LONGEST = 200

type Read = Instant | Inferred | Misread

/**
 * Reads a time as people type it and as spreadsheets keep it (R07): an instant where the cell says it in full, `Inferred`
 * where the day or the year was supplied, `Misread` for what has two readings, none, or a year outside 1990 to 2199.
 *
 * - A number is a serial number in the site's zone, below 1 a time of day; whole, it is a date. 20261121 and 202611210930
 *   are what they look like.
 * - A date alone is its midnight. 24:00 is the midnight that ends the day, but 23:59 in a column for what lies ahead, where
 *   a midnight stands for the whole day that it begins.
 * - `11-21` is the nearest one, at most 92 days off, or refused as `needs-year`; 26.11.21 likewise, in whichever order
 *   brings it near.
 * - `昨天`, `上周五`, `yesterday` count from the day of `now`. In the first ten minutes of a day they may have been typed on
 *   the day before, and are refused where both suit the column.
 * - A time of day alone is today's if that suits the column to ten minutes, or refused as `needs-date`.
 * - 9:30 and 9时 are of the 24-hour clock, as in the spreadsheet. 3点 without a part of the day is 03:00 or 15:00 and
 *   refused; so are the small hours of 晚上 and 昨晚, which are of the night before or after.
 * - 刚才 and `now` are refused, for a row is seen some time after it was typed; so are ranges.
 *
 * Wall times that a change of clocks skips or repeats are as `toInstant` has them. Throws `UnknownZoneError`, and for no
 * cell anything else.
 */
export function readTime(cell: string | number | boolean, context: TimeContext): Read {
  if (typeof cell === 'number') return readNumber(cell, context)
  if (typeof cell === 'string') return readPlain(cell, context.zone) ?? readText(cell, context)
  return new Misread('not-a-time', String(cell))
}

/**
 * Reads what nearly all times are, a serial number or a text such as `2026-11-21 9:30`, as `readTime` does; undefined for every other
 * cell. Nothing needs to be known of the row, nor made for the cell.
 */
export function readUsualTime(cell: string | number | boolean, zone: string): Instant | undefined {
  if (typeof cell === 'number')
    return cell >= FIRST_SERIAL && cell <= END_SERIAL ? serialToInstant(zone, cell) : undefined
  return typeof cell === 'string' ? readPlain(cell, zone) : undefined
}

function readNumber(serial: number, context: TimeContext, text?: string): Read {
  const at = readUsualTime(serial, context.zone)
  if (at !== undefined) return at
  const typed = text ?? String(serial)
  // 0:00, or nothing but a zero.
  if (serial === 0) return new Misread('needs-date', typed)
  if (serial > 0 && serial < 1) return momentOf({ clock: clockOfSerial(serial) }, context, typed)
  if (serial >= 1 && serial < NO_SERIAL) return new Misread('odd-year', typed)
  const said = COMPACT.test(typed) ? readSaid(typed, dateContext(context)) : undefined
  return said ? momentOf(said, context, typed) : new Misread('not-a-time', typed)
}

const PLAIN = /^ *(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)? *$/

/** The common way to type a time in full, without what the others need. */
function readPlain(typed: string, zone: string): Instant | undefined {
  if (typed.length > 24) return undefined
  const match = PLAIN.exec(typed)
  if (!match) return undefined
  const day = dayIn(match[1], match[3], match[4])
  const year = Number(match[1])
  if (day === undefined || year < FIRST_YEAR || year > LAST_YEAR) return undefined
  if (match[5] === undefined) return toInstant(zone, startOfDay(day))
  const hour = Number(match[5])
  const minute = Number(match[6])
  const second = Number(match[7] ?? 0)
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return toInstant(zone, wallTime(startOfDay(day) + hour * HOUR + minute * MINUTE + second * SECOND))
}

const COMPACT = /^\d{8}(?:\d{4}|\d{6})?$/
const AS_SERIAL = /^(?:\d{5}(?:\.\d+)?|0\.\d{4,})$/
const JUST_NOW = /^(?:刚才|刚刚|刚|现在|just now|now)$/

function readText(typed: string, context: TimeContext): Read {
  if (typed.length > LONGEST && typed.trim().length > LONGEST) return new Misread('not-a-time', typed)
  const said = tidyTime(typed)
  // Copied as text it shows a few decimals; nobody types a time to the millisecond.
  if (AS_SERIAL.test(said)) return readNumber(Math.round(Number(said) * SECONDS_A_DAY) / SECONDS_A_DAY, context, typed)
  if (said.length > LONGEST) return new Misread('not-a-time', typed)
  const today = dateContext(context)
  if (JUST_NOW.test(said)) return new Misread('not-a-time', typed, [formatInstant(context.zone, context.now)])
  const pair = readPair(said, today)
  if (pair) return misreadPair(pair, today.today, typed)
  const time = readSaid(said, today)
  if (time) return momentOf(time, context, typed)
  const range = readRange(said, today)
  if (range)
    return new Misread('ambiguous-time', typed, wordings(range.date?.days ?? [today.today], range.clock?.offsets ?? []))
  return new Misread('not-a-time', typed)
}

function misreadPair({ date, clock }: SaidTime, today: number, typed: string): Misread {
  const days = date ? wordings(date.days, [undefined]) : []
  return new Misread(date ? 'ambiguous-time' : 'not-a-time', typed, [
    ...days,
    ...wordings([today], clock?.offsets ?? []),
  ])
}
