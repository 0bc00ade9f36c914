import { DAY, HOUR, type Instant, instant, MINUTE, SECOND, type WallTime, wallTime } from '../model/instant.ts'

/** A zone that this machine's time zone data does not know. */
export class UnknownZoneError extends Error {
  override readonly name = 'UnknownZoneError'
  readonly zone: string
  constructor(zone: string) {
    super(`unknown time zone: ${zone}`)
    this.zone = zone
  }
}

/**
 * Whether a text names a zone: any IANA name (Asia/Shanghai, case does not matter), a fixed offset (`+08:00`),
 * or what a Google sheet says of a zone it has no name for (`GMT-07:00`).
 */
export function isZone(text: string): boolean {
  try {
    zoneFor(text)
    return true
  } catch {
    return false
  }
}

/**
 * The wall time that a clock in `zone` shows at an instant; milliseconds are kept.
 * Throws `UnknownZoneError`; the host's own zone plays no part.
 */
export const toWall = (zone: string, at: Instant): WallTime => wallTime(at + offsetAt(zoneFor(zone), at))

/**
 * The instant at which a clock in `zone` shows `wall`; milliseconds are kept.
 * A wall time that a change of clocks skips moves forward by what was skipped (02:30 becomes 03:30);
 * one that comes twice is its first coming. Both as Temporal's 'compatible'.
 * Throws `UnknownZoneError`.
 */
export function toInstant(zone: string, wall: WallTime): Instant {
  const known = zoneFor(zone)
  // No offset reaches a day, so these two bracket every change of clocks that can touch this wall time.
  const before = offsetAt(known, wall - DAY)
  const after = offsetAt(known, wall + DAY)
  if (before === after || offsetAt(known, wall - before) === before) return instant(wall - before)
  return offsetAt(known, wall - after) === after ? instant(wall - after) : instant(wall - before)
}

/** The offsets within one UTC day: `before` until the instant `change`, `after` from then on. */
type DayOffsets = { readonly before: number; readonly change: number; readonly after: number }

type Zone = {
  readonly read: (at: number) => number
  readonly days: Map<number, DayOffsets>
}

const zones = new Map<string, Zone>()
/** The zone that was asked for last: a workbook has one, and asks for it with every time in it. */
let last: { readonly name: string; readonly zone: Zone } | undefined

/** Forty years of days; past that, the cache begins anew rather than grow with whatever years people type. */
const CACHED_DAYS = 15_000

function zoneFor(name: string): Zone {
  if (last?.name === name) return last.zone
  const zone = zones.get(name) ?? { read: offsetReader(name), days: new Map<number, DayOffsets>() }
  zones.set(name, zone)
  last = { name, zone }
  return zone
}

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant. */
function offsetAt(zone: Zone, at: number): number {
  const day = Math.floor(at / DAY)
  const offsets = zone.days.get(day) ?? learn(zone, day)
  return at < offsets.change ? offsets.before : offsets.after
}

/** Reads a UTC day's offsets into the cache. A zone changes its clocks at most once in a day. */
function learn(zone: Zone, day: number): DayOffsets {
  let same = day * DAY
  const before = zone.days.get(day - 1)?.after ?? zone.read(same)
  const after = zone.read(same + DAY)
  let change = Number.POSITIVE_INFINITY
  if (before !== after) {
    change = same + DAY
    while (change - same > 1) {
      const middle = Math.floor((same + change) / 2)
      if (zone.read(middle) === before) same = middle
      else change = middle
    }
  }
  const offsets = { before, change, after }
  if (zone.days.size >= CACHED_DAYS) zone.days.clear()
  zone.days.set(day, offsets)
  return offsets
}

const FIXED = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})$/

function offsetReader(name: string): (at: number) => number {
  const fixed = FIXED.exec(name)
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3])
    if (Number(fixed[3]) > 59 || minutes >= 24 * 60) throw new UnknownZoneError(name)
    return () => (fixed[1] === '-' ? -minutes : minutes) * MINUTE
  }
  const format = formatFor(name)
  return (at) => {
    const [, sign, hours, minutes, seconds = 0] = SHOWN.exec(format.format(at)) ?? []
    // Greenwich itself may be shown without figures.
    if (sign === undefined) return 0
    const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND
    return sign === '-' ? -ahead : ahead
  }
}

/** `1/1/1900, GMT+08:05:43`: local mean time had seconds. */
const SHOWN = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/

function formatFor(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    throw new UnknownZoneError(name)
  }
}
