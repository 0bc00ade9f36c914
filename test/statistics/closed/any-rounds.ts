import fc from 'fast-check'
import { CALL_OUTCOMES, CALLBACK_WHYS } from '../../../src/model/callback.ts'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import { DAY, type Instant, instant } from '../../../src/model/instant.ts'
import { CASE_REGISTERS, type CaseRegister, NUMBER_PREFIX } from '../../../src/model/register.ts'
import type { LedgerRounds, LeftOutRow, RegisterRounds } from '../../../src/statistics/ledger-rounds.ts'
import { type ClosedMonth, comparedNow } from '../../../src/statistics/month/month-report.ts'
import { monthBounds } from '../../../src/statistics/month.ts'
import type { Round } from '../../../src/statistics/round.ts'
import { month, sh } from '../support.ts'

export const ZONE = 'Asia/Shanghai'
const NOVEMBER = monthBounds(ZONE, month('2026-11'))

/** A complaint that nothing has happened to yet, received on the morning of 3 November. */
export const plainRound = (more: Partial<Round> = {}): Round => ({
  register: 'complaint',
  row: 1,
  number: 'TS-20261103-001' as CaseNumber,
  cycle: 1,
  category: '其它',
  subcategory: undefined,
  cause: undefined,
  channel: undefined,
  validity: undefined,
  department: undefined,
  handler: '张三',
  building: undefined,
  isAbnormal: false,
  isRepeat: false,
  begunAt: sh('2026-11-03 09:00'),
  resolvedAt: undefined,
  isReopened: false,
  closedAt: undefined,
  repliedAt: undefined,
  clocks: {},
  pausedAt: undefined,
  callback: undefined,
  ...more,
})

export const DECEMBER_5 = sh('2026-12-05 00:00')

/** A ledger of complaints as of a moment: the 5th of December, when November is made final. */
export const ledgerOf = (rounds: readonly Round[], asOf: Instant = DECEMBER_5): LedgerRounds => ({
  zone: ZONE,
  asOf,
  registers: [
    { register: 'complaint', rounds, leftOut: [] },
    { register: 'repair', rounds: [], leftOut: [] },
    { register: 'incident', rounds: [], leftOut: [] },
  ],
})

/** November, made final with these complaints. */
export const november = (...rounds: readonly Round[]): ClosedMonth => ({
  month: month('2026-11'),
  closedAt: DECEMBER_5,
  registers: ledgerOf(rounds).registers,
})

/** Moments in the month, in those around it and on its edges, some to the millisecond. */
const moment: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: -160, max: 280 }).map((quarter) => instant(NOVEMBER.start + (quarter * DAY) / 4)),
  fc.constantFrom(NOVEMBER.start, NOVEMBER.end, instant(NOVEMBER.start - 1), instant(NOVEMBER.end - 1)),
  fc.integer({ min: -50 * DAY, max: 70 * DAY }).map((off) => instant(NOVEMBER.start + off)),
)
const maybe = fc.option(moment, { nil: undefined })

/** Whatever people type: words, formulas, what looks like our own separators, half a surrogate pair, a cell that is full. */
const word = fc.option(
  fc.oneof(
    fc.constantFrom(
      '噪音扰民',
      '其它',
      '张三',
      '=1+1',
      '<b>',
      'a,b',
      '',
      '0',
      '\0',
      '\u202Eexe',
      '\uD83D',
      '🙂',
      'ab\r\ncd',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
  { nil: undefined },
)
const clock = fc.option(fc.record({ due: moment, stoppedAt: maybe }), { nil: undefined })

/** Any round of a register at all; the number tells it from every other one, or is not given yet. */
const anyRound = (register: CaseRegister): fc.Arbitrary<Round> =>
  fc
    .record({
      row: fc.nat({ max: 1e6 }),
      number: fc.option(
        fc
          .nat({ max: 1e5 })
          .map((n) => `${NUMBER_PREFIX[register]}-20261101-${String(n).padStart(3, '0')}` as CaseNumber),
        { nil: undefined, freq: 12 },
      ),
      cycle: fc.constantFrom(1, 1, 1, 2, 40),
      category: word,
      subcategory: word,
      cause: word,
      channel: word,
      validity: word,
      department: word,
      handler: word,
      building: word,
      isAbnormal: fc.boolean(),
      isRepeat: fc.boolean(),
      begunAt: moment,
      resolvedAt: maybe,
      isReopened: fc.boolean(),
      closedAt: maybe,
      repliedAt: maybe,
      clocks: fc
        .record({ dispatch: clock, respond: clock, arrive: clock, reply: clock, resolve: clock })
        .map((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined))),
      pausedAt: maybe,
      callback: fc.option(
        fc.record({
          why: fc.constantFrom(...CALLBACK_WHYS),
          outcome: fc.option(fc.constantFrom(...CALL_OUTCOMES), { nil: undefined }),
          isLate: fc.boolean(),
        }),
        { nil: undefined },
      ),
    })
    .map((fields) => ({ register, ...fields }))

const leftOut: fc.Arbitrary<LeftOutRow> = fc.record({ row: fc.nat({ max: 1e6 }), receivedAt: maybe })

const registerRounds = (register: CaseRegister): fc.Arbitrary<RegisterRounds> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        register: fc.constant(register),
        rounds: fc.uniqueArray(anyRound(register), {
          maxLength: 12,
          selector: ({ number, cycle, row }) => `${number ?? row}#${cycle}`,
        }),
        leftOut: fc.array(leftOut, { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        register: fc.constant(register),
        lacks: fc.array(fc.constantFrom({ zh: '办结时间', en: 'Resolved at' }, { zh: '编号', en: 'Number' }), {
          maxLength: 2,
        }),
      }),
    },
  )

/** The registers of a ledger with anything in them. */
const anyRegisters: fc.Arbitrary<readonly RegisterRounds[]> = fc.tuple(...CASE_REGISTERS.map(registerRounds))

export const anyLedger: fc.Arbitrary<LedgerRounds> = fc.record({
  zone: fc.constant(ZONE),
  asOf: moment,
  registers: anyRegisters,
})

/** November, final since any moment, with anything in it, compared with anything or made final by an older version. */
export const anyClosed: fc.Arbitrary<ClosedMonth> = fc.record(
  {
    month: fc.constant(month('2026-11')),
    closedAt: moment,
    registers: anyRegisters,
    compared: anyLedger.map((ledger) => comparedNow({ ...ledger, closed: new Map() }, month('2026-11'))),
  },
  { requiredKeys: ['month', 'closedAt', 'registers'] },
)
