import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import utc from 'dayjs/plugin/utc.js'
import { toInstant } from '../../calendar/zone.ts'
import { type Instant, wallTime } from '../../model/instant.ts'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

/** Text in brackets, a part of a format, or any other character, which stands for itself. */
const PARTS = /\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|M|Do|DD|D|HH|H|hh|h|mm|m|ss|s|SSS|A|a|./gsu

/** What a format needs: a year, a month, a day; with a 12-hour clock, which half of the day. */
const NEEDED: readonly (readonly string[])[] = [
  ['YYYY', 'YY'],
  ['MMMM', 'MMM', 'MM', 'M'],
  ['DD', 'D'],
]
const TWELVE_HOURS = ['hh', 'h']
const HALF_OF_DAY = ['A', 'a']

/** Letters that dayjs would take for something that a wall time does not have, such as an offset or a week. */
const FOREIGN = /^(Do|[QSXZwxzkW])$/

/**
 * Whether a dayjs format tells a whole date and nothing that is no wall time. An offset in the file is not read: times are
 * those of one zone, and a `Z` that every time ends with is written `[Z]` under the zone `UTC`.
 */
export function isTimeFormat(format: string): boolean {
  const parts: readonly string[] = format.match(PARTS) ?? []
  const has = (some: readonly string[]) => some.some((part) => parts.includes(part))
  return NEEDED.every(has) && (!has(TWELVE_HOURS) || has(HALF_OF_DAY)) && !parts.some((part) => FOREIGN.test(part))
}

/**
 * The instant a text means in a zone, under the first of the formats that fits it to the letter; undefined when none does.
 * A wall time that comes twice is its first coming, one that never comes moves forward.
 */
export function parseFileTime(text: string, formats: readonly string[], zone: string): Instant | undefined {
  for (const format of formats) {
    // As UTC, so that the host's own zone plays no part: what is read is the wall's count.
    const read = dayjs.utc(text, format, true)
    if (read.isValid()) return toInstant(zone, wallTime(read.valueOf()))
  }
  return undefined
}
