import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/model/instant.ts'
import type { Role } from '../../src/model/role.ts'
import type { Duty, StaffMember } from '../../src/model/staff.ts'
import { keepersOf, type People, recipientsOf, unreachedRoles } from '../../src/rules/recipients.ts'
import type { Concern } from '../../src/rules/scope.ts'
import { escalationRule, nov, peopleOf } from './support.ts'

const now = nov('20 12:00')
const mail = (name: string, more: Partial<StaffMember> = {}): StaffMember => ({
  name,
  mail: `${name}@example.com`,
  roles: [],
  ...more,
})
const supervisor = (name: string, more: Partial<StaffMember> = {}) => mail(name, { roles: ['supervisor'], ...more })
const noMail = (name: string, roles: StaffMember['roles'] = []): StaffMember => ({ name, roles })
const away = { leaveUntil: nov('21 00:00') } as const
const duty = (names: readonly string[], more: Partial<Duty> = {}): Duty => ({
  row: 1,
  role: 'supervisor',
  names,
  ...more,
})
const withDuties = (people: People, ...duties: readonly Duty[]): People => ({ ...people, duties })

const repair: Concern = { register: 'repair', fields: { category: '电梯', room: '3-2-1501', handler: 'chen' } }
const chain = [
  escalationRule(1, 'before', '1小时', { roles: ['supervisor'] }),
  escalationRule(2, 'before', '1小时', { roles: ['manager'] }),
]
const to = (people: People, about: Concern = repair, roles: readonly Role[] = ['supervisor']): readonly string[] =>
  recipientsOf(escalationRule(1, 'before', '1小时', { roles }), chain, about, people, now).map(({ name }) => name)

describe('leave (R25)', () => {
  const li = mail('li')
  it.each<[string, Partial<StaffMember>, string]>([
    ['none', {}, 'zhou'],
    ['until a moment ahead', { leaveUntil: nov('20 12:01') }, 'li'],
    ['until now', { leaveUntil: now }, 'zhou'],
    ['from tomorrow', { leaveFrom: nov('21 00:00'), leaveUntil: nov('25 00:00') }, 'zhou'],
    ['from now', { leaveFrom: now, leaveUntil: nov('25 00:00') }, 'li'],
    ['from yesterday, without an end', { leaveFrom: nov('19 00:00') }, 'li'],
    ['from tomorrow, without an end', { leaveFrom: nov('21 00:00') }, 'zhou'],
    ['over', { leaveFrom: nov('10 00:00'), leaveUntil: nov('15 00:00') }, 'zhou'],
    ['that ends before it begins', { leaveFrom: nov('25 00:00'), leaveUntil: nov('21 00:00') }, 'zhou'],
  ])('%s', (_, leave, name) => {
    expect(to(peopleOf(supervisor('zhou', { deputy: 'li', ...leave }), li))).toEqual([name])
  })

  it('a deputy whose own leave begins tomorrow stands in', () => {
    const later = mail('li', { leaveFrom: nov('21 00:00'), leaveUntil: nov('25 00:00'), deputy: 'sun' })
    expect(to(peopleOf(supervisor('zhou', { ...away, deputy: 'li' }), later, mail('sun')))).toEqual(['li'])
  })
  it('a deputy is asked as the one they stand in for', () => {
    const people = peopleOf(supervisor('zhou', { ...away, deputy: 'li' }), li)
    expect(recipientsOf(escalationRule(1, 'before', '1小时'), [], repair, people, now)).toEqual([
      { name: 'li', mail: 'li@example.com', roles: ['supervisor'] },
    ])
  })
})

describe('scope (R25)', () => {
  const complaints = supervisor('a', { scope: { registers: ['complaint'] } })
  const lifts = supervisor('b', { scope: { registers: ['repair'], categories: ['电梯'] } })
  const block3 = supervisor('c', { scope: { buildings: ['3'] } })
  const all = supervisor('d')
  it.each<[string, readonly StaffMember[], Concern, readonly string[]]>([
    ['those whose case it is, and those who have no scope', [complaints, lifts, block3, all], repair, ['b', 'c', 'd']],
    ['a register alone', [complaints, lifts], { register: 'complaint', fields: {} }, ['a']],
    ['another building', [block3, all], { ...repair, fields: { room: '5-1-101' } }, ['d']],
    [
      'a building that cannot be told is everybody’s',
      [block3, all],
      { ...repair, fields: { room: '地库' } },
      ['c', 'd'],
    ],
    [
      'nobody’s case is the whole office’s',
      [complaints, supervisor('e', { scope: { buildings: ['5'] } })],
      repair,
      ['a', 'e'],
    ],
    [
      'whose case it is has no address: the others of the office',
      [complaints, { ...noMail('b', ['supervisor']), scope: { buildings: ['3'] } }],
      repair,
      ['a'],
    ],
    [
      'the scope is that of the one on leave, not the deputy’s',
      [supervisor('b', { ...away, deputy: 'a' }), { ...complaints, roles: [] }],
      repair,
      ['a'],
    ],
  ])('%s', (_, staff, about, names) => expect(to(peopleOf(...staff), about)).toEqual(names))

  it('handlers are who the row names, whatever their scope', () => {
    const chen = mail('chen', { scope: { registers: ['complaint'] } })
    expect(to(peopleOf(chen, all), repair, ['handler'])).toEqual(['chen'])
  })
})

describe('the roster (R25)', () => {
  const people = peopleOf(supervisor('a'), supervisor('b'), mail('c'), mail('wu', { roles: ['manager'] }))
  const later = { shift: { from: 20 * HOUR, to: 8 * HOUR } } as const
  it.each<[string, People, readonly string[]]>([
    ['whoever is on duty alone', withDuties(people, duty(['b'])), ['b']],
    ['several', withDuties(people, duty(['b', 'a'])), ['b', 'a']],
    ['somebody without the role in the staff tab', withDuties(people, duty(['c'])), ['c']],
    ['nobody just now: the whole office', withDuties(people, duty(['b'], later)), ['a', 'b']],
    ['another office’s: the whole office', withDuties(people, duty(['b'], { role: 'manager' })), ['a', 'b']],
    ['a name that nobody has: the whole office', withDuties(people, duty(['nobody'])), ['a', 'b']],
    ['one of two who is known', withDuties(people, duty(['nobody', 'b'])), ['b']],
    [
      'without an address: the whole office',
      withDuties(peopleOf(supervisor('a'), noMail('b', ['supervisor'])), duty(['b'])),
      ['a'],
    ],
    [
      'on leave: the deputy',
      withDuties(peopleOf(supervisor('a'), supervisor('b', { ...away, deputy: 'c' }), mail('c')), duty(['b'])),
      ['c'],
    ],
    [
      'on leave without a deputy: the whole office',
      withDuties(peopleOf(supervisor('a'), supervisor('b', away)), duty(['b'])),
      ['a'],
    ],
    [
      'of two on duty the one whose case it is',
      withDuties(peopleOf(supervisor('a', { scope: { registers: ['complaint'] } }), supervisor('b')), duty(['a', 'b'])),
      ['b'],
    ],
    [
      'nobody’s case is theirs who are on duty',
      withDuties(peopleOf(supervisor('a', { scope: { registers: ['complaint'] } }), supervisor('b')), duty(['a'])),
      ['a'],
    ],
  ])('%s', (_, known, names) => expect(to(known)).toEqual(names))

  it('the administrator on duty keeps the workbook', () => {
    const admins = peopleOf(mail('x', { roles: ['administrator'] }), mail('y', { roles: ['administrator'] }))
    const keepers = (one: People) => keepersOf(one, now).map(({ name }) => name)
    expect([keepers(admins), keepers(withDuties(admins, duty(['y'], { role: 'administrator' })))]).toEqual([
      ['x', 'y'],
      ['y'],
    ])
  })
})

describe('roles in which nobody could be reached (R25)', () => {
  const admin = mail('admin', { roles: ['administrator'] })
  const wu = mail('wu', { roles: ['manager'] })
  const chen = mail('chen')
  const missed = (roles: readonly Role[], about: Concern, ...staff: readonly StaffMember[]): readonly Role[] =>
    unreachedRoles({ roles }, about, peopleOf(...staff), now)
  const blank: Concern = { register: 'repair', fields: {} }
  it.each<[string, readonly Role[], Concern, readonly StaffMember[], readonly Role[], readonly string[]]>([
    ['everybody is there', ['handler', 'supervisor'], repair, [chen, supervisor('a')], [], ['chen', 'a']],
    [
      'a vacant office: a level up, and the administrator',
      ['supervisor'],
      repair,
      [wu, admin],
      ['supervisor'],
      ['wu', 'admin'],
    ],
    [
      'a wrong address',
      ['supervisor'],
      repair,
      [noMail('a', ['supervisor']), wu, admin],
      ['supervisor'],
      ['wu', 'admin'],
    ],
    [
      'on leave without a deputy',
      ['supervisor'],
      repair,
      [supervisor('a', away), wu, admin],
      ['supervisor'],
      ['wu', 'admin'],
    ],
    ['one of two in the office is there', ['supervisor'], repair, [supervisor('a', away), supervisor('b')], [], ['b']],
    [
      'part of a level: the others have it, and it is known',
      ['handler', 'supervisor'],
      repair,
      [chen, noMail('a', ['supervisor']), wu],
      ['supervisor'],
      ['chen'],
    ],
    [
      'a handler who is named and cannot be reached',
      ['handler', 'supervisor'],
      repair,
      [noMail('chen'), supervisor('a')],
      ['handler'],
      ['a'],
    ],
    ['a handler whom the row does not name', ['handler', 'supervisor'], blank, [supervisor('a')], [], ['a']],
    [
      'nobody of the level: whom the row does not name either',
      ['handler', 'firstReceiver'],
      blank,
      [supervisor('a'), wu],
      ['handler', 'firstReceiver'],
      ['wu'],
    ],
    [
      'the supervisor is the handler: two roles, one mail',
      ['handler', 'supervisor'],
      repair,
      [supervisor('chen')],
      [],
      ['chen'],
    ],
    ['nobody at all', ['supervisor'], repair, [noMail('a', ['supervisor'])], ['supervisor'], []],
  ])('%s', (_, roles, about, staff, expected, told) => {
    expect([missed(roles, about, ...staff), to(peopleOf(...staff), about, roles)]).toEqual([expected, told])
  })
})
