import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../../src/calendar/calendar.ts'
import { toWall } from '../../src/calendar/zone.ts'
import { DAY, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { quietUntil } from '../../src/rules/quiet-hours.ts'
import { at } from '../calendar/support.ts'
import { runs } from '../property/runs.ts'

const NIGHT: Segment = { start: 22 * 60, end: 31 * 60 + 30 }
const NOON: Segment = { start: 12 * 60, end: 14 * 60 }
const TO_MIDNIGHT: Segment = { start: 21 * 60, end: 24 * 60 }
const EARLY: Segment = { start: 60, end: 150 }

describe('quiet hours end', () => {
  it.each<[string, Segment | undefined, string, string, string | undefined]>([
    ['not where there are none', undefined, 'Asia/Shanghai', '2026-11-20 23:00', undefined],
    ['not a minute before them', NIGHT, 'Asia/Shanghai', '2026-11-20 21:59', undefined],
    ['in the morning, from their first moment on', NIGHT, 'Asia/Shanghai', '2026-11-20 22:00', '2026-11-21 07:30'],
    ['in the morning, at midnight', NIGHT, 'Asia/Shanghai', '2026-11-21 00:00', '2026-11-21 07:30'],
    ['in the morning, a minute before', NIGHT, 'Asia/Shanghai', '2026-11-21 07:29', '2026-11-21 07:30'],
    ['not at their end', NIGHT, 'Asia/Shanghai', '2026-11-21 07:30', undefined],
    ['on a Saturday as on any day', NIGHT, 'Asia/Shanghai', '2026-11-21 23:30', '2026-11-22 07:30'],
    ['over New Year', NIGHT, 'Asia/Shanghai', '2026-12-31 23:59', '2027-01-01 07:30'],
    ['on the same day', NOON, 'Asia/Shanghai', '2026-11-20 13:59', '2026-11-20 14:00'],
    ['not outside of the same day', NOON, 'Asia/Shanghai', '2026-11-20 14:00', undefined],
    ['at midnight', TO_MIDNIGHT, 'Asia/Shanghai', '2026-11-20 23:59', '2026-11-21 00:00'],
    ['not after midnight', TO_MIDNIGHT, 'Asia/Shanghai', '2026-11-21 00:00', undefined],
    ['by the wall, in the night that is an hour short', NIGHT, 'Europe/Berlin', '2027-03-27 23:00', '2027-03-28 07:30'],
    ['by the wall, in the night that is an hour long', NIGHT, 'Europe/Berlin', '2026-10-24 23:00', '2026-10-25 07:30'],
    ['later where their end is left out', EARLY, 'Europe/Berlin', '2027-03-28 01:30', '2027-03-28 03:30'],
    ['at the first of two', EARLY, 'Europe/Berlin', '2026-10-25 02:29', '2026-10-25 02:30'],
  ])('%s', (_, quiet, zone, now, expected) => {
    const until = expected === undefined ? undefined : at(zone, expected)
    expect(quietUntil(at(zone, now), quiet, zone)).toBe(until)
  })

  it('not again in the hour that comes twice', () => {
    const second = instant(at('Europe/Berlin', '2026-10-25 02:15') + 60 * MINUTE)
    expect(quietUntil(second, EARLY, 'Europe/Berlin')).toBeUndefined()
  })

  it('ahead, within a day and an hour, and are quiet until then', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }))
      .map(([start, length]): Segment => ({ start, end: start + length }))
    const minute = fc.integer({
      min: at('UTC', '2025-01-01 00:00') / MINUTE,
      max: at('UTC', '2028-01-01 00:00') / MINUTE,
    })
    fc.assert(
      fc.property(fc.constantFrom(...zones), span, minute, (zone, quiet, minutes) => {
        const now = instant(minutes * MINUTE)
        const until = quietUntil(now, quiet, zone)
        const isIn = (time: Instant) => {
          const of = (((toWall(zone, time) / MINUTE) % 1440) + 1440) % 1440
          return (of >= quiet.start && of < quiet.end) || of + 1440 < quiet.end
        }
        if (until === undefined) return
        expect(until).toBeGreaterThan(now)
        expect(until - now).toBeLessThan(DAY + 60 * MINUTE)
        expect(quietUntil(instant(until - 1), quiet, zone)).toBe(until)
        // Where no clock changes nearby the wall alone says it.
        const isPlain = toWall(zone, instant(now - DAY)) - toWall(zone, instant(until + DAY)) === now - until - 2 * DAY
        if (isPlain) expect(isIn(now)).toBe(true)
      }),
      runs(400),
    )
  })

  it('by nothing but the wall, where no clock ever changes', () => {
    const span = fc.tuple(fc.nat(1439), fc.integer({ min: 1, max: 1439 }))
    fc.assert(
      fc.property(span, fc.nat(1439), ([start, length], minute) => {
        const now = instant(at('Asia/Shanghai', '2026-11-20 00:00') + minute * MINUTE)
        const into = (minute - start + 1440) % 1440
        const expected = into < length ? instant(now + (length - into) * MINUTE) : undefined
        expect(quietUntil(now, { start, end: start + length }, 'Asia/Shanghai')).toBe(expected)
      }),
      runs(400),
    )
  })
})
