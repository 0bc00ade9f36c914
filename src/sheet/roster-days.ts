import { serialToWall } from '../calendar/serial.ts'
import { dayFrom, dayOf, isDate } from '../calendar/wall.ts'
import type { Duty } from '../model/staff.ts'
import { readWeekday } from './weekday-names.ts'
import { plain } from './words.ts'

/** Days on which somebody is on duty; with neither, every day. */
type DutyDays = Pick<Duty, 'days' | 'weekdays'>

const EVERY_DAY: ReadonlySet<string> = new Set(['每天', '天天', '每日', 'daily', 'everyday', 'all'])
const WEEKEND: ReadonlySet<string> = new Set(['周末', '双休日', 'weekend', 'weekends'])
const BETWEEN_PARTS = /[、,;\n和及]+/
const TO = '(?:至|到|~|〜|∼|to)'
const WEEK = /^(周|星期|礼拜)([一二三四五六日天]{2,7})$/
const WEEKDAYS = new RegExp(`^(\\D+?)(?:${TO}|-)(\\D+)$`)
const DATE = '(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?'
const ONE_DATE = new RegExp(`^${DATE}$`)
const TWO_DATES = new RegExp(`^${DATE}(?:${TO}|-)${DATE}$`)
/** 2026-11-21至11-27, 2026-11-21至27日 */
const SHORT_END = new RegExp(`^${DATE}${TO}(?:(\\d{1,2})[-/.月])?(\\d{1,2})日?$`)
/** A sheet that made a date of what was typed has a number of days. */
const SERIAL = /^\d{5}(?:\.\d+)?$/
/** Nobody lists more in a cell. */
const MOST_PARTS = 100

/**
 * Reads the days of a shift: dates and ranges of dates, said in full (2026-11-21至2026-11-27, of the second date the year and the
 * month may be left out), weekdays (周一至周五, 周一三五, Mon-Fri, 周末), several of them, or every day. `isBackwards` where a range of dates
 * ends before it begins.
 */
export function readDutyDays(typed: string): readonly DutyDays[] | { readonly isBackwards: boolean } {
  const said = typed
    .normalize('NFKC')
    .replaceAll(/[‐-―−]/g, '-')
    .toLowerCase()
  const parts = said.split(BETWEEN_PARTS).map(plain)
  const words = parts.filter((part) => part !== '')
  if (words.length === 0 || words.length > MOST_PARTS) return { isBackwards: false }
  const found: DutyDays[] = []
  for (const word of words) {
    const read = readPart(word)
    if (read === undefined) return { isBackwards: false }
    if (read.days !== undefined && read.days.to < read.days.from) return { isBackwards: true }
    found.push(read)
  }
  return found
}

function readPart(word: string): DutyDays | undefined {
  if (EVERY_DAY.has(word)) return {}
  const weekdays = weekdaysOf(word)
  if (weekdays !== undefined) return { weekdays }
  const days = datesOf(word)
  return days && { days }
}

/** 1 is Monday. */
function weekdaysOf(word: string): readonly number[] | undefined {
  if (WEEKEND.has(word)) return [6, 7]
  const one = readWeekday(word)
  if (one !== undefined) return [one + 1]
  const [, , each] = WEEK.exec(word) ?? []
  if (each !== undefined) return Array.from(each, (sign) => (readWeekday(`周${sign}`) ?? 0) + 1)
  const [, first = '', last = ''] = WEEKDAYS.exec(word) ?? []
  const from = readWeekday(first)
  const to = readWeekday(last) ?? readWeekday(`周${last}`)
  if (from === undefined || to === undefined) return undefined
  // 周五至周一 goes round.
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from + index) % 7) + 1)
}

function datesOf(word: string): Duty['days'] {
  if (SERIAL.test(word)) {
    const wall = serialToWall(Number(word))
    return wall === undefined ? undefined : { from: dayOf(wall), to: dayOf(wall) }
  }
  const one = ONE_DATE.exec(word)
  if (one) return range(dayAt(one[1], one[2], one[3]), dayAt(one[1], one[2], one[3]))
  const two = TWO_DATES.exec(word)
  if (two) return range(dayAt(two[1], two[2], two[3]), dayAt(two[4], two[5], two[6]))
  const short = SHORT_END.exec(word)
  return short ? range(dayAt(short[1], short[2], short[3]), dayAt(short[1], short[4] ?? short[2], short[5])) : undefined
}

function dayAt(year = '', month = '', day = ''): number | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  return y >= 1900 && isDate(y, m, d) ? dayFrom(y, m, d) : undefined
}

const range = (from: number | undefined, to: number | undefined): Duty['days'] =>
  from === undefined || to === undefined ? undefined : { from, to }
