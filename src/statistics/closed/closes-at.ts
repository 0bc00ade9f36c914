import { dayFrom, startOfDay } from '../../calendar/wall.ts'
import { toInstant } from '../../calendar/zone.ts'
import type { Instant } from '../../model/instant.ts'
import { addMonths, type Month } from '../month.ts'

/** When a month becomes final (R50): as the `closeDay`th of the next one begins in `zone`. Throws `UnknownZoneError`. */
export function closesAt(zone: string, month: Month, closeDay: number): Instant {
  const [year = 0, number = 1] = addMonths(month, 1).split('-').map(Number)
  return toInstant(zone, startOfDay(dayFrom(year, number, closeDay)))
}
