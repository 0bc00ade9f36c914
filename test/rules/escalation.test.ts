import { describe, expect, it } from 'vitest'
import { everyDay, mondayToFriday, workingHours } from '../../src/calendar/calendar.ts'
import { dayOf } from '../../src/calendar/wall.ts'
import { toWall } from '../../src/calendar/zone.ts'
import type { Basis } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { CalendarName, EscalationRule } from '../../src/model/policy.ts'
import { type Remembered, ruleMoments, speaks } from '../../src/rules/escalation.ts'
import { alike, at } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'
import { always, basisOf, calendars, calendarsOf, escalationRule, limits, nov, shown } from './support.ts'

const NY = 'America/New_York'

function basis(due: Instant, more: { calendar?: CalendarName; from?: readonly Instant[] } = {}): Basis {
  return basisOf({
    calendar: more.calendar ?? 'always',
    limits: limits({ resolve: '4小时' }),
    clocks: { resolve: { from: more.from ?? [nov('20 09:00')], due } },
  })
}
const moments = (rules: readonly EscalationRule[], of: Basis, fields: CaseFields = {}) =>
  ruleMoments(fields, of, { rules, calendars, atOnceMinutes: 5 })
const when = (rule: EscalationRule, of: Basis) => moments([rule], of).map(({ at: moment }) => shown(moment))

describe('when a rule speaks (R24)', () => {
  it.each<[string, 'before' | 'after', string, CalendarName, string, string | undefined]>([
    ['at the deadline', 'after', '0', 'always', '20 16:00', '20 16:00'],
    ['at a deadline after closing', 'after', '0', 'working', '20 20:00', '20 20:00'],
    ['30分钟 before', 'before', '30分钟', 'always', '20 16:00', '20 15:30'],
    ['2小时 before, in working time', 'before', '2小时', 'working', '21 09:30', '20 17:00'],
    ['1天 before', 'before', '1天', 'always', '22 16:00', '21 16:00'],
    ['1周 before', 'before', '1周', 'always', '29 16:00', '22 16:00'],
    ['4小时 after', 'after', '4小时', 'always', '20 16:00', '20 20:00'],
    ['4小时 after, in working time', 'after', '4小时', 'working', '20 16:00', '21 10:30'],
    ['1天 after', 'after', '1天', 'working', '20 16:00', '21 16:00'],
    ['1个工作日 after', 'after', '1个工作日', 'working', '20 16:00', '21 16:00'],
    ['at once after', 'after', '立即', 'always', '20 16:00', '20 16:05'],
    ['at the end of that day', 'after', '当日', 'working', '20 16:00', '20 18:00'],
    ['before the clock began: not at all', 'before', '8小时', 'always', '20 16:00', undefined],
    ['as the clock began: not at all', 'before', '7小时', 'always', '20 16:00', undefined],
    ['just after it began', 'before', '419分钟', 'always', '20 16:00', '20 09:01'],
  ])('%s', (_, side, offset, calendar, due, expected) => {
    expect(when(escalationRule(1, side, offset), basis(nov(due), { calendar }))).toEqual(
      expected === undefined ? [] : [expected],
    )
  })

  // A week with a break at noon, closed at weekends; Wednesday the 25th struck.
  const office = workingHours(
    '前台',
    ZONE,
    mondayToFriday([
      { start: 510, end: 720 },
      { start: 840, end: 1080 },
    ]),
    new Map([[dayOf(toWall(ZONE, nov('25 00:00'))), []]]),
  )
  it.each<[string, string, string, string]>([
    ['an hour before an hour after opening is the opening', '1小时', '24 09:30', '24 08:30'],
    ['and not the closing of the evening before', '1小时', '24 09:29', '23 17:59'],
    ['before the opening itself', '1小时', '24 08:30', '23 17:00'],
    ['at closing', '1小时', '24 18:00', '24 17:00'],
    ['at the end of the break', '30分钟', '24 14:00', '24 11:30'],
    ['within the break: what is left of the morning', '30分钟', '24 13:00', '24 11:30'],
    ['over the break', '2小时', '24 15:00', '24 11:00'],
    ['over the weekend', '1小时', '23 09:00', '20 17:30'],
    ['due on a closed day', '1小时', '22 12:00', '20 17:00'],
    ['over a day that was struck', '1小时', '26 09:00', '24 17:30'],
    ['at midnight, the end of a day', '1小时', '25 00:00', '24 17:00'],
    ['a day before keeps the wall time, closed or not', '1天', '23 09:00', '22 09:00'],
  ])('%s', (_, offset, due, expected) => {
    const [moment] = ruleMoments({}, basis(nov(due), { calendar: 'office', from: [] }), {
      rules: [escalationRule(0, 'before', offset)],
      calendars: calendarsOf({ always, office }),
      atOnceMinutes: 5,
    })
    expect(shown(moment?.at)).toBe(expected)
  })

  it.each<[string, string, string, string]>([
    ['at the end of a day', '1小时', '21 00:00', '20 23:00'],
    ['an hour after midnight is midnight', '1小时', '21 01:00', '21 00:00'],
    ['within the night', '1小时', '21 03:00', '21 02:00'],
  ])('round the clock, %s', (_, offset, due, expected) => {
    expect(when(escalationRule(0, 'before', offset), basis(nov(due), { from: [] }))).toEqual([expected])
  })

  it('a day before keeps the wall time where the clocks change', () => {
    const zones = calendarsOf({ always: { ...always, zone: NY }, working: alike(NY, '09:00-17:00') })
    const due = at(NY, '2026-11-01 12:00')
    const rule = escalationRule(1, 'before', '1天')
    const [moment] = ruleMoments({}, basis(due, { from: [] }), { rules: [rule], calendars: zones, atOnceMinutes: 5 })
    expect(moment?.at).toBe(at(NY, '2026-10-31 12:00'))
  })

  it('a reminder counts from the end of a pause, and from nothing where an appointment set the deadline', () => {
    const rule = escalationRule(0, 'before', '1小时')
    expect(when(rule, basis(nov('20 16:00'), { from: [nov('20 09:00'), nov('20 10:00'), nov('20 15:30')] }))).toEqual(
      [],
    )
    expect(when(rule, basis(nov('20 16:00'), { from: [] }))).toEqual(['20 15:00'])
  })

  it('a pause after the deadline silences nothing that is overdue', () => {
    const paused = basis(nov('20 16:00'), { from: [nov('20 09:00'), nov('20 17:00'), nov('20 18:00')] })
    expect(when(escalationRule(1, 'after', '0'), paused)).toEqual(['20 16:00'])
  })

  it('what would come after the year 9999 never comes, and the others stay', () => {
    const end = basis(sh('9999-12-31 17:00'), { calendar: 'working', from: [] })
    const rules = [
      escalationRule(0, 'before', '1小时'),
      escalationRule(1, 'after', '0'),
      escalationRule(2, 'after', '4小时'),
    ]
    expect(moments(rules, end).map(({ rule }) => rule.level)).toEqual([0, 1])
  })
})

describe('which clocks are spoken of', () => {
  const rules = [
    escalationRule(2, 'after', '4小时', { clocks: ['resolve', 'respond'] }),
    escalationRule(1, 'after', '0', { clocks: ['respond', 'resolve', 'progress'] }),
  ]
  const all: Basis = {
    ...basis(nov('20 16:00')),
    clocks: {
      respond: { from: [nov('20 09:00')], due: nov('20 09:05') },
      resolve: { from: [nov('20 09:00')], due: nov('20 16:00') },
      progress: { from: [nov('20 09:00')], due: nov('20 14:00') },
    },
  }
  const spoken = (fields: CaseFields) =>
    moments(rules, all, fields).map(({ clock, rule, at: moment }) => `${shown(moment) ?? ''} ${clock} ${rule.level}`)

  it('all that run, earliest first', () => {
    expect(spoken({})).toEqual([
      '20 09:05 respond 1',
      '20 13:05 respond 2',
      '20 14:00 progress 1',
      '20 16:00 resolve 1',
      '20 20:00 resolve 2',
    ])
  })
  it('a stopped clock is silent', () => {
    expect(spoken({ respondedAt: nov('20 11:00') })).toEqual([
      '20 14:00 progress 1',
      '20 16:00 resolve 1',
      '20 20:00 resolve 2',
    ])
  })
  it('paused: resolve is silent, progress is not (R21)', () => {
    expect(spoken({ respondedAt: nov('20 09:01'), pauseReason: 'parts', pausedAt: nov('20 10:00') })).toEqual([
      '20 14:00 progress 1',
    ])
  })
  it('a pause that ended is over', () => {
    const fields = {
      respondedAt: nov('20 09:01'),
      pauseReason: 'parts',
      pausedAt: nov('20 10:00'),
      resumedAt: nov('20 10:30'),
    }
    expect(spoken(fields)).toHaveLength(3)
  })
  it('resolved: nothing', () => {
    expect(spoken({ resolvedAt: nov('20 11:00') })).toEqual([])
  })
  it('reopened: all of it again', () => {
    expect(spoken({ resolvedAt: nov('20 11:00'), reopenedAt: nov('20 12:00') })).toHaveLength(5)
  })
  it('says which deadline it is about', () => {
    expect(moments(rules, all)[0]).toMatchObject({ clock: 'respond', due: nov('20 09:05'), rule: rules[1] })
  })
})

describe('a callback (R38)', () => {
  const rules = [
    escalationRule(0, 'before', '75%', { clocks: ['callback'] }),
    escalationRule(1, 'after', '0', { clocks: ['callback', 'unreached'] }),
    escalationRule(2, 'after', '1天', { clocks: ['callback'] }),
    escalationRule(2, 'after', '3天', { clocks: ['unreached'] }),
  ]
  const due = (from: readonly string[], until: string): Basis =>
    basisOf({ clocks: { callback: { from: from.map(nov), due: nov(until) } } })
  const resolved: CaseFields = { resolvedAt: nov('20 10:00') }
  const spoken = (of: Basis, fields: CaseFields = resolved, known: Remembered = {}) =>
    ruleMoments(fields, of, { rules, calendars, atOnceMinutes: 5 }, known).map(
      ({ clock, rule, at: moment }) => `${shown(moment) ?? ''} ${clock} ${rule.level}`,
    )

  it.each<[string, readonly string[], Basis, CaseFields?, Remembered?]>([
    [
      'is waited for once the case is resolved',
      ['22 16:00 callback 0', '23 10:00 callback 1', '24 10:00 callback 2'],
      due(['20 10:00'], '23 10:00'),
    ],
    [
      'a call that reached nobody begins its time anew (R37)',
      ['24 14:45 callback 0', '25 00:00 callback 1', '26 00:00 callback 2'],
      due(['20 10:00', '23 11:00'], '25 00:00'),
    ],
    [
      'an import tells nothing of its beginning: no share',
      ['23 10:00 callback 1', '24 10:00 callback 2'],
      due([], '23 10:00'),
    ],
    ['ends with the answer', [], due(['20 10:00'], '23 10:00'), { ...resolved, calledBackAt: nov('21 09:00') }],
    [
      'an answer from before the reopening ends none of the next cycle',
      ['26 16:00 callback 0', '27 10:00 callback 1', '28 10:00 callback 2'],
      due(['24 10:00'], '27 10:00'),
      { resolvedAt: nov('24 10:00'), calledBackAt: nov('21 08:59'), reopenedAt: nov('21 09:00') },
    ],
    [
      'whom nobody reached is told at once, and again three days later (R37)',
      ['23 11:00 unreached 1', '26 11:00 unreached 2'],
      basisOf(),
      resolved,
      { unreachedAt: nov('23 11:00') },
    ],
    [
      'until they are reached all the same',
      [],
      basisOf(),
      { ...resolved, calledBackAt: nov('23 12:00') },
      { unreachedAt: nov('23 11:00') },
    ],
  ])('%s', (_, expected, of, fields, known) => {
    expect(spoken(of, fields, known)).toEqual(expected)
  })
})

describe('a repeat (R40)', () => {
  const rules = [escalationRule(1, 'after', '0', { clocks: ['repeat'] })]
  it.each<[string, CaseFields, number]>([
    ['is told at once', {}, 1],
    ['not where the clerk says that it is none', { notRepeat: true }, 0],
    ['also where the clerk says that it is one', { notRepeat: false }, 1],
    ['not once the case is resolved', { resolvedAt: nov('20 10:00') }, 0],
  ])('%s', (_, fields, count) => {
    const known = { repeat: { at: nov('20 09:01') } }
    const found = ruleMoments(fields, basisOf(), { rules, calendars, atOnceMinutes: 5 }, known)
    expect(found.map(({ due, at: moment }) => [shown(due), shown(moment)])).toEqual(
      Array.from({ length: count }, () => ['20 09:01', '20 09:01']),
    )
  })
})

describe('a case that was reopened (R34)', () => {
  const rules = [
    escalationRule(0, 'before', '1小时', { clocks: ['resolve'], roles: ['handler'] }),
    escalationRule(1, 'after', '0', {
      clocks: ['reopened', 'resolve'],
      roles: ['handler', 'firstReceiver', 'supervisor'],
    }),
    escalationRule(2, 'after', '4小时', { clocks: ['reopened'], roles: ['manager'] }),
    escalationRule(3, 'after', '24小时', { clocks: ['reopened'], roles: ['company'] }),
    escalationRule(2, 'after', '0', { clocks: ['slip'], roles: ['firstReceiver', 'manager'] }),
  ]
  const of = (cycle: number): Basis =>
    basisOf({
      cycle,
      reopenedAt: nov('20 12:00'),
      clocks: {
        resolve: { from: [nov('20 12:00')], due: nov('20 20:00') },
        slip: { from: [], due: nov('20 13:00') },
      },
    })
  const told = (cycle: number, fields: CaseFields = {}) =>
    ruleMoments({ reopenedAt: nov('20 12:00'), ...fields }, of(cycle), { rules, calendars, atOnceMinutes: 5 }).map(
      ({ clock, rule, at: moment }) => `${shown(moment) ?? ''} ${clock} ${rule.level}: ${rule.roles.join(' ')}`,
    )

  it('the first cycle is told to those whom the rules name', () => {
    expect(told(1)).toEqual([
      '20 13:00 slip 2: firstReceiver manager',
      '20 19:00 resolve 0: handler',
      '20 20:00 resolve 1: handler firstReceiver supervisor',
    ])
  })
  it('the second is told one level up: what the clock has above, else the office above', () => {
    expect(told(2)).toEqual([
      '20 12:00 reopened 1: handler firstReceiver supervisor manager',
      '20 13:00 slip 2: firstReceiver manager company',
      '20 16:00 reopened 2: manager company',
      '20 19:00 resolve 0: handler',
      '20 20:00 resolve 1: handler firstReceiver supervisor manager',
      '21 12:00 reopened 3: company',
    ])
  })
  it.each([3, 4, 9])('the %sth goes up to the company at once', (cycle) => {
    expect(told(cycle)).toEqual([
      '20 12:00 reopened 1: handler firstReceiver supervisor manager company',
      '20 13:00 slip 2: firstReceiver manager company',
      '20 16:00 reopened 2: manager company',
      '20 19:00 resolve 0: handler',
      '20 20:00 resolve 1: handler firstReceiver supervisor manager company',
      '21 12:00 reopened 3: company',
    ])
  })
  it('once the customer was asked what is wrong, that is told no more', () => {
    expect(told(2, { respondedAt: nov('20 12:30') }).filter((line) => line.includes('reopened'))).toEqual([])
    expect(told(2, { respondedAt: nov('20 09:05') }).filter((line) => line.includes('reopened'))).toHaveLength(3)
  })
})

describe('promises and slips (R20)', () => {
  const rules = [
    escalationRule(0, 'before', '4小时', { clocks: ['promise'] }),
    escalationRule(1, 'after', '0', { clocks: ['promise', 'slip'] }),
    escalationRule(2, 'after', '9小时', { clocks: ['promise', 'slip'] }),
  ]
  const promised = (since: string): Basis =>
    basisOf({
      calendar: 'working',
      clocks: {
        promise: { from: [], due: nov('23 09:00') },
        slip: { from: [], due: nov(since) },
      },
      promises: [{ date: nov('23 09:00'), since: nov(since) }],
    })
  const spoken = (fields: CaseFields, since = '20 10:00') =>
    moments(rules, promised(since), fields).map(
      ({ clock, rule, at: moment }) => `${shown(moment) ?? ''} ${clock} ${rule.level}`,
    )
  it('are counted round the clock, whatever the calendar of the case', () => {
    expect(spoken({})).toEqual([
      '20 10:00 slip 1',
      '20 19:00 slip 2',
      '23 05:00 promise 0',
      '23 09:00 promise 1',
      '23 18:00 promise 2',
    ])
  })
  it('go on while the case is paused', () => {
    expect(spoken({ pauseReason: 'parts', pausedAt: nov('20 11:00') })).toHaveLength(5)
  })
  it.each([
    ['given after its reminder would have come: none', '23 06:00', 4],
    ['given as it would have come: none', '23 05:00', 4],
    ['given just before it', '23 04:59', 5],
  ])('%s', (_, since, count) => {
    expect(spoken({}, since)).toHaveLength(count)
  })
  it('end with the resolution', () => {
    expect(spoken({ resolvedAt: nov('20 12:00') })).toEqual([])
  })
})

describe('a calendar that is gone', () => {
  const due = nov('21 09:30')
  const rules = [
    escalationRule(0, 'before', '2小时'),
    escalationRule(1, 'after', '0'),
    escalationRule(2, 'after', '4小时'),
  ]
  const never = workingHours('冬', ZONE, everyDay([]), new Map([[20_000, [{ start: 0, end: 60 }]]]))
  it.each([
    ['is no more', calendarsOf({ always })],
    ['never opens', calendarsOf({ always, working: never })],
  ])('offsets are counted round the clock where it %s', (_, by) => {
    const found = ruleMoments({}, basis(due, { calendar: 'working' }), { rules, calendars: by, atOnceMinutes: 5 })
    expect(found.map(({ at: moment }) => shown(moment))).toEqual(['21 07:30', '21 09:30', '21 13:30'])
  })
  it('without any calendar nothing can be counted', () => {
    expect(ruleMoments({}, basis(due), { rules, calendars: new Map(), atOnceMinutes: 5 })).toEqual([])
  })
  it('a clock that another policy judged is counted in the calendar of its day', () => {
    const judged = basis(due, { calendar: 'always' })
    const clocks = { resolve: { from: [], due, judgedBy: { calendar: 'working' } } }
    expect(moments(rules, { ...judged, clocks }).map(({ at: moment }) => shown(moment))).toEqual([
      '20 17:00',
      '21 09:30',
      '21 13:30',
    ])
  })
})

describe('whether a moment asks for a mail now', () => {
  const due = nov('20 16:00')
  const early = { clock: 'resolve', due, at: nov('20 15:00'), rule: escalationRule(0, 'before', '1小时') } as const
  const late = { clock: 'resolve', due, at: nov('20 20:00'), rule: escalationRule(2, 'after', '4小时') } as const
  it.each<[string, typeof early | typeof late, Instant, boolean]>([
    ['a reminder not yet', early, instant(early.at - 1), false],
    ['a reminder', early, early.at, true],
    ['a reminder just before the deadline', early, instant(due - 1), true],
    ['a reminder at the deadline is pointless', early, due, false],
    ['overdue not yet', late, instant(late.at - 1), false],
    ['overdue', late, late.at, true],
    ['long overdue', late, instant(late.at + 1_000_000 * MINUTE), true],
  ])('%s', (_, moment, now, expected) => {
    expect(speaks(moment, now)).toBe(expected)
  })
})
