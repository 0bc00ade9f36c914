import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import type { Priority } from '../../src/model/priority.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import { immediateClocks } from '../../src/rules/immediate.ts'
import { complaint, nov, shown } from './support.ts'

const now = nov('20 12:00')
const clocksOf = (
  fields: CaseFields,
  priority: Priority,
  register: CaseRegister,
  known = {},
  earlier: Parameters<typeof immediateClocks>[2] = [],
) =>
  Object.entries(immediateClocks({ ...complaint(fields, { priority }), register }, known, earlier, now)).map(
    ([clock, { due }]) => `${clock} ${shown(due) ?? ''}`,
  )

describe('what goes up on first sight (R13, R29, R30)', () => {
  it.each<[string, CaseFields, Priority, CaseRegister, readonly string[]]>([
    ['nothing of an everyday complaint', {}, 'normal', 'complaint', []],
    ['nothing of an urgent repair', {}, 'urgent', 'repair', []],
    ['what endangers people', {}, 'critical', 'repair', ['critical 20 12:00']],
    ['whatever hurt somebody', { injured: 1 }, 'normal', 'complaint', ['critical 20 12:00']],
    ['not what hurt nobody', { injured: 0 }, 'normal', 'complaint', []],
    ['every incident', {}, 'normal', 'incident', ['incident 20 12:00']],
    [
      'an incident that hurt somebody, for both reasons',
      { injured: 2 },
      'normal',
      'incident',
      ['critical 20 12:00', 'incident 20 12:00'],
    ],
    ['an abnormal complaint', { abnormal: true }, 'normal', 'complaint', ['abnormal 20 12:00']],
    [
      'not one that is said not to be',
      { abnormal: false, upset: false, beyondAuthority: false },
      'normal',
      'complaint',
      [],
    ],
    ['a customer not calmed', { upset: true }, 'normal', 'complaint', ['upset 20 12:00']],
    [
      'what the first receiver may not decide',
      { beyondAuthority: true },
      'normal',
      'complaint',
      ['authority 20 12:00'],
    ],
    ['nothing any more once it is resolved', { upset: true, resolvedAt: nov('20 11:00') }, 'critical', 'complaint', []],
    [
      'what is new of a case that was reopened',
      { upset: true, resolvedAt: nov('20 10:00'), reopenedAt: nov('20 11:00') },
      'normal',
      'complaint',
      ['upset 20 12:00'],
    ],
  ])('%s', (_, fields, priority, register, expected) => {
    expect(clocksOf(fields, priority, register)).toEqual(expected)
  })

  it('what was seen before stays as it was seen, resolved or not, and goes with its cause', () => {
    const known = { upset: { from: [], due: nov('20 09:01') } }
    expect(clocksOf({ upset: true }, 'normal', 'complaint', known)).toEqual(['upset 20 09:01'])
    const resolved = { upset: true, resolvedAt: nov('20 11:00') }
    expect(clocksOf(resolved, 'normal', 'complaint', known)).toEqual(['upset 20 09:01'])
    expect(clocksOf({}, 'normal', 'complaint', known)).toEqual([])
  })

  it('what an earlier cycle was mailed about is not mailed again (R34)', () => {
    const reopened = { upset: true, abnormal: true, resolvedAt: nov('20 10:00'), reopenedAt: nov('20 11:00') }
    const past = [{ clocks: { upset: { from: [], due: nov('20 09:01') } } }]
    expect(clocksOf(reopened, 'normal', 'complaint', {}, past)).toEqual(['abnormal 20 12:00'])
    const known = { upset: { from: [], due: nov('20 11:30') } }
    expect(clocksOf(reopened, 'normal', 'complaint', known, past)).toEqual(['abnormal 20 12:00', 'upset 20 11:30'])
  })
})
