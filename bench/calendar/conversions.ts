import { fromZonedTime, toZonedTime } from 'date-fns-tz'
import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { DateTime } from 'luxon'
import { Temporal } from 'temporal-polyfill'
import { type WallParts, wallFrom, wallParts } from '../../src/calendar/wall.ts'
import { toInstant, toWall } from '../../src/calendar/zone.ts'
import { instant, MINUTE } from '../../src/model/instant.ts'
import { type Contender, compare, seeded } from './compare.ts'

const INSTANTS = 10_000

dayjs.extend(utc)
dayjs.extend(timezone)

/** A wall time as each library takes it, made beforehand. */
type Typed = { readonly parts: WallParts; readonly text: string; readonly local: Date }

/** Instants to the fields of a wall clock and back, random minutes of 2015 to 2030. */
export function compareConversions(zone: string): void {
  process.env['TZ'] = 'UTC'
  const random = seeded(2015)
  const [first, last] = [Date.UTC(2015, 0, 1), Date.UTC(2031, 0, 1)]
  const instants = Array.from({ length: INSTANTS }, () =>
    instant(first + Math.floor((random() * (last - first)) / MINUTE) * MINUTE),
  )
  const walls = instants.map((at): Typed => {
    const parts = wallParts(toWall(zone, at))
    const { year, month, day, hour, minute } = parts
    const two = (value: number) => String(value).padStart(2, '0')
    return {
      parts,
      text: `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`,
      local: new Date(year, month - 1, day, hour, minute),
    }
  })
  const [ourWall, ...wallPeers] = toWallClock(zone)
  compare(`instant to wall clock, ${zone}`, instants, ourWall, wallPeers)
  const [ourInstant, ...instantPeers] = toMoment(zone)
  compare(`wall clock to instant, ${zone}`, walls, ourInstant, instantPeers)
}

/** All five fields in one number, so that an agreement is one in all of them. */
const fields = (year: number, month: number, day: number, hour: number, minute: number): number =>
  (((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute

function toWallClock(zone: string): readonly [Contender<number>, ...Contender<number>[]] {
  return [
    {
      name: 'ours',
      answer: (at) => {
        const { year, month, day, hour, minute } = wallParts(toWall(zone, instant(at)))
        return fields(year, month, day, hour, minute)
      },
    },
    {
      name: 'dayjs.tz',
      answer: (at) => {
        const wall = dayjs(at).tz(zone)
        return fields(wall.year(), wall.month() + 1, wall.date(), wall.hour(), wall.minute())
      },
    },
    {
      name: 'luxon',
      answer: (at) => {
        const { year, month, day, hour, minute } = DateTime.fromMillis(at, { zone })
        return fields(year, month, day, hour, minute)
      },
    },
    {
      name: 'date-fns-tz',
      answer: (at) => {
        const wall = toZonedTime(at, zone)
        return fields(wall.getFullYear(), wall.getMonth() + 1, wall.getDate(), wall.getHours(), wall.getMinutes())
      },
    },
    {
      name: 'temporal-polyfill',
      answer: (at) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        return fields(wall.year, wall.month, wall.day, wall.hour, wall.minute)
      },
    },
  ]
}

function toMoment(zone: string): readonly [Contender<Typed>, ...Contender<Typed>[]] {
  return [
    {
      name: 'ours',
      answer: ({ parts: { year, month, day, hour, minute } }) =>
        toInstant(zone, wallFrom(year, month, day, hour, minute)),
    },
    { name: 'dayjs.tz', answer: ({ text }) => dayjs.tz(text, zone).valueOf() },
    {
      name: 'luxon',
      answer: ({ parts: { year, month, day, hour, minute } }) =>
        DateTime.fromObject({ year, month, day, hour, minute }, { zone }).toMillis(),
    },
    { name: 'date-fns-tz', answer: ({ local }) => fromZonedTime(local, zone).getTime() },
    {
      name: 'temporal-polyfill',
      answer: ({ parts: { year, month, day, hour, minute } }) =>
        new Temporal.PlainDateTime(year, month, day, hour, minute).toZonedDateTime(zone).epochMilliseconds,
    },
  ]
}
