import { DAY, HOUR, type Instant, MINUTE, SECOND, type WallTime } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import { dateOfDay, dayOf, wallParts } from './wall.ts'
import { toWall } from './zone.ts'

const digits = (value: number, width: number): string => String(value).padStart(width, '0')

/** A day number as `2026-11-21`. */
export function formatDay(day: number): string {
  const date = dateOfDay(day)
  return `${digits(date.year, 4)}-${digits(date.month, 2)}-${digits(date.day, 2)}`
}

/** A wall time as `2026-11-21 09:30`, with seconds where asked; what is finer is cut off, never rounded up. */
export function formatWall(wall: WallTime, precision: 'minute' | 'second' = 'minute'): string {
  const { hour, minute, second } = wallParts(wall)
  const time = `${digits(hour, 2)}:${digits(minute, 2)}`
  return `${formatDay(dayOf(wall))} ${time}${precision === 'second' ? `:${digits(second, 2)}` : ''}`
}

/** An instant as a clock in `zone` shows it: `2026-11-21 09:30`. Throws `UnknownZoneError`. */
export const formatInstant = (zone: string, at: Instant, precision: 'minute' | 'second' = 'minute'): string =>
  formatWall(toWall(zone, at), precision)

const UNITS = [
  { ms: DAY, zh: '天', en: 'd' },
  { ms: HOUR, zh: '小时', en: 'h' },
  { ms: MINUTE, zh: '分钟', en: 'min' },
  { ms: SECOND, zh: '秒', en: 's' },
] as const

/**
 * A length of elapsed time in words, a day being 24 hours: `2小时15分钟`, `3天4小时`, `2 h 15 min`. The largest unit and the one below
 * it; seconds only under a minute; cut off, never rounded up, so that lateness is not overstated. The sign is not printed: whoever
 * says it says "late" or "left".
 */
export function formatSpan(ms: number, language: Language): string {
  const length = Math.floor(Math.abs(ms) / SECOND) * SECOND
  const found = UNITS.findIndex((unit) => length >= unit.ms)
  const first = found === -1 ? UNITS.length - 1 : found
  // Below a minute stands the second alone; above, minutes are the finest.
  const shown = UNITS.slice(first, first < 2 ? first + 2 : first + 1)
  let rest = length
  const words: string[] = []
  for (const unit of shown) {
    const amount = Math.floor(rest / unit.ms)
    rest -= amount * unit.ms
    if (amount > 0 || words.length === 0) words.push(language === 'zh' ? `${amount}${unit.zh}` : `${amount} ${unit.en}`)
  }
  return words.join(language === 'zh' ? '' : ' ')
}
