import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../src/calendar/format.ts'
import { type Basis, CYCLE_MOMENTS, type Cycle, type PastCycle } from '../../src/model/basis.ts'
import { caseNumber, parseCaseNumber, seriesOf } from '../../src/model/case-number.ts'
import { CLOCKS, isPolicyClock, POLICY_CLOCKS } from '../../src/model/clock.ts'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { type Instant, instant } from '../../src/model/instant.ts'
import type { NoticeLine } from '../../src/model/notice.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { parseBasis, printBasis } from '../../src/sheet/basis.ts'
import { cellReader, renderCell } from '../../src/sheet/cells.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { readNotices, renderNotice } from '../../src/sheet/notice-log.ts'
import { needsLook, printSeen } from '../../src/sheet/seen.ts'
import { fullTime } from '../../src/sheet/typed/full-time.ts'
import { limits } from '../rules/support.ts'
import { sh, tabOf, ZONE } from '../support/desk.ts'

const moment = (min: string, max: string): fc.Arbitrary<Instant> =>
  fc.integer({ min: sh(min), max: sh(max) }).map(instant)
const anyMoment = moment('1900-01-01 00:00', '9999-12-31 23:59')
const clock = fc.constantFrom(...CLOCKS)
const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '👨‍👩‍👧‍👦', '\u202e', '"', '{', "'"))
const said = fc.constantFrom(
  '立即',
  '5分钟',
  '24小时',
  '3天',
  '1周',
  '2个工作日',
  '当日',
  '次日',
  '次日 08:30',
  '当班',
  'T+5 24:00',
)

const policyClock = fc.constantFrom(...POLICY_CLOCKS)
const calendarName = fc.oneof(
  fc.constantFrom('always', 'working'),
  hostile.filter((name) => name.length <= 200),
)
const policyIndex = fc.option(fc.nat(500), { nil: undefined })
const facts = fc.record({ from: fc.array(anyMoment, { maxLength: 3 }), due: anyMoment })
const judge = fc.record({ said, calendar: calendarName, policyRow: policyIndex })

/** What is absent is left out, not undefined. */
const present = <T extends object>(of: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as never

const cycleArbitrary: fc.Arbitrary<Cycle> = fc
  .record({
    cycle: fc.integer({ min: 1, max: 40 }),
    reopenedAt: fc.option(anyMoment, { nil: undefined }),
    allowed: fc.dictionary(policyClock, said),
    facts: fc.dictionary(clock, facts),
    judged: fc.dictionary(policyClock, judge),
    calendar: calendarName,
    policyRow: policyIndex,
    asked: fc.option(hostile, { nil: undefined }),
    pauses: fc.array(
      fc.record({ from: anyMoment, to: fc.option(anyMoment, { nil: undefined }), reason: hostile }).map(present),
      { maxLength: 4 },
    ),
    promises: fc.array(fc.record({ date: anyMoment, since: anyMoment }), { maxLength: 4 }),
  })
  .map(({ allowed, facts: all, judged, ...rest }) => {
    const set = limits(allowed)
    const clocks = CLOCKS.flatMap((one) => {
      const fact = all[one]
      if (fact === undefined) return []
      if (fact.from.length === 0 || !isPolicyClock(one)) return [[one, fact] as const]
      const by = judged[one]
      const { calendar, policyRow } = by ?? {}
      const limit = by === undefined ? set[one] : limits({ respond: by.said }).respond
      const judgedBy = by && present({ calendar, policyRow })
      return [[one, present({ ...fact, limit, judgedBy })] as const]
    })
    return present({ ...rest, limits: set, clocks: Object.fromEntries(clocks) })
  })

const basis: fc.Arbitrary<Basis> = fc
  .record({
    cycle: cycleArbitrary,
    earlier: fc.array(
      fc.record({
        cycle: cycleArbitrary,
        resolvedAt: fc.option(anyMoment, { nil: undefined }),
        moments: fc.option(
          fc.record(Object.fromEntries(CYCLE_MOMENTS.map((key) => [key, anyMoment])), { requiredKeys: [] }),
          { nil: undefined },
        ),
      }),
      { maxLength: 3 },
    ),
  })
  .map(
    ({ cycle, earlier }): Basis => ({
      origin: cycle.asked === undefined ? 'import' : 'policy',
      ...cycle,
      earlier: earlier.map(
        (past): PastCycle =>
          present({ ...past.cycle, resolvedAt: past.resolvedAt, moments: past.moments }) as PastCycle,
      ),
    }),
  )

describe('codecs come back', () => {
  it('the basis', () => {
    fc.assert(
      fc.property(basis, (one) => {
        expect(parseBasis(printBasis(one, ZONE), ZONE)).toEqual(one)
      }),
      { numRuns: 500 },
    )
  })
  it('nothing makes the basis reader throw, and what it makes of it comes back', () => {
    const bent = fc.tuple(basis, fc.nat(), hostile).map(([one, at, text]) => {
      const printed = printBasis(one, ZONE)
      const index = at % printed.length
      return printed.slice(0, index) + text + printed.slice(index + 1)
    })
    fc.assert(
      fc.property(fc.oneof(fc.json(), hostile, bent), (text) => {
        const read = parseBasis(text, ZONE)
        if (read !== undefined) expect(parseBasis(printBasis(read, ZONE), ZONE)).toEqual(read)
      }),
      { numRuns: 1000 },
    )
  })

  const line: fc.Arbitrary<NoticeLine> = fc.record(
    {
      number: fc.integer({ min: 1, max: 5000 }).map((n) => caseNumber(seriesOf('repair', '20261120'), n)),
      clock,
      due: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instant(seconds * 1000)),
      level: fc.integer({ min: 0, max: 9 }),
      cycle: fc.integer({ min: 1, max: 9 }),
      state: fc.constantFrom('queued', 'sending', 'sent', 'unknown', 'failed', 'dropped'),
      to: fc.oneof(fc.emailAddress(), fc.constant('')),
      attempts: fc.nat(24),
      begunAt: anyMoment,
      at: anyMoment,
      nextAt: anyMoment,
      messageId: fc.constant('<a@daily-clear>'),
      doubt: fc.constant(true as const),
      toldAt: anyMoment,
      error: fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== ''),
    },
    {
      requiredKeys: [
        'number',
        'clock',
        'due',
        'level',
        'cycle',
        'state',
        'to',
        'attempts',
        'begunAt',
        'at',
        'messageId',
      ],
    },
  )
  it('the notices tab', () => {
    const header = tabOf('notices').columns.map(({ en }) => en)
    const headers = findHeaders(tabOf('notices'), { rows: [header] })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const rows = lines.map((one) => renderNotice(one, headers, { zone: ZONE, language: 'en' }))
        const log = readNotices({ tab: 'notices', title: '', rows: [header, ...rows] }, ZONE)
        expect(log.linesOf(new Set(lines.map(({ number }) => number)))).toEqual(
          lines.map((one, index) => ({ ...one, row: index + 1 })),
        )
      }),
    )
  })

  it('times, as serial and as text', () => {
    const column = { key: 'k', zh: '', en: '', type: 'instant', writer: 'people', width: 1 } as const
    fc.assert(
      fc.property(moment('1992-01-01 00:00', '9999-12-31 23:59'), (at) => {
        const cell = renderCell(column, at, { zone: ZONE, language: 'zh' })
        expect(cellReader(column, ZONE)(cell ?? '', undefined)).toBe(at)
        expect(fullTime(formatInstant(ZONE, at, 'second'), ZONE)).toBe(at - (at % 1000))
      }),
    )
  })

  it('case numbers', () => {
    fc.assert(
      fc.property(fc.constantFrom('complaint', 'repair', 'callback', 'incident'), fc.nat(100_000), (register, n) => {
        const series = seriesOf(register, '20261120')
        expect(parseCaseNumber(register, caseNumber(series, n))).toEqual({ number: caseNumber(series, n), series, n })
      }),
    )
  })
})

describe('fingerprints', () => {
  const anyCell: fc.Arbitrary<Cell> = fc.oneof(
    hostile,
    fc.boolean(),
    fc.integer({ min: 30_000, max: 60_000 }).map((tenths) => tenths / 8.64),
    fc.constantFrom(null, undefined, '', 0, 1, '0', '1', 'true'),
  )
  const isBlank = (cell: Cell) => cell === null || cell === undefined || cell === ''
  const rows = fc.array(anyCell, { minLength: 1, maxLength: 40 })
  it('any change of any cell is noticed', () => {
    fc.assert(
      fc.property(rows, fc.nat(), anyCell, (row, at, value) => {
        const index = at % row.length
        const old = row[index]
        fc.pre(old !== value && !(isBlank(old) && isBlank(value)))
        expect(fingerprint(row.with(index, value), new Set())).not.toBe(fingerprint(row, new Set()))
      }),
      { numRuns: 2000 },
    )
  })
  it('what blanks there are makes no difference', () => {
    fc.assert(
      fc.property(rows, fc.nat(5), (row, more) => {
        const others = [...row.map((cell) => (isBlank(cell) ? undefined : cell)), ...Array<null>(more).fill(null)]
        expect(fingerprint(others, new Set())).toBe(fingerprint(row, new Set()))
      }),
    )
  })
  it('a row is looked at when its moment comes, not before', () => {
    const whole = moment('1970-01-02 00:00', '9999-12-31 23:00')
    fc.assert(
      fc.property(rows, whole, fc.integer({ min: -100_000, max: 100_000 }), (row, next, away) => {
        const print = fingerprint(row, new Set())
        const due = Math.ceil(next / 1000) * 1000
        expect(needsLook(printSeen(print, 'set', next), print, 'set', instant(next + away))).toBe(next + away >= due)
      }),
    )
  })
})
