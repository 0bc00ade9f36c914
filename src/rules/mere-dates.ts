import { dayOf, startOfDay } from '../calendar/wall.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import type { CaseFields } from '../model/case.ts'
import { DAY, type Instant, MINUTE, wallTime } from '../model/instant.ts'

/**
 * The fields with a promise, an appointment or the end of after-care for a mere date moved to the end of that day, 23:59 in `zone`: who is promised the
 * 25th is not promised the midnight before it (R04, R18, R20). A cell cannot tell a mere date from 00:00, and nobody is promised that.
 */
export function withWholeDays(fields: CaseFields, zone: string): CaseFields {
  const { promisedAt, appointmentAt, afterCareUntil } = fields
  return {
    ...fields,
    ...(promisedAt === undefined ? {} : { promisedAt: endOfMereDate(promisedAt, zone) }),
    ...(appointmentAt === undefined ? {} : { appointmentAt: endOfMereDate(appointmentAt, zone) }),
    ...(afterCareUntil === undefined ? {} : { afterCareUntil: endOfMereDate(afterCareUntil, zone) }),
  }
}

/** The end of its day for a moment that is a mere date, else the moment itself. */
export function endOfMereDate(at: Instant, zone: string): Instant {
  const midnight = startOfDay(dayOf(toWall(zone, at)))
  // Where the clocks skip midnight, the cell came out as the moment after it.
  return at === toInstant(zone, midnight) ? toInstant(zone, wallTime(midnight + DAY - MINUTE)) : at
}
