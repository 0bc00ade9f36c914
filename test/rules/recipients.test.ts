import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import type { EscalationRule } from '../../src/model/policy.ts'
import type { Role } from '../../src/model/role.ts'
import type { StaffMember } from '../../src/model/staff.ts'
import { recipientsOf } from '../../src/rules/recipients.ts'
import { escalationRule, nov, peopleOf } from './support.ts'

const now = nov('20 12:00')
const person = (name: string, more: Partial<StaffMember> = {}): StaffMember => ({
  name,
  mail: `${name}@example.com`,
  roles: [],
  ...more,
})
const away = (name: string, more: Partial<StaffMember> = {}) => person(name, { leaveUntil: nov('21 00:00'), ...more })
const noMail = (name: string, more: Partial<StaffMember> = {}): StaffMember => ({ name, roles: [], ...more })

const fields: CaseFields = { handler: 'chen', firstReceiver: 'wang' }
const to = (
  roles: readonly Role[],
  people: readonly StaffMember[],
  rules: readonly EscalationRule[] = [],
  of: CaseFields = fields,
) =>
  recipientsOf(escalationRule(1, 'after', '0', { roles }), rules, { fields: of }, peopleOf(...people), now).map(
    ({ name }) => name,
  )

describe('whom a level’s mail goes to (R25)', () => {
  it.each<[string, readonly Role[], readonly StaffMember[], readonly string[]]>([
    [
      'the handler; of what is late the first receiver hears too (R09)',
      ['handler'],
      [person('chen'), person('wang')],
      ['chen', 'wang'],
    ],
    [
      'the handler alone where the first receiver cannot be reached',
      ['handler'],
      [person('chen'), noMail('wang')],
      ['chen'],
    ],
    ['the first receiver', ['firstReceiver'], [person('chen'), person('wang')], ['wang']],
    [
      'an office, and the first receiver',
      ['supervisor'],
      [person('zhou', { roles: ['supervisor'] }), person('wang')],
      ['zhou', 'wang'],
    ],
    [
      'an office of two',
      ['supervisor'],
      [person('a', { roles: ['supervisor'] }), person('b', { roles: ['supervisor', 'manager'] })],
      ['a', 'b'],
    ],
    [
      'several roles, in the order of the rule',
      ['handler', 'supervisor'],
      [person('zhou', { roles: ['supervisor'] }), person('chen')],
      ['chen', 'zhou'],
    ],
    ['one person in two roles, once', ['handler', 'supervisor'], [person('chen', { roles: ['supervisor'] })], ['chen']],
    [
      'one mailbox of two people, once',
      ['handler', 'firstReceiver'],
      [person('chen', { mail: 'Desk@example.com' }), person('wang', { mail: 'desk@example.com' })],
      ['wang'],
    ],
    ['on leave: the deputy', ['handler'], [away('chen', { deputy: 'liu' }), person('liu')], ['liu']],
    [
      'the deputy on leave: the deputy’s deputy',
      ['handler'],
      [away('chen', { deputy: 'liu' }), away('liu', { deputy: 'li' }), person('li')],
      ['li'],
    ],
    ['back from leave', ['handler'], [person('chen', { leaveUntil: now, deputy: 'liu' }), person('liu')], ['chen']],
    [
      'leave ends in a moment',
      ['handler'],
      [person('chen', { leaveUntil: nov('20 12:01'), deputy: 'liu' }), person('liu')],
      ['liu'],
    ],
  ])('%s', (_, roles, people, expected) => {
    expect(to(roles, people)).toEqual(expected)
  })
})

describe('nobody reachable at the level', () => {
  const admin = person('admin', { roles: ['administrator'] })
  const manager = person('wu', { roles: ['manager'] })
  const company = person('hq', { roles: ['company'] })
  const chain = [
    escalationRule(1, 'after', '0', { roles: ['handler'] }),
    escalationRule(3, 'after', '24小时', { clocks: ['reply', 'resolve'], roles: ['company'] }),
    escalationRule(2, 'after', '4小时', { roles: ['manager'] }),
    escalationRule(2, 'after', '4小时', { clocks: ['respond'], roles: ['supervisor'] }),
  ]
  it.each<[string, readonly StaffMember[], readonly string[]]>([
    ['no such person: the next level and the administrator', [manager, company, admin], ['wu', 'admin']],
    ['no address', [noMail('chen'), manager, company, admin], ['wu', 'admin']],
    ['on leave without a deputy', [away('chen'), manager, company, admin], ['wu', 'admin']],
    ['the deputy is unknown', [away('chen', { deputy: 'nobody' }), manager, company, admin], ['wu', 'admin']],
    ['the deputy has no address', [away('chen', { deputy: 'liu' }), noMail('liu'), manager, admin], ['wu', 'admin']],
    [
      'deputies in a circle',
      [away('chen', { deputy: 'liu' }), away('liu', { deputy: 'chen' }), manager, admin],
      ['wu', 'admin'],
    ],
    ['his own deputy', [away('chen', { deputy: 'chen' }), manager, admin], ['wu', 'admin']],
    ['the next level empty, an administrator there', [company, admin], ['admin']],
    ['the next level empty too: the one above', [company], ['hq']],
    ['a level of another clock is not asked first', [person('zhou', { roles: ['supervisor'] }), company], ['hq']],
    ['nobody above: whoever holds an office', [person('zhou', { roles: ['supervisor'] })], ['zhou']],
    ['nobody at all', [noMail('chen'), person('li')], []],
    ['an empty staff tab', [], []],
  ])('%s', (_, people, expected) => {
    expect(to(['handler'], people, chain)).toEqual(expected)
  })

  it('the last resort is every office, the administrator first', () => {
    expect(to(['handler'], [person('zhou', { roles: ['supervisor'] }), manager, company, admin])).toEqual([
      'admin',
      'hq',
      'wu',
      'zhou',
    ])
  })
  it('the row names nobody', () => {
    expect(to(['handler', 'firstReceiver'], [manager, admin], chain, {})).toEqual(['wu', 'admin'])
  })
  it('levels below are not asked', () => {
    const below = [escalationRule(0, 'before', '1小时', { roles: ['firstReceiver'] })]
    expect(to(['handler'], [person('wang'), admin], below)).toEqual(['admin', 'wang'])
  })
})

describe('the first receiver hears of everything late (R09)', () => {
  const zhou = person('zhou', { roles: ['supervisor'] })
  const boss = person('boss', { roles: ['supervisor', 'manager'] })
  const asked = (
    side: 'before' | 'after',
    roles: readonly Role[],
    people: readonly StaffMember[],
    of: CaseFields = fields,
  ): readonly string[] =>
    recipientsOf(escalationRule(1, side, '0', { roles }), [], { fields: of }, peopleOf(...people), now).map(
      (one) => `${one.name}: ${one.roles.join()}`,
    )
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a rule that does not name them',
      asked('after', ['supervisor'], [zhou, person('wang')]),
      ['zhou: supervisor', 'wang: firstReceiver'],
    ],
    ['once where it does', asked('after', ['firstReceiver'], [person('wang')]), ['wang: firstReceiver']],
    ['not of a reminder', asked('before', ['handler'], [person('chen'), person('wang')]), ['chen: handler']],
    [
      'the handler took it as well: one mail, as both',
      asked('after', ['handler'], [person('wang')], { handler: 'wang', firstReceiver: 'wang' }),
      ['wang: handler,firstReceiver'],
    ],
    [
      'the supervisor took it: one mail, as both',
      asked('after', ['handler', 'supervisor'], [person('chen'), boss], { ...fields, firstReceiver: 'boss' }),
      ['chen: handler', 'boss: supervisor,firstReceiver'],
    ],
    ['two offices of one person', asked('after', ['manager', 'supervisor'], [boss]), ['boss: manager,supervisor']],
    [
      'on leave: the deputy as the one they stand in for',
      asked('after', ['supervisor'], [zhou, away('wang', { deputy: 'li' }), person('li')]),
      ['zhou: supervisor', 'li: firstReceiver'],
    ],
    [
      'the deputy is the handler',
      asked('after', ['handler'], [person('chen'), away('wang', { deputy: 'chen' })]),
      ['chen: handler,firstReceiver'],
    ],
    ['nobody to mail', asked('after', ['supervisor'], [zhou, noMail('wang')]), ['zhou: supervisor']],
    ['the row names nobody', asked('after', ['supervisor'], [zhou], { handler: 'chen' }), ['zhou: supervisor']],
  ])('%s', (_, is, expected) => expect(is).toEqual(expected))
})
