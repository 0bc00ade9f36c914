import { describe, expect, it } from 'vitest'
import type { Exemption } from '../../../src/model/callback.ts'
import type { CaseFields } from '../../../src/model/case.ts'
import type { CaseRegister } from '../../../src/model/register.ts'
import { checkExemption, exemptionOf } from '../../../src/rules/callbacks/exemption.ts'
import { nov } from '../support.ts'

const phone = '13800000000'
const unreachable: CaseFields = { resolvedAt: nov('20 15:00'), result: '已修好' }
const done: CaseFields = { ...unreachable, phone }
const onSpot = { ...done, settledOnSpot: true }

describe('who need not be called back (R36), and what keeps it from holding', () => {
  it.each<[string, CaseFields, Exemption | undefined, readonly string[], CaseRegister?]>([
    ['nothing said', done, undefined, []],
    ['on the spot, satisfied', { ...onSpot, onSpotSatisfaction: 'satisfied' }, 'onSpot', []],
    ['on the spot, fairly so', { ...onSpot, onSpotSatisfaction: 'fairly' }, 'onSpot', []],
    ['on the spot, nobody asked', onSpot, undefined, ['onSpotSatisfaction settledOnSpot blank']],
    [
      'on the spot, not satisfied',
      { ...onSpot, onSpotSatisfaction: 'dissatisfied' },
      undefined,
      ['onSpotSatisfaction settledOnSpot unhappy'],
    ],
    // That the result is missing is told of every resolved row.
    ['on the spot, no result', { phone, settledOnSpot: true, onSpotSatisfaction: 'satisfied' }, undefined, []],
    [
      'satisfied, and nobody said that it was on the spot',
      { ...done, onSpotSatisfaction: 'satisfied' },
      undefined,
      ['settledOnSpot onSpotSatisfaction blank'],
    ],
    [
      'satisfied, and not on the spot',
      { ...done, settledOnSpot: false, onSpotSatisfaction: 'satisfied' },
      undefined,
      ['settledOnSpot onSpotSatisfaction blank'],
    ],
    ['anonymous', { ...unreachable, anonymous: true }, 'anonymous', []],
    ['anonymous with a phone', { ...done, anonymous: true }, undefined, ['phone anonymous filled']],
    ['not anonymous, without a phone', { ...unreachable, anonymous: false }, undefined, []],
    ['an incident without a phone', unreachable, 'anonymous', [], 'incident'],
    ['an incident with one', done, undefined, [], 'incident'],
    ['sensitive, with its reason', { ...done, sensitive: true, remark: '家里有丧事' }, 'sensitive', []],
    ['sensitive, without', { ...done, sensitive: true }, undefined, ['remark sensitive blank']],
    ['sensitive, without, not resolved yet', { phone, sensitive: true }, undefined, []],
    ['not sensitive', { ...done, sensitive: false, remark: '家里有丧事' }, undefined, []],
    [
      'two of them, one good',
      { ...onSpot, sensitive: true, remark: '家里有丧事' },
      'sensitive',
      ['onSpotSatisfaction settledOnSpot blank'],
    ],
  ])('%s', (_, fields, exemption, problems, register = 'complaint') => {
    expect(exemptionOf(register, fields)).toBe(exemption)
    const told = checkExemption(fields, new Set()).map((one) =>
      one.code === 'not-exempt' ? `${one.column} ${one.other} ${one.because}` : one.code,
    )
    expect(told).toEqual(problems)
  })

  it('a phone that cannot be read is a phone, and is told of itself already', () => {
    const fields = { ...unreachable, anonymous: true }
    expect(exemptionOf('complaint', fields, new Set(['phone']))).toBeUndefined()
    expect(checkExemption(onSpot, new Set(['onSpotSatisfaction']))).toEqual([])
  })

  it('what was resolved before a reopening asks for no reason yet', () => {
    const reopened = { ...done, sensitive: true, reopenedAt: nov('20 18:00') }
    expect(checkExemption(reopened, new Set())).toEqual([])
  })
})
