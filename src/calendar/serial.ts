import { DAY, type Instant, type WallTime, wallTime } from '../model/instant.ts'
import { dayFrom, startOfDay } from './wall.ts'
import { toInstant, toWall } from './zone.ts'

/** Spreadsheets count days from 1899-12-30. */
const EPOCH = startOfDay(dayFrom(1899, 12, 30))
const FIRST = startOfDay(dayFrom(1900, 1, 1))
const END = startOfDay(dayFrom(10_000, 1, 1))

/**
 * The wall time of a cell's serial number: days since 1899-12-30, the time of day as a fraction, no zone in it. Rounded to the
 * millisecond: in the year 9999 a serial number still tells 0.04 ms apart, so every millisecond from 1900 to 9999 survives the
 * way into a cell and back, and the noise of a formula that adds hours and minutes does not. Undefined for what is no date
 * between 1900 and 9999, a bare time of day (0.5) among it.
 */
export function serialToWall(serial: number): WallTime | undefined {
  const wall = EPOCH + Math.round(serial * DAY)
  return wall >= FIRST && wall < END ? wallTime(wall) : undefined
}

/** The serial number of a wall time from 1900 to 9999, undefined outside. */
export const wallToSerial = (wall: WallTime): number | undefined =>
  wall >= FIRST && wall < END ? (wall - EPOCH) / DAY : undefined

/**
 * The instant that a cell means in its sheet's zone, as `serialToWall` and `toInstant`: a wall time that comes twice is its first
 * coming, for a cell cannot say which.
 */
export function serialToInstant(zone: string, serial: number): Instant | undefined {
  const wall = serialToWall(serial)
  return wall === undefined ? undefined : toInstant(zone, wall)
}

/** What to write into a cell of a sheet in `zone` for an instant; undefined where the wall clock there does not show 1900 to 9999. */
export const instantToSerial = (zone: string, at: Instant): number | undefined => wallToSerial(toWall(zone, at))
