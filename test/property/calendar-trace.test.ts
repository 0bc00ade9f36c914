import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hours, roundTheClock, type Week, type WorkCalendar, workingHours } from '../../src/calendar/calendar.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import { civilDay, closingOf } from '../../src/calendar/open-time.ts'
import type { Pause } from '../../src/calendar/pauses.ts'
import { type DeadlineTrace, traceDeadline } from '../../src/calendar/trace.ts'
import { foldDays, type TracedDays } from '../../src/calendar/trace-days.ts'
import { nextOpening, workingBetween } from '../../src/calendar/working-time.ts'
import type { Duration } from '../../src/model/duration.ts'
import { HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { runs } from './runs.ts'

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia']

const hoursOfDay: fc.Arbitrary<Hours> = fc.oneof(
  fc.constant<Hours>([]),
  fc.constant<Hours>([
    { start: 510, end: 720 },
    { start: 840, end: 1080 },
  ]),
  fc.constant<Hours>([{ start: 1320, end: 1800 }]),
  fc.constant<Hours>([{ start: 0, end: 1440 }]),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 4, maxLength: 4 })
    .map((marks) => marks.sort((a, b) => a - b))
    .map(([a = 0, b = 1, c = 2, d = 3]) => [
      { start: a, end: b },
      { start: c, end: d },
    ]),
)

// Around the changes of clocks of New York and Lord Howe in 2024, the day that Samoa left out, and any day of 2022 to 2026.
const firstDay = fc.oneof(
  fc.constantFrom(19_792, 19_818, 20_002, 20_030, 15_336),
  fc.integer({ min: 19_000, max: 20_500 }),
)

const calendarOn = (day: number): fc.Arbitrary<WorkCalendar> =>
  fc
    .record({
      zone: fc.constantFrom(...ZONES),
      week: fc.tuple(hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay),
      exceptions: fc.array(fc.tuple(fc.integer({ min: -2, max: 12 }), hoursOfDay, fc.boolean()), { maxLength: 4 }),
      isAlways: fc.boolean(),
    })
    .filter(({ week }) => week.some((hours) => hours.length > 0))
    .map(({ zone, week, exceptions, isAlways }) =>
      isAlways
        ? roundTheClock('24小时', zone)
        : workingHours(
            'test',
            zone,
            week satisfies Week,
            new Map(exceptions.map(([offset, hours]) => [day + offset, hours])),
            {
              dayNames: new Map(
                exceptions.flatMap(([offset, , isNamed]) =>
                  isNamed ? [[day + offset, { zh: '节', en: 'Feast' }] as const] : [],
                ),
              ),
              holidayYears: new Set([2023, 2024]),
            },
          ),
    )

const duration: fc.Arbitrary<Duration> = fc.oneof(
  fc.record({
    kind: fc.constant('span' as const),
    unit: fc.constantFrom('minute' as const, 'hour' as const),
    amount: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({
    kind: fc.constant('days' as const),
    unit: fc.constantFrom('day' as const, 'week' as const),
    amount: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constant('workdays' as const), amount: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('day-end' as const), days: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    kind: fc.constant('day-at' as const),
    days: fc.integer({ min: 0, max: 4 }),
    minuteOfDay: fc.integer({ min: 0, max: 1440 }),
  }),
  fc.constant({ kind: 'shift-end' as const }),
  fc.constant({ kind: 'at-once' as const }),
)

type Goal = {
  readonly calendar: WorkCalendar
  readonly start: Instant
  readonly said: Duration
  readonly pauses: readonly Pause[]
}

const goal: fc.Arbitrary<Goal> = firstDay.chain((day) =>
  fc
    .record({
      calendar: calendarOn(day),
      offset: fc.integer({ min: -600, max: 2880 }),
      said: duration,
      pauses: fc.array(fc.tuple(fc.integer({ min: -300, max: 6000 }), fc.integer({ min: 0, max: 3000 })), {
        maxLength: 4,
      }),
    })
    .map(({ calendar, offset, said, pauses }) => {
      const start = instant((day * 1440 + offset) * MINUTE)
      return {
        calendar,
        start,
        said,
        pauses: pauses.map(([from, length]) => ({
          from: instant(start + from * MINUTE),
          to: instant(start + (from + length) * MINUTE),
        })),
      }
    }),
)

const traceOf = ({ calendar, start, said, pauses }: Goal): DeadlineTrace =>
  traceDeadline(start, said, calendar, { atOnceMinutes: 5, pauses })

const sum = (days: readonly TracedDays[], of: (one: TracedDays) => number) =>
  days.reduce((total, one) => total + of(one), 0)

const isOnEnd = (days: readonly TracedDays[]) =>
  days.every((one, index) => one.last >= one.first && (index === 0 || one.first === (days[index - 1]?.last ?? 0) + 1))

describe('the trace of a deadline', () => {
  it('comes to what the deadline is', () => {
    fc.assert(
      fc.property(goal, (one) => {
        const { due, withoutPauses } = traceOf(one)
        const { calendar, start, said, pauses } = one
        expect(due).toBe(deadline(start, said, calendar, { atOnceMinutes: 5, pauses }))
        expect(withoutPauses).toBe(deadline(start, said, calendar, { atOnceMinutes: 5 }))
      }),
      runs(400),
    )
  })

  it('of time counts exactly the amount, day by day, and ends at the deadline', () => {
    fc.assert(
      fc.property(goal, (one) => {
        const { days, due, paused } = traceOf(one)
        const { said } = one
        if (said.kind !== 'span' && said.kind !== 'at-once') return
        const amount = said.kind === 'at-once' ? 5 * MINUTE : said.amount * (said.unit === 'hour' ? HOUR : MINUTE)
        expect(sum(days, ({ counted }) => counted)).toBe(amount)
        let total = 0
        for (const day of days) expect(day.total).toBe((total += day.counted))
        expect(total).toBe(amount)
        expect(sum(days, (day) => day.paused)).toBe(paused)
        const last = days.at(-1)
        for (const { stretches } of days) expect(stretches.every(({ from, to }) => from < to)).toBe(true)
        // A folded line was taken whole; a single day ends where its last stretch ends.
        if (last?.first === last?.last) expect(last?.stretches.at(-1)?.to).toBe(due)
        expect(isOnEnd(days)).toBe(true)
      }),
      runs(400),
    )
  })

  it('of days counts as many as were said, every one with hours, and ends with the last', () => {
    fc.assert(
      fc.property(goal, (one) => {
        const { days, withoutPauses, aim } = traceOf(one)
        const { said, calendar, start } = one
        expect(isOnEnd(days)).toBe(true)
        if (said.kind === 'workdays' || said.kind === 'day-end') {
          const wanted = said.kind === 'workdays' ? said.amount : said.days
          expect(sum(days, (day) => day.days.counted)).toBe(wanted)
          expect(days.findLast(({ nth }) => nth)?.nth?.[1]).toBe(wanted === 0 ? undefined : wanted)
        }
        if (said.kind === 'day-end' && calendar.kind === 'working')
          expect(closingOf(calendar, days.at(-1)?.last ?? 0)).toBe(withoutPauses)
        if (said.kind === 'workdays') {
          if (aim?.isClosed) expect(withoutPauses).toBeGreaterThan(start)
          // The opening may be that of another day at the very moment that was aimed at.
          else if (days.at(-1)?.part === 'opens') expect(nextOpening(calendar, withoutPauses)).toBe(withoutPauses)
        }
        for (const { part, kind } of days) {
          if (part === 'counted') expect(['always', 'workday', 'make-up', 'other-hours']).toContain(kind)
          if (part === 'skipped') expect(['rest', 'holiday']).toContain(kind)
        }
      }),
      runs(400),
    )
  })

  it('of days counts what was paused on from the deadline without pauses', () => {
    fc.assert(
      fc.property(goal, (one) => {
        const { added, paused, withoutPauses, due, days } = traceOf(one)
        const isTime = one.said.kind === 'span' || one.said.kind === 'at-once'
        expect(added === undefined).toBe(isTime || paused === 0)
        if (added === undefined) return
        // Whoever adds up by hand comes to what was paused, also where a pause goes on behind the deadline without pauses.
        const counted = sum(added.days, (day) => day.counted)
        expect([counted, sum(added.days, (day) => day.paused)]).toEqual([paused, 0])
        expect(counted).toBe(workingBetween(added.calendar, withoutPauses, due))
        expect(sum(days, ({ counted }) => counted)).toBe(0)
      }),
      runs(400),
    )
  })

  it('keeps what it says when it is folded: days, sums and ends', () => {
    fc.assert(
      fc.property(goal, fc.integer({ min: 3, max: 8 }), (one, most) => {
        const { days } = traceOf(one)
        const folded = foldDays(days, most)
        expect(folded.length).toBeLessThanOrEqual(most)
        expect(isOnEnd(folded)).toBe(true)
        expect([folded[0]?.first, folded.at(-1)?.last]).toEqual([days[0]?.first, days.at(-1)?.last])
        for (const of of [
          (day: TracedDays) => day.counted,
          (day: TracedDays) => day.paused,
          (day: TracedDays) => day.days.counted,
          (day: TracedDays) => day.days.closed,
          (day: TracedDays) => day.days.holidays,
          (day: TracedDays) => day.clockChange,
        ])
          expect(sum(folded, of)).toBe(sum(days, of))
        expect(folded.at(-1)?.total).toBe(days.at(-1)?.total)
      }),
      runs(300),
    )
  })

  it('begins with the day of the start, or with the night shift that still ran', () => {
    fc.assert(
      fc.property(goal, (one) => {
        const first = traceOf(one).days[0]?.first
        if (first === undefined) return
        const today = civilDay(one.calendar, one.start)
        expect([today - 1, today]).toContain(first)
      }),
      runs(300),
    )
  })
})
