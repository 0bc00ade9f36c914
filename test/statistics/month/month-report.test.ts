import { describe, expect, it } from 'vitest'
import type { Basis } from '../../../src/model/basis.ts'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { printBasis } from '../../../src/sheet/basis.ts'
import { type LedgerView, viewLedger } from '../../../src/sheet/ledger-view.ts'
import { valueOf } from '../../../src/statistics/figure.ts'
import { COUNTS } from '../../../src/statistics/month/counts.ts'
import { DOUBTFUL, FLOW, OUTCOME } from '../../../src/statistics/month/counts-flow.ts'
import type { CountedMonth } from '../../../src/statistics/month/month-figures.ts'
import { shareOf } from '../../../src/statistics/month/shares.ts'
import { complaint, ledgerState, reportOf, sh, type Workbook } from '../support.ts'

const view = (workbook: Workbook): LedgerView => viewLedger(ledgerState(workbook))

function complaintsOf(workbook: Workbook, asOf: string): CountedMonth {
  const [first] = reportOf(view(workbook), '2026-11', sh(asOf)).registers
  if (first === undefined || 'lacks' in first) throw new Error('the complaints were not counted')
  return first
}

const SHOWN = Object.keys({ ...FLOW, ...OUTCOME, ...DOUBTFUL }) as readonly (keyof typeof FLOW | keyof typeof OUTCOME)[]

/** The counts a workbook with these complaints has, those of 0 left out. */
function counts(workbook: Workbook, asOf: string): string {
  const { total } = complaintsOf(workbook, asOf)
  return SHOWN.filter((key) => total.counts[key] > 0)
    .map((key) => `${key} ${total.counts[key]}`)
    .join(', ')
}

const resolve = (due: string, from: string): string => {
  const basis: Basis = {
    origin: 'policy',
    cycle: 1,
    policyRow: 1,
    asked: fingerprint(['其它', undefined, undefined]),
    calendar: 'always',
    limits: { resolve: { kind: 'days', unit: 'day', amount: 5 } },
    clocks: { resolve: { limit: { kind: 'days', unit: 'day', amount: 5 }, from: [sh(from)], due: sh(due) } },
    pauses: [],
    promises: [],
    earlier: [],
  }
  return printBasis(basis, 'Asia/Shanghai')
}

const MID = '2026-11-15 12:00'
const RECEIVED = '2026-11-02 08:00'

describe('which rows of a register count', () => {
  it.each([
    [
      'a row that the sweep has not seen yet, with the deadline it would get',
      { complaints: [complaint(RECEIVED)], resolveIn: '3天' },
      'received 1, carriedOver 1, open 1, openOverdue 1',
    ],
    [
      'without a limit: no deadline',
      { complaints: [complaint(RECEIVED)] },
      'received 1, carriedOver 1, open 1, openNoDeadline 1',
    ],
    [
      'a deadline that was stamped stays whatever the policy says now (R23)',
      {
        complaints: [
          complaint(RECEIVED, {
            number: 'TS-20261102-001',
            basis: resolve('2026-11-07 08:00', RECEIVED),
            resolvedAt: sh('2026-11-06 08:00'),
            result: '已处理',
          }),
        ],
        resolveIn: '1天',
      },
      'received 1, resolvedInMonth 1, firstTime 1, resolved 1, onTime 1',
    ],
    [
      'a numbered row that was spoilt afterwards',
      {
        complaints: [
          { receivedAt: sh(RECEIVED), number: 'TS-20261102-001', basis: resolve('2026-11-07 08:00', RECEIVED) },
        ],
      },
      'received 1, carriedOver 1, open 1, openOverdue 1',
    ],
    ['a row with something missing', { complaints: [{ receivedAt: sh(RECEIVED), category: '其它' }] }, ''],
    ['a category that does not exist', { complaints: [complaint(RECEIVED, { category: '没有' })] }, ''],
    [
      'a number that stands on a row above',
      {
        complaints: [
          complaint(RECEIVED, { number: 'TS-20261102-001' }),
          complaint(RECEIVED, { number: 'TS-20261102-001' }),
        ],
      },
      'received 1, carriedOver 1, open 1, openNoDeadline 1',
    ],
    ['a number that is none of ours', { complaints: [complaint(RECEIVED, { number: 'A-17' })] }, ''],
    ['a row that only the system wrote', { complaints: [{ number: 'TS-20261102-001' }] }, ''],
    ['a row received after the report', { complaints: [complaint('2026-11-20 08:00')] }, ''],
    [
      'a numbered row that lost its time of receipt',
      { complaints: [{ room: '3-2-1201', number: 'TS-20261102-001' }] },
      '',
    ],
  ] as const)('%s', (_, workbook, expected) => expect(counts(workbook, MID)).toBe(expected))

  it('names the rows it left out, of this month or of no time', () => {
    const spoilt = (receivedAt: string) => complaint(receivedAt, { category: '没有' })
    const complaints = [
      spoilt('2026-10-31 23:59:59'),
      spoilt('2026-11-01 00:00'),
      spoilt('2026-11-30 23:59:59'),
      spoilt('2026-12-01 00:00'),
      spoilt('2026-12-20 00:00'),
      { room: '3-2-1201' },
      { room: '3-2-1201', number: 'TS-20261102-001' },
      { number: 'TS-20261102-002' },
      complaint(RECEIVED),
    ]
    const { leftOut, rounds } = complaintsOf({ complaints }, '2026-12-10 00:00')
    expect(leftOut).toEqual([2, 3, 6, 7])
    expect(rounds.map(({ item }) => item.row)).toEqual([9])
  })

  it.each([
    [
      'resolved at its very moment',
      complaint(RECEIVED, { resolvedAt: sh(MID), result: '已处理' }),
      'received 1, resolvedInMonth 1, firstTime 1, resolved 1, resolvedNoDeadline 1',
    ],
    ['received at its very moment', complaint(MID), 'received 1, carriedOver 1, open 1, openNoDeadline 1'],
  ] as const)('counts what was %s', (_, row, expected) => expect(counts({ complaints: [row] }, MID)).toBe(expected))

  it.each([
    ['办结时间', true],
    ['重开时间', true],
    ['编号', true],
    ['时限依据', true],
    ['房号或地点', true],
    ['备注', false],
    ['检查', false],
    ['到场时间', false],
  ])('without the column %s: not counted is %s', (header, isUncounted) => {
    const state = ledgerState({ complaints: [complaint(RECEIVED)] })
    const table = state.tables.get('complaint')
    if (table === undefined) throw new Error('no complaints')
    const rows = table.rows.map((cells) => cells.map((cell) => (cell === header ? '改了' : cell)))
    const tables = new Map(state.tables).set('complaint', { ...table, rows })
    const [register] = reportOf(viewLedger({ ...state, tables }), '2026-11', sh(MID)).registers
    if (isUncounted) expect(register).toMatchObject({ lacks: [{ zh: header }] })
    else expect(register).not.toHaveProperty('lacks')
  })

  it('does not count a register that is gone', () => {
    const { registers } = reportOf(view({ gone: ['repair'] }), '2026-11', sh(MID))
    expect(registers[1]).toEqual({ register: 'repair', lacks: [] })
  })
})

describe('paused and reopened cases, then and now', () => {
  const paused = (more: object) => ({
    complaints: [complaint(RECEIVED, { pauseReason: 'parts', pausedAt: sh('2026-11-04 08:00'), ...more })],
    resolveIn: '3天',
  })
  const resolved = { resolvedAt: sh('2026-11-06 08:00'), result: '已处理' }
  const reopened = (more: object) => ({
    complaints: [
      complaint(RECEIVED, {
        resolvedAt: sh('2026-11-04 08:00'),
        result: '已处理',
        reopenedAt: sh('2026-11-10 08:00'),
        ...more,
      }),
    ],
    resolveIn: '3天',
  })
  it.each([
    ['paused: the clock stands still', paused({}), MID, 'openNotDue'],
    ['before the pause', paused({}), '2026-11-03 08:00', 'openNotDue'],
    [
      'the pause ended: the deadline moved by its length',
      paused({ resumedAt: sh('2026-11-05 08:00') }),
      '2026-11-06 08:00',
      'openNotDue',
    ],
    ['and passed', paused({ resumedAt: sh('2026-11-05 08:00') }), '2026-11-06 08:01', 'openOverdue'],
    ['resolved within the moved deadline', paused({ resumedAt: sh('2026-11-05 08:00'), ...resolved }), MID, 'onTime'],
    [
      'as of a moment in the pause that has ended since',
      paused({ resumedAt: sh('2026-11-20 08:00'), resolvedAt: sh('2026-11-20 09:00') }),
      MID,
      'openNotDue',
    ],
    ['reopened: open again, from then', reopened({}), '2026-11-12 08:00', 'openNotDue'],
    ['and overdue', reopened({}), '2026-11-13 08:01', 'openOverdue'],
    ['resolved again in time', reopened({ resolvedAt: sh('2026-11-12 08:00') }), MID, 'onTime'],
    [
      'as of a moment before the reopening: resolved, in its first deadline',
      reopened({}),
      '2026-11-08 08:00',
      'onTime',
    ],
    [
      'as of then, when the first resolution was typed over: unknown, so open',
      reopened({ resolvedAt: sh('2026-11-12 08:00') }),
      '2026-11-05 07:00',
      'openNotDue',
    ],
  ])('%s', (_, workbook, asOf, expected) => {
    const is = complaintsOf(workbook, asOf).rounds.at(-1)
    const outcomes = ['onTime', 'late', 'openOverdue', 'openNotDue'] as const
    expect(outcomes.filter((key) => is !== undefined && COUNTS[key].counts(is))).toEqual([expected])
  })
})

describe('a case that was reopened', () => {
  const first = { resolvedAt: sh('2026-11-04 08:00'), result: '已处理', reopenedAt: sh('2026-12-02 08:00') }
  const reopened = { complaints: [complaint(RECEIVED, first)], resolveIn: '3天' }
  const november = (asOf: string) => complaintsOf(reopened, asOf).total

  it('in the next month: the month before counts what it had, but no longer as right the first time', () => {
    const [before, after] = [november('2026-12-01 08:00'), november('2026-12-03 08:00')]
    expect(before.counts).toMatchObject({ resolvedInMonth: 1, carriedOver: 0, resolved: 1, firstTime: 1 })
    expect(after.counts).toMatchObject({ resolvedInMonth: 1, carriedOver: 0, resolved: 1, firstTime: 0 })
    expect([before, after].map((total) => valueOf(shareOf('firstTimeShare', total)))).toEqual([1, 0])
  })

  it('counts in the month of the reopening as reopened, not as received', () => {
    const [register] = reportOf(view(reopened), '2026-12', sh('2026-12-03 08:00')).registers
    expect(register).toMatchObject({
      total: { counts: { opening: 0, received: 0, reopened: 1, resolvedInMonth: 0, carriedOver: 1, openNotDue: 1 } },
    })
  })

  it('without having been resolved was open all the while', () => {
    const never = { complaints: [complaint(RECEIVED, { reopenedAt: sh('2026-11-10 08:00') })] }
    expect(complaintsOf(never, MID).total.counts).toMatchObject({
      received: 1,
      reopened: 0,
      resolvedInMonth: 0,
      open: 1,
    })
  })
})
