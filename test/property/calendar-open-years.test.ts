import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hours, type WorkingHours, workingHours } from '../../src/calendar/calendar.ts'
import { civilDay, intervalsOf } from '../../src/calendar/open-time.ts'
import { moveOpen, openBetween } from '../../src/calendar/open-years.ts'
import { dayFrom } from '../../src/calendar/wall.ts'
import { DAY, HOUR, type Instant, instant } from '../../src/model/instant.ts'
import { runs } from './runs.ts'

const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca')

const hours: fc.Arbitrary<Hours> = fc.oneof(
  fc.constant([]),
  fc.constant([{ start: 0, end: 1440 }]),
  fc.constant([
    { start: 510, end: 720 },
    { start: 840, end: 1080 },
  ]),
  fc.constant([{ start: 1320, end: 1800 }]),
)

type Plan = { readonly calendar: WorkingHours; readonly day: number }

/** A day around New Year of any year from 1 to 9998, and exceptions beside it, or none so that years stand for others. */
const plan: fc.Arbitrary<Plan> = fc
  .record({
    zone,
    week: fc.tuple(hours, hours, hours, hours, hours, hours, hours),
    year: fc.oneof(fc.integer({ min: 1, max: 9_998 }), fc.integer({ min: 1_740, max: 2_140 })),
    beside: fc.integer({ min: -3, max: 3 }),
    exceptions: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), hours), { maxLength: 3 }),
  })
  .map(({ zone: name, week, year, beside, exceptions }) => {
    const edge = dayFrom(year, 1, 1)
    const own = new Map(exceptions.map(([from, differing]) => [edge + from, differing]))
    return { calendar: workingHours('test', name, week, own), day: edge + beside }
  })

/** The open time between two instants, day by day. */
function countDays(calendar: WorkingHours, a: Instant, b: Instant): number {
  let open = 0
  for (let day = civilDay(calendar, a) - 1; day <= civilDay(calendar, b); day++)
    for (const { from, to } of intervalsOf(calendar, day)) open += Math.max(0, Math.min(to, b) - Math.max(from, a))
  return open
}

const within = fc.integer({ min: 0, max: DAY })
const span = fc.oneof(fc.integer({ min: 0, max: 5 * DAY }), fc.integer({ min: 0, max: 400 * DAY }))

describe('open time added up by years', () => {
  it('is what a count of the days finds, in whatever year', () => {
    fc.assert(
      fc.property(plan, within, span, ({ calendar, day }, moment, length) => {
        const start = instant(day * DAY + moment)
        const end = instant(start + length)
        expect(openBetween(calendar, start, end)).toBe(countDays(calendar, start, end))
      }),
      runs(300),
    )
  })

  it('leads to the closing or the opening that is so far away, and back', () => {
    fc.assert(
      fc.property(plan, within, fc.integer({ min: 1, max: 200 * HOUR }), ({ calendar, day }, moment, ms) => {
        fc.pre(calendar.week.some((of) => of.length > 0))
        const start = instant(day * DAY + moment)
        for (const amount of [ms, -ms]) {
          const closing = moveOpen(calendar, start, amount, 'closing')
          const opening = moveOpen(calendar, start, amount, 'opening')
          const [from, to] = amount > 0 ? [start, closing] : [closing, start]
          expect(countDays(calendar, from, to)).toBe(ms)
          expect(countDays(calendar, closing, opening)).toBe(0)
          expect(countDays(calendar, instant(closing - 1), closing)).toBe(1)
          expect(countDays(calendar, opening, instant(opening + 1))).toBe(1)
        }
      }),
      runs(200),
    )
  })
})
