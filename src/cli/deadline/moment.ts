import { dayOf, FIRST_DAY, isDate, LAST_DAY, wallFrom } from '../../calendar/wall.ts'
import { toInstant, toWall } from '../../calendar/zone.ts'
import { HOUR, type Instant, instant, MINUTE, SECOND, type WallTime } from '../../model/instant.ts'

/** A wall time as written, and how far ahead of UTC (milliseconds) it says it is, if it says so. */
export type Written = { readonly text: string; readonly wall: WallTime; readonly offset: number | undefined }

export type MomentFault = 'not-a-moment' | 'no-such-date' | 'no-such-time'

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)?$/i

/**
 * Reads ISO 8601: date, `T` or a blank, time to the minute or finer, and an offset or none. 24:00 is the midnight at the end of the
 * day. What is finer than a millisecond is cut off. Years 0 to 9999; no leap seconds.
 */
export function readMoment(text: string): Written | MomentFault {
  const match = ISO.exec(text)
  if (!match) return 'not-a-moment'
  const number = (group: number) => Number(match[group] ?? 0)
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const millisecond = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  if (!isDate(year, month, day)) return 'no-such-date'
  if (minute > 59 || second > 59 || hour * HOUR + minute * MINUTE + second * SECOND + millisecond > 24 * HOUR)
    return 'no-such-time'
  const wall = wallFrom(year, month, day, hour, minute, second, millisecond)
  if (match[8] === undefined && match[9] === undefined) return { text, wall, offset: undefined }
  if (number(10) > 23 || number(11) > 59 || number(12) > 59) return 'no-such-time'
  const offset = number(10) * HOUR + number(11) * MINUTE + number(12) * SECOND
  return { text, wall, offset: match[9] === '-' ? -offset : offset }
}

/** The instant that was written; without an offset it is what the wall clock of `zone` means by it. Undefined outside the years. */
export function momentIn(zone: string, { wall, offset }: Written): Instant | undefined {
  const at = offset === undefined ? toInstant(zone, wall) : instant(wall - offset)
  return withinYears(zone, at) ? at : undefined
}

/** Whether a clock in `zone` shows a year from 0 to 9999. */
function withinYears(zone: string, at: Instant): boolean {
  // Far outside, zones cannot be asked.
  if (!(Math.abs(at) < 1e15)) return false
  const day = dayOf(toWall(zone, at))
  return day >= FIRST_DAY && day <= LAST_DAY
}

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * An instant as ISO 8601 with the zone's offset at it: `2013-03-21T11:30:00+01:00`. Milliseconds, and seconds of the offset (local
 * mean times of old), only where they are not zero. Undefined outside the years 0 to 9999.
 */
export function printMoment(zone: string, at: Instant): string | undefined {
  if (!withinYears(zone, at)) return undefined
  const wall = toWall(zone, at)
  // The wall's own count read as UTC has its digits; years beyond four are not among them.
  const [date = '', millisecond = ''] = new Date(wall).toISOString().slice(0, -1).split('.')
  const offset = Math.abs(wall - at)
  const seconds = Math.floor(offset / SECOND) % 60
  const ahead = `${two(Math.floor(offset / HOUR))}:${two(Math.floor(offset / MINUTE) % 60)}${seconds === 0 ? '' : `:${two(seconds)}`}`
  return `${date}${millisecond === '000' ? '' : `.${millisecond}`}${wall < at ? '-' : '+'}${ahead}`
}
