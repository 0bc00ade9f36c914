import { describe, expect, it } from 'vitest'
import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { CLOCKS, type Clock } from '../../src/model/clock.ts'
import { type DeadlineRules, stampDeadlines } from '../../src/rules/deadlines.ts'
import { alike } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'
import {
  basisOf,
  calendars,
  calendarsOf,
  complaint,
  limits,
  nov,
  policyRow,
  said,
  shown,
  workingTime,
} from './support.ts'

const everyClock = limits({
  dispatch: '立即',
  respond: '5分钟',
  arrive: '30分钟',
  reply: '24小时',
  resolve: '4小时',
  progress: '2小时',
  callback: '3天',
})
const rules: DeadlineRules = { policy: [policyRow(1, { limits: everyClock })], calendars, atOnceMinutes: 5 }
const working: DeadlineRules = { ...rules, policy: [policyRow(1, { limits: everyClock, calendar: 'working' })] }

const dues = (basis: Basis | undefined): { readonly [C in Clock]?: string | undefined } =>
  Object.fromEntries(CLOCKS.flatMap((clock) => (basis?.clocks[clock] ? [[clock, shown(basis.clocks[clock].due)]] : [])))
/** When the row is looked at; it matters to promises alone. */
const NOW = nov('20 09:01')
const stamp = (fields: CaseFields = {}, before?: Basis, by = rules, now = NOW) =>
  stampDeadlines(complaint(fields), before, by, now)

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

it('a reopening starts every clock anew (R34)', () => {
  const reopened = stamp({ resolvedAt: nov('20 12:00'), reopenedAt: nov('21 09:00') }, stamp())
  expect(dues(reopened)).toEqual({
    dispatch: '21 09:05',
    respond: '21 09:05',
    arrive: '21 09:30',
    reply: '22 09:00',
    resolve: '21 13:00',
    progress: '21 11:00',
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
    expect(stampDeadlines(complaint({}, { priority: 'critical' }), before, { ...other, calendars }, NOW)).toEqual(
      before,
    )
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
