import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFrom } from '../../../src/calendar/wall.ts'
import { HOUR, instant } from '../../../src/model/instant.ts'
import { dayBounds, dayTold, tallyOf } from '../../../src/statistics/daily/day-told.ts'
import { overdueAt, roundInDay } from '../../../src/statistics/daily/round-in-day.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { runs } from '../../property/runs.ts'
import { roundOf, sh, ZONE } from '../support.ts'

const FRIDAY = dayBounds(ZONE, dayFrom(2026, 11, 20))
const AS_OF = sh('2026-11-20 17:30')
const at = (text: string) => sh(`2026-11-${text}`)

describe('a cycle of a case on a day', () => {
  it.each<[string, string, Partial<Round>, string]>([
    ['received that day and open', '20 00:00', {}, 'begun, carried'],
    ['received the moment before', '19 23:59', {}, 'carried'],
    ['received and resolved that day', '20 09:00', { resolvedAt: at('20 17:00') }, 'begun, resolved'],
    ['resolved at its very beginning', '19 09:00', { resolvedAt: at('20 00:00') }, 'resolved'],
    ['resolved the day before', '19 09:00', { resolvedAt: at('19 23:59') }, ''],
    ['resolved the day after', '20 09:00', { resolvedAt: at('21 00:00') }, 'begun, carried'],
    ['received the day after', '21 00:00', {}, ''],
    ['resolved before it was received', '20 09:00', { resolvedAt: at('18 09:00') }, 'begun, resolved'],
    [
      'late with its answer',
      '20 09:00',
      { clocks: { respond: { due: at('20 09:05'), stoppedAt: undefined } } },
      'begun, carried, overdue',
    ],
    [
      'answered late, and so no more',
      '20 09:00',
      { clocks: { respond: { due: at('20 09:05'), stoppedAt: at('20 09:30') } } },
      'begun, carried',
    ],
    [
      'answered later on',
      '19 09:00',
      { clocks: { respond: { due: at('19 09:05'), stoppedAt: at('20 18:00') } } },
      'carried, overdue',
    ],
    [
      'due at this very moment',
      '20 09:00',
      { clocks: { reply: { due: AS_OF, stoppedAt: undefined } } },
      'begun, carried',
    ],
    [
      'paused before it was due',
      '18 09:00',
      { pausedAt: at('19 09:00'), clocks: { resolve: { due: at('19 10:00'), stoppedAt: undefined } } },
      'carried',
    ],
    [
      'paused when it was late already',
      '18 09:00',
      { pausedAt: at('19 11:00'), clocks: { resolve: { due: at('19 10:00'), stoppedAt: undefined } } },
      'carried, overdue',
    ],
    [
      'paused, and late with its answer, which does not stand still',
      '18 09:00',
      { pausedAt: at('18 09:01'), clocks: { reply: { due: at('19 09:00'), stoppedAt: undefined } } },
      'carried, overdue',
    ],
    [
      'resolved late',
      '18 09:00',
      { resolvedAt: at('20 12:00'), clocks: { resolve: { due: at('19 10:00'), stoppedAt: at('20 12:00') } } },
      'resolved',
    ],
  ])('%s', (_, begunAt, more, expected) => {
    const { isBegun, isResolved, isCarriedOver, isOverdue } = roundInDay(
      roundOf(`2026-11-${begunAt}`, more),
      FRIDAY,
      AS_OF,
    )
    const is = { begun: isBegun, resolved: isResolved, carried: isCarriedOver, overdue: isOverdue }
    expect(
      Object.entries(is)
        .flatMap(([word, holds]) => (holds ? [word] : []))
        .join(', '),
    ).toBe(expected)
  })

  it('is overdue by several clocks, the longest first', () => {
    const round = roundOf('2026-11-18 09:00', {
      clocks: {
        respond: { due: at('18 10:00'), stoppedAt: undefined },
        dispatch: { due: at('18 09:05'), stoppedAt: undefined },
        resolve: { due: at('18 09:30'), stoppedAt: undefined },
      },
    })
    expect(overdueAt(round, AS_OF).map(({ clock }) => clock)).toEqual(['dispatch', 'resolve', 'respond'])
  })
})

const hour = fc.integer({ min: -60, max: 84 }).map((count) => instant(FRIDAY.start + count * HOUR))
const maybe = fc.option(hour, { nil: undefined })
const anyRound = fc
  .record({
    cycle: fc.constantFrom(1, 1, 2),
    handler: fc.constantFrom('陈强', '刘洋', undefined),
    begunAt: hour,
    resolvedAt: maybe,
    pausedAt: maybe,
    due: hour,
    stoppedAt: maybe,
  })
  .map(({ due, stoppedAt, ...more }) =>
    roundOf('2026-11-20 09:00', { ...more, clocks: { respond: { due, stoppedAt } } }),
  )

describe('what a day counts', () => {
  it('adds up from day to day: carried over before + received + reopened − resolved = carried over', () => {
    const tally = (day: number, rounds: readonly Round[]) =>
      tallyOf(rounds.map((one) => roundInDay(one, dayBounds(ZONE, day), at('24 00:00'))))
    fc.assert(
      fc.property(fc.array(anyRound), (rounds) => {
        for (let day = dayFrom(2026, 11, 17); day < dayFrom(2026, 11, 24); day++) {
          const { received, reopened, resolved, carriedOver, overdue } = tally(day, rounds)
          expect(carriedOver).toBe(tally(day - 1, rounds).carriedOver + received + reopened - resolved)
          expect(overdue).toBeLessThanOrEqual(carriedOver)
        }
      }),
      runs(200),
    )
  })

  it('is the sum of what everybody has of it, whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(anyRound), (rounds) => {
        const told = dayTold(rounds, [], FRIDAY, AS_OF)
        for (const key of ['received', 'reopened', 'resolved', 'carriedOver', 'overdue'] as const)
          expect(told.people.reduce((sum, { tally }) => sum + tally[key], 0)).toBe(told.tally[key])
        expect(dayTold(rounds.toReversed(), [], FRIDAY, AS_OF)).toEqual(told)
      }),
      runs(200),
    )
  })
})
