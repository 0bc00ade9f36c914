import { describe, expect, it } from 'vitest'
import { isStep, STEP_ACTIONS, STEPS } from '../../src/model/action.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { CaseNumber, DraftId } from '../../src/model/case-number.ts'
import { CASE_REGISTERS } from '../../src/model/register.ts'
import type { StaffMember } from '../../src/model/staff.ts'
import { type ActedCase, actionsFor, hasStep, partIn, personAt, type ReaderPart } from '../../src/rules/actions.ts'
import { stoppers } from '../../src/rules/case-facts.ts'
import { REGISTER_TABS } from '../../src/sheet/register-table.ts'
import { nov, staffOf } from './support.ts'

const person = (name: string, more: Partial<StaffMember> = {}): StaffMember => ({
  name,
  mail: `${name}@example.com`,
  roles: [],
  ...more,
})

const chen = person('chen', { deputy: 'zhao' })
const zhao = person('zhao', { deputy: 'li' })
const li = person('li')
const wang = person('wang')
const boss = person('boss', { roles: ['manager'], deputy: 'deng' })
const deng = person('deng')
const night = person('night', { deputy: 'early' })
const early = person('early')
const staff = staffOf(chen, zhao, li, wang, boss, deng, night, early)
const duties = [{ row: 1, role: 'supervisor', names: ['night'] }] as const
const fields: CaseFields = { handler: 'chen', firstReceiver: 'wang' }

const part = (...is: readonly (keyof ReaderPart)[]): ReaderPart => ({
  isDoer: is.includes('isDoer'),
  isFirstReceiver: is.includes('isFirstReceiver'),
  isSuperior: is.includes('isSuperior'),
  isCaller: is.includes('isCaller'),
})
const acted = (more: Partial<ActedCase> = {}): ActedCase => ({
  number: 'TS-20261120-001' as CaseNumber,
  register: 'complaint',
  fields,
  ...more,
})
const done: CaseFields = { ...fields, resolvedAt: nov('20 10:00') }

describe('what a reader can do to a case (R09, R27)', () => {
  it.each<[string, ReaderPart, Partial<ActedCase>, string]>([
    ['the handler', part('isDoer'), {}, 'acknowledge responded arrived replied progress promise handOver done notMine'],
    [
      'the first receiver',
      part('isFirstReceiver'),
      {},
      'acknowledge responded arrived replied progress promise handOver done',
    ],
    [
      'whoever is both',
      part('isDoer', 'isFirstReceiver'),
      {},
      'acknowledge responded arrived replied progress promise handOver done',
    ],
    ['a superior', part('isSuperior'), {}, 'acknowledge responded arrived replied progress handOver done'],
    [
      'a superior who handles it',
      part('isSuperior', 'isDoer'),
      {},
      'acknowledge responded arrived replied progress promise handOver done notMine',
    ],
    [
      'a handler where nobody is known to have taken it',
      part('isDoer'),
      { fields: { handler: 'chen' } },
      'acknowledge responded arrived replied progress promise handOver done',
    ],
    [
      'the handler of an incident: no date is promised',
      part('isDoer'),
      { register: 'incident' },
      'acknowledge responded arrived progress handOver done notMine',
    ],
    ['somebody who is nothing to it', part(), {}, ''],
    ['the handler, once it is done', part('isDoer'), { fields: done }, ''],
    [
      'the handler, once it is done and nobody asked the customer',
      part('isDoer'),
      { fields: done, awaitsCallback: true },
      'callback acknowledge',
    ],
    ['a superior then', part('isSuperior'), { fields: done, awaitsCallback: true }, 'callback acknowledge'],
    ['whoever is to call then', part('isCaller'), { fields: done, awaitsCallback: true }, 'callback acknowledge'],
    ['whoever was to call, once it is open again', part('isCaller'), {}, ''],
    [
      'the handler of a case that was reopened since',
      part('isDoer'),
      { fields: { ...done, reopenedAt: nov('20 11:00') } },
      'acknowledge responded arrived replied progress promise handOver done notMine',
    ],
    ['anybody, of a row that is no case yet', part('isDoer'), { number: 'TS-?-3-x' as DraftId }, ''],
  ])('%s', (_who, is, more, actions) => {
    expect(actionsFor(is, acted(more)).join(' ')).toBe(actions)
  })
})

describe('the steps of a case', () => {
  it.each<[string, Partial<ActedCase>, string]>([
    ['of a complaint', {}, 'responded arrived replied'],
    ['of a repair', { register: 'repair' }, 'dispatched responded arrived replied'],
    ['of an incident', { register: 'incident' }, 'responded arrived'],
    ['once the customer was called', { fields: { ...fields, respondedAt: nov('20 10:00') } }, 'arrived replied'],
    [
      'once somebody is there, which tells that they were sent and answered',
      { register: 'repair', fields: { ...fields, arrivedAt: nov('20 10:00') } },
      'replied',
    ],
    ['once the customer has the answer', { fields: { ...fields, repliedAt: nov('20 10:00') } }, 'arrived'],
    [
      'of a case that was reopened since',
      { fields: { ...fields, respondedAt: nov('20 10:00'), arrivedAt: nov('20 10:30'), reopenedAt: nov('20 11:00') } },
      'responded arrived replied',
    ],
    ['of one that is done', { fields: done }, ''],
  ])('%s', (_what, more, steps) => {
    expect(actionsFor(part('isDoer'), acted(more)).filter(isStep).join(' ')).toBe(steps)
  })

  it.each(CASE_REGISTERS)('are those that the register has a column for: %s', (register) => {
    const columns = new Set<string>(REGISTER_TABS[register].columns.map(({ key }) => key))
    for (const step of STEP_ACTIONS)
      expect([step, hasStep(register, step)]).toEqual([step, columns.has(STEPS[step].column)])
  })

  it.each(STEP_ACTIONS)('fill the time that stops their clock first of all: %s', (step) => {
    expect(stoppers(STEPS[step].clock)[0]).toBe(STEPS[step].column)
  })
})

describe('what a person is to a case', () => {
  it.each<[string, StaffMember, CaseFields, readonly (keyof ReaderPart)[]]>([
    ['the handler', chen, fields, ['isDoer']],
    ['the first receiver', wang, fields, ['isFirstReceiver']],
    ['the first receiver of a case without a handler', wang, { firstReceiver: 'wang' }, ['isDoer', 'isFirstReceiver']],
    ['the handler’s deputy', zhao, fields, ['isDoer']],
    ['the deputy’s deputy', li, fields, ['isDoer']],
    ['the first receiver’s deputy', zhao, { handler: 'wang', firstReceiver: 'chen' }, ['isFirstReceiver']],
    ['the handler who is the first receiver’s deputy', zhao, { handler: 'zhao', firstReceiver: 'chen' }, ['isDoer']],
    ['the deputy of both', li, { handler: 'zhao', firstReceiver: 'chen' }, ['isDoer']],
    ['the deputy of one who is both', zhao, { handler: 'chen', firstReceiver: 'chen' }, ['isDoer', 'isFirstReceiver']],
    ['whom the deputy would stand in for', chen, { handler: 'zhao' }, []],
    ['an office', boss, fields, ['isSuperior']],
    ['an office’s deputy', deng, fields, ['isSuperior']],
    ['who has shifts in an office', night, fields, ['isSuperior']],
    ['the deputy of who has shifts', early, fields, ['isSuperior']],
    ['an office that took the case', boss, { firstReceiver: 'boss' }, ['isDoer', 'isFirstReceiver', 'isSuperior']],
    ['whoever is to call, and is nothing else to it', li, { handler: 'wang', caller: 'li' }, ['isCaller']],
    ['the handler who is to call', chen, { ...fields, caller: 'chen' }, ['isDoer', 'isCaller']],
    ['the caller’s deputy', zhao, { handler: 'wang', caller: 'chen' }, ['isCaller']],
    ['anybody else', li, { handler: 'wang' }, []],
  ])('%s', (_who, who, of, is) => {
    expect(partIn(who, of, { staff, duties })).toEqual(part(...is))
  })

  it('ends where deputies go round', () => {
    const round = staffOf(person('a', { deputy: 'b' }), person('b', { deputy: 'a' }))
    expect(partIn(person('a', { deputy: 'b' }), { handler: 'b' }, { staff: round, duties: [] })).toEqual(part('isDoer'))
  })
})

describe('whose link it is', () => {
  const desk = { mail: 'Desk@Example.com' }
  const shared = staffOf(person('front', desk), person('back', desk), person('night', desk), { name: 'old', roles: [] })
  it.each<[string, string, CaseFields, string | undefined]>([
    ['the address in other letters', 'DESK@example.COM ', { handler: 'back' }, 'back'],
    ['the caller before the handler', 'desk@example.com', { handler: 'back', caller: 'night' }, 'night'],
    ['the handler before the first receiver', 'desk@example.com', { handler: 'back', firstReceiver: 'night' }, 'back'],
    ['the first receiver before the others', 'desk@example.com', { handler: 'x', firstReceiver: 'night' }, 'night'],
    ['the first of those who are nothing to it', 'desk@example.com', {}, 'front'],
    ['nobody: another address by now', 'chen@example.com', { handler: 'chen' }, undefined],
    ['nobody: no address at all', '', { handler: 'old' }, undefined],
  ])('%s', (_what, mail, of, name) => {
    expect(personAt(mail, of, { staff: shared, duties: [] })?.name).toBe(name)
  })
})
