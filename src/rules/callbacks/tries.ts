import { dayOf } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { DAY, HOUR, type Instant } from '../../model/instant.ts'

/** So far apart two hours of the day are other ones: whoever works until six is not at home at five either. */
const APART = 2 * HOUR

/**
 * The calls that reached nobody and count (R37), the earliest first: each on another day than all before it that count, and at another
 * hour of the day, two hours or more apart, on the site's wall clock. 23:30 and 00:30 are an hour apart.
 */
export function countedTries(tries: readonly Instant[], zone: string): readonly Instant[] {
  const counted: { readonly at: Instant; readonly day: number; readonly hour: number }[] = []
  for (const at of tries.toSorted((one, other) => one - other)) {
    const wall = toWall(zone, at)
    const day = dayOf(wall)
    const hour = wall - day * DAY
    if (counted.every((one) => one.day !== day && apart(one.hour, hour) >= APART)) counted.push({ at, day, hour })
  }
  return counted.map(({ at }) => at)
}

const apart = (one: number, other: number): number => {
  const between = Math.abs(one - other)
  return Math.min(between, DAY - between)
}
