import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CalendarError, type Hours, type WorkingHours, workingHours } from '../../src/calendar/calendar.ts'
import { isWorkday } from '../../src/calendar/open-time.ts'
import {
  addWorkdays,
  endOfDay,
  endOfShift,
  momentOnDay,
  workdayOn,
  workingDayOf,
} from '../../src/calendar/working-days.ts'
import { addWorking, nextOpening, subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { DAY, type Instant, instant } from '../../src/model/instant.ts'
import { runs } from './runs.ts'

const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago')

/** Rest days among them, and some calendars that never open at all. */
const hours: fc.Arbitrary<Hours> = fc.oneof(
  fc.constant([]),
  fc.constant([{ start: 0, end: 1440 }]),
  fc.constant([
    { start: 510, end: 720 },
    { start: 840, end: 1080 },
  ]),
  fc.tuple(fc.nat(1439), fc.integer({ min: 1, max: 1440 })).map(([start, length]) => [{ start, end: start + length }]),
)

const from = Date.UTC(2026, 2, 1)
const moment = fc.integer({ min: from, max: from + 365 * DAY }).map(instant)

const calendar: fc.Arbitrary<WorkingHours> = fc
  .record({
    zone,
    week: fc.tuple(hours, hours, hours, hours, hours, hours, hours),
    exceptions: fc.array(fc.tuple(fc.integer({ min: from / DAY, max: from / DAY + 400 }), hours), { maxLength: 12 }),
  })
  .map(({ zone: name, week, exceptions }) => workingHours('test', name, week, new Map(exceptions)))

const openWeek = calendar.filter(({ week }) => week.some((day) => day.length > 0))
const day = fc.integer({ min: from / DAY, max: from / DAY + 365 })
const few = fc.nat(30)

describe('working days', () => {
  it('on is the day that so many working days, counted one by one, end with', () => {
    fc.assert(
      fc.property(openWeek, day, fc.integer({ min: 1, max: 40 }), (c, start, n) => {
        const on = workdayOn(c, start, n)
        const between = (a: number, b: number) => {
          let count = 0
          for (let one = a; one <= b; one++)
            if ((c.exceptions.get(one) ?? c.week[(one + 3) % 7] ?? []).length > 0) count += 1
          return count
        }
        expect(isWorkday(c, on)).toBe(true)
        expect(between(start + 1, on)).toBe(n)
        const back = workdayOn(c, start, -n)
        expect(isWorkday(c, back)).toBe(true)
        expect(between(back, start - 1)).toBe(n)
      }),
    )
  })

  it('add up', () => {
    fc.assert(
      fc.property(openWeek, day, few, few, (c, start, a, b) => {
        expect(workdayOn(c, workdayOn(c, start, a), b)).toBe(workdayOn(c, start, a + b))
      }),
    )
  })

  it('never run backwards', () => {
    fc.assert(
      fc.property(openWeek, moment, fc.nat(3 * DAY), few, (c, t, later, n) => {
        const after = instant(t + later)
        expect(workingDayOf(c, after)).toBeGreaterThanOrEqual(workingDayOf(c, t))
        expect(endOfDay(c, after, n)).toBeGreaterThanOrEqual(endOfDay(c, t, n))
        expect(endOfDay(c, t, n + 1)).toBeGreaterThanOrEqual(endOfDay(c, t, n))
        expect(momentOnDay(c, after, n, 510)).toBeGreaterThanOrEqual(momentOnDay(c, t, n, 510))
        expect(endOfShift(c, after)).toBeGreaterThanOrEqual(endOfShift(c, t))
      }),
    )
  })

  it('end after they were asked for, at the end of open time', () => {
    fc.assert(
      fc.property(openWeek, moment, few, (c, t, n) => {
        const end = endOfDay(c, t, n)
        expect(end).toBeGreaterThan(t)
        expect(workingBetween(c, instant(end - 1), end)).toBe(1)
        expect(workingBetween(c, t, endOfShift(c, t))).toBeGreaterThan(0)
        expect(momentOnDay(c, t, n, 510)).toBeGreaterThan(t)
      }),
    )
  })
})

describe('any calendar, open or not', () => {
  it('answers, or says that it never opens; nothing loops', () => {
    const asked: readonly ((c: WorkingHours, t: Instant) => unknown)[] = [
      (c, t) => addWorking(c, t, DAY),
      (c, t) => subtractWorking(c, t, DAY),
      (c, t) => nextOpening(c, t),
      (c, t) => addWorkdays(c, t, 3),
      (c, t) => addWorkdays(c, t, -3),
      (c, t) => endOfDay(c, t, 2),
      (c, t) => endOfShift(c, t),
      (c, t) => momentOnDay(c, t, 1, 510),
    ]
    const rare = fc
      .tuple(zone, fc.array(fc.tuple(day, hours), { maxLength: 3 }))
      .map(([name, days]) => workingHours('test', name, [[], [], [], [], [], [], []], new Map(days)))
    fc.assert(
      fc.property(fc.oneof(calendar, rare), moment, fc.constantFrom(...asked), (c, t, ask) => {
        try {
          expect(Number.isFinite(ask(c, t))).toBe(true)
        } catch (error) {
          if (!(error instanceof CalendarError)) throw error
          expect(['never-open', 'beyond-years']).toContain(error.problem.code)
          expect(c.week.every((one) => one.length === 0)).toBe(true)
        }
      }),
      runs(300),
    )
  })
})
