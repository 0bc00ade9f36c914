import { dayOf, weekday } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { DAY, HOUR, type Instant } from '../../model/instant.ts'
import type { Round } from '../round.ts'

/** What tells the group of a cycle in a dimension. */
type Tells = readonly ((round: Round, zone: string) => string | undefined)[]

/** What the site's clock and calendar showed as a cycle began. */
interface Shown {
  readonly at: Instant
  readonly zone: string
  readonly weekday: string
  readonly hour: string
}

/** A cycle is asked for its weekday and its hour one after the other. */
let last: Shown | undefined

function shownTo({ begunAt: at }: Round, zone: string): Shown {
  if (last?.at === at && last.zone === zone) return last
  const wall = toWall(zone, at)
  const day = dayOf(wall)
  last = { at, zone, weekday: String(weekday(day) + 1), hour: String(Math.floor((wall - day * DAY) / HOUR)) }
  return last
}

const weekdayOf = (round: Round, zone: string): string => shownTo(round, zone).weekday
const hourOf = (round: Round, zone: string): string => shownTo(round, zone).hour

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

/** What a group is called: a name for each that tells it; undefined for what is blank. */
export type GroupNames = readonly (string | undefined)[]
