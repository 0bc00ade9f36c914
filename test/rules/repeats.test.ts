import { describe, expect, it } from 'vitest'
import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { CalendarName, Repeat } from '../../src/model/policy.ts'
import type { Acknowledgement } from '../../src/rules/acknowledged.ts'
import { type Remembered, ruleMoments, speaks } from '../../src/rules/escalation.ts'
import { sh } from '../support/desk.ts'
import { basisOf, calendars, escalationRule, nov, said, shown } from './support.ts'

const every = (text: string, most = 3): { readonly repeat: Repeat } => ({ repeat: { every: said(text), most } })
const due = (text: string, calendar: CalendarName = 'always'): Basis =>
  basisOf({ calendar, clocks: { resolve: { from: [nov('20 09:00')], due: nov(text) } } })

type Rules = Parameters<typeof ruleMoments>[2]['rules']
/** `20 16:00`, and from the second time on which: `20 17:00 x2`. */
const spoken = (rules: Rules, basis: Basis, kept: Remembered = {}, fields: CaseFields = {}) =>
  ruleMoments(fields, basis, { rules, calendars, atOnceMinutes: 5 }, kept).map(
    ({ at, nth }) => `${shown(at) ?? ''}${nth === undefined ? '' : ` x${nth}`}`,
  )

describe('a rule that speaks again (R24)', () => {
  it.each<[string, 'before' | 'after', string, string, number, CalendarName, string, readonly string[]]>([
    ['each hour', 'after', '0', '1小时', 2, 'always', '20 16:00', ['20 16:00', '20 17:00 x2', '20 18:00 x3']],
    ['once again', 'after', '0', '30分钟', 1, 'always', '20 16:00', ['20 16:00', '20 16:30 x2']],
    [
      'over the night, in working time',
      'after',
      '0',
      '1小时',
      3,
      'working',
      '20 16:30',
      ['20 16:30', '20 17:30 x2', '21 09:00 x3', '21 10:00 x4'],
    ],
    [
      'from a deadline after closing, in working time',
      'after',
      '0',
      '1小时',
      1,
      'working',
      '20 20:00',
      ['20 20:00', '21 09:30 x2'],
    ],
    [
      'each day, whatever is open',
      'after',
      '0',
      '1天',
      2,
      'working',
      '20 20:00',
      ['20 20:00', '21 20:00 x2', '22 20:00 x3'],
    ],
    [
      'from its own first time, not from the deadline',
      'after',
      '4小时',
      '1天',
      1,
      'always',
      '20 16:00',
      ['20 20:00', '21 20:00 x2'],
    ],
    [
      'a reminder, but not at the deadline or later',
      'before',
      '90分钟',
      '30分钟',
      9,
      'always',
      '20 16:00',
      ['20 14:30', '20 15:00 x2', '20 15:30 x3'],
    ],
    ['a share too', 'before', '50%', '2小时', 9, 'always', '20 16:00', ['20 12:30', '20 14:30 x2']],
    ['a reminder from before the clock began: none of them', 'before', '8小时', '2小时', 3, 'always', '20 16:00', []],
  ])('%s', (_, side, offset, again, most, calendar, text, expected) => {
    expect(spoken([escalationRule(1, side, offset, every(again, most))], due(text, calendar))).toEqual(expected)
  })

  it('no further than there are years', () => {
    const end = basisOf({ clocks: { resolve: { from: [], due: sh('9999-12-30 12:00') } } })
    expect(spoken([escalationRule(1, 'after', '0', every('1天', 99))], end)).toHaveLength(2)
    expect(spoken([escalationRule(1, 'after', '0', every('520周', 99))], end)).toHaveLength(1)
  })

  it.each<[string, CaseFields]>([
    ['resolved', { resolvedAt: nov('20 16:30') }],
    ['paused', { pauseReason: 'parts', pausedAt: nov('20 15:00') }],
  ])('not at all once it is %s', (_, fields) => {
    expect(spoken([escalationRule(1, 'after', '0', every('1小时'))], due('20 16:00'), {}, fields)).toEqual([])
  })

  it('each time asks for its own mail when it has come', () => {
    const moments = ruleMoments({}, due('20 16:00'), {
      rules: [escalationRule(1, 'after', '0', every('1小时'))],
      calendars,
      atOnceMinutes: 5,
    })
    expect(moments.filter((moment) => speaks(moment, nov('20 17:59'))).map(({ nth = 1 }) => nth)).toEqual([1, 2])
  })
})

describe('what was acknowledged is not repeated (R31)', () => {
  const rules = [
    escalationRule(1, 'after', '0', every('1小时', 1)),
    escalationRule(2, 'after', '2小时', every('1小时', 1)),
  ]
  const all = ['20 16:00', '20 17:00 x2', '20 18:00', '20 19:00 x2']
  const [one, , two] = all
  const withoutOne = ['20 16:00', '20 18:00', '20 19:00 x2']
  const withoutTwo = ['20 16:00', '20 17:00 x2', '20 18:00']
  const ack = (at: string, ...levels: readonly number[]): Acknowledgement => ({
    at: nov(at),
    ...(levels.length === 0 ? {} : { levels }),
  })
  it.each<[string, readonly Acknowledgement[], readonly (string | undefined)[]]>([
    ['nobody knows of it', [], all],
    ['known before anything was told: nothing was known', [ack('20 15:59')], all],
    ['known as it was told', [ack('20 16:00')], withoutOne],
    ['the level above is told, and repeated', [ack('20 17:59')], withoutOne],
    ['known when both were told', [ack('20 18:00')], [one, two]],
    ['known late: what was not mailed yet is not mailed any more', [ack('22 09:00')], [one, two]],
    ['a named level alone', [ack('20 18:30', 2)], withoutTwo],
    ['a named level that was not told yet', [ack('20 16:30', 2)], all],
    ['a level that no rule has', [ack('20 18:30', 7)], all],
    ['no levels at all', [{ at: nov('20 18:30'), levels: [] }], all],
    ['each its own', [ack('20 16:30', 1), ack('20 18:30', 2)], [one, two]],
  ])('%s', (_, acks, expected) => {
    expect(spoken(rules, due('20 16:00'), { acks })).toEqual(expected)
  })

  it('of several clocks those that were late by then', () => {
    const basis = basisOf({
      clocks: { respond: { from: [], due: nov('20 09:05') }, resolve: { from: [], due: nov('20 16:00') } },
    })
    const rule = escalationRule(1, 'after', '0', { clocks: ['respond', 'resolve'], ...every('1小时', 1) })
    expect(spoken([rule], basis, { acks: [ack('20 10:00')] })).toEqual(['20 09:05', '20 16:00', '20 17:00 x2'])
  })
})

describe('clocks that the row’s record tells of', () => {
  const at = { clocks: ['handover', 'entry'] } as const
  it.each<[string, Remembered, CaseFields, readonly string[]]>([
    ['none', {}, {}, []],
    ['handed over', { handedAt: nov('20 10:00') }, {}, ['20 10:00', '21 10:00 x2']],
    ['round the clock', { handedAt: nov('20 22:00') }, {}, ['20 22:00', '21 22:00 x2']],
    ['handed over and done', { handedAt: nov('20 10:00') }, { resolvedAt: nov('20 11:00') }, []],
    ['handed over and known of', { handedAt: nov('20 10:00'), acks: [{ at: nov('20 10:01') }] }, {}, ['20 10:00']],
    ['wrong for too long', { entryDue: nov('20 10:00') }, { resolvedAt: nov('20 11:00') }, ['20 10:00', '21 10:00 x2']],
  ])('%s', (_, kept, fields, expected) => {
    expect(
      spoken([escalationRule(0, 'after', '0', { ...at, ...every('1天', 1) })], due('29 09:00'), kept, fields),
    ).toEqual(expected)
  })
})
