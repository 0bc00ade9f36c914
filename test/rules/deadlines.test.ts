import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import { type DeadlineRules, stampCase, stampDeadlines } from '../../src/rules/deadlines.ts'
import { alike } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'
import { dues, everyClock, NOW, rules, stamp, working } from './stamping.ts'
import { basisOf, calendars, calendarsOf, complaint, limits, nov, policyRow, said, workingTime } from './support.ts'

describe('the deadlines of a case (R14–R17)', () => {
  it('one for each clock that has begun', () => {
    expect(dues(stamp())).toEqual({
      dispatch: '20 09:05',
      respond: '20 09:05',
      arrive: '20 09:30',
      reply: '21 09:00',
      resolve: '20 13:00',
      progress: '20 11:00',
    })
  })

  it('callback begins when the case is resolved', () => {
    expect(dues(stamp({ resolvedAt: nov('20 12:00') })).callback).toBe('23 12:00')
    expect(dues(stamp({ resolvedAt: nov('20 12:00'), reopenedAt: nov('20 13:00') })).callback).toBeUndefined()
  })

  it('run in the calendar of the policy row', () => {
    expect(dues(stamp({ receivedAt: nov('20 17:00') }, undefined, working))).toEqual({
      dispatch: '20 17:05',
      respond: '20 17:05',
      arrive: '20 17:30',
      reply: '23 12:30',
      resolve: '21 11:30',
      progress: '21 09:30',
    })
  })

  it('the figure for at once is the policy tab’s own', () => {
    expect(dues(stampDeadlines(complaint(), undefined, { ...rules, atOnceMinutes: 10 }, NOW)).dispatch).toBe('20 09:10')
  })

  it('a clock without a limit has none', () => {
    const basis = stamp({}, undefined, { ...rules, policy: [policyRow(1, { limits: limits({ resolve: '3天' }) })] })
    expect(dues(basis)).toEqual({ resolve: '23 09:00' })
  })

  it('there are none without a policy row', () => {
    expect(stamp({}, undefined, { ...rules, policy: [] })).toBeUndefined()
  })

  it('say what they rest on (R22)', () => {
    expect(
      stampDeadlines(complaint({ subcategory: '装修' }, { priority: 'urgent' }), undefined, rules, NOW),
    ).toMatchObject({
      origin: 'policy',
      cycle: 1,
      policyRow: 1,
      calendar: 'always',
      limits: everyClock,
      clocks: { resolve: { limit: said('4小时'), from: [nov('20 09:00')], due: nov('20 13:00') } },
    })
  })

  it('and nothing else stands in it', () => {
    const limit = said('4小时')
    const by = { ...rules, policy: [policyRow(1, { limits: { resolve: limit } })] }
    expect(stampCase(complaint(), undefined, by, NOW)).toStrictEqual({
      basis: {
        ...basisOf({ policyRow: 1, limits: { resolve: limit } }),
        asked: stamp()?.asked,
        clocks: { resolve: { limit, from: [nov('20 09:00')], due: nov('20 13:00') } },
      },
    })
    expect(stampCase(complaint(), undefined, { ...rules, policy: [] }, NOW)).toStrictEqual({ basis: undefined })
  })

  it('of the row for the subcategory, where there is one', () => {
    const policy = [
      policyRow(1, { limits: limits({ resolve: '4小时' }) }),
      policyRow(2, { category: '噪音扰民', subcategory: '装修', limits: limits({ resolve: '6小时' }) }),
    ]
    expect(stamp({ subcategory: '装修' }, undefined, { ...rules, policy })?.policyRow).toBe(2)
    expect(stamp({ subcategory: '广场舞' }, undefined, { ...rules, policy })?.policyRow).toBe(1)
  })

  describe('where no row of the policy fits', () => {
    const nothing: DeadlineRules = { ...rules, policy: [] }
    const empty: DeadlineRules = { ...rules, policy: [policyRow(1)] }
    it('an appointment is kept', () => {
      expect(stamp({ appointmentAt: nov('25 15:00') }, undefined, nothing)).toStrictEqual(
        basisOf({ asked: '', clocks: { arrive: { from: [], due: nov('25 15:00') } } }),
      )
    })
    it('a promise is kept, also once its cell is cleared', () => {
      const promised = stamp({ promisedAt: nov('25 15:00') }, undefined, nothing)
      expect(stamp({}, promised, nothing)?.promises).toEqual([{ date: nov('25 15:00'), since: NOW }])
    })
    it('a reopening is kept', () => {
      expect(stamp({ reopenedAt: nov('21 09:00') }, undefined, nothing)).toStrictEqual(
        basisOf({ asked: '', cycle: 2, reopenedAt: nov('21 09:00') }),
      )
    })
    it('and a row that limits nothing is a row', () => {
      expect(stamp({}, undefined, empty)).toStrictEqual({ ...basisOf({ policyRow: 1 }), asked: stamp()?.asked })
    })
  })

  it('one that would lie beyond the year 9999 is none, and the others stay', () => {
    const end = { resolvedAt: sh('9999-12-31 17:00') }
    const late = {
      ...working,
      policy: [policyRow(1, { limits: limits({ respond: '5分钟', callback: '2小时' }), calendar: 'working' })],
    }
    expect(dues(stamp(end, undefined, late))).toEqual({ respond: '20 09:05' })
  })
})

describe('an appointment (R18)', () => {
  it('moves arrive, and arrive alone', () => {
    const { arrive, ...others } = dues(stamp({ appointmentAt: nov('25 15:00') }))
    const { arrive: without, ...same } = dues(stamp())
    expect([arrive, without]).toEqual(['25 15:00', '20 09:30'])
    expect(others).toEqual(same)
  })
  it('also where the policy sets no time to arrive', () => {
    const by = { ...rules, policy: [policyRow(1)] }
    expect(dues(stamp({ appointmentAt: nov('25 15:00') }, undefined, by))).toEqual({ arrive: '25 15:00' })
  })
  it.each([
    ['at the start of the cycle', '20 09:00', '20 09:00'],
    ['before it: does not count', '20 08:59', '20 09:30'],
  ])('%s', (_, at, due) => {
    expect(dues(stamp({ appointmentAt: nov(at) })).arrive).toBe(due)
  })
  it('of the cycle before a reopening does not count', () => {
    const fields = { resolvedAt: nov('20 12:00'), reopenedAt: nov('26 09:00') }
    expect(dues(stamp({ ...fields, appointmentAt: nov('25 15:00') })).arrive).toBe('26 09:30')
  })
  it('changed, changes the deadline; taken back, the limit holds', () => {
    const first = stamp({ appointmentAt: nov('25 15:00') })
    expect(dues(stamp({ appointmentAt: nov('26 15:00') }, first)).arrive).toBe('26 15:00')
    expect(dues(stamp({}, first)).arrive).toBe('20 09:30')
  })
})

describe('a pause (R21)', () => {
  const paused = { pauseReason: 'parts', pausedAt: nov('20 10:00'), resumedAt: nov('20 11:30') }
  it('that ended moves resolve by its length and nothing else', () => {
    const { resolve, ...others } = dues(stamp(paused))
    const { resolve: without, ...same } = dues(stamp())
    expect([resolve, without]).toEqual(['20 14:30', '20 13:00'])
    expect(others).toEqual(same)
  })
  it.each<[string, CaseFields, string]>([
    ['that still runs moves nothing yet', { pauseReason: 'parts', pausedAt: nov('20 10:00') }, '20 13:00'],
    [
      'after the deadline moves nothing',
      { ...paused, pausedAt: nov('20 14:00'), resumedAt: nov('20 15:00') },
      '20 13:00',
    ],
    ['over the deadline', { ...paused, pausedAt: nov('20 12:30'), resumedAt: nov('20 15:00') }, '20 15:30'],
    ['before the reopening does not count', { ...paused, reopenedAt: nov('20 12:00') }, '20 16:00'],
  ])('%s', (_, fields, due) => {
    expect(dues(stamp(fields)).resolve).toBe(due)
  })
  it.each<[string, CaseFields, string]>([
    ['the first ended', {}, '20 14:30'],
    ['the second lasts', { pausedAt: nov('20 12:00') }, '20 14:30'],
    ['the second ended', { pausedAt: nov('20 12:00'), resumedAt: nov('20 12:30') }, '20 15:00'],
    ['the second over the deadline', { pausedAt: nov('20 14:00'), resumedAt: nov('20 18:00') }, '20 18:30'],
    ['the second mended to none', { pausedAt: nov('20 12:00'), resumedAt: nov('20 12:00') }, '20 14:30'],
    ['resolved in the second', { pausedAt: nov('20 12:00'), resolvedAt: nov('20 13:00') }, '20 15:30'],
  ])('each of several counts: %s', (_, second, due) => {
    const first = stamp(paused)
    const after = stamp({ ...paused, ...second }, first)
    expect(dues(after).resolve).toBe(due)
    expect(stamp({ ...paused, ...second }, after)).toEqual(after)
  })
  it('without a reason moves nothing', () => {
    expect(dues(stamp({ pausedAt: nov('20 10:00'), resumedAt: nov('20 11:30') })).resolve).toBe('20 13:00')
  })
  it('moves no appointment', () => {
    expect(dues(stamp({ ...paused, appointmentAt: nov('20 10:30') }))).toMatchObject({
      arrive: '20 10:30',
      resolve: '20 14:30',
    })
  })
  it.each<[string, Parameters<typeof complaint>]>([
    ['category', [{ category: '服务态度' }, { category: '服务态度' }]],
    ['priority', [{ priority: 'urgent' }, { priority: 'urgent' }]],
    ['subcategory', [{ subcategory: '装修' }]],
  ])('none is lost when the %s changes (R21)', (_, [changed, more]) => {
    const both = stamp({ ...paused, pausedAt: nov('20 12:00'), resumedAt: nov('20 12:30') }, stamp(paused))
    const fields = { ...paused, pausedAt: nov('20 12:00'), resumedAt: nov('20 12:30'), ...changed }
    const hours = { ...rules, policy: [policyRow(2, { limits: limits({ resolve: '6小时' }) })] }
    const after = stampDeadlines(complaint(fields, more), both, hours, NOW)
    expect(after?.pauses).toEqual(both?.pauses)
    expect(after?.pauses).toHaveLength(2)
    expect([after?.policyRow, dues(after).resolve]).toEqual([2, '20 17:00'])
  })
  it('nor while no row of the policy fits', () => {
    const both = stamp({ ...paused, pausedAt: nov('20 12:00') }, stamp(paused))
    const elsewhere = { ...paused, pausedAt: nov('20 12:00'), priority: 'urgent' }
    const unruled = stamp(elsewhere, both, { ...rules, policy: [] })
    expect(dues(unruled)).toEqual({})
    expect(unruled?.pauses).toEqual(both?.pauses)
    expect(dues(stamp(elsewhere, unruled)).resolve).toBe('20 14:30')
  })
  it('ended later than first said, moves it again; over a closed night it moves nothing', () => {
    const first = stamp(paused)
    expect(dues(stamp({ ...paused, resumedAt: nov('20 12:00') }, first)).resolve).toBe('20 15:00')
    const night = { ...paused, receivedAt: nov('20 17:00'), pausedAt: nov('20 18:00'), resumedAt: nov('21 08:30') }
    expect(dues(stamp(night, undefined, working)).resolve).toBe('21 11:30')
  })
})

describe('progress', () => {
  it.each<[string, CaseFields, string]>([
    ['from the beginning', {}, '20 11:00'],
    ['anew from each report', { progressAt: nov('20 10:30') }, '20 12:30'],
    ['a report from before the beginning does not count', { progressAt: nov('20 08:00') }, '20 11:00'],
    ['from the reopening', { progressAt: nov('20 10:30'), reopenedAt: nov('21 09:00') }, '21 11:00'],
    ['from the report after the reopening', { progressAt: nov('21 10:30'), reopenedAt: nov('21 09:00') }, '21 12:30'],
  ])('%s', (_, fields, due) => {
    expect(dues(stamp(fields)).progress).toBe(due)
    expect(dues(stamp(fields, stamp())).progress).toBe(due)
  })
})

describe('what is stamped stays (R23)', () => {
  const before = stamp()
  const other: DeadlineRules = {
    policy: [policyRow(7, { limits: limits({ respond: '10分钟', resolve: '30天' }), calendar: 'working' })],
    calendars: calendarsOf({ always: workingTime, working: alike(ZONE, '10:00-11:00') }),
    atOnceMinutes: 60,
  }
  it('when the policy, the calendars and the figure for at once change', () => {
    expect(stamp({}, before, other)).toEqual(before)
  })
  it('when the policy is empty', () => {
    expect(stamp({}, before, { ...other, policy: [] })).toEqual(before)
  })
  it('what begins later runs by the limits of the first stamp', () => {
    const resolved = stamp({ resolvedAt: nov('20 12:00') }, before, { ...other, calendars })
    expect(dues(resolved)).toEqual({ ...dues(before), callback: '23 12:00' })
  })
  it('the time of receipt corrected: counted anew, by the same limits', () => {
    const corrected = stamp({ receivedAt: nov('20 08:00') }, before, { ...other, calendars })
    expect(dues(corrected).resolve).toBe('20 12:00')
    expect(corrected?.policyRow).toBe(1)
  })
  it.each<[string, Parameters<typeof complaint>]>([
    ['category', [{ category: '服务态度' }, { category: '服务态度' }]],
    ['priority', [{ priority: 'urgent' }, { priority: 'urgent' }]],
    ['subcategory', [{ subcategory: '装修' }]],
  ])('but not when its %s changes: the policy of today is asked', (_, [fields, more]) => {
    const asked = stampDeadlines(complaint(fields, more), before, { ...other, calendars }, NOW)
    expect(asked?.policyRow).toBe(7)
    expect(dues(asked)).toEqual({ respond: '20 09:10', resolve: '2026-12-20 09:00' })
  })
  it('and not when only the default priority of its category does: nobody typed anything', () => {
    expect(stampDeadlines(complaint({}, { priority: 'urgent' }), before, { ...other, calendars }, NOW)).toEqual(before)
  })
  it('an imported basis is never recomputed, until the case is reopened', () => {
    const imported = basisOf({ origin: 'import', clocks: { resolve: { from: [], due: nov('22 10:00') } } })
    const fields = { receivedAt: nov('19 09:00'), appointmentAt: nov('23 09:00') }
    expect(stamp(fields, imported)).toEqual(imported)
    expect(stamp(fields, imported, { ...other, policy: [] })).toEqual(imported)
    const reopened = { ...fields, resolvedAt: nov('20 10:00'), reopenedAt: nov('21 09:00') }
    expect(dues(stamp(reopened, imported)).resolve).toBe('21 13:00')
  })
})
