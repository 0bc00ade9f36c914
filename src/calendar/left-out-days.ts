import { DAY, HOUR, instant } from '../model/instant.ts'
import { dayFrom, startOfDay } from './wall.ts'
import { toInstant, toWall } from './zone.ts'

/** No zone changed sides of the date line before; those to come are in no zone data. */
const FIRST_YEAR = 1840
const LAST_YEAR = 2100

const known = new Map<string, ReadonlySet<number>>()

/** The days, by number, that a zone left out as it changed sides of the date line: Samoa had no 2011-12-30. Throws `UnknownZoneError`. */
export function daysLeftOut(zone: string): ReadonlySet<number> {
  let days = known.get(zone)
  if (!days) {
    days = findDays(zone)
    known.set(zone, days)
  }
  return days
}

function findDays(zone: string): ReadonlySet<number> {
  const found = new Set<number>()
  const ahead = (day: number) => toWall(zone, instant(day * DAY)) - day * DAY
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const [first, next] = [dayFrom(year, 1, 1), dayFrom(year + 1, 1, 1)]
    // Summer time and the like are a few hours at the most.
    if (ahead(next) - ahead(first) < 12 * HOUR) continue
    for (let day = first; day < next; day++) {
      if (toInstant(zone, startOfDay(day)) === toInstant(zone, startOfDay(day + 1))) found.add(day)
    }
  }
  return found
}
