import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantToSerial, serialToInstant, serialToWall, wallToSerial } from '../../src/calendar/serial.ts'
import { dateOfDay, dayFrom, dayOf, wallFrom, wallParts, weekday } from '../../src/calendar/wall.ts'
import { toInstant, toWall } from '../../src/calendar/zone.ts'
import { instant, SECOND, wallTime } from '../../src/model/instant.ts'
import { runs } from './runs.ts'

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', '+08:00', '-03:30']
const zone = fc.constantFrom(...zones)
const from = Date.UTC(1900, 0, 1)
const to = Date.UTC(2100, 0, 1)
const moment = fc.integer({ min: from, max: to })

const partsOf = (t: Temporal.PlainDateTime | Temporal.ZonedDateTime) => ({
  year: t.year,
  month: t.month,
  day: t.day,
  hour: t.hour,
  minute: t.minute,
  second: t.second,
  millisecond: t.millisecond,
})

const offered = (name: string, wall: number) =>
  Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds

describe('zones against Temporal', () => {
  it('shows the same wall time in any zone at any instant', () => {
    fc.assert(
      fc.property(zone, moment, (name, at) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name)
        expect(wallParts(toWall(name, instant(at)))).toEqual(partsOf(expected))
      }),
      runs(1500),
    )
  })

  it('takes a wall time for the same instant in any zone', () => {
    fc.assert(
      fc.property(zone, moment, (name, wall) => {
        expect(toInstant(name, wallTime(wall))).toBe(offered(name, wall))
      }),
      runs(1500),
    )
  })

  it('agrees within three hours of every change of clocks', () => {
    const around = fc.integer({ min: -3 * 3600, max: 3 * 3600 }).map((seconds) => seconds * SECOND)
    fc.assert(
      fc.property(zone, moment, around, (name, near, shift) => {
        const change = Temporal.Instant.fromEpochMilliseconds(near)
          .toZonedDateTimeISO(name)
          .getTimeZoneTransition('next')
        if (!change || change.epochMilliseconds > to) return
        const at = change.epochMilliseconds + shift
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name)
        expect(wallParts(toWall(name, instant(at)))).toEqual(partsOf(expected))
        const wall = wallFrom(change.year, change.month, change.day, change.hour, change.minute, change.second) + shift
        expect(toInstant(name, wallTime(wall))).toBe(offered(name, wall))
      }),
      runs(1000),
    )
  })

  it('comes back to the same wall time wherever it exists', () => {
    fc.assert(
      fc.property(zone, moment, (name, at) => {
        const wall = toWall(name, instant(at))
        const back = toInstant(name, wall)
        expect(toWall(name, back)).toBe(wall)
        expect(back).toBeLessThanOrEqual(at)
      }),
    )
  })
})

describe('days', () => {
  const anyDay = fc.integer({ min: -719_528, max: 2_932_896 })

  it('counts as Temporal counts, years 0 to 9999', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: date } = dateOfDay(day)
        const expected = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
        expect([year, month, date]).toEqual([expected.year, expected.month, expected.day])
        expect(dayFrom(year, month, date)).toBe(day)
        expect(weekday(day)).toBe(expected.dayOfWeek - 1)
      }),
    )
  })

  it('puts parts together and takes them apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(-1, 0), max: Date.UTC(9999, 0) }), (wall) => {
        const p = wallParts(wallTime(wall))
        expect(wallFrom(p.year, p.month, p.day, p.hour, p.minute, p.second, p.millisecond)).toBe(wall)
        expect(dayOf(wallTime(wall))).toBe(dayFrom(p.year, p.month, p.day))
      }),
    )
  })
})

describe('serial numbers', () => {
  const stored = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(9999, 11, 31, 23, 59, 59, 999) })

  it('bring every millisecond from 1900 to 9999 back, also as printed with 15 digits to the second', () => {
    fc.assert(
      fc.property(stored, (ms) => {
        const wall = wallTime(ms)
        const serial = wallToSerial(wall) ?? Number.NaN
        expect(serialToWall(serial)).toBe(wall)
        const second = wallTime(Math.floor(ms / SECOND) * SECOND)
        const printed = Number((wallToSerial(second) ?? Number.NaN).toPrecision(15))
        expect(serialToWall(printed)).toBe(second)
      }),
      runs(2000),
    )
  })

  it('shed the noise of a time put together from fractions', () => {
    const day = fc.integer({ min: 2, max: 2_958_464 })
    const [hour, minute, second] = [fc.nat(23), fc.nat(59), fc.nat(59)]
    fc.assert(
      fc.property(day, hour, minute, second, (d, h, m, s) => {
        const wall = serialToWall(d + h / 24 + m / 1440 + s / 86_400)
        expect(wall).toBe((serialToWall(d) ?? Number.NaN) + ((h * 60 + m) * 60 + s) * SECOND)
      }),
    )
  })

  it('bring an instant back in any zone, the second coming of an hour as the first', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: Date.UTC(1901, 0), max: to }), (name, at) => {
        const back = serialToInstant(name, instantToSerial(name, instant(at)) ?? Number.NaN)
        expect(back).toBe(toInstant(name, toWall(name, instant(at))))
      }),
    )
  })
})
