import { dayOf, weekday } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { DAY, HOUR } from '../../model/instant.ts'
import type { Round } from '../round.ts'

/** What tells the group of a cycle in a dimension. */
type Tells = readonly ((round: Round, zone: string) => string | undefined)[]

const weekdayOf = ({ begunAt }: Round, zone: string): string => String(weekday(dayOf(toWall(zone, begunAt))) + 1)
function hourOf({ begunAt }: Round, zone: string): string {
  const wall = toWall(zone, begunAt)
  return String(Math.floor((wall - dayOf(wall) * DAY) / HOUR))
}

/**
 * What figures are grouped by (R45). A subcategory stands with its category. Weekdays are 1 (Monday) to 7, hours 0 to 23, as text: those
 * of the receipt, or the reopening, on the site's clocks.
 */
export const GROUPED_BY = {
  category: [({ category }) => category],
  subcategory: [({ category }) => category, ({ subcategory }) => subcategory],
  cause: [({ cause }) => cause],
  channel: [({ channel }) => channel],
  department: [({ department }) => department],
  handler: [({ handler }) => handler],
  building: [({ building }) => building],
  weekday: [weekdayOf],
  hour: [hourOf],
  weekdayHour: [weekdayOf, hourOf],
} as const satisfies Readonly<Record<string, Tells>>

export type Dimension = keyof typeof GROUPED_BY
export const DIMENSIONS = Object.keys(GROUPED_BY) as readonly Dimension[]

/** The names of a cycle's group, one for each that tells it; undefined for what is blank. Throws `UnknownZoneError`. */
export const namesOf = (dimension: Dimension, round: Round, zone: string): GroupNames =>
  GROUPED_BY[dimension].map((tell) => tell(round, zone))
export type GroupNames = readonly (string | undefined)[]
