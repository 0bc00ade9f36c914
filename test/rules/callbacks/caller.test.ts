import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../../src/model/case.ts'
import type { StaffMember } from '../../../src/model/staff.ts'
import { callerOf } from '../../../src/rules/callbacks/caller.ts'
import { nov, peopleOf } from '../support.ts'

const person = (name: string, more: Partial<StaffMember> = {}): StaffMember => ({
  name,
  mail: `${name}@example.com`,
  roles: [],
  ...more,
})
const desk = [person('chen'), person('wang'), person('zhou', { roles: ['supervisor'] })]
const caller = (fields: CaseFields, otherCaller: boolean, staff: readonly StaffMember[] = desk) =>
  callerOf({ register: 'repair', fields }, peopleOf(...staff), otherCaller, nov('20 12:00'))

describe('who calls back (R38)', () => {
  it.each<[string, CaseFields, string | undefined]>([
    ['the handler', { firstReceiver: 'wang', handler: 'chen' }, 'chen'],
    ['who took it, where nobody else handled it', { firstReceiver: 'wang' }, 'wang'],
    ['who took it, where nobody knows the handler', { firstReceiver: 'wang', handler: '外来师傅' }, 'wang'],
    ['the handler, where nobody knows who took it', { firstReceiver: '保安', handler: 'chen' }, 'chen'],
    ['a supervisor, where nobody knows either', { firstReceiver: '保安', handler: '外来师傅' }, 'zhou'],
    ['one person alone', { firstReceiver: 'chen', handler: 'chen' }, 'chen'],
  ])('%s', (_, fields, name) => {
    expect(caller(fields, false)).toBe(name)
  })

  it.each<[string, CaseFields, string | undefined, (readonly StaffMember[])?]>([
    ['of one person alone', { firstReceiver: 'chen', handler: 'chen' }, 'zhou'],
    ['of whoever took it and named nobody else', { firstReceiver: 'wang' }, 'zhou'],
    ['of two people', { firstReceiver: 'wang', handler: 'chen' }, 'chen'],
    ['of a stranger and who took it', { firstReceiver: 'wang', handler: '外来师傅' }, 'wang'],
    ['of a handler and a stranger who took it', { firstReceiver: '保安', handler: 'chen' }, 'chen'],
    ['of the supervisor alone', { firstReceiver: 'zhou', handler: 'zhou' }, 'zhou'],
    [
      'of one supervisor alone, where there is another',
      { firstReceiver: 'zhou', handler: 'zhou' },
      'liu',
      [...desk, person('liu', { roles: ['supervisor'] })],
    ],
    [
      'a supervisor’s deputy',
      { firstReceiver: 'chen' },
      'wang',
      [
        person('chen'),
        person('wang'),
        person('zhou', { roles: ['supervisor'], leaveUntil: nov('21 00:00'), deputy: 'wang' }),
      ],
    ],
    ['nobody else, where no supervisor can be reached', { firstReceiver: 'chen' }, 'chen', [person('chen')]],
  ])('where somebody else is to call: %s', (_, fields, name, staff) => {
    expect(caller(fields, true, staff)).toBe(name)
  })

  it('nobody in the staff tab: the name that was typed, or nobody', () => {
    expect(caller({ firstReceiver: '保安' }, true, [])).toBe('保安')
    expect(caller({}, true, [])).toBeUndefined()
  })
})
