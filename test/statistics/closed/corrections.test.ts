import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import { closeMonth } from '../../../src/statistics/closed/close-month.ts'
import { closesAt } from '../../../src/statistics/closed/closes-at.ts'
import { corrections as correctionsOf } from '../../../src/statistics/closed/corrections.ts'
import { NO_ROW, placed } from '../../../src/statistics/closed/placed.ts'
import type { LedgerRounds } from '../../../src/statistics/ledger-rounds.ts'
import { type ClosedMonth, monthReport } from '../../../src/statistics/month/month-report.ts'
import type { Month } from '../../../src/statistics/month.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { runs } from '../../property/runs.ts'
import { month, sh } from '../support.ts'
import { anyLedger, ledgerOf, november, plainRound } from './any-rounds.ts'

const NOVEMBER = month('2026-11')
const corrections = (closed: ClosedMonth, now: LedgerRounds, present = now) => correctionsOf(closed, now, present)
const resolved = plainRound({ resolvedAt: sh('2026-11-03 11:00') })
const open = plainRound({ number: 'TS-20261110-001' as CaseNumber, begunAt: sh('2026-11-10 09:00') })
const unnumbered = plainRound({ number: undefined })
const waiting = { why: 'inDraw', outcome: undefined, isLate: false } as const

/** The cases that are corrected between two lots of rounds, in short. */
const told = (then: readonly Round[], now: readonly Round[]) =>
  corrections(november(...then), ledgerOf(now)).cases.map(({ number, cycle, kind, changes }) =>
    `${number ?? '?'}#${cycle} ${kind} ${changes.map(({ field }) => field).join(' ')}`.trim(),
  )

describe('what is found otherwise of a final month', () => {
  it.each<[string, readonly Round[], readonly Round[], readonly string[]]>([
    ['nothing', [resolved, open], [resolved, open], []],
    [
      'rows that were sorted',
      [resolved, open],
      [
        { ...open, row: 1 },
        { ...resolved, row: 2 },
      ],
      [],
    ],
    ['another category', [resolved], [{ ...resolved, category: '噪音扰民' }], ['TS-20261103-001#1 changed category']],
    [
      'a category that was cleared',
      [resolved],
      [{ ...resolved, category: undefined }],
      ['TS-20261103-001#1 changed category'],
    ],
    [
      'a resolution typed late',
      [open],
      [{ ...open, resolvedAt: sh('2026-11-28 10:00') }],
      ['TS-20261110-001#1 changed resolvedAt'],
    ],
    [
      'a resolution taken back',
      [resolved],
      [{ ...resolved, resolvedAt: undefined }],
      ['TS-20261103-001#1 changed resolvedAt'],
    ],
    [
      'received at another time',
      [resolved],
      [{ ...resolved, begunAt: sh('2026-10-31 09:00') }],
      ['TS-20261103-001#1 changed begunAt'],
    ],
    ['a row that is gone', [resolved, open], [open], ['TS-20261103-001#1 gone']],
    ['a case typed late', [resolved], [resolved, open], ['TS-20261110-001#1 added']],
    ['a case of another month typed late', [resolved], [resolved, { ...open, begunAt: sh('2026-12-02 09:00') }], []],
    [
      'a reopening that was found late',
      [resolved],
      [
        { ...resolved, isReopened: true },
        { ...resolved, cycle: 2, begunAt: sh('2026-11-20 09:00'), resolvedAt: undefined },
      ],
      ['TS-20261103-001#1 changed reopened', 'TS-20261103-001#2 added'],
    ],
    ['a number that was given since', [unnumbered], [plainRound()], []],
    [
      'two without a number, one of them changed',
      [unnumbered, { ...unnumbered, begunAt: sh('2026-11-04 09:00') }],
      [
        { ...unnumbered, begunAt: sh('2026-11-04 09:00') },
        { ...unnumbered, handler: '李四', resolvedAt: sh('2026-11-05 09:00') },
      ],
      ['?#1 changed handler resolvedAt'],
    ],
    ['an open case handed over', [open], [{ ...open, handler: '李四', department: '工程部' }], []],
    [
      'a finished one handed over',
      [resolved],
      [{ ...resolved, handler: '李四' }],
      ['TS-20261103-001#1 changed handler'],
    ],
    ['a cause found of an open case', [open], [{ ...open, cause: 'product', validity: 'valid', isAbnormal: true }], []],
    [
      'another cause of it',
      [{ ...open, cause: 'design' }],
      [{ ...open, cause: 'product' }],
      ['TS-20261110-001#1 changed cause'],
    ],
    [
      'a draw that went on',
      [{ ...resolved, callback: waiting }],
      [{ ...resolved, callback: { ...waiting, why: 'passed' } }],
      [],
    ],
    [
      'a callback that was known of late',
      [{ ...resolved, callback: waiting }],
      [{ ...resolved, callback: { why: 'sampled', outcome: 'satisfied', isLate: false } }],
      ['TS-20261103-001#1 changed callbackWhy callbackOutcome'],
    ],
    [
      'another deadline',
      [{ ...resolved, clocks: { resolve: { due: sh('2026-11-03 10:00'), stoppedAt: resolved.resolvedAt } } }],
      [{ ...resolved, clocks: { resolve: { due: sh('2026-11-03 12:00'), stoppedAt: resolved.resolvedAt } } }],
      ['TS-20261103-001#1 changed resolveDue'],
    ],
    ['no repeat after all', [{ ...resolved, isRepeat: true }], [resolved], ['TS-20261103-001#1 changed repeat']],
  ])('%s', (_, then, now, expected) => {
    expect(told(then, now)).toEqual(expected)
  })

  it('is nothing that was typed of a new cycle, where the old one’s stood', () => {
    const clocks = { respond: { due: sh('2026-11-03 09:05'), stoppedAt: sh('2026-11-03 09:04') } }
    const then = { ...resolved, clocks, repliedAt: sh('2026-11-03 10:00') }
    const now = { ...then, clocks: {}, repliedAt: then.resolvedAt, handler: '李四', validity: 'valid' }
    const anew = ledgerOf([now, { ...now, cycle: 2, begunAt: sh('2026-12-09 09:00') }], sh('2026-12-10 09:00'))
    expect(corrections(november(then), ledgerOf([now]), anew).cases).toEqual([])
    expect(corrections(november(then), ledgerOf([now])).cases).toHaveLength(1)
    const other = { ...now, category: '噪音扰民' }
    expect(corrections(november(then), ledgerOf([other]), anew).cases).toMatchObject([
      { changes: [{ field: 'category' }] },
    ])
  })

  it('is nothing that goes on in a later cycle that was open then', () => {
    const clocks = { respond: { due: sh('2026-11-03 09:05'), stoppedAt: sh('2026-11-03 09:04') } }
    const earlier = { ...resolved, clocks, isReopened: true }
    const later = plainRound({ cycle: 2, begunAt: sh('2026-11-25 09:00'), clocks })
    const judged = { cause: 'design', validity: 'valid', handler: '李四' }
    const now = [
      { ...earlier, ...judged, clocks: {} },
      { ...later, ...judged },
    ]
    expect(told([earlier, later], now)).toEqual([])
    // What its own clock says otherwise was typed late.
    const late = { ...later, clocks: { respond: { ...clocks.respond, stoppedAt: sh('2026-11-25 09:30') } } }
    expect(told([earlier, later], [earlier, late])).toEqual(['TS-20261103-001#2 changed respondedAt'])
  })

  it('tells each figure that would be another one, in total and by group, and no other', () => {
    const late = { resolve: { due: sh('2026-11-03 10:00'), stoppedAt: resolved.resolvedAt } }
    const inTime = { resolve: { due: sh('2026-11-03 12:00'), stoppedAt: resolved.resolvedAt } }
    const { figures } = corrections(
      november({ ...resolved, clocks: late }),
      ledgerOf([{ ...resolved, clocks: inTime }]),
    )
    const total = figures.filter(({ group }) => group === undefined)
    expect(total.map(({ figure, before, after }) => [figure, before, after])).toEqual([
      ['onTime', 0, 1],
      ['late', 1, 0],
      ['onTimeShare', 0, 1],
    ])
    expect(figures.find(({ group }) => group?.dimension === 'handler')).toMatchObject({ group: { names: ['张三'] } })
  })

  it('tells a case that was corrected though no figure follows from it', () => {
    const found = corrections(november(resolved), ledgerOf([{ ...resolved, validity: 'invalid', cause: 'design' }]))
    expect(found.cases.length).toBe(1)
    const later = corrections(november(resolved), ledgerOf([{ ...resolved, pausedAt: sh('2026-11-03 10:00') }]))
    expect([later.cases.length, later.figures]).toEqual([1, []])
  })

  it('compares no register that cannot be counted by now, or could not then', () => {
    const now = ledgerOf([resolved])
    const lacks = [{ zh: '办结时间', en: 'Resolved at' }]
    const gone = { ...now, registers: [{ register: 'complaint', lacks } as const, ...now.registers.slice(1)] }
    expect(corrections(november(resolved), gone)).toMatchObject({
      cases: [],
      uncompared: [{ register: 'complaint', lacks }],
    })
    expect(corrections({ ...november(), registers: gone.registers }, now)).toMatchObject({ uncompared: [{ lacks }] })
    expect(corrections({ ...november(), registers: gone.registers }, gone)).toMatchObject({ uncompared: [] })
    expect(corrections(november(), { ...now, registers: [] }).uncompared).toHaveLength(3)
  })
})

describe('a month that is made final', () => {
  it('is counted the same from what is kept as from the whole ledger, and nothing of it is corrected', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const closed = closeMonth(ledger, NOVEMBER)
        const { closedAt, ...report } = monthReport({ ...ledger, closed: new Map([[NOVEMBER, closed]]) }, NOVEMBER)
        expect(closedAt).toBe(ledger.asOf)
        expect(report).toEqual(monthReport({ ...ledger, closed: new Map() }, NOVEMBER))
        const later = month('2026-12')
        const [before, standing] = [new Map([[NOVEMBER, closed]]), new Map<Month, ClosedMonth>()].map(
          (all) => monthReport({ ...ledger, closed: all }, later).before,
        )
        expect(before).toEqual(standing)
        expect(corrections(closed, ledger)).toMatchObject({ cases: [], figures: [], uncompared: [] })
      }),
      runs(100),
    )
  })

  it('has its rounds where their rows stand by now, and knows of those that are gone', () => {
    const now = ledgerOf([
      { ...open, row: 7 },
      plainRound({ row: 3, begunAt: sh('2026-12-01 09:00'), number: 'TS-20261201-001' as CaseNumber }),
    ])
    const [complaints] = placed(november(resolved, open), now).registers
    expect(complaints).toMatchObject({
      rounds: [
        { ...resolved, row: NO_ROW },
        { ...open, row: 7 },
      ],
    })
    expect(placed(november(resolved), { ...now, registers: [] }).registers[0]).toMatchObject({
      rounds: [{ row: NO_ROW }],
    })
  })

  it.each([
    ['Asia/Shanghai', '2026-11', 5, '2026-12-04T16:00:00.000Z'],
    ['Asia/Shanghai', '2026-12', 1, '2026-12-31T16:00:00.000Z'],
    ['Asia/Shanghai', '2028-01', 28, '2028-02-27T16:00:00.000Z'],
    // The night between a month's end and its day has the change of clocks in it.
    ['Europe/Berlin', '2026-02', 28, '2026-03-27T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03', 28, '2026-04-27T22:00:00.000Z'],
    // Midnight is skipped there: the day begins an hour later.
    ['Africa/Cairo', '2026-03', 24, '2026-04-23T22:00:00.000Z'],
  ])('in %s %s does so as day %i begins', (zone, name, day, expected) => {
    expect(new Date(closesAt(zone, month(name), day)).toISOString()).toBe(expected)
  })
})
