import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundTheClock } from '../../src/calendar/calendar.ts'
import type { Basis } from '../../src/model/basis.ts'
import type { Case, CaseFields } from '../../src/model/case.ts'
import type { Clock, PolicyClock } from '../../src/model/clock.ts'
import { HOUR, type Instant, MINUTE } from '../../src/model/instant.ts'
import { type DeadlineRules, stampDeadlines } from '../../src/rules/deadlines.ts'
import { type ExplainedClock, explainCase } from '../../src/rules/explain.ts'
import type { CountedDeadline, DeadlineSource } from '../../src/rules/explain-clock.ts'
import { office } from '../calendar/support.ts'
import { ZONE } from '../support/desk.ts'
import { calendarsOf, complaint, limits, nov, policyRow, said, shown } from './support.ts'

const calendars = calendarsOf({
  always: roundTheClock('24小时', ZONE),
  desk: office(ZONE, '08:30-12:00, 14:00-18:00'),
})

const rules = (said: { readonly [C in PolicyClock]?: string }, calendar = 'desk'): DeadlineRules => ({
  policy: [policyRow(2, { category: '噪音扰民', calendar, limits: limits(said) })],
  calendars,
  atOnceMinutes: 5,
})

const QUESTION = { register: 'complaint', category: '噪音扰民', priority: 'normal' } as const

function stamp(fields: CaseFields, by: DeadlineRules, before?: Basis, now = nov('20 09:01')): Basis {
  const basis = stampDeadlines(complaint(fields), before, by, now)
  if (basis === undefined) throw new Error('not stamped')
  return basis
}

/** The cycles of a complaint received on Friday the 20th at 09:00. */
const explain = (fields: CaseFields, basis: Basis, by: DeadlineRules, now: string) =>
  explainCase(
    { register: 'complaint', fields: { receivedAt: nov('20 09:00'), ...fields }, question: QUESTION },
    basis,
    by,
    nov(now),
  )

function clockOf(clocks: readonly ExplainedClock[] | undefined, clock: Clock): ExplainedClock {
  const found = clocks?.find((one) => one.clock === clock)
  if (found === undefined) throw new Error(`no ${clock}`)
  return found
}

function counted(source: DeadlineSource): CountedDeadline {
  if (source.kind !== 'policy') throw new Error(source.kind)
  return source
}

/** One clock of a case stamped and looked at in one go. */
function one(clock: Clock, fields: CaseFields, by: DeadlineRules, now: string): ExplainedClock {
  return clockOf(explain(fields, stamp(fields, by), by, now)[0]?.clocks, clock)
}

const without = <T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(from).filter(([one]) => one !== key)) as Omit<T, K>

it('of a case without a basis there is nothing to explain', () => {
  expect(explainCase({ register: 'complaint', fields: {} }, undefined, rules({}), nov('20 09:00'))).toEqual([])
})

describe('how a clock stands', () => {
  const by = rules({ respond: '1小时', resolve: '4小时', callback: '3天' })
  it.each<[string, Clock, CaseFields, string, ExplainedClock['standing']]>([
    ['running', 'respond', {}, '20 09:20', { kind: 'running', by: 40 * MINUTE }],
    ['running at the very moment', 'respond', {}, '20 10:00', { kind: 'running', by: 0 }],
    ['overdue', 'respond', {}, '20 11:00', { kind: 'overdue', by: HOUR }],
    [
      'stopped in time',
      'respond',
      { respondedAt: nov('20 10:00') },
      '20 12:00',
      { kind: 'on-time', at: nov('20 10:00'), by: 0 },
    ],
    [
      'stopped late',
      'respond',
      { respondedAt: nov('20 10:05') },
      '20 12:00',
      { kind: 'late', at: nov('20 10:05'), by: 5 * MINUTE },
    ],
    [
      'paused',
      'resolve',
      { pauseReason: 'parts', pausedAt: nov('20 11:00') },
      '25 12:00',
      { kind: 'paused', since: nov('20 11:00'), reason: 'parts' },
    ],
    [
      'not paused by what begins after the deadline',
      'resolve',
      { pauseReason: 'parts', pausedAt: nov('20 16:00') },
      '20 17:00',
      { kind: 'overdue', by: 2 * HOUR },
    ],
    [
      'not paused where pauses do not count',
      'respond',
      { pauseReason: 'parts', pausedAt: nov('20 09:30') },
      '20 11:00',
      {
        kind: 'overdue',
        by: HOUR,
      },
    ],
    [
      'running again after a pause',
      'resolve',
      { pauseReason: 'parts', pausedAt: nov('20 10:00'), resumedAt: nov('20 11:00') },
      '20 15:00',
      { kind: 'running', by: HOUR },
    ],
    [
      'paused at the very deadline',
      'resolve',
      { pauseReason: 'customer', pausedAt: nov('20 15:00') },
      '20 17:00',
      { kind: 'paused', since: nov('20 15:00'), reason: 'customer' },
    ],
    ['kept elsewhere', 'callback', { resolvedAt: nov('20 10:00') }, '28 10:00', { kind: 'unwatched' }],
  ])('%s', (_, clock, fields, now, standing) => {
    expect(one(clock, fields, by, now).standing).toEqual(standing)
  })
})

describe('what set a deadline', () => {
  it('the policy: its row, its start, its calendar, each pause with what it took', () => {
    const fields: CaseFields = { pauseReason: 'parts', pausedAt: nov('20 17:00'), resumedAt: nov('23 09:00') }
    const { due, source } = one('resolve', fields, rules({ resolve: '8小时' }), '23 10:00')
    const { policy, start, startedBy, calendarName, calendar, pauses, trace, today } = counted(source)
    expect(policy).toEqual({ row: 2, standing: 'same', fits: { register: 'complaint', category: '噪音扰民' } })
    expect([shown(start), startedBy, calendarName, calendar]).toEqual([
      '20 09:00',
      'receivedAt',
      'desk',
      calendars.get('desk'),
    ])
    // An hour on Friday evening, half an hour on Monday morning.
    expect(pauses).toEqual([{ from: nov('20 17:00'), to: nov('23 09:00'), reason: 'parts', counted: 1.5 * HOUR }])
    // 3 h and 3 h on Friday, from 09:00 on Monday two more.
    expect([shown(due), trace?.due, today]).toEqual(['23 11:00', due, undefined])
    expect(trace?.days.map(({ counted: ms }) => ms / HOUR)).toEqual([6, 0, 2])
  })

  it('of two pauses each has its own reason; one that the case does not tell any more has none', () => {
    const by = rules({ resolve: '8小时' })
    const first: CaseFields = { pauseReason: 'parts', pausedAt: nov('20 10:00'), resumedAt: nov('20 11:00') }
    const fields: CaseFields = { pauseReason: 'customer', pausedAt: nov('20 14:00'), resumedAt: nov('20 15:00') }
    const basis = stamp(fields, by, stamp(first, by))
    const pausesIn = (of: Basis) =>
      counted(clockOf(explain(fields, of, by, '20 16:00')[0]?.clocks, 'resolve').source).pauses
    expect(pausesIn(basis).map(({ reason }) => reason)).toEqual(['parts', 'customer'])
    expect(pausesIn({ ...basis, pauses: basis.pauses.slice(1) })).toStrictEqual([
      { from: nov('20 10:00'), to: nov('20 11:00'), counted: HOUR },
      { from: nov('20 14:00'), to: nov('20 15:00'), reason: 'customer', counted: HOUR },
    ])
  })

  it('a row is told by all that it is found by, and by nothing else', () => {
    const found = (more: Parameters<typeof policyRow>[1]) => {
      const by: DeadlineRules = {
        ...rules({}),
        policy: [policyRow(2, { calendar: 'desk', limits: limits({ reply: '1小时' }), ...more })],
      }
      const item: Case = complaint({ subcategory: '装修' })
      const basis = stampDeadlines(item, undefined, by, nov('20 09:01'))
      const row = {
        register: 'complaint',
        fields: item.fields,
        question: { ...QUESTION, subcategory: '装修' },
      } as const
      return counted(clockOf(explainCase(row, basis, by, nov('20 09:01'))[0]?.clocks, 'reply').source).policy
    }
    expect(found({})).toStrictEqual({ row: 2, standing: 'same', fits: { register: 'complaint' } })
    expect(found({ category: '噪音扰民', subcategory: '装修', priorities: ['normal', 'urgent'] })).toStrictEqual({
      row: 2,
      standing: 'same',
      fits: { register: 'complaint', category: '噪音扰民', subcategory: '装修', priorities: ['normal', 'urgent'] },
    })
  })

  it('no row where none is known', () => {
    const by = rules({ reply: '1小时' })
    const basis = without(stamp({}, by), 'policyRow')
    expect(counted(clockOf(explain({}, basis, by, '20 09:30')[0]?.clocks, 'reply').source).policy).toBeUndefined()
  })

  it('the start that it was counted from, though the row says another by now', () => {
    const by = rules({ reply: '1小时' })
    const { source } = clockOf(
      explain({ receivedAt: nov('20 08:00') }, stamp({}, by), by, '20 09:30')[0]?.clocks,
      'reply',
    )
    expect([shown(counted(source).start), counted(source).startedBy]).toEqual(['20 09:00', 'receivedAt'])
  })

  it('a pause over a closed night takes nothing; of days it takes elapsed time', () => {
    const fields: CaseFields = { pauseReason: 'customer', pausedAt: nov('20 18:00'), resumedAt: nov('21 09:00') }
    expect(counted(one('resolve', fields, rules({ resolve: '8小时' }), '23 10:00').source).pauses[0]?.counted).toBe(0)
    expect(counted(one('resolve', fields, rules({ resolve: '3天' }), '23 10:00').source).pauses[0]?.counted).toBe(
      15 * HOUR,
    )
  })

  it.each<[string, PolicyClock, CaseFields, CountedDeadline['startedBy']]>([
    ['receipt', 'respond', {}, 'receivedAt'],
    ['reopening', 'respond', { reopenedAt: nov('22 10:00') }, 'reopenedAt'],
    ['receipt, where nothing was reported', 'progress', {}, 'receivedAt'],
    ['last report', 'progress', { progressAt: nov('20 15:00') }, 'progressAt'],
    ['resolution', 'callback', { resolvedAt: nov('20 16:00') }, 'resolvedAt'],
  ])('starts with the %s', (_, clock, fields, startedBy) => {
    const by = rules({ [clock]: '4小时' })
    expect(counted(one(clock, fields, by, '23 10:00').source).startedBy).toBe(startedBy)
  })

  it('an appointment', () => {
    expect(one('arrive', { appointmentAt: nov('21 10:00') }, rules({ arrive: '1小时' }), '20 10:00')).toMatchObject({
      due: nov('21 10:00'),
      source: { kind: 'appointment' },
    })
  })

  it('a promise, and its being put off', () => {
    const by = rules({ resolve: '3天' })
    let basis = stamp({ promisedAt: nov('21 10:00') }, by)
    basis = stamp({ promisedAt: nov('22 10:00') }, by, basis, nov('20 10:00'))
    const fields = { promisedAt: nov('23 10:00') }
    basis = stamp(fields, by, basis, nov('21 09:00'))
    const [cycle] = explain(fields, basis, by, '21 09:30')
    expect(clockOf(cycle?.clocks, 'promise')).toMatchObject({
      due: nov('23 10:00'),
      source: { kind: 'promise', since: nov('21 09:00'), slips: 2 },
      standing: { kind: 'running' },
    })
    expect(clockOf(cycle?.clocks, 'slip')).toMatchObject({
      due: nov('21 09:10'),
      source: { kind: 'slip', slips: 2 },
      standing: { kind: 'overdue', by: 20 * MINUTE },
    })
    expect(cycle?.promises.map(({ date, isSlip }) => [shown(date), isSlip])).toEqual([
      ['21 10:00', false],
      ['22 10:00', true],
      ['23 10:00', true],
    ])
  })

  it('an import', () => {
    const basis: Basis = {
      ...stamp({}, rules({ resolve: '1天' })),
      origin: 'import',
      limits: {},
      clocks: { resolve: { from: [], due: nov('24 10:00') } },
    }
    expect(clockOf(explain({}, basis, rules({}), '20 10:00')[0]?.clocks, 'resolve').source).toEqual({ kind: 'import' })
  })
})

describe('what was changed since', () => {
  const basis = stamp({}, rules({ resolve: '4小时' }))
  const source = (by: DeadlineRules) =>
    counted(clockOf(explain({}, basis, by, '20 10:00')[0]?.clocks, 'resolve').source)

  it.each<[string, DeadlineRules, 'same' | 'changed' | 'gone']>([
    ['nothing', rules({ resolve: '4小时' }), 'same'],
    ['the limit of another clock', rules({ resolve: '4小时', reply: '1天' }), 'same'],
    ['the limit', rules({ resolve: '5小时' }), 'changed'],
    ['the limit’s unit', rules({ resolve: '4分钟' }), 'changed'],
    ['the limit is taken away', rules({}), 'changed'],
    ['the calendar', rules({ resolve: '4小时' }, 'always'), 'changed'],
    [
      'the row’s category',
      {
        ...rules({}),
        policy: [policyRow(2, { category: '其它', calendar: 'desk', limits: limits({ resolve: '4小时' }) })],
      },
      'changed',
    ],
    [
      'the row’s register',
      {
        ...rules({}),
        policy: [policyRow(2, { register: 'repair', calendar: 'desk', limits: limits({ resolve: '4小时' }) })],
      },
      'changed',
    ],
    ['the row is gone', { ...rules({}), policy: [] }, 'gone'],
  ])('%s', (_, by, standing) => {
    const { policy } = source(by)
    expect(policy?.standing).toBe(standing)
    expect(policy?.fits !== undefined).toBe(standing === 'same')
  })

  it('a calendar that gives another moment is told by that moment, and no days that would not add up', () => {
    const by = { ...rules({ resolve: '4小时' }), calendars: calendarsOf({ desk: office(ZONE, '09:00-10:00') }) }
    const { trace, today, pauses } = source(by)
    // An hour a day, Friday, Monday, Tuesday, Wednesday.
    expect([trace, shown(today), pauses]).toEqual([undefined, '25 10:00', []])
  })

  it('of a row that is no case the category is not asked, the register is', () => {
    const row = (by: DeadlineRules) =>
      counted(
        clockOf(
          explainCase({ register: 'complaint', fields: { receivedAt: nov('20 09:00') } }, basis, by, nov('20 10:00'))[0]
            ?.clocks,
          'resolve',
        ).source,
      ).policy?.standing
    const limit = { calendar: 'desk', limits: limits({ resolve: '4小时' }) }
    expect(row({ ...rules({}), policy: [policyRow(2, { ...limit, category: '其它' })] })).toBe('same')
    expect(row({ ...rules({}), policy: [policyRow(2, { ...limit, register: 'repair' })] })).toBe('changed')
  })

  it('a calendar that does not get there any more tells no days', () => {
    const never = office(ZONE, '休', { '2026-01-05': '09:00-10:00' })
    const { calendar, trace, today } = source({
      ...rules({ resolve: '4小时' }),
      calendars: calendarsOf({ desk: never }),
    })
    expect([calendar, trace, today]).toEqual([never, undefined, undefined])
    const nowhere = { ...never, zone: 'Mars/Olympus' }
    expect(() => source({ ...rules({ resolve: '4小时' }), calendars: calendarsOf({ desk: nowhere }) })).toThrow(
      'Mars/Olympus',
    )
  })

  it('a calendar that is gone is none, and the deadline stays', () => {
    const { calendar, trace, today } = source({ ...rules({ resolve: '4小时' }), calendars: calendarsOf({}) })
    expect([calendar, trace, today]).toEqual([undefined, undefined, undefined])
  })

  it('a policy applied after the clock was stopped: by which it was judged', () => {
    const fields: CaseFields = { respondedAt: nov('20 09:10') }
    const before = stamp(fields, rules({ respond: '1小时', resolve: '4小时' }))
    const later: DeadlineRules = {
      ...rules({}),
      policy: [
        policyRow(5, {
          category: '噪音扰民',
          calendar: 'always',
          limits: limits({ respond: '5分钟', resolve: '1天' }),
        }),
      ],
    }
    const renewed = stampDeadlines(complaint(fields), before, later, nov('20 12:00'), { renew: true })
    if (renewed === undefined) throw new Error('not stamped')
    const [cycle] = explain(fields, renewed, later, '20 12:00')
    expect(counted(clockOf(cycle?.clocks, 'respond').source)).toMatchObject({
      isJudgedByEarlier: true,
      policy: { row: 2, standing: 'gone' },
      calendarName: 'desk',
    })
    expect(counted(clockOf(cycle?.clocks, 'resolve').source)).toMatchObject({
      isJudgedByEarlier: false,
      policy: { row: 5, standing: 'same' },
      calendarName: 'always',
    })
  })
})

describe('earlier cycles', () => {
  const by = rules({ respond: '1小时', resolve: '4小时', callback: '3天' })
  const first: CaseFields = { respondedAt: nov('20 09:10'), resolvedAt: nov('20 15:30') }
  const before = stamp(first, by, stamp({}, by))

  it('come after the present one, as they were judged', () => {
    const fields: CaseFields = { ...first, reopenedAt: nov('23 09:00') }
    const [present, past, ...none] = explain(fields, stamp(fields, by, before, nov('23 09:01')), by, '23 09:30')
    expect(none).toEqual([])
    expect([present?.cycle, present?.isPresent, shown(present?.reopenedAt)]).toEqual([2, true, '23 09:00'])
    expect([past?.cycle, past?.isPresent, shown(past?.resolvedAt)]).toEqual([1, false, '20 15:30'])
    expect(clockOf(present?.clocks, 'respond').standing).toEqual({ kind: 'running', by: 30 * MINUTE })
    expect(clockOf(past?.clocks, 'respond').standing).toEqual({ kind: 'on-time', at: nov('20 09:10'), by: 50 * MINUTE })
    // 3 h until noon and one after lunch: due at 15:00.
    expect(clockOf(past?.clocks, 'resolve').standing).toEqual({ kind: 'late', at: nov('20 15:30'), by: 30 * MINUTE })
    expect(clockOf(past?.clocks, 'callback').standing).toEqual({ kind: 'unwatched' })
  })

  it('say what cannot be known where the cells were typed over', () => {
    const fields: CaseFields = { reopenedAt: nov('23 09:00'), respondedAt: nov('23 09:20') }
    const again = stamp({ ...first, reopenedAt: nov('23 09:00') }, by, before, nov('23 09:01'))
    const [, past] = explain(fields, stamp(fields, by, again, nov('23 09:30')), by, '23 09:30')
    expect(clockOf(past?.clocks, 'respond').standing).toEqual({ kind: 'unknown' })
    expect(clockOf(past?.clocks, 'resolve').standing).toEqual({ kind: 'late', at: nov('20 15:30'), by: 30 * MINUTE })
  })
})

describe('of three cycles', () => {
  const by = rules({ respond: '1小时', resolve: '4小时', progress: '4小时' })
  const first: CaseFields = { respondedAt: nov('20 09:10'), resolvedAt: nov('20 15:30'), promisedAt: nov('20 16:00') }
  const second: CaseFields = { ...first, reopenedAt: nov('23 09:00') }
  const resolved: CaseFields = {
    respondedAt: nov('23 11:00'),
    resolvedAt: nov('24 08:00'),
    reopenedAt: nov('23 09:00'),
  }
  const third: CaseFields = { ...resolved, reopenedAt: nov('25 09:00'), paid: true, room: '3-2' }
  const ended = stamp(first, by, stamp({}, by))
  const again = stamp(resolved, by, stamp(second, by, ended, nov('23 09:01')), nov('24 08:01'))
  const basis = stamp(third, by, again, nov('25 09:01'))

  it('each is judged by what happened in it', () => {
    const cycles = explain(third, basis, by, '25 09:30')
    expect(cycles.map(({ cycle }) => cycle)).toEqual([3, 2, 1])
    const [present, middle, oldest] = cycles
    expect(present?.clocks.map(({ clock }) => clock)).toEqual(['respond', 'resolve', 'progress'])
    expect(clockOf(present?.clocks, 'respond').standing).toEqual({ kind: 'running', by: 30 * MINUTE })
    // What was answered on the 23rd belongs to the second alone.
    expect(clockOf(middle?.clocks, 'respond').standing).toEqual({ kind: 'late', at: nov('23 11:00'), by: HOUR })
    expect(clockOf(oldest?.clocks, 'respond').standing).toEqual({ kind: 'unknown' })
    for (const clock of ['resolve', 'progress'] as const) {
      expect(clockOf(middle?.clocks, clock).standing).toEqual({ kind: 'late', at: nov('24 08:00'), by: 17 * HOUR })
      expect(clockOf(oldest?.clocks, clock).standing).toEqual({ kind: 'late', at: nov('20 15:30'), by: 30 * MINUTE })
    }
    expect(clockOf(oldest?.clocks, 'promise').standing).toEqual({
      kind: 'on-time',
      at: nov('20 15:30'),
      by: 30 * MINUTE,
    })
  })

  it('what was answered before a reopening does not answer the cycle after it', () => {
    const unanswered = without(third, 'respondedAt')
    const cycles = explain({ ...unanswered, respondedAt: nov('20 09:10') }, basis, by, '25 09:30')
    expect(cycles.map(({ clocks }) => clockOf(clocks, 'respond').standing.kind)).toEqual([
      'running',
      'unknown',
      'on-time',
    ])
  })

  it('one whose end is not known is not judged, a promise put off ends with its cycle, and an import stays one', () => {
    const [oldest, middle] = basis.earlier
    if (oldest === undefined || middle === undefined) throw new Error('no earlier cycles')
    const endless = without(oldest, 'resolvedAt')
    const slip = { from: [], due: nov('24 07:00') }
    const imported = { ...middle, clocks: { ...middle.clocks, slip, arrive: { from: [], due: nov('23 10:00') } } }
    const unasked = without(imported, 'asked')
    const kinds = (earlier: Basis['earlier']) =>
      explain(third, { ...basis, earlier }, by, '25 09:30')
        .slice(1)
        .map(({ clocks }) => clocks.map(({ clock, source, standing }) => `${clock} ${source.kind} ${standing.kind}`))
    expect(kinds([endless, imported])).toEqual([
      [
        'respond policy late',
        'arrive appointment unknown',
        'resolve policy late',
        'progress policy late',
        'slip slip late',
      ],
      ['respond policy unknown', 'resolve policy unknown', 'progress policy unknown', 'promise promise unknown'],
    ])
    expect(kinds([unasked])[0]?.[1]).toBe('arrive import unknown')
  })
})

it('limits that came to no deadline are told apart: not begun, or not counted', () => {
  const by = rules({ respond: '1小时', callback: '3天' })
  const [open] = explain({}, stamp({}, by), by, '20 09:30')
  expect(open?.waiting).toEqual([{ clock: 'callback', limit: said('3天'), hasBegun: false }])
  const [uncounted] = explain({}, { ...stamp({}, by), clocks: {} }, by, '20 09:30')
  expect(uncounted?.waiting.map(({ clock, hasBegun }) => [clock, hasBegun])).toEqual([
    ['respond', true],
    ['callback', false],
  ])
  const basis = stamp({ resolvedAt: nov('20 10:00') }, by)
  const [over] = explain({ resolvedAt: nov('20 10:00') }, { ...basis, clocks: {} }, by, '20 11:00')
  expect(over?.waiting.map(({ clock, hasBegun }) => [clock, hasBegun])).toEqual([
    ['respond', true],
    ['callback', true],
  ])
})

it('whatever is stamped is explained by a way that comes to it, while the calendar stays', () => {
  const texts = ['5分钟', '26小时', '3天', '1周', '7个工作日', '当日', 'T+4', '次日 08:30', '当班', '立即']
  const minute = fc.integer({ min: 0, max: 20_000 }).map((minutes) => (nov('20 09:00') + minutes * MINUTE) as Instant)
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.constantFrom('desk', 'always'),
      fc.array(fc.tuple(minute, minute), { maxLength: 3 }),
      (text, calendar, spans) => {
        const by = rules({ resolve: text }, calendar)
        let basis = stamp({}, by)
        const item = (fields: CaseFields): Case => complaint(fields)
        let fields: CaseFields = {}
        for (const [a, b] of spans) {
          fields = { pauseReason: 'parts', pausedAt: Math.min(a, b) as Instant, resumedAt: Math.max(a, b) as Instant }
          basis = stampDeadlines(item(fields), basis, by, nov('20 09:01')) ?? basis
        }
        const { due, source } = clockOf(explain(fields, basis, by, '20 09:30')[0]?.clocks, 'resolve')
        const { trace, pauses } = counted(source)
        expect(trace?.due).toBe(due)
        // Pauses of a case never overlap, so what each took adds up to what the way was longer.
        expect(pauses.reduce((sum, pause) => sum + pause.counted, 0)).toBe(trace?.paused)
      },
    ),
    { numRuns: 200 },
  )
})
