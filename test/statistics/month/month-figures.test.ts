import { describe, expect, it } from 'vitest'
import { HOUR } from '../../../src/model/instant.ts'
import { valueOf } from '../../../src/statistics/figure.ts'
import { COUNT_KEYS, COUNTS } from '../../../src/statistics/month/counts.ts'
import { CLOCKS } from '../../../src/statistics/month/counts-clocks.ts'
import { DOUBTFUL, FLOW, OUTCOME } from '../../../src/statistics/month/counts-flow.ts'
import { KINDS, SAID } from '../../../src/statistics/month/counts-kinds.ts'
import type { Dimension } from '../../../src/statistics/month/dimensions.ts'
import type { GroupsBy } from '../../../src/statistics/month/groups.ts'
import { countMonth } from '../../../src/statistics/month/month-figures.ts'
import { SHARE_KEYS, shareOf } from '../../../src/statistics/month/shares.ts'
import { SPREAD_KEYS, spreadOf } from '../../../src/statistics/month/spreads.ts'
import { tallyOf } from '../../../src/statistics/month/tally.ts'
import { monthBounds } from '../../../src/statistics/month.ts'
import type { Round, RoundCallback } from '../../../src/statistics/round.ts'
import { counted, month, roundOf, sh, ZONE } from '../support.ts'

const november = monthBounds(ZONE, month('2026-11'))
const figures = (rounds: readonly Round[], asOf: string) =>
  countMonth({ register: 'complaint', rounds, leftOut: [] }, { zone: ZONE, bounds: november, asOf: sh(asOf) })

/** The counts that a single case adds to, of those that are asked for. */
function countedIn(item: Round, asOf: string, among: object = { ...FLOW, ...OUTCOME, ...DOUBTFUL }): string {
  const { total } = figures([item], asOf)
  return COUNT_KEYS.filter((key) => key in among && total.counts[key] === 1).join(' ')
}

const MID = '2026-11-15 12:00'
const AFTER = '2026-12-10 00:00'

describe('which figures a case is counted in', () => {
  it.each([
    ['received with the first instant', counted('2026-11-01 00:00'), AFTER, 'received carriedOver open openNoDeadline'],
    ['received an instant before', counted('2026-10-31 23:59:59.999'), AFTER, 'opening carriedOver'],
    [
      'received with the last instant',
      counted('2026-11-30 23:59:59.999'),
      AFTER,
      'received carriedOver open openNoDeadline',
    ],
    ['received with the first instant of the next', counted('2026-12-01 00:00'), AFTER, ''],
    [
      'resolved an instant before the month',
      counted('2026-10-01 08:00', { resolved: '2026-10-31 23:59:59.999' }),
      AFTER,
      '',
    ],
    [
      'resolved with its first instant',
      counted('2026-10-01 08:00', { resolved: '2026-11-01 00:00' }),
      AFTER,
      'opening resolvedInMonth firstTime',
    ],
    [
      'resolved with the last instant',
      counted('2026-11-02 08:00', { resolved: '2026-11-30 23:59:59.999' }),
      AFTER,
      'received resolvedInMonth firstTime resolved resolvedNoDeadline',
    ],
    [
      'resolved after the month, before the report: carried over, and resolved by now',
      counted('2026-11-02 08:00', { resolved: '2026-12-01 00:00' }),
      AFTER,
      'received carriedOver resolved resolvedNoDeadline',
    ],
    [
      'backlog resolved after the month',
      counted('2026-10-01 08:00', { resolved: '2026-12-05 08:00' }),
      AFTER,
      'opening carriedOver',
    ],
    [
      'resolved on its deadline',
      counted('2026-11-02 08:00', { resolved: '2026-11-03 08:00', due: '2026-11-03 08:00' }),
      AFTER,
      'received resolvedInMonth firstTime resolved onTime',
    ],
    [
      'resolved an instant after',
      counted('2026-11-02 08:00', { resolved: '2026-11-03 08:00:00.001', due: '2026-11-03 08:00' }),
      AFTER,
      'received resolvedInMonth firstTime resolved late',
    ],
    ['open on its deadline', counted('2026-11-02 08:00', { due: MID }), MID, 'received carriedOver open openNotDue'],
    [
      'open an instant after',
      counted('2026-11-02 08:00', { due: '2026-11-15 11:59:59.999' }),
      MID,
      'received carriedOver open openOverdue',
    ],
    ['received at the moment of the report', counted(MID), MID, 'received carriedOver open openNoDeadline'],
    ['received after it', counted('2026-11-15 12:00:00.001'), MID, ''],
    [
      'resolved at the moment of the report',
      counted('2026-11-02 08:00', { resolved: MID, due: MID }),
      MID,
      'received resolvedInMonth firstTime resolved onTime',
    ],
    [
      'resolved late, after a report in mid-month: then it was open and not due',
      counted('2026-11-02 08:00', { resolved: '2026-11-20 08:00', due: '2026-11-18 08:00' }),
      MID,
      'received carriedOver open openNotDue',
    ],
    [
      'backlog resolved after a report in mid-month',
      counted('2026-10-02 08:00', { resolved: '2026-11-20 08:00' }),
      MID,
      'opening carriedOver',
    ],
    [
      'paused before its deadline: the clock stands still',
      counted('2026-11-02 08:00', { due: '2026-11-05 08:00', paused: '2026-11-04 08:00' }),
      MID,
      'received carriedOver open openNotDue',
    ],
    [
      'paused when late already',
      counted('2026-11-02 08:00', { due: '2026-11-05 08:00', paused: '2026-11-05 08:00:00.001' }),
      MID,
      'received carriedOver open openOverdue',
    ],
    [
      'paused after the report: not yet paused',
      counted('2026-11-02 08:00', { due: '2026-11-16 08:00', paused: '2026-11-20 08:00' }),
      MID,
      'received carriedOver open openNotDue',
    ],
    [
      'resolved before received: as on receipt',
      counted('2026-11-02 08:00', { resolved: '2025-11-02 09:00', due: '2026-11-03 08:00' }),
      AFTER,
      'received resolvedInMonth firstTime resolved onTime misordered',
    ],
    [
      'reopened since: resolved in the month all the same, and not in one go',
      counted('2026-11-02 08:00', { resolved: '2026-11-03 08:00', isReopened: true }),
      AFTER,
      'received resolvedInMonth resolved resolvedNoDeadline',
    ],
    [
      'its second time round, begun and resolved in the month',
      counted('2026-11-05 08:00', { resolved: '2026-11-06 08:00', due: '2026-11-06 09:00', cycle: 2 }),
      AFTER,
      'reopened resolvedInMonth resolved onTime',
    ],
    [
      'its second time round, begun before the month',
      counted('2026-10-05 08:00', { resolved: '2026-11-06 08:00', cycle: 2 }),
      AFTER,
      'opening resolvedInMonth',
    ],
    ['a report before the month began', counted('2026-10-02 08:00'), '2026-10-10 08:00', 'opening carriedOver'],
  ])('%s', (_, item, asOf, expected) => {
    expect(countedIn(item, asOf)).toBe(expected)
  })
})

const RECEIVED = '2026-11-02 08:00'

describe('how its clocks stand', () => {
  const at = (text: string | undefined) => (text === undefined ? undefined : sh(text))
  const clock = (due: string, stopped?: string) => ({ due: sh(due), stoppedAt: at(stopped) })
  const DUE = '2026-11-02 09:00'
  it.each<[string, Round, string]>([
    ['without time limits', roundOf(RECEIVED), 'unanswered'],
    ['an incident, where nobody is answered', roundOf(RECEIVED, { register: 'incident' }), ''],
    [
      'all stopped on their deadlines',
      roundOf(RECEIVED, {
        clocks: {
          dispatch: clock(DUE, DUE),
          respond: clock(DUE, DUE),
          arrive: clock(DUE, DUE),
          reply: clock(DUE, DUE),
        },
        repliedAt: sh(DUE),
      }),
      'dispatchOnTime respondOnTime arriveOnTime replyOnTime answered',
    ],
    [
      'all stopped an instant after',
      roundOf(RECEIVED, {
        clocks: {
          dispatch: clock(DUE, '2026-11-02 09:00:00.001'),
          respond: clock(DUE, '2026-11-02 09:00:00.001'),
          arrive: clock(DUE, '2026-11-02 09:00:00.001'),
          reply: clock(DUE, '2026-11-02 09:00:00.001'),
        },
        repliedAt: sh('2026-11-02 09:00:00.001'),
      }),
      'dispatchLate respondLate arriveLate replyLate answered',
    ],
    [
      'none stopped: *resolve* stands still while the case is paused, the others do not',
      roundOf(RECEIVED, {
        clocks: {
          dispatch: clock(DUE),
          respond: clock(DUE),
          arrive: clock(DUE),
          reply: clock(DUE),
          resolve: clock(DUE),
        },
        pausedAt: sh(RECEIVED),
      }),
      'openNotDue dispatchOverdue respondOverdue arriveOverdue replyOverdue unanswered',
    ],
    [
      'not due',
      roundOf(RECEIVED, { clocks: { respond: clock(MID), reply: clock(MID, '2026-11-20 08:00') } }),
      'unanswered',
    ],
    [
      'stopped after the report: overdue then, and nobody answered',
      roundOf(RECEIVED, { clocks: { reply: clock(DUE, '2026-11-20 08:00') }, repliedAt: sh('2026-11-20 08:00') }),
      'replyOverdue unanswered',
    ],
    [
      'of an earlier month: in none',
      roundOf('2026-10-31 08:00', { clocks: { respond: clock(DUE, DUE), reply: clock(DUE) }, repliedAt: sh(DUE) }),
      '',
    ],
  ])('%s', (_, round, expected) => {
    expect(countedIn(round, MID, { ...CLOCKS, openNotDue: 1, openOverdue: 1 })).toBe(expected)
  })
})

describe('what kind of case it is, and what its customer said', () => {
  const resolvedAt = sh('2026-11-04 08:00')
  const told = (callback: RoundCallback, more: Partial<Round> = {}) =>
    roundOf(RECEIVED, { resolvedAt, callback, ...more })
  const said = (outcome: RoundCallback['outcome'], isLate = false): RoundCallback => ({
    why: 'mandatory',
    outcome,
    isLate,
  })
  it.each<[string, Round, string]>([
    ['nothing is known', roundOf(RECEIVED), ''],
    ['a repeat that was found valid', roundOf(RECEIVED, { isRepeat: true, validity: 'valid' }), 'repeats valid'],
    [
      'an abnormal one, partly valid',
      roundOf(RECEIVED, { isAbnormal: true, validity: 'partly' }),
      'partlyValid abnormal',
    ],
    ['not valid', roundOf(RECEIVED, { validity: 'invalid' }), 'invalid'],
    ['a validity that is none', roundOf(RECEIVED, { validity: 'perhaps' }), ''],
    [
      'its second time round: it came in before',
      roundOf(RECEIVED, { cycle: 2, validity: 'valid', isAbnormal: true }),
      '',
    ],
    ['received a month ago', roundOf('2026-10-31 23:59', { validity: 'valid', isAbnormal: true, isRepeat: true }), ''],
    ['satisfied', told(said('satisfied')), 'finished called satisfied'],
    ['fairly satisfied, and called late', told(said('fairly', true)), 'finished called fairly callbackLate'],
    ['not satisfied, and reopened', told(said('dissatisfied'), { isReopened: true }), 'finished called dissatisfied'],
    ['declined', told(said('refused')), 'finished declined'],
    ['to be called', told(said(undefined)), 'finished toCall'],
    ['to be called, and late', told(said(undefined, true)), 'finished toCall callbackLate'],
    ['drawn, to be called', told({ why: 'sampled', outcome: undefined, isLate: false }), 'finished toCall'],
    ['exempt', told({ why: 'exempt', outcome: undefined, isLate: false }), 'finished'],
    ['in the draw', told({ why: 'inDraw', outcome: undefined, isLate: false }), 'finished'],
    [
      'called, though not picked',
      told({ why: 'passed', outcome: 'satisfied', isLate: false }),
      'finished called satisfied',
    ],
    ['reopened before anybody had called', told(said(undefined), { isReopened: true }), 'finished'],
    [
      'received long ago, resolved in the month',
      { ...told(said('satisfied')), begunAt: sh('2026-08-01 08:00') },
      'finished called satisfied',
    ],
    [
      'resolved before the month',
      { ...told(said('satisfied')), begunAt: sh('2026-08-01 08:00'), resolvedAt: sh('2026-10-31 23:59') },
      '',
    ],
    ['resolved before callbacks were made', roundOf(RECEIVED, { resolvedAt }), ''],
  ])('%s', (_, round, expected) => {
    expect(countedIn(round, AFTER, { ...KINDS, ...SAID })).toBe(expected)
  })
})

describe('what was closed in the month', () => {
  const closed = (closedAt: string, more: Partial<Round> = {}) =>
    roundOf('2026-10-02 08:00', { resolvedAt: sh('2026-10-04 08:00'), closedAt: sh(closedAt), ...more })
  it.each<[string, Round, string, string]>([
    ['resolved and closed before it', closed('2026-10-31 23:59:59.999'), AFTER, ''],
    ['closed with its first instant', closed('2026-11-01 00:00'), AFTER, 'closedInMonth'],
    ['closed with its last instant', closed('2026-11-30 23:59:59.999'), AFTER, 'closedInMonth'],
    ['closed after it', closed('2026-12-01 00:00'), AFTER, ''],
    ['closed after the report: not yet', closed('2026-11-20 08:00'), MID, ''],
    [
      'closed in the month before its receipt: mistyped, as of the receipt',
      closed('2026-10-31 08:00', { begunAt: sh(RECEIVED), resolvedAt: sh('2026-10-31 07:00') }),
      AFTER,
      'received resolvedInMonth firstTime closedInMonth',
    ],
    [
      'received, resolved and closed in it',
      closed('2026-11-10 08:00', { begunAt: sh(RECEIVED), resolvedAt: sh('2026-11-03 08:00') }),
      AFTER,
      'received resolvedInMonth firstTime closedInMonth',
    ],
  ])('%s', (_, round, asOf, expected) => {
    expect(countedIn(round, asOf, FLOW)).toBe(expected)
  })
})

describe('shares and hours', () => {
  const due = '2026-11-05 08:00'
  const received = '2026-11-02 08:00'
  const onTime = counted(received, { due, resolved: '2026-11-02 09:00' })
  const late = counted(received, { due, resolved: '2026-11-05 10:00' })
  const overdue = counted(received, { due })
  const noDeadline = counted(received, { resolved: '2026-11-02 18:00' })
  const notDue = counted(received, { due: '2026-11-20 08:00' })

  it('count what is open and overdue against the share, and leave out what has no deadline or is not due', () => {
    const { total } = figures([onTime, late, overdue, noDeadline, notDue], MID)
    expect(shareOf('onTimeShare', total)).toEqual({ numerator: 1, denominator: 3 })
    expect(valueOf(shareOf('replyRate', total))).toBe(3 / 5)
  })

  it('have no value where nothing was judged', () => {
    const { total } = figures([noDeadline, notDue], MID)
    expect(total.counts.resolved).toBe(1)
    expect(valueOf(shareOf('onTimeShare', total))).toBeUndefined()
  })

  it('take the hours of the cases received in the month, whatever their deadline', () => {
    const before = counted('2026-10-01 08:00', { resolved: '2026-11-10 08:00' })
    const misordered = counted(received, { resolved: '2026-11-01 08:00' })
    const { total } = figures([onTime, late, noDeadline, overdue, before, misordered], MID)
    expect(total.hours).toMatchObject({ n: 3, sum: (1 + 74 + 10) * HOUR })
    expect(spreadOf('medianHours', total)).toBe(10)
    expect(spreadOf('p90Hours', total)).toBeCloseTo(10 + 0.8 * (74 - 10), 9)
    expect(spreadOf('meanHours', total)).toBeCloseTo(85 / 3, 9)
  })

  it('count what was resolved in the month, first and later rounds, against what was right the first time', () => {
    const again = counted('2026-11-05 08:00', { resolved: '2026-11-06 08:00', cycle: 2 })
    const reopened = counted('2026-10-02 08:00', { resolved: '2026-11-03 08:00', isReopened: true })
    const { total } = figures([onTime, late, overdue, reopened, again], MID)
    expect(total.counts).toMatchObject({ resolvedInMonth: 4, firstTime: 2 })
    expect(shareOf('firstTimeShare', total)).toEqual({ numerator: 2, denominator: 4 })
  })

  it('say nothing of an empty month', () => {
    const { total, by, rounds, longest } = figures([], MID)
    expect(new Set(Object.values(total.counts))).toEqual(new Set([0]))
    expect(Object.keys(total.counts)).toEqual(COUNT_KEYS)
    expect(total.hours).toEqual({ n: 0, sum: 0 })
    for (const key of SHARE_KEYS) expect(valueOf(shareOf(key, total))).toBeUndefined()
    for (const key of SPREAD_KEYS) expect(spreadOf(key, total)).toBeUndefined()
    expect([Object.values(by).flat(), rounds, longest]).toEqual([[], [], []])
  })

  it('of any stretch of time are counted in the same way', () => {
    const week = { start: sh('2026-11-02 00:00'), end: sh('2026-11-09 00:00') }
    const { counts } = tallyOf([onTime, late, counted('2026-11-09 00:00')], week, sh(MID))
    expect(counts).toMatchObject({ received: 2, resolvedInMonth: 2, carriedOver: 0 })
  })
})

describe('groups', () => {
  const named = (by: GroupsBy, dimension: Dimension) =>
    by[dimension].map(({ names, tally }) => [...names, tally.counts.received])
  const of = (category: string | undefined, more: Partial<Round> = {}) => roundOf(RECEIVED, { category, ...more })

  it('stand by what they received, then by name; the nameless last; those without a case in the month not at all', () => {
    const { by } = figures(
      [
        of(undefined),
        of(undefined),
        of(undefined),
        of('电梯', { begunAt: sh('2026-10-02 08:00') }),
        of('B'),
        of('A'),
        of('噪音'),
        of('噪音'),
        of('旧', { begunAt: sh('2026-12-01 08:00') }),
      ],
      AFTER,
    )
    expect(named(by, 'category')).toEqual([
      ['噪音', 2],
      ['A', 1],
      ['B', 1],
      ['电梯', 0],
      [undefined, 3],
    ])
  })

  it('of subcategories stand with their category, in its place', () => {
    const sub = (category: string | undefined, subcategory: string | undefined) => of(category, { subcategory })
    const { by } = figures(
      [
        sub('A', 'x'),
        sub('A', 'x'),
        sub('B', 'y'),
        sub('B', 'x'),
        sub('B', undefined),
        sub(undefined, 'x'),
        sub('A', ''),
      ],
      AFTER,
    )
    expect(named(by, 'subcategory')).toEqual([
      ['A', 'x', 2],
      ['A', '', 1],
      ['B', 'x', 1],
      ['B', 'y', 1],
      ['B', undefined, 1],
      [undefined, 'x', 1],
    ])
  })

  it('of time stand in its order: Monday first, by the clocks of the site', () => {
    const at = (text: string) => roundOf(text)
    // 2026-11-01 is a Sunday.
    const { by } = figures(
      [
        at('2026-11-01 23:59'),
        at('2026-11-02 00:00'),
        at('2026-11-02 10:30'),
        at('2026-11-09 09:00'),
        at('2026-11-10 09:00'),
      ],
      AFTER,
    )
    expect(named(by, 'weekday')).toEqual([
      ['1', 3],
      ['2', 1],
      ['7', 1],
    ])
    expect(named(by, 'hour')).toEqual([
      ['0', 1],
      ['9', 2],
      ['10', 1],
      ['23', 1],
    ])
    expect(named(by, 'weekdayHour')).toEqual([
      ['1', '0', 1],
      ['1', '9', 1],
      ['1', '10', 1],
      ['2', '9', 1],
      ['7', '23', 1],
    ])
  })

  it.each<[Dimension, Partial<Round>]>([
    ['cause', { cause: 'design' }],
    ['channel', { channel: 'phone' }],
    ['department', { department: '=1+1' }],
    ['handler', { handler: '__proto__' }],
    ['building', { building: '3' }],
  ])('by %s', (dimension, more) => {
    const { by } = figures([roundOf(RECEIVED, more), roundOf(RECEIVED)], AFTER)
    expect(named(by, dimension)).toEqual([
      [...Object.values(more), 1],
      [undefined, 1],
    ])
  })

  it('list the rows behind a figure', () => {
    const { rounds } = figures([{ ...counted(RECEIVED), row: 41 }, counted('2026-10-02 08:00')], MID)
    expect(rounds.filter((one) => COUNTS.received.counts(one)).map(({ item }) => item.row)).toEqual([41])
  })
})

describe('the longest-lived', () => {
  const lived = (row: number, begunAt: string, more: Partial<Round> = {}) => roundOf(begunAt, { row, ...more })
  it('are open or were resolved in the month, by how long they had lasted by its end or the report', () => {
    const { longest } = figures(
      [
        lived(2, '2026-11-14 08:00'),
        lived(3, '2026-08-01 08:00', { resolvedAt: sh('2026-10-31 08:00') }),
        lived(4, '2026-08-01 08:00', { resolvedAt: sh('2026-11-01 08:00') }),
        lived(5, '2026-10-01 08:00', { resolvedAt: sh('2026-12-20 08:00') }),
        lived(6, '2026-11-14 08:00'),
        lived(7, '2026-11-03 08:00', { resolvedAt: sh('2026-11-01 08:00') }),
      ],
      MID,
    )
    expect(longest.map(({ item }) => item.row)).toEqual([4, 5, 2, 6])
  })

  it('are ten', () => {
    const { longest } = figures(
      Array.from({ length: 30 }, (_, row) => lived(row, `2026-11-02 08:${10 + row}`)),
      MID,
    )
    expect(longest.map(({ item }) => item.row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
