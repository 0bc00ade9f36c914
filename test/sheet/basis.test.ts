import { describe, expect, it } from 'vitest'
import type { Basis } from '../../src/model/basis.ts'
import { instant } from '../../src/model/instant.ts'
import { parseBasis, printBasis } from '../../src/sheet/basis.ts'
import { basisOf, limits, nov } from '../rules/support.ts'
import { sh } from '../support/desk.ts'

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
    expect(parseBasis(printBasis(basis))).toEqual(basis)
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
    'x'.repeat(50_000),
  ])('what is none is none: %j', (text) => {
    expect(parseBasis(text)).toBeUndefined()
  })

  it('is short: it is read with every row', () => {
    const basis = { ...policy, clocks: resolve([nov('20 09:00')], nov('20 18:00')) }
    expect(printBasis(basis).length).toBeLessThan(300)
    expect(printBasis(basis)).toContain('"d":{"resolve":["')
  })
})
