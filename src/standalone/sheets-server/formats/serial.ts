const DAY = 86_400_000
/** Day 0 of a sheet's calendar, 1899-12-30, on a clock without zone. */
const EPOCH = Date.UTC(1899, 11, 30)

/** What a clock on the wall shows. Months from 1; hours may run past 24 only in durations. */
export type Wall = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** 0 = Sunday. */
  readonly weekday: number
}

/** The serial number (days since 1899-12-30) of a date, or undefined when there is no such date. */
export function serialOfDate(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 0 || year > 9999) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1) return undefined
  return Math.round((date.getTime() - EPOCH) / DAY)
}

/** The part of a day that a time is. */
export const serialOfTime = (hour: number, minute: number, second: number): number =>
  (hour * 3600 + minute * 60 + second) / 86_400

/** What the wall shows at a serial number, rounded to `step` milliseconds so that 9:30 is not 9:29:59.999. */
export function wallOf(serial: number, step = 1): Wall {
  const date = new Date(EPOCH + Math.round((serial * DAY) / step) * step)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes as long as asking it a hundred times. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** The serial number that a wall clock in a zone shows at an instant (milliseconds since 1970). */
export function serialAt(instant: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? 0)
  const day = serialOfDate(part('year'), part('month'), part('day')) ?? 0
  return day + serialOfTime(part('hour'), part('minute'), part('second'))
}
