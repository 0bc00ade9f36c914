import { formatDay } from '../../calendar/format.ts'
import { dayFrom, isDate } from '../../calendar/wall.ts'

/** What is known of a day that no row tells afterwards. */
export interface KnownDay {
  /** How many cases were forgotten when it was last looked at; undefined where nobody did. */
  readonly forgotten?: number
  /** Its lists were mailed, or begun to be. */
  readonly isMailed?: true
}
/** By day, counted from 1970-01-01. */
export type KnownDays = ReadonlyMap<number, KnownDay>

/** So many days are remembered, today among them. */
export const DAYS_SHOWN = 31

const DAY = /(?<!\S)(\d{4})-(\d\d)-(\d\d):(\d{1,7})?(\*)?(?!\S)/g

/** What the system's memory says of the last days: `2026-11-21:3 2026-11-22:0*`. What is not understood is not known. */
export function parseDays(text: string | undefined): KnownDays {
  const days = new Map<number, KnownDay>()
  for (const [, year, month, day, forgotten, mailed] of (text ?? '').matchAll(DAY)) {
    if (!isDate(Number(year), Number(month), Number(day))) continue
    days.set(dayFrom(Number(year), Number(month), Number(day)), {
      ...(forgotten === undefined ? {} : { forgotten: Number(forgotten) }),
      ...(mailed === undefined ? {} : { isMailed: true }),
    })
  }
  return days
}

/**
 * The same with more known of a day, as it is to be remembered: the days around it, the earliest first. A later one may be known, where
 * somebody swept at another time than the clock's.
 */
export function printDays(known: KnownDays, today: number, more: KnownDay): string {
  const days = new Map([...known, [today, { ...known.get(today), ...more }]])
  return [...days]
    .filter(([day]) => Math.abs(day - today) < DAYS_SHOWN)
    .toSorted(([a], [b]) => a - b)
    .map(([day, { forgotten, isMailed }]) => `${formatDay(day)}:${forgotten ?? ''}${isMailed === true ? '*' : ''}`)
    .join(' ')
}
