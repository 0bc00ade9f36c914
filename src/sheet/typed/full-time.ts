import { serialToInstant } from '../../calendar/serial.ts'
import { isDate, wallFrom } from '../../calendar/wall.ts'
import { toInstant } from '../../calendar/zone.ts'
import type { Instant } from '../../model/instant.ts'

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|(?=[t ])|$)/
const TIME = /^[t ]*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}))?|[时点](?:(\d{1,2})分?)?)$/

/**
 * Reads a time that a cell says in full, by itself and whenever it is read: a serial number, `2026-11-21 9:30`,
 * `2026.11.21 9:30`, `2026/11/21`, `2026年11月21日 9点30分`. Full-width characters count as their plain ones; a date alone is
 * its midnight. Undefined for everything else, `2026-11-111:30` with its missing blank among it (R07). Years as cells have
 * them, 1900 to 9999. Throws `UnknownZoneError`.
 */
export function fullTime(cell: string | number | boolean, zone: string): Instant | undefined {
  if (typeof cell === 'number') return serialToInstant(zone, cell)
  return typeof cell === 'string' ? fullText(cell, zone) : undefined
}

function fullText(text: string, zone: string): Instant | undefined {
  const said = text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const date = DATE.exec(said)
  if (!date) return undefined
  const rest = said.slice(date[0].length)
  const time = rest === '' ? [] : TIME.exec(rest)
  if (!time) return undefined
  const [year = 0, month = 0, day = 0] = date.slice(1).map(Number)
  const [hour = 0, minute = 0, second = 0] = [time[1], time[2] ?? time[4], time[3]].map((part) => Number(part ?? 0))
  if (year < 1900 || !isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined
  return toInstant(zone, wallFrom(year, month, day, hour, minute, second))
}
