import { dayOf, startOfDay, weekday } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { Instant } from '../model/instant.ts'
import type { OfficeRole } from '../model/role.ts'
import type { Duty } from '../model/staff.ts'

/**
 * The names of those who are on duty in an office at `now`, each once, in the order of the roster (R25). Days and shifts are those of
 * the wall clock in `zone`; a shift that crosses midnight belongs to the day on which it begins, and one that ends when it begins
 * lasts until then the next day.
 */
export function onDuty(duties: readonly Duty[], role: OfficeRole, now: Instant, zone: string): readonly string[] {
  const asked = duties.filter((duty) => duty.role === role)
  if (asked.length === 0) return []
  const wall = toWall(zone, now)
  const today = dayOf(wall)
  const time = wall - startOfDay(today)
  return [...new Set(asked.flatMap((duty) => (isOn(duty, today, time) ? duty.names : [])))]
}

function isOn(duty: Duty, today: number, time: number): boolean {
  const { shift } = duty
  if (shift === undefined) return isOfDay(duty, today)
  if (shift.from < shift.to) return isOfDay(duty, today) && time >= shift.from && time < shift.to
  return (isOfDay(duty, today) && time >= shift.from) || (isOfDay(duty, today - 1) && time < shift.to)
}

function isOfDay({ days, weekdays }: Duty, day: number): boolean {
  if (days !== undefined && (day < days.from || day > days.to)) return false
  return weekdays === undefined || weekdays.includes(weekday(day) + 1)
}
