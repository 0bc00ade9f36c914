import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Hours, roundTheClock, type Week, type WorkingHours, workingHours } from '../../src/calendar/calendar.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import type { Pause } from '../../src/calendar/pauses.ts'
import { endOfDay } from '../../src/calendar/working-days.ts'
import { addWorking, nextOpening, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { runs } from './runs.ts'

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'America/New_York',
  'America/Santiago',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
]

/** Up to three stretches at odd minutes, the last over midnight now and then. */
const hoursOfDay: fc.Arbitrary<Hours> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 }),
    fc.option(fc.integer({ min: 1441, max: 1441 + 600 }), { freq: 4 }),
  )
  .map(([marks, night]) => {
    const edges = marks.sort((a, b) => a - b)
    const segments = []
    for (let i = 0; i + 1 < edges.length; i += 2) segments.push({ start: edges[i] ?? 0, end: edges[i + 1] ?? 0 })
    const last = segments.at(-1)
    return last && night !== null
      ? [...segments.slice(0, -1), { start: last.start, end: Math.min(night, last.start + 1440) }]
      : segments
  })

// Days around the changes of clocks of 2017 to 2026 in the zones above, and any others.
const changes = [
  '2024-03-10',
  '2024-03-31',
  '2024-04-07',
  '2024-10-06',
  '2024-10-27',
  '2024-11-03',
  '2017-10-15',
  '2018-02-18',
  '2026-04-05',
  '2026-04-24',
  '2026-09-06',
  '2026-09-27',
  '2026-10-30',
]
const firstDay = fc.oneof(
  fc.constantFrom(...changes).map((date) => Temporal.PlainDate.from(date).since('1970-01-01').days - 1),
  fc.integer({ min: 19_000, max: 20_500 }),
)

type Plan = {
  readonly calendar: WorkingHours
  readonly start: Instant
  readonly minutes: number
  readonly pauses: readonly Pause[]
}

const plan: fc.Arbitrary<Plan> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc.tuple(hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay),
    day: firstDay,
    offset: fc.integer({ min: -600, max: 2880 }),
    minutes: fc.integer({ min: 0, max: 1500 }),
    exception: fc.option(hoursOfDay),
    pauses: fc.array(fc.tuple(fc.integer({ min: -300, max: 3000 }), fc.integer({ min: 0, max: 900 })), {
      maxLength: 4,
    }),
  })
  .filter(({ week }) => week.some((hours) => hours.length > 0))
  .map(({ zone, week, day, offset, minutes, exception, pauses }) => {
    const start = day * 1440 + offset
    const exceptions = exception ? new Map([[day + 1, exception]]) : new Map<number, Hours>()
    const all: Week = week
    return {
      calendar: workingHours('test', zone, all, exceptions),
      start: instant(start * MINUTE),
      minutes,
      pauses: pauses.map(([from, length]) => ({
        from: instant((start + from) * MINUTE),
        to: instant((start + from + length) * MINUTE),
      })),
    }
  })

/** Whether the minute that begins at `at` is open, by asking Temporal about each stretch of the three days around it. */
function oracle({ zone, week, exceptions }: WorkingHours) {
  const stretches = new Map<number, readonly (readonly [number, number])[]>()
  const edge = (day: number, minute: number) =>
    new Temporal.PlainDate(1970, 1, 1)
      .add({ days: day + Math.floor(minute / 1440) })
      .toPlainDateTime(Temporal.PlainTime.from({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 }))
      .toZonedDateTime(zone).epochMilliseconds
  const ofDay = (day: number) => {
    let found = stretches.get(day)
    if (!found) {
      const hours = exceptions.get(day) ?? week[(((day + 3) % 7) + 7) % 7] ?? []
      found = hours.map(({ start, end }) => [edge(day, start), edge(day, end)] as const)
      stretches.set(day, found)
    }
    return found
  }
  return (at: number): boolean => {
    const day = Math.floor(at / 86_400_000)
    return [day - 2, day - 1, day, day + 1].some((one) => ofDay(one).some(([from, to]) => from <= at && at < to))
  }
}

const inside = (pauses: readonly Pause[], at: number) => pauses.some(({ from, to }) => from <= at && at < to)

function walk({ calendar, start, minutes, pauses }: Plan): number {
  const open = oracle(calendar)
  let left = minutes
  for (let at: number = start; ; at += MINUTE) {
    const counts = open(at) && !inside(pauses, at)
    if (counts && left === 0) return at
    if (counts) left -= 1
    if (left === 0 && minutes > 0) return at + MINUTE
  }
}

describe('working time', () => {
  it('is what a walk minute by minute finds, holidays, nights, changes of clocks and pauses included', () => {
    fc.assert(
      fc.property(plan, (p) => {
        expect(addWorking(p.calendar, p.start, p.minutes * MINUTE, p.pauses)).toBe(walk(p))
      }),
      runs(400),
    )
  })

  it('back and between is what the same walk finds', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 4000 }), (p, length) => {
        const open = oracle(p.calendar)
        const end = p.start + length * MINUTE
        let counted = 0
        let first = end
        for (let at = end - MINUTE; at >= p.start; at -= MINUTE) {
          if (!open(at) || inside(p.pauses, at)) continue
          counted += 1
          first = at
        }
        expect(workingBetween(p.calendar, p.start, instant(end), p.pauses)).toBe(counted * MINUTE)
        if (counted > 0) expect(subtractWorking(p.calendar, instant(end), counted * MINUTE, p.pauses)).toBe(first)
      }),
      runs(200),
    )
  })

  const odd = fc.integer({ min: 0, max: 40 * 60 * MINUTE })
  const moment = fc.integer({ min: -MINUTE, max: 3 * 24 * 60 * MINUTE })

  it('between a start and what it led to is the amount added', () => {
    fc.assert(
      fc.property(plan, odd, (p, ms) => {
        const due = addWorking(p.calendar, p.start, ms, p.pauses)
        expect(workingBetween(p.calendar, p.start, due, p.pauses)).toBe(ms)
        expect(workingBetween(p.calendar, due, p.start, p.pauses)).toBe(0 - ms)
      }),
    )
  })

  it('never runs backwards: a later start or a longer span is not due earlier', () => {
    fc.assert(
      fc.property(plan, moment, odd, odd, (p, later, a, b) => {
        const due = addWorking(p.calendar, p.start, a, p.pauses)
        const after = instant(p.start + Math.abs(later))
        expect(addWorking(p.calendar, after, a, p.pauses)).toBeGreaterThanOrEqual(due)
        expect(addWorking(p.calendar, p.start, a + b, p.pauses)).toBeGreaterThanOrEqual(due)
        expect(endOfDay(p.calendar, after, 1)).toBeGreaterThanOrEqual(endOfDay(p.calendar, p.start, 0))
      }),
    )
  })

  it('adds up: a span and then another is both at once', () => {
    fc.assert(
      fc.property(plan, odd, odd, (p, a, b) => {
        const step = addWorking(p.calendar, p.start, a, p.pauses)
        expect(addWorking(p.calendar, step, b + 1, p.pauses)).toBe(addWorking(p.calendar, p.start, a + b + 1, p.pauses))
      }),
    )
  })

  it('goes back to where it came from, closed time aside', () => {
    fc.assert(
      fc.property(plan, odd, (p, ms) => {
        const back = subtractWorking(p.calendar, addWorking(p.calendar, p.start, ms + 1, p.pauses), ms + 1, p.pauses)
        expect(workingBetween(p.calendar, back, p.start, p.pauses)).toBe(0)
        expect(addWorking(p.calendar, back, 0, p.pauses)).toBe(addWorking(p.calendar, p.start, 0, p.pauses))
      }),
    )
  })

  it('of two halves makes the whole', () => {
    fc.assert(
      fc.property(plan, moment, moment, (p, x, y) => {
        const [b, c] = [instant(p.start + x), instant(p.start + y)]
        const sum = workingBetween(p.calendar, p.start, b, p.pauses) + workingBetween(p.calendar, b, c, p.pauses)
        expect(sum).toBe(workingBetween(p.calendar, p.start, c, p.pauses))
      }),
    )
  })

  it('opens at the first open instant, and stays where it is open', () => {
    fc.assert(
      fc.property(plan, (p) => {
        const opening = nextOpening(p.calendar, p.start)
        expect(workingBetween(p.calendar, p.start, opening)).toBe(0)
        expect(workingBetween(p.calendar, opening, instant(opening + 1))).toBe(1)
        expect(nextOpening(p.calendar, opening)).toBe(opening)
      }),
    )
  })

  it('moves nothing for a pause while closed', () => {
    fc.assert(
      fc.property(plan, (p) => {
        const closed = p.pauses.filter(({ from, to }) => workingBetween(p.calendar, from, to) === 0)
        const ms = (p.minutes + 1) * MINUTE
        expect(addWorking(p.calendar, p.start, ms, closed)).toBe(addWorking(p.calendar, p.start, ms))
      }),
    )
  })

  it('round the clock is elapsed time plus what was paused', () => {
    fc.assert(
      fc.property(plan, (p) => {
        const always = roundTheClock('always', p.calendar.zone)
        const due = addWorking(always, p.start, p.minutes * MINUTE, p.pauses)
        expect(workingBetween(always, p.start, due, p.pauses)).toBe(p.minutes * MINUTE)
        expect(addWorking(always, p.start, p.minutes * MINUTE)).toBe(p.start + p.minutes * MINUTE)
      }),
    )
  })
})

describe('deadlines with pauses', () => {
  const duration = fc.constantFrom(
    { kind: 'days', unit: 'day', amount: 2 } as const,
    { kind: 'days', unit: 'week', amount: 1 } as const,
    { kind: 'workdays', amount: 2 } as const,
    { kind: 'day-end', days: 0 } as const,
    { kind: 'day-end', days: 2 } as const,
    { kind: 'day-at', days: 1, minuteOfDay: 510 } as const,
    { kind: 'shift-end' } as const,
    { kind: 'at-once' } as const,
    { kind: 'span', unit: 'hour', amount: 4 } as const,
  )

  it('move by as much open time as was paused on the way, measured in what the goal is counted in', () => {
    fc.assert(
      fc.property(plan, duration, (p, said) => {
        const plain = deadline(p.start, said, p.calendar, { atOnceMinutes: 5 })
        const moved = deadline(p.start, said, p.calendar, { atOnceMinutes: 5, pauses: p.pauses })
        const counted = said.kind === 'days' ? roundTheClock('days', p.calendar.zone) : p.calendar
        expect(plain).toBeGreaterThanOrEqual(p.start)
        expect(moved).toBeGreaterThanOrEqual(plain)
        expect(workingBetween(counted, p.start, moved, p.pauses)).toBe(workingBetween(counted, p.start, plain))
      }),
      runs(300),
    )
  })
})
