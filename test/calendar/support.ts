import { type Hours, type Week, type WorkingHours, workingHours } from '../../src/calendar/calendar.ts'
import { parseHours } from '../../src/calendar/hours.ts'
import { dayFrom, wallFrom } from '../../src/calendar/wall.ts'
import { toInstant } from '../../src/calendar/zone.ts'
import type { Instant } from '../../src/model/instant.ts'

/** `2026-11-21 09:30[:00[.000]]` on the wall of a zone. */
export function at(zone: string, text: string): Instant {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = text
    .split(/[-: .]/)
    .map(Number)
  return toInstant(zone, wallFrom(year, month, day, hour, minute, second, millisecond))
}

export function day(text: string): number {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  return dayFrom(year, month, date)
}

export function hours(text: string): Hours {
  const read = parseHours(text)
  if ('problem' in read) throw new Error(`${text}: ${read.problem.code}`)
  return read.hours
}

/** A calendar from texts: the hours of each day, Monday first, and the days that differ. */
export function calendar(
  zone: string,
  days: readonly [string, string, string, string, string, string, string],
  exceptions: Readonly<Record<string, string>> = {},
): WorkingHours {
  const [mon, tue, wed, thu, fri, sat, sun] = days
  const week: Week = [hours(mon), hours(tue), hours(wed), hours(thu), hours(fri), hours(sat), hours(sun)]
  const differing = Object.entries(exceptions).map(([date, text]) => [day(date), hours(text)] as const)
  return workingHours('test', zone, week, new Map(differing))
}

export const alike = (zone: string, text: string, exceptions: Readonly<Record<string, string>> = {}): WorkingHours =>
  calendar(zone, [text, text, text, text, text, text, text], exceptions)

export const office = (zone: string, text: string, exceptions: Readonly<Record<string, string>> = {}): WorkingHours =>
  calendar(zone, [text, text, text, text, text, '休息', '休息'], exceptions)
