import { isDate, wallFrom } from '../calendar/wall.ts'
import { toInstant } from '../calendar/zone.ts'
import type { Instant } from '../model/instant.ts'

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[t ]*(\d{1,2})[:时点](?:(\d{1,2})分?)?(?::(\d{1,2}))?)?$/

/**
 * Reads a time that stands in a cell as text, in full: `2026-11-21 9:30`, `2026.11.21 9:30`, `2026/11/21`,
 * `2026年11月21日 9点30分`. Full-width characters count as their plain ones; a date alone is its midnight.
 * Undefined for everything else: what is not safely understood is flagged, never guessed (R07).
 */
export function parseTime(text: string, zone: string): Instant | undefined {
  const match = WRITTEN.exec(text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' '))
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined
  return toInstant(zone, wallFrom(year, month, day, hour, minute, second))
}
