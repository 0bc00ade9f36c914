import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mondayToFriday, workingHours } from '../../src/calendar/calendar.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import { workingBetween } from '../../src/calendar/working-time.ts'
import type { Basis } from '../../src/model/basis.ts'
import type { Duration } from '../../src/model/duration.ts'
import { DAY, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { EscalationRule } from '../../src/model/policy.ts'
import { isAcknowledged } from '../../src/rules/acknowledged.ts'
import { type RuleMoment, ruleMoments, speaks } from '../../src/rules/escalation.ts'
import { always, basisOf, calendarsOf, nov, workingTime } from '../rules/support.ts'
import { ZONE } from '../support/desk.ts'
import { runs } from './runs.ts'

const START = nov('20 09:00')
const office = workingHours('前台', ZONE, mondayToFriday([{ start: 510, end: 1080 }]))
const calendars = calendarsOf({ always, working: workingTime, office })

const span = (min: number, max: number): fc.Arbitrary<Duration> =>
  fc.integer({ min, max }).map((amount) => ({ kind: 'span', unit: 'minute', amount }))
const days = fc.integer({ min: 1, max: 3 }).map((amount): Duration => ({ kind: 'days', unit: 'day', amount }))
const when = fc.oneof(
  fc.record({ side: fc.constant('after' as const), offset: fc.oneof(span(0, 900), days) }),
  fc.record({ side: fc.constant('before' as const), offset: fc.oneof(span(1, 900), days) }),
  fc.record({
    side: fc.constant('before' as const),
    offset: fc.record({ kind: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 99 }) }),
  }),
)
const rules: fc.Arbitrary<readonly EscalationRule[]> = fc
  .array(fc.tuple(when, fc.oneof(span(5, 900), days), fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map(([at, every, most], level) => ({
      ...at,
      row: level + 1,
      clocks: ['resolve', 'respond'],
      roles: ['handler'],
      level,
      ...(most === 0 ? {} : { repeat: { every, most } }),
    })),
  )

/** Two clocks of a case, one of which stood still for a while. */
const basis: fc.Arbitrary<Basis> = fc
  .record({
    calendar: fc.constantFrom('always', 'working', 'office'),
    respond: fc.integer({ min: 5, max: 600 }),
    resolve: fc.integer({ min: 30, max: 6000 }),
    wait: fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 3000 })),
  })
  .map(({ calendar, respond, resolve, wait: [after, long] }) => {
    const counter = calendars.get(calendar) ?? always
    const from = instant(START + after * MINUTE)
    const pause = { from, to: instant(from + long * MINUTE) }
    const dueIn = (amount: number, pauses: readonly (typeof pause)[]): Instant =>
      deadline(START, { kind: 'span', unit: 'minute', amount }, counter, { atOnceMinutes: 5, pauses })
    return basisOf({
      calendar,
      clocks: {
        respond: { from: [START], due: dueIn(respond, []) },
        resolve: { from: [START, pause.from, pause.to], due: dueIn(resolve, [pause]) },
      },
    })
  })
const acks = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 20_000 }), fc.option(fc.subarray([0, 1, 2, 3]), { nil: undefined }))
    .map(([minutes, levels]) => ({
      at: instant(START + minutes * MINUTE),
      ...(levels === undefined ? {} : { levels }),
    })),
  { maxLength: 3 },
)

const momentsOf = (
  all: readonly EscalationRule[],
  of: Basis,
  known: NonNullable<Parameters<typeof ruleMoments>[3]> = {},
) => ruleMoments({}, of, { rules: all, calendars, atOnceMinutes: 5 }, known)
const keyOf = ({ clock, rule, nth = 1 }: RuleMoment) => `${clock} ${rule.level} ${nth}`
const ofEachRule = (moments: readonly RuleMoment[]) => [
  ...Map.groupBy(moments, ({ clock, rule }) => `${clock} ${rule.level}`).values(),
]

describe('rules of escalation, whatever they say', () => {
  it('speak again later each time, no more often than they may, and never after a deadline that they remind of', () => {
    fc.assert(
      fc.property(rules, basis, (all, of) => {
        const moments = momentsOf(all, of)
        expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted((a, b) => a - b))
        for (const times of ofEachRule(moments)) {
          expect(times.map(({ nth = 1 }) => nth)).toEqual(times.map((_, index) => index + 1))
          expect(times.length).toBeLessThanOrEqual(1 + (times[0]?.rule.repeat?.most ?? 0))
          expect(new Set(times.map(({ at }) => at)).size).toBe(times.length)
          for (const { at, due, rule } of times) expect(rule.side === 'before' ? at < due : at >= due).toBe(true)
        }
      }),
      runs(300),
    )
  })

  it('lose by an acknowledgement repeats alone, and those of its levels alone (R31)', () => {
    fc.assert(
      fc.property(rules, basis, acks, (all, of, known) => {
        const before = momentsOf(all, of)
        const left = new Set(momentsOf(all, of, { acks: known }).map(keyOf))
        for (const times of ofEachRule(before)) {
          const [first] = times
          if (first === undefined) continue
          const stopped = isAcknowledged(known, first.rule.level, first.at)
          for (const moment of times) expect(left.has(keyOf(moment))).toBe(moment === first || !stopped)
        }
        expect(left.size).toBeLessThanOrEqual(before.length)
      }),
      runs(300),
    )
  })

  it('have said the same by the end, however often and late anybody looked', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { maxLength: 12 })
    const end = instant(START + 40 * DAY)
    fc.assert(
      fc.property(rules, basis, looks, looks, (all, of, once, again) => {
        const overdue = all.filter(({ side }) => side === 'after')
        const saidBy = (minutes: readonly number[]) =>
          new Set(
            [...minutes.map((minute) => instant(START + minute * MINUTE)), end].flatMap((now) =>
              momentsOf(overdue, of)
                .filter((moment) => speaks(moment, now))
                .map(keyOf),
            ),
          )
        expect(saidBy(once)).toEqual(saidBy(again))
      }),
      runs(150),
    )
  })

  it('a share is reached when so much of the open time is used, waits let out', () => {
    const percent = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(percent, basis, (share, of) => {
        const rule = { row: 1, clocks: ['resolve'], roles: ['handler'], level: 0 } as const
        const [moment] = momentsOf([{ ...rule, side: 'before', offset: { kind: 'share', percent: share } }], of)
        const { from: [start = START, wait = START, on = START] = [], due = START } = of.clocks.resolve ?? {}
        const calendar = calendars.get(of.calendar) ?? always
        const used = (until: Instant) => workingBetween(calendar, start, until, [{ from: wait, to: on }])
        expect(used(moment?.at ?? due) / used(due)).toBeCloseTo(share / 100, 5)
        expect((moment?.at ?? due) - due).toBeLessThan(0)
      }),
      runs(300),
    )
  })
})
