import { describe, expect, it } from 'vitest'
import type { Basis, Cycle, PastCycle } from '../../src/model/basis.ts'
import { POLICY_CLOCKS } from '../../src/model/clock.ts'
import { instant } from '../../src/model/instant.ts'
import { MOST_PAUSES } from '../../src/rules/pauses.ts'
import { MOST_PROMISES } from '../../src/rules/promises.ts'
import { parseBasis, printBasis } from '../../src/sheet/basis.ts'
import { basisOf, limits, nov } from '../rules/support.ts'
import { sh, ZONE } from '../support/desk.ts'

const policy = basisOf({
  policyRow: 3,
  asked: '公区设备/爆管停水/urgent',
  calendar: 'working',
  limits: limits({
    respond: '立即',
    arrive: '30分钟',
    resolve: '当日',
    reply: '次日 08:30',
    callback: '2个工作日',
    progress: '当班',
  }),
})
const policyCycle: Cycle = {
  cycle: 1,
  calendar: policy.calendar,
  limits: policy.limits,
  clocks: {},
  pauses: [],
  promises: [],
}
const resolve = (from: readonly number[], due: number) => {
  const limit = policy.limits.resolve
  return limit === undefined ? {} : { resolve: { limit, from: from.map(instant), due: instant(due) } }
}

describe('the basis of deadlines as text', () => {
  it.each<[string, Basis]>([
    ['no clock begun', policy],
    ['one fact', { ...policy, clocks: resolve([nov('20 09:00')], nov('20 18:00')) }],
    [
      'three facts',
      { ...policy, clocks: resolve([nov('20 09:00'), nov('20 10:00'), nov('20 11:30')], nov('21 09:30')) },
    ],
    ['an appointment', { ...policy, clocks: { arrive: { from: [], due: nov('25 15:00') } } }],
    ['milliseconds', { ...policy, clocks: resolve([nov('20 09:00') + 7], nov('20 18:00') + 999) }],
    ['before 1970', { ...policy, clocks: resolve([sh('1900-01-01 00:00') + 1], sh('1900-01-01 18:00')) }],
    ['the year 9999', { ...policy, clocks: resolve([sh('9999-12-31 09:00')], sh('9999-12-31 18:00')) }],
    ['hostile words', { ...policy, asked: '"},\\\n\0👨‍👩‍👧‍👦/\u202e/normal' }],
    ['an import', basisOf({ origin: 'import', clocks: { resolve: { from: [], due: nov('21 09:30') } } })],
    ['an import without deadlines', basisOf({ origin: 'import' })],
  ])('comes back: %s', (_, basis) => {
    expect(parseBasis(printBasis(basis, ZONE), ZONE)).toEqual(basis)
  })

  it.each<[string, Basis]>([
    ['a pause that lasts', { ...policy, pauses: [{ from: nov('20 10:00'), reason: 'parts' }] }],
    [
      'a stopped clock that another policy judged',
      {
        ...policy,
        clocks: {
          respond: {
            limit: { kind: 'span', unit: 'minute', amount: 5 },
            from: [nov('20 09:00')],
            due: nov('20 09:05'),
            judgedBy: { policyRow: 9, calendar: '前台' },
          },
        },
      },
    ],
    [
      'a promise and a slip',
      {
        ...policy,
        clocks: { promise: { from: [], due: nov('25 18:00') }, slip: { from: [], due: nov('21 09:00') } },
        promises: [{ date: nov('25 18:00'), since: nov('21 09:00') }],
      },
    ],
    [
      'the third time round',
      {
        ...policy,
        cycle: 3,
        reopenedAt: nov('23 09:00'),
        earlier: [
          {
            cycle: 1,
            calendar: 'always',
            limits: {},
            clocks: {},
            pauses: [],
            promises: [],
            resolvedAt: nov('20 12:00'),
          },
          { ...policyCycle, cycle: 2, reopenedAt: nov('21 09:00') },
        ],
      },
    ],
    ['where no row of the policy fits', basisOf({ asked: '' })],
  ])('comes back: %s', (_, basis) => {
    expect(parseBasis(printBasis(basis, ZONE), ZONE)).toEqual(basis)
  })

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '"always"',
    '{"c":"always"',
    '{"c":"always","l":{"resolve":"半天"},"d":{}}',
    '{"c":"always","l":{"lunch":"1h"},"d":{}}',
    '{"c":"always","l":{},"d":{"resolve":[]}}',
    '{"c":"always","l":{},"d":{"resolve":["T!"]}}',
    '{"c":"always","l":{},"d":{"resolve":[5]}}',
    '{"c":"always","l":{},"d":{},"r":1.5}',
    '{"c":"always","l":{"promise":"1h"},"d":{}}',
    '{"c":"always","l":{},"d":{},"p":[["parts"]]}',
    '{"c":"always","l":{},"d":{},"p":"parts"}',
    '{"c":"always","l":{},"d":{},"q":[["T!","T!"]]}',
    '{"c":"always","l":{},"d":{"respond":["a","b"]},"j":{"respond":["always","半天"]}}',
    '{"c":"always","l":{},"d":{},"e":[{}]}',
    '{"c":"always","l":{},"d":{},"e":[{"c":"always","l":{"resolve":"半天"},"d":{}}]}',
    '{"c":"always","l":{},"d":{"resolve":["zzzzzzzzzzzzzzzzzzzz"]}}',
    '{"c":"always","l":{},"d":{"resolve":["zzzzzzzz"]}}',
    `{"c":"${'x'.repeat(2000)}","l":{},"d":{}}`,
    'x'.repeat(50_000),
  ])('what is none is none: %j', (text) => {
    expect(parseBasis(text, ZONE)).toBeUndefined()
  })

  it('of before there were pauses, promises and cycles is read as one without', () => {
    const text =
      '{"r":1,"a":"k3","n":2,"o":"t5pn00","c":"working","l":{"resolve":"4 hours"},"d":{"resolve":["t5pn00","t5pnpc"]}}'
    const limit = { kind: 'span', unit: 'hour', amount: 4 } as const
    expect(parseBasis(text, ZONE)).toEqual(
      basisOf({
        cycle: 2,
        reopenedAt: instant(Number.parseInt('t5pn00', 36) * 1000),
        policyRow: 1,
        asked: 'k3',
        calendar: 'working',
        limits: { resolve: limit },
        clocks: {
          resolve: {
            limit,
            from: [instant(Number.parseInt('t5pn00', 36) * 1000)],
            due: instant(Number.parseInt('t5pnpc', 36) * 1000),
          },
        },
      }),
    )
    expect(printBasis(parseBasis(text, ZONE) ?? policy, ZONE)).toBe(`${text.slice(0, -1)},"t":"${ZONE}"}`)
  })

  describe('fits into a cell, whatever became of the case', () => {
    const at = (n: number) => instant(nov('20 09:00') + n * 7_654_321)
    const pauses = Array.from({ length: MOST_PAUSES }, (_, n) => ({
      from: at(2 * n),
      to: at(2 * n + 1),
      reason: 'customer',
    }))
    const promises = Array.from({ length: MOST_PROMISES }, (_, n) => ({ date: at(n), since: at(n + 1) }))
    const limit = policy.limits.resolve
    const judgedBy = { policyRow: 400, calendar: '长'.repeat(700) }
    // Only *resolve* rests on the pauses.
    const facts = [at(0), ...pauses.flatMap((pause) => [pause.from, pause.to])]
    const fromOf = (clock: string) => (clock === 'resolve' ? facts : [at(0)])
    const clocks = Object.fromEntries(
      POLICY_CLOCKS.map((clock) => [
        clock,
        limit === undefined ? {} : { limit, from: fromOf(clock), due: at(0), judgedBy },
      ]),
    )
    const full: Basis = { ...policy, clocks, pauses, promises }
    const past = (cycle: number): PastCycle => {
      const { limits: allowed, calendar } = policy
      return { cycle, limits: allowed, calendar, clocks: {}, pauses, promises: [], resolvedAt: at(cycle) }
    }

    it('the present cycle whole', () => {
      expect(printBasis(full, ZONE).length).toBeLessThan(40_000)
      expect(parseBasis(printBasis(full, ZONE), ZONE)).toEqual(full)
    })
    it('and as many of the last cycles gone by as there is room for', () => {
      const many = { ...policy, cycle: 60, earlier: Array.from({ length: 59 }, (_, index) => past(index + 1)) }
      const text = printBasis(many, ZONE)
      expect(text.length).toBeLessThanOrEqual(40_000)
      const kept = parseBasis(text, ZONE)?.earlier ?? []
      expect(kept.length).toBeGreaterThan(2)
      expect(kept).toEqual(many.earlier.slice(-kept.length))
      const one = { ...many, earlier: many.earlier.slice(-kept.length - 1) }
      expect(JSON.stringify(JSON.parse(printBasis({ ...one, earlier: one.earlier.slice(1) }, ZONE)))).toBe(text)
    })
  })

  it('keeps its times on the wall where the workbook has another zone, as the cells beside it do', () => {
    const limit = { kind: 'span', unit: 'hour', amount: 8 } as const
    const at = (text: string) => {
      const clocks = { resolve: { limit, from: [sh(text)], due: sh(text) }, promise: { from: [], due: sh(text) } }
      const cycle: Cycle = {
        ...policyCycle,
        limits: { resolve: limit },
        clocks,
        pauses: [
          { from: sh(text), to: sh(text), reason: 'parts' },
          { from: sh(text), reason: 'parts' },
        ],
        promises: [{ date: sh(text), since: sh(text) }],
      }
      const earlier = [{ ...cycle, resolvedAt: sh(text) }]
      return { ...policy, ...cycle, cycle: 2, reopenedAt: sh(text), earlier }
    }
    // Tokyo is an hour ahead: its 09:00 is Shanghai's 08:00.
    expect(parseBasis(printBasis(at('2026-11-20 09:00'), ZONE), 'Asia/Tokyo')).toEqual(at('2026-11-20 08:00'))
    expect(parseBasis(printBasis(at('2026-11-20 09:00'), 'Asia/Tokyo'), ZONE)).toEqual(at('2026-11-20 10:00'))
  })
  it('has what a cleared reopening undid, until there is no room for it', () => {
    const second = {
      ...policy,
      cycle: 2,
      reopenedAt: nov('21 09:00'),
      earlier: [{ ...policyCycle, resolvedAt: nov('20 12:00') }],
    }
    const cleared = { ...policy, undone: second }
    expect(parseBasis(printBasis(cleared, ZONE), ZONE)).toEqual(cleared)
    const long = { ...second, pauses: Array.from({ length: 5000 }, () => ({ from: nov('21 09:00'), reason: 'parts' })) }
    expect(parseBasis(printBasis({ ...policy, undone: long }, ZONE), ZONE)).toEqual(policy)
  })
  it('is none where its zone is none', () =>
    expect(parseBasis(printBasis(policy, 'Europe/Atlantis'), ZONE)).toBeUndefined())

  it('is short: it is read with every row', () => {
    const basis = { ...policy, clocks: resolve([nov('20 09:00')], nov('20 18:00')) }
    expect(printBasis(basis, ZONE).length).toBeLessThan(300)
    expect(printBasis(basis, ZONE)).toContain('"d":{"resolve":["')
  })
})
