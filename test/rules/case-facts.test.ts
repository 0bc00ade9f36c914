import { describe, expect, it } from 'vitest'
import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import {
  cellPause,
  cycleOf,
  isPaused,
  isStopped,
  resolvedAt,
  startOf,
  stoppedAt,
  WATCHED_CLOCKS,
  type WatchedClock,
  workStage,
} from '../../src/rules/case-facts.ts'
import { basisOf, nov, shown } from './support.ts'

/** What runs once a case is resolved, and what is not of its work. */
const AFTERWARDS: ReadonlySet<WatchedClock> = new Set(['callback', 'unreached', 'entry'])

const received = { receivedAt: nov('20 09:00') }
const reopened = { ...received, resolvedAt: nov('20 12:00'), reopenedAt: nov('21 10:00') }

describe('what stops a clock', () => {
  const moments = {
    dispatchedAt: nov('20 09:01'),
    respondedAt: nov('20 09:02'),
    arrivedAt: nov('20 09:03'),
    repliedAt: nov('20 09:04'),
    resolvedAt: nov('20 09:05'),
    calledBackAt: nov('20 09:06'),
  } as const
  it.each<[keyof typeof moments, readonly WatchedClock[]]>([
    ['dispatchedAt', ['dispatch']],
    ['respondedAt', ['respond', 'reopened']],
    ['arrivedAt', ['dispatch', 'respond', 'arrive', 'reopened']],
    ['repliedAt', ['respond', 'reply', 'reopened']],
    ['resolvedAt', WATCHED_CLOCKS.filter((clock) => !AFTERWARDS.has(clock))],
    ['calledBackAt', ['callback', 'unreached']],
  ])('%s', (column, clocks) => {
    const fields = { ...received, [column]: moments[column] }
    expect(WATCHED_CLOCKS.filter((clock) => stoppedAt(fields, clock) === moments[column])).toEqual(clocks)
    expect(WATCHED_CLOCKS.filter((clock) => stoppedAt(fields, clock) !== undefined)).toEqual(clocks)
  })

  it('the earliest counts', () => {
    const fields = { ...received, ...moments }
    const others = {
      dispatch: '01',
      respond: '02',
      arrive: '03',
      reply: '04',
      reopened: '02',
      callback: '06',
      unreached: '06',
    }
    const expected = WATCHED_CLOCKS.map((clock) => [
      clock,
      clock === 'entry' ? undefined : `20 09:${(others as Readonly<Record<string, string>>)[clock] ?? '05'}`,
    ])
    expect(WATCHED_CLOCKS.map((clock) => [clock, shown(stoppedAt(fields, clock))])).toEqual(expected)
  })

  it('progress reported stops nothing, nor does a promise', () => {
    const fields = { ...received, progressAt: nov('20 10:00'), promisedAt: nov('20 11:00') }
    expect(WATCHED_CLOCKS.filter((clock) => stoppedAt(fields, clock) !== undefined)).toEqual([])
  })

  it('a callback and a row that is wrong are stopped by nothing in the row, all else by the resolution', () => {
    const resolved = { ...received, resolvedAt: nov('20 12:00') }
    expect(WATCHED_CLOCKS.filter((clock) => isStopped(resolved, clock))).toEqual(
      WATCHED_CLOCKS.filter((clock) => !AFTERWARDS.has(clock)),
    )
    expect(WATCHED_CLOCKS.filter((clock) => isStopped(received, clock))).toEqual([])
  })

  it.each<[string, CaseFields, string | undefined]>([
    ['from before the reopening no longer', { ...reopened, arrivedAt: nov('20 10:00') }, undefined],
    ['from after it', { ...reopened, arrivedAt: nov('21 10:30') }, '21 10:30'],
    ['at the very moment of it', { ...reopened, arrivedAt: nov('21 10:00') }, '21 10:00'],
    [
      'resolved at the very moment of it was resolved before it',
      { ...reopened, resolvedAt: nov('21 10:00') },
      undefined,
    ],
  ])('in a second cycle: %s', (_, fields, expected) => {
    expect(shown(stoppedAt(fields, 'arrive'))).toBe(expected)
  })
})

describe('the pause that the cells tell of (R21)', () => {
  const parts = { pauseReason: 'parts' }
  it.each<[string, CaseFields, string | undefined]>([
    ['none', received, undefined],
    ['running', { ...parts, pausedAt: nov('20 10:00') }, '20 10:00 –'],
    ['without a reason: none', { pausedAt: nov('20 10:00') }, undefined],
    ['without a reason, ended: none', { pausedAt: nov('20 10:00'), resumedAt: nov('20 11:00') }, undefined],
    ['a reason alone', parts, undefined],
    ['ended', { ...parts, pausedAt: nov('20 10:00'), resumedAt: nov('20 11:00') }, '20 10:00 – 20 11:00'],
    ['of no length', { ...parts, pausedAt: nov('20 10:00'), resumedAt: nov('20 10:00') }, '20 10:00 – 20 10:00'],
    [
      'paused again: the end is the former one',
      { ...parts, pausedAt: nov('20 12:00'), resumedAt: nov('20 11:00') },
      '20 12:00 –',
    ],
    [
      'resolved while paused: ended by it',
      { ...parts, pausedAt: nov('20 10:00'), resolvedAt: nov('20 11:00') },
      '20 10:00 – 20 11:00',
    ],
    [
      'paused again, then resolved',
      { ...parts, pausedAt: nov('20 12:00'), resumedAt: nov('20 11:00'), resolvedAt: nov('20 13:00') },
      '20 12:00 – 20 13:00',
    ],
    [
      'resolved before it was paused: of no length',
      { ...parts, pausedAt: nov('20 10:00'), resolvedAt: nov('20 09:30') },
      '20 10:00 – 20 10:00',
    ],
    ['an end without a start', { ...parts, resumedAt: nov('20 11:00') }, undefined],
    ['of the cycle before', { ...reopened, ...parts, pausedAt: nov('20 10:00') }, undefined],
    [
      'of the cycle before, ended after the reopening',
      { ...reopened, ...parts, pausedAt: nov('20 10:00'), resumedAt: nov('21 11:00') },
      undefined,
    ],
    ['of this cycle', { ...reopened, ...parts, pausedAt: nov('21 11:00') }, '21 11:00 –'],
    ['at the reopening', { ...reopened, ...parts, pausedAt: nov('21 10:00') }, '21 10:00 –'],
  ])('%s', (_, fields, told) => {
    const pause = cellPause(fields)
    expect(pause && `${shown(pause.from) ?? ''} – ${shown(pause.to) ?? ''}`.trim()).toBe(told)
    expect(pause?.reason).toBe(told && 'parts')
    expect(isPaused(fields)).toBe(told?.endsWith('–') === true)
  })
})

describe('cycles (R31, R34)', () => {
  it.each<[string, CaseFields & typeof received, number, string, string | undefined]>([
    ['open', received, 1, '20 09:00', undefined],
    ['resolved', { ...received, resolvedAt: nov('20 12:00') }, 1, '20 09:00', '20 12:00'],
    ['reopened', reopened, 2, '21 10:00', undefined],
    ['resolved again', { ...reopened, resolvedAt: nov('21 15:00') }, 2, '21 10:00', '21 15:00'],
    ['resolved and reopened as a mere date', { ...reopened, resolvedAt: nov('21 10:00') }, 2, '21 10:00', undefined],
  ])('%s', (_, fields, cycle, start, resolved) => {
    expect(cycleOf(fields, undefined)).toBe(cycle)
    expect(shown(startOf(fields))).toBe(start)
    expect(shown(resolvedAt(fields))).toBe(resolved)
  })
})

describe('which time round, by what is known of it', () => {
  const second = basisOf({ cycle: 2, reopenedAt: nov('21 10:00') })
  const third = basisOf({ cycle: 3, reopenedAt: nov('23 10:00'), earlier: [{ ...second, cycle: 2 }] })
  const at = (resolved: string | undefined, again: string | undefined): CaseFields => ({
    ...received,
    ...(resolved === undefined ? {} : { resolvedAt: nov(resolved) }),
    ...(again === undefined ? {} : { reopenedAt: nov(again) }),
  })
  it.each<[string, Basis | undefined, CaseFields, number]>([
    ['reopened', basisOf(), at('20 12:00', '21 10:00'), 2],
    ['reopened a third time, as an import says of itself', basisOf({ cycle: 3 }), at('20 12:00', '21 10:00'), 4],
    ['the same reopening', second, at('20 12:00', '21 10:00'), 2],
    ['resolved and reopened again', second, at('22 12:00', '23 10:00'), 3],
    ['another time of it, never resolved since: corrected', second, at('20 12:00', '21 11:00'), 2],
    ['resolved at the very reopening and reopened again is a correction too', second, at('21 10:00', '21 11:00'), 2],
    ['resolved right after and reopened again', second, at('21 10:01', '21 11:00'), 3],
    ['when it was resolved is not known: another', second, at(undefined, '21 11:00'), 3],
    ['taken back', second, at('20 12:00', undefined), 1],
    ['the one before it again', third, at('20 12:00', '21 10:00'), 2],
    [
      'another after one that was taken back',
      basisOf({ cycle: 2, reopenedAt: nov('21 10:00'), undone: third }),
      at('22 12:00', '24 10:00'),
      4,
    ],
  ])('%s', (_, before, fields, cycle) => {
    expect(cycleOf(fields, before)).toBe(cycle)
  })
})

describe('how far the work has come', () => {
  it.each<[string, CaseFields, string]>([
    ['just received', received, 'waiting'],
    ['dispatched is not yet answered', { ...received, dispatchedAt: nov('20 09:05') }, 'waiting'],
    ['responded', { ...received, respondedAt: nov('20 09:05') }, 'working'],
    ['arrived', { ...received, arrivedAt: nov('20 09:05') }, 'working'],
    ['replied', { ...received, repliedAt: nov('20 09:05') }, 'working'],
    ['paused, answered or not', { ...received, pauseReason: 'customer', pausedAt: nov('20 09:05') }, 'paused'],
    ['paused without a reason', { ...received, pausedAt: nov('20 09:05') }, 'waiting'],
    [
      'resumed',
      { ...received, pauseReason: 'customer', pausedAt: nov('20 09:05'), resumedAt: nov('20 09:10') },
      'waiting',
    ],
    ['reopened', { ...reopened, respondedAt: nov('20 09:05') }, 'waiting'],
  ])('%s', (_, fields, stage) => {
    expect(workStage(fields)).toBe(stage)
  })
})
