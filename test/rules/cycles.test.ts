import { describe, expect, it } from 'vitest'
import type { PastCycle } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { knownOf } from '../../src/rules/cycles.ts'
import { dues, everyClock, NOW, rules, stamp } from './stamping.ts'
import { basisOf, limits, nov, policyRow, shown } from './support.ts'

describe('cycles (R34)', () => {
  const paused = { pauseReason: 'parts', pausedAt: nov('20 10:00'), resumedAt: nov('20 11:00') }
  const promised = { promisedAt: nov('20 18:00') }
  const resolved = { resolvedAt: nov('20 12:00') }
  const reopened = { ...resolved, reopenedAt: nov('21 09:00') }
  const first = stamp({ ...paused, ...promised, ...resolved }, stamp({ ...paused, ...promised }))

  it('a reopening starts every clock anew', () => {
    expect(dues(stamp(reopened, stamp()))).toEqual({
      dispatch: '21 09:05',
      respond: '21 09:05',
      arrive: '21 09:30',
      reply: '22 09:00',
      resolve: '21 13:00',
      progress: '21 11:00',
    })
  })

  it('and keeps the cycle that it ended: what it was judged by, its pauses, its promises, its end', () => {
    const second = stamp({ ...paused, ...promised, ...reopened }, first)
    expect(second).toMatchObject({ cycle: 2, reopenedAt: nov('21 09:00'), pauses: [], promises: [] })
    expect(second?.earlier).toEqual([
      {
        cycle: 1,
        policyRow: 1,
        asked: first?.asked,
        calendar: 'always',
        limits: everyClock,
        clocks: first?.clocks,
        pauses: [{ from: nov('20 10:00'), to: nov('20 11:00'), reason: 'parts' }],
        promises: [{ date: nov('20 18:00'), since: NOW }],
        resolvedAt: nov('20 12:00'),
        moments: {},
      },
    ])
    expect(stamp({ ...paused, ...promised, ...reopened }, second)).toEqual(second)
  })

  const AT = { before: nov('20 11:00'), at: nov('21 09:00') }
  it.each<[string, CaseFields, object | undefined]>([
    [
      'what its cells said',
      { dispatchedAt: AT.before, respondedAt: AT.before, arrivedAt: AT.before, repliedAt: AT.before },
      { dispatchedAt: AT.before, respondedAt: AT.before, arrivedAt: AT.before, repliedAt: AT.before },
    ],
    ['what of it they said', { repliedAt: AT.before }, { repliedAt: AT.before }],
    ['nothing where a time of the next one is typed already', { respondedAt: AT.at, repliedAt: AT.before }, undefined],
  ])('and keeps when it was responded to, and the like: %s', (_, typed, kept) => {
    const second = stamp({ ...reopened, ...typed }, first)
    expect(second?.earlier[0]?.moments).toEqual(kept)
    const typedOver = { respondedAt: nov('21 10:00'), repliedAt: nov('21 11:00') }
    expect(stamp({ ...reopened, ...typedOver }, second)?.earlier[0]?.moments).toEqual(kept)
  })

  it('each after the other', () => {
    const second = stamp(reopened, first)
    const third = stamp({ resolvedAt: nov('22 12:00'), reopenedAt: nov('23 09:00') }, second)
    expect(third?.cycle).toBe(3)
    expect(third?.earlier.map(({ cycle, resolvedAt: at }) => [cycle, shown(at)])).toEqual([
      [1, '20 12:00'],
      [2, '22 12:00'],
    ])
    expect(third?.earlier[1]?.clocks.resolve?.due).toBe(nov('21 13:00'))
  })

  it.each<[string, CaseFields, string | undefined]>([
    [
      'resolved again before anybody looked: as its callback was counted',
      { ...reopened, resolvedAt: nov('21 10:00') },
      '20 12:00',
    ],
    ['the time of resolution cleared: likewise', { reopenedAt: nov('21 09:00') }, '20 12:00'],
    ['resolved as it was reopened', { resolvedAt: nov('21 09:00'), reopenedAt: nov('21 09:00') }, '21 09:00'],
  ])('the end of the first: %s', (_, fields, at) => {
    expect(shown(stamp(fields, first)?.earlier[0]?.resolvedAt)).toBe(at)
  })

  it('never resolved as far as anybody knows: without an end', () => {
    expect(stamp({ reopenedAt: nov('21 09:00') }, stamp())?.earlier[0]).not.toHaveProperty('resolvedAt')
  })

  it('another time of reopening, with no resolution in between, corrects it and loses nothing', () => {
    const second = stamp({ ...reopened, ...paused, pausedAt: nov('21 10:00'), resumedAt: nov('21 11:00') }, first)
    const corrected = stamp({ ...reopened, reopenedAt: nov('21 09:30'), pauseReason: 'parts' }, second)
    expect(corrected).toMatchObject({ cycle: 2, reopenedAt: nov('21 09:30') })
    expect(corrected?.earlier).toEqual(second?.earlier)
    expect(dues(corrected)).toMatchObject({ respond: '21 09:35', resolve: '21 14:30' })
  })

  it('a reopening taken back: the first goes on as it was', () => {
    const second = stamp(reopened, first)
    expect(stamp({ ...paused, ...promised, ...resolved }, second)).toEqual({ ...first, undone: second })
  })

  it('a reopening cleared and typed again: it goes on as it was, and so do the cycles before it', () => {
    const waited = { pauseReason: 'parts', pausedAt: nov('23 10:00'), resumedAt: nov('23 11:00') }
    const again = { resolvedAt: nov('22 12:00'), reopenedAt: nov('23 09:00') }
    const third = stamp(again, stamp({ ...again, ...waited }, stamp(reopened, first)))
    expect(third).toMatchObject({ cycle: 3, pauses: [{ from: nov('23 10:00') }] })
    const cleared = stamp({ ...resolved, respondedAt: nov('20 09:01') }, third)
    expect([cleared?.cycle, stamp({ ...resolved, priority: 'urgent' }, cleared)?.undone]).toEqual([1, third])
    expect(stamp(again, cleared)).toEqual(third)
  })

  it('another reopening after one that was taken back has a number of its own: what was mailed was about another', () => {
    const cleared = stamp(resolved, stamp(reopened, first))
    const other = stamp({ ...resolved, reopenedAt: nov('25 09:00') }, cleared)
    expect([other?.cycle, other?.earlier.map(({ cycle }) => cycle), other?.undone]).toEqual([3, [1], undefined])
    expect(dues(other).respond).toBe('25 09:05')
  })

  it('of three, the second as it was, and nothing after it', () => {
    const more = { asked: 'k', calendar: 'always' }
    const past = (cycle: number): PastCycle => ({ cycle, limits: {}, clocks: {}, pauses: [], promises: [], ...more })
    const third = basisOf({ ...more, cycle: 3, earlier: [past(1), { ...past(2), resolvedAt: nov('22 12:00') }] })
    expect(knownOf(third, 2)).toStrictEqual({ origin: 'policy', ...past(2), earlier: [past(1)] })
    expect(knownOf(third, 3)).toBe(third)
    expect(knownOf(third, 4)).toBeUndefined()
    expect(knownOf(undefined, 1)).toBeUndefined()
  })

  it('a reopening of an imported case taken back: its deadlines are the imported ones again', () => {
    const imported = basisOf({ origin: 'import', clocks: { resolve: { from: [], due: nov('22 10:00') } } })
    const second = stamp(reopened, imported)
    expect([second?.origin, dues(second).resolve]).toEqual(['policy', '21 13:00'])
    expect(second?.earlier[0]).toMatchObject({ cycle: 1, clocks: imported.clocks, resolvedAt: nov('20 12:00') })
    expect(stamp(resolved, second)).toEqual({ ...imported, undone: second })
  })

  it('the next cycle is held to the limits of the one before, and judged by nothing of its clocks', () => {
    const other = { ...rules, policy: [policyRow(7, { limits: limits({ resolve: '30天' }) })] }
    expect(dues(stamp(reopened, first, other))).toMatchObject({ resolve: '21 13:00' })
  })
})
