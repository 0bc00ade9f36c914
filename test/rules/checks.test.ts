import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import { CLOCK_SKEW, checkCase, happenedBy } from '../../src/rules/checks.ts'
import { sh } from '../support/desk.ts'
import { nov, staffOf } from './support.ts'

const now = nov('20 12:00')
const context = {
  now,
  staff: staffOf({ name: '王芳', roles: [] }, { name: '陈强', roles: [] }),
  categories: [
    { register: 'complaint', category: '公区设备', subcategory: '爆管停水' },
    { register: 'complaint', category: '公区设备', subcategory: '楼道灯故障' },
    { register: 'complaint', category: '噪音扰民' },
    { register: 'repair', category: '电梯' },
  ],
}
const good: CaseFields = {
  receivedAt: nov('20 09:00'),
  firstReceiver: '王芳',
  handler: '陈强',
  customer: '李四',
  phone: '13800000000',
  room: '3-2-1201',
  category: '噪音扰民',
  description: '半夜施工',
}

const line = (problem: Problem): string =>
  [problem.severity, problem.code, problem.column, ...('other' in problem ? [problem.other] : [])].join(' ')

const check = (more: CaseFields, unread: readonly string[] = [], register: CaseRegister = 'complaint') =>
  checkCase(register, { ...good, ...more }, new Set(unread), context).map(line)

/** The good row without these. */
const without = (...columns: readonly (keyof CaseFields)[]): CaseFields =>
  Object.fromEntries(Object.entries(good).filter(([key]) => !columns.some((column) => column === key)))

describe('what a row needs (R05)', () => {
  it.each<[string, CaseFields, readonly string[]]>([
    ['all there', good, []],
    ['no time', without('receivedAt'), ['blocks missing receivedAt']],
    ['no first receiver (R09)', without('firstReceiver'), ['blocks missing firstReceiver']],
    ['no customer', without('customer'), ['blocks missing customer']],
    ['no phone', without('phone'), ['blocks missing phone']],
    ['no place', without('room'), ['blocks missing room']],
    ['no category', without('category'), ['blocks missing category']],
    ['no words', without('description'), ['blocks missing description']],
    ['anonymous: neither name nor phone', { ...without('customer', 'phone'), anonymous: true }, []],
    [
      'said not to be anonymous',
      { ...without('customer', 'phone'), anonymous: false },
      ['blocks missing customer', 'blocks missing phone'],
    ],
    ['anonymous still needs a place', { ...without('room'), anonymous: true }, ['blocks missing room']],
    ['the handler may come later', without('handler'), []],
  ])('%s', (_, fields, problems) => {
    expect(checkCase('complaint', fields, new Set(), context).map(line)).toEqual(problems)
  })

  it('a cell that could not be read is not missing as well', () => {
    const fields = without('receivedAt', 'room')
    expect(checkCase('complaint', fields, new Set(['receivedAt']), context).map(line)).toEqual(['blocks missing room'])
  })
})

describe('times in order (R06)', () => {
  it.each<[string, CaseFields, readonly string[]]>([
    ['happened before it was told', { occurredAt: nov('20 08:00') }, []],
    ['happened as it was told', { occurredAt: nov('20 09:00') }, []],
    ['told before it happened', { occurredAt: nov('20 09:01') }, ['blocks before receivedAt occurredAt']],
    ['dispatched before', { dispatchedAt: nov('20 08:59') }, ['warns before dispatchedAt receivedAt']],
    ['responded before', { respondedAt: nov('20 08:59') }, ['warns before respondedAt receivedAt']],
    ['replied before', { repliedAt: nov('20 08:59') }, ['warns before repliedAt receivedAt']],
    ['progress before', { progressAt: nov('20 08:59') }, ['warns before progressAt receivedAt']],
    ['paused before', { pausedAt: nov('20 08:59'), pauseReason: 'parts' }, ['warns before pausedAt receivedAt']],
    ['arrived before', { arrivedAt: nov('20 08:59') }, ['warns before arrivedAt receivedAt']],
    [
      'arrived before responded',
      { respondedAt: nov('20 10:00'), arrivedAt: nov('20 09:30') },
      ['warns before arrivedAt respondedAt'],
    ],
    [
      'resolved before arrived',
      { arrivedAt: nov('20 10:00'), resolvedAt: nov('20 09:30'), result: '好' },
      ['warns before resolvedAt arrivedAt'],
    ],
    [
      'resumed before paused',
      { pausedAt: nov('20 10:00'), resumedAt: nov('20 09:30'), pauseReason: 'parts' },
      ['warns before resumedAt pausedAt'],
    ],
    [
      'resolved before it was received',
      { resolvedAt: nov('20 08:00'), result: '好' },
      ['warns before resolvedAt receivedAt'],
    ],
    [
      'reopened before it was received',
      { reopenedAt: nov('20 08:00'), resolvedAt: nov('20 10:00'), result: '好' },
      ['warns before reopenedAt receivedAt'],
    ],
    [
      'after a reopening the first cycle’s times may stand',
      {
        respondedAt: nov('20 11:00'),
        arrivedAt: nov('20 10:00'),
        resolvedAt: nov('20 10:30'),
        reopenedAt: nov('20 10:45'),
      },
      [],
    ],
    [
      'but none from before the case',
      { arrivedAt: nov('20 08:00'), resolvedAt: nov('20 10:30'), reopenedAt: nov('20 10:45') },
      ['warns before arrivedAt receivedAt'],
    ],
    ['promised for before', { promisedAt: nov('20 08:59') }, ['warns before promisedAt receivedAt']],
    ['an appointment for before', { appointmentAt: nov('20 08:59') }, ['warns before appointmentAt receivedAt']],
    ['both for the very receipt', { promisedAt: nov('20 09:00'), appointmentAt: nov('20 09:00') }, []],
    [
      'an appointment for after the promise is the customer’s own affair',
      { promisedAt: nov('21 09:00'), appointmentAt: nov('22 09:00') },
      [],
    ],
    [
      'a promise may lie ahead, an appointment too',
      { promisedAt: nov('29 09:00'), appointmentAt: nov('29 09:00') },
      [],
    ],
  ])('%s', (_, fields, problems) => {
    expect(check(fields)).toEqual(problems)
  })

  it.each<[keyof CaseFields, string]>([
    ['receivedAt', 'blocks'],
    ['occurredAt', 'blocks'],
    ['dispatchedAt', 'warns'],
    ['respondedAt', 'warns'],
    ['arrivedAt', 'warns'],
    ['repliedAt', 'warns'],
    ['progressAt', 'warns'],
    ['pausedAt', 'warns'],
    ['resumedAt', 'warns'],
    ['resolvedAt', 'warns'],
    ['reopenedAt', 'warns'],
  ])('%s in the future', (column, severity) => {
    const ahead = `${severity} in-the-future ${column}`
    expect(check({ [column]: instant(now + CLOCK_SKEW) })).not.toContain(ahead)
    expect(check({ [column]: instant(now + CLOCK_SKEW + 1) })).toContain(ahead)
    expect(check({ [column]: sh('9999-12-31 23:59') })).toContain(ahead)
    expect(check({ [column]: sh('1900-01-01 00:00') }).filter((text) => text.includes('future'))).toEqual([])
  })
})

describe('what has not come has not happened', () => {
  const ahead = instant(now + HOUR)
  it('moments ahead are left out until they come', () => {
    const fields = {
      ...good,
      resolvedAt: ahead,
      pausedAt: ahead,
      respondedAt: nov('20 10:00'),
      fee: Number.MAX_SAFE_INTEGER,
    }
    expect(happenedBy(fields, now)).toEqual({ ...good, respondedAt: nov('20 10:00'), fee: Number.MAX_SAFE_INTEGER })
    expect(happenedBy(fields, ahead)).toEqual(fields)
  })
  it('within what clocks at a desk differ by they count', () => {
    const fields = { ...good, resolvedAt: instant(now + 10 * MINUTE) }
    expect(happenedBy(fields, now)).toBe(fields)
  })
  it('an appointment and a promise lie ahead as they should', () => {
    const fields = { ...good, appointmentAt: ahead, promisedAt: ahead }
    expect(happenedBy(fields, now)).toBe(fields)
  })
})

describe('names', () => {
  it.each<[string, CaseFields, readonly string[]]>([
    ['a first receiver nobody knows', { firstReceiver: '王方' }, ['warns unknown-staff firstReceiver']],
    ['a handler nobody knows', { handler: '陈墙' }, ['warns unknown-staff handler']],
    ['a category nobody knows', { category: '闹鬼' }, ['blocks unknown-category category']],
    ['a category of the other register', { category: '电梯' }, ['blocks unknown-category category']],
    ['a subcategory', { category: '公区设备', subcategory: '爆管停水' }, []],
    ['a subcategory of another category', { subcategory: '爆管停水' }, ['warns unknown-subcategory subcategory']],
    ['no subcategory where there are some', { category: '公区设备' }, []],
    [
      'an unknown category says nothing of its subcategory',
      { category: '闹鬼', subcategory: '爆管停水' },
      ['blocks unknown-category category'],
    ],
  ])('%s', (_, fields, problems) => {
    expect(check(fields)).toEqual(problems)
  })
  it('categories are the register’s own', () => {
    expect(check({ category: '电梯' }, [], 'repair')).toEqual([])
  })
})

describe('telephone numbers', () => {
  it.each([
    '13800000000',
    '138 0000 0000',
    '138-0000-0000',
    '+86 138 0000 0000',
    '１３８００００００００',
    '010-12345678',
    '(010) 12345678',
    '（010）12345678',
    '010-12345678转801',
    '010-12345678 转 801',
    '010.1234.5678 ext. 12',
    '010-12345678#1',
    '1234567',
    '123456789012345',
    '12345678',
    '1012345678',
    '13800000000801',
  ])('%s is one', (phone) => {
    expect(check({ phone })).toEqual([])
  })
  it.each([
    '123456',
    '1380000000',
    '138 0000 000',
    '13800000',
    '138000000001',
    '1234567890123456',
    '无',
    '物业前台',
    '1380000000O',
    '13800000000、13900000000',
    '13800000000转八楼',
    '010-12345678转1234567',
    '',
    '\0\0\0\0\0\0\0\0',
    '📞📞📞📞📞📞📞📞',
    '\u202e13800000000',
    '9'.repeat(50_000),
  ])('%j is odd', (phone) => {
    expect(check({ phone })).toEqual(['warns odd-phone phone'])
  })
})

describe('what one cell asks of another (R06, R21)', () => {
  const resolved = { resolvedAt: nov('20 10:00') }
  const feeMissing = 'warns needed-with feeAgreed resolvedAt'
  it.each<[string, CaseFields, readonly string[], (readonly string[])?]>([
    ['resolved with a result', { ...resolved, result: '已修' }, []],
    ['resolved without', resolved, ['warns needed-with result resolvedAt']],
    ['resolved, the result could not be read', resolved, [], ['result']],
    ['reopened: no result is asked for', { ...resolved, reopenedAt: nov('20 11:00') }, []],
    ['paid, fee agreed', { ...resolved, result: '已修', paid: true, feeAgreed: true }, []],
    ['paid, fee not agreed', { ...resolved, result: '已修', paid: true, feeAgreed: false }, [feeMissing]],
    ['paid, fee not asked', { ...resolved, result: '已修', paid: true }, [feeMissing]],
    ['paid, still open', { paid: true }, []],
    ['free', { ...resolved, result: '已修', paid: false }, []],
    ['paused without a reason', { pausedAt: nov('20 10:00') }, ['warns pauses-nothing pauseReason']],
    ['paused, the reason could not be read', { pausedAt: nov('20 10:00') }, [], ['pauseReason']],
    ['a reason without a pause', { pauseReason: 'parts' }, ['warns needed-with pausedAt pauseReason']],
    ['resumed without a pause', { resumedAt: nov('20 10:00') }, ['warns needed-with pausedAt resumedAt']],
    ['reopened, never resolved', { reopenedAt: nov('20 10:00') }, ['warns needed-with resolvedAt reopenedAt']],
  ])('%s', (_, fields, problems, unread = []) => {
    expect(check(fields, unread)).toEqual(problems)
  })
})

it.each(['\0', 'x'.repeat(50_000), '👨‍👩‍👧‍👦'.repeat(100), '\u202egnp.exe', '=1+1', '__proto__', 'constructor'])(
  'hostile words are words: %j',
  (text) => {
    const fields = { room: text, customer: text, description: text, cause: text, remark: text }
    expect(check(fields)).toEqual([])
    expect(check({ handler: text, category: text })).toEqual([
      'warns unknown-staff handler',
      'blocks unknown-category category',
    ])
  },
)
