import { describe, expect, it } from 'vitest'
import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { type DeadlineRules, stampDeadlines } from '../../src/rules/deadlines.ts'
import { dues, NOW, rules, stamp } from './stamping.ts'
import { basisOf, calendars, complaint, limits, nov, policyRow, said } from './support.ts'

describe('the policy of today, when a manager asks for it (R23)', () => {
  const today: DeadlineRules = {
    policy: [
      policyRow(7, { limits: limits({ respond: '10分钟', resolve: '8小时', callback: '5天' }), calendar: 'working' }),
    ],
    calendars,
    atOnceMinutes: 5,
  }
  const renew = (fields: CaseFields, before: Basis | undefined, by = today) =>
    stampDeadlines(complaint(fields), before, by, NOW, { renew: true })
  const answered = { respondedAt: nov('20 09:03') }

  it('holds the clocks that run to it', () => {
    const renewed = renew({}, stamp())
    expect(renewed).toMatchObject({ policyRow: 7, calendar: 'working', asked: stamp()?.asked, cycle: 1 })
    expect(dues(renewed)).toEqual({ respond: '20 09:10', resolve: '20 17:00' })
    expect(renewed?.limits.callback).toEqual(said('5天'))
  })

  it('leaves those that are stopped as they were judged, and says by what', () => {
    const renewed = renew(answered, stamp(answered))
    expect(renewed?.clocks.respond).toEqual({
      limit: said('5分钟'),
      from: [nov('20 09:00')],
      due: nov('20 09:05'),
      judgedBy: { policyRow: 1, calendar: 'always' },
    })
    expect(dues(renewed)).toEqual({ respond: '20 09:05', resolve: '20 17:00' })
  })

  it('and they stay so: at the next look, at the next change of policy, with their facts corrected', () => {
    const renewed = renew(answered, stamp(answered))
    expect(stamp(answered, renewed, today)).toEqual(renewed)
    const again = renew(answered, renewed, {
      ...today,
      policy: [policyRow(9, { limits: limits({ resolve: '2小时' }) })],
    })
    expect(again?.clocks.respond).toEqual(renewed?.clocks.respond)
    expect(dues(again).resolve).toBe('20 11:00')
    const corrected = stamp({ ...answered, receivedAt: nov('20 08:00') }, renewed, today)
    expect(corrected?.clocks.respond).toMatchObject({ due: nov('20 08:05'), judgedBy: { policyRow: 1 } })
  })

  it('a clock that nothing limited while it ran is not limited afterwards', () => {
    const unlimited = { ...rules, policy: [policyRow(1, { limits: limits({ resolve: '4小时' }) })] }
    const renewed = renew(answered, stamp(answered, undefined, unlimited))
    expect(dues(renewed)).toEqual({ resolve: '20 17:00' })
    expect(stamp(answered, renewed, today)).toEqual(renewed)
  })

  it('a clock judged by the very policy that holds needs no word of it', () => {
    expect(renew(answered, stamp(answered), rules)).toEqual(stamp(answered))
  })

  const other = limits({ respond: '10分钟' })
  it.each<[string, DeadlineRules['policy'][number], object | undefined]>([
    ['the same limit of the same row', policyRow(1, { limits: rules.policy[0]?.limits ?? {} }), undefined],
    ['another limit of the same row', policyRow(1, { limits: other }), { policyRow: 1, calendar: 'always' }],
    ['no limit any more in the same row', policyRow(1), { policyRow: 1, calendar: 'always' }],
    [
      'the same limit of another row',
      policyRow(2, { limits: rules.policy[0]?.limits ?? {} }),
      { policyRow: 1, calendar: 'always' },
    ],
    [
      'the same limit in another calendar',
      policyRow(1, { limits: rules.policy[0]?.limits ?? {}, calendar: 'working' }),
      { policyRow: 1, calendar: 'always' },
    ],
  ])('by what a stopped clock was judged is told where it is another thing now: %s', (_, policy, judgedBy) => {
    const respond = renew(answered, stamp(answered), { ...today, policy: [policy] })?.clocks.respond
    expect(respond).toStrictEqual({ ...stamp(answered)?.clocks.respond, ...(judgedBy ? { judgedBy } : {}) })
  })

  it('an appointment taken back after the arrival: the limit of today counts', () => {
    const arrived = { arrivedAt: nov('20 09:10') }
    const before = stamp({ ...arrived, appointmentAt: nov('20 15:00') })
    const by = { ...today, policy: [policyRow(7, { limits: limits({ arrive: '20分钟' }) })] }
    expect(dues(renew(arrived, before, by)).arrive).toBe('20 09:20')
  })

  it('a resolved case is the very same afterwards', () => {
    const resolved = { resolvedAt: nov('20 12:00') }
    const before = stamp(resolved)
    expect(renew({ ...resolved, promisedAt: nov('25 18:00') }, before)).toBe(before)
  })

  it('keeps cycle, pauses, promises and earlier cycles', () => {
    const reopened = { resolvedAt: nov('20 12:00'), reopenedAt: nov('21 09:00') }
    const fields = {
      ...reopened,
      pauseReason: 'parts',
      pausedAt: nov('21 09:30'),
      resumedAt: nov('21 10:00'),
      promisedAt: nov('25 18:00'),
    }
    const before = stamp(fields, stamp())
    const renewed = renew(fields, before)
    const { cycle, reopenedAt, pauses, promises, earlier } = renewed ?? basisOf()
    expect({ cycle, reopenedAt, pauses, promises, earlier }).toEqual({
      cycle: 2,
      reopenedAt: before?.reopenedAt,
      pauses: before?.pauses,
      promises: before?.promises,
      earlier: before?.earlier,
    })
    expect(dues(renewed)).toMatchObject({ resolve: '21 17:30', promise: '25 18:00' })
  })

  it('counts an appointment as before', () => {
    expect(dues(renew({ appointmentAt: nov('25 15:00') }, stamp())).arrive).toBe('25 15:00')
  })

  it.each<[string, CaseFields, Basis | undefined, DeadlineRules]>([
    ['a resolved case', { resolvedAt: nov('20 12:00') }, stamp(), today],
    ['a case that no row of it fits', {}, stamp(), { ...today, policy: [] }],
    [
      'an imported case',
      {},
      basisOf({ origin: 'import', clocks: { resolve: { from: [], due: nov('22 10:00') } } }),
      today,
    ],
  ])('does not touch %s', (_, fields, before, by) => {
    expect(renew(fields, before, by)).toEqual(before)
  })
})
