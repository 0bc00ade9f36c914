import { describe, expect, it } from 'vitest'
import type { CountKey } from '../../../src/statistics/month/counts.ts'
import { COUNTS } from '../../../src/statistics/month/counts.ts'
import { monthFigures } from '../../../src/statistics/month/month-figures.ts'
import { monthBounds } from '../../../src/statistics/month.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { counted, month, sh, ZONE } from '../support.ts'

const november = monthBounds(ZONE, month('2026-11'))
const figures = (cases: readonly Round[], asOf: string) => monthFigures(cases, november, sh(asOf))

/** The counts that a single case adds to. */
function countedIn(item: Round, asOf: string): readonly string[] {
  const { total } = figures([item], asOf)
  return Object.keys(COUNTS).filter((key) => total[key as CountKey] === 1)
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
    expect(countedIn(item, asOf).join(' ')).toBe(expected)
  })
})

describe('measures', () => {
  const due = '2026-11-05 08:00'
  const received = '2026-11-02 08:00'
  const onTime = counted(received, { due, resolved: '2026-11-02 09:00' })
  const late = counted(received, { due, resolved: '2026-11-05 10:00' })
  const overdue = counted(received, { due })
  const noDeadline = counted(received, { resolved: '2026-11-02 18:00' })
  const notDue = counted(received, { due: '2026-11-20 08:00' })

  it('counts what is open and overdue against the share, and leaves out what has no deadline or is not due', () => {
    const { total } = figures([onTime, late, overdue, noDeadline, notDue], MID)
    expect(total.onTimeShare).toBe(1 / 3)
  })

  it('has no share where nothing was judged', () => {
    const { total } = figures([noDeadline, notDue], MID)
    expect(total).toMatchObject({ resolved: 1, onTimeShare: undefined })
  })

  it('takes the hours of the cases received in the month, whatever their deadline', () => {
    const before = counted('2026-10-01 08:00', { resolved: '2026-11-10 08:00' })
    const misordered = counted(received, { resolved: '2026-11-01 08:00' })
    const { total } = figures([onTime, late, noDeadline, overdue, before, misordered], MID)
    expect(total.medianHours).toBe(10)
    expect(total.p90Hours).toBeCloseTo(10 + 0.8 * (74 - 10), 9)
  })

  it('counts what was resolved in the month, first and later rounds, against what was right the first time', () => {
    const again = counted('2026-11-05 08:00', { resolved: '2026-11-06 08:00', cycle: 2 })
    const reopened = counted('2026-10-02 08:00', { resolved: '2026-11-03 08:00', isReopened: true })
    const { total } = figures([onTime, late, overdue, reopened, again], MID)
    expect(total).toMatchObject({ resolvedInMonth: 4, firstTime: 2, firstTimeShare: 0.5 })
  })

  it('says nothing of an empty month', () => {
    expect(figures([], MID)).toEqual({
      total: {
        opening: 0,
        received: 0,
        reopened: 0,
        resolvedInMonth: 0,
        firstTime: 0,
        carriedOver: 0,
        resolved: 0,
        onTime: 0,
        late: 0,
        resolvedNoDeadline: 0,
        open: 0,
        openOverdue: 0,
        openNotDue: 0,
        openNoDeadline: 0,
        misordered: 0,
        firstTimeShare: undefined,
        onTimeShare: undefined,
        medianHours: undefined,
        p90Hours: undefined,
      },
      byCategory: [],
      cases: [],
    })
  })
})

describe('categories', () => {
  it('stand by what they received, then by name; the nameless last; those without a case in the month not at all', () => {
    const of = (category: string, received = '2026-11-02 08:00') => counted(received, { category })
    const nameless: Round = { ...counted('2026-10-02 08:00'), category: undefined }
    const { byCategory } = figures(
      [
        nameless,
        of('电梯', '2026-10-02 08:00'),
        of('B'),
        of('A'),
        of('噪音'),
        of('噪音'),
        of('旧', '2026-12-01 08:00'),
      ],
      AFTER,
    )
    expect(byCategory.map(({ category, figures: { received } }) => [category, received])).toEqual([
      ['噪音', 2],
      ['A', 1],
      ['B', 1],
      ['电梯', 0],
      [undefined, 0],
    ])
  })

  it('lists the rows behind a figure', () => {
    const { cases } = figures([{ ...counted('2026-11-02 08:00'), row: 41 }, counted('2026-10-02 08:00')], MID)
    expect(cases.filter((one) => COUNTS.received.counts(one)).map(({ item }) => item.row)).toEqual([41])
  })
})
