import { describe, expect, it } from 'vitest'
import type { CaseFields } from '../../src/model/case.ts'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { CaseRegister } from '../../src/model/register.ts'
import { CLOCK_SKEW, checkCase, happenedBy } from '../../src/rules/checks.ts'
import type { SeenTimes } from '../../src/rules/status.ts'
import { sh } from '../support/desk.ts'
import { nov, staffOf } from './support.ts'

const now = nov('20 12:00')
const context = {
  now,
  staff: staffOf({ name: '王芳', roles: [], department: '客服部' }, { name: '陈强', roles: [] }),
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
    ['anonymous still needs a place', { ...without('room', 'phone'), anonymous: true }, ['blocks missing room']],
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
  it.each<[string, CaseFields, SeenTimes, CaseFields]>([
    ['a resolution', { resolvedAt: ahead }, { resolvedSeen: ahead }, { resolvedAt: ahead }],
    ['a reopening', { reopenedAt: ahead }, { reopenedSeen: ahead }, { reopenedAt: ahead }],
    ['another time than was seen', { resolvedAt: ahead }, { resolvedSeen: now, reopenedSeen: ahead }, {}],
    ['what else was typed for that moment', { closedAt: ahead }, { resolvedSeen: ahead }, {}],
  ])('what was seen has happened, though the clock was put back since: %s', (_name, times, seen, expected) => {
    const fields = { ...good, ...times }
    expect(happenedBy(fields, now, seen)).toEqual({ ...good, ...expected })
    const problems = checkCase('complaint', fields, new Set(), { now, staff: new Map(), seen })
    const ahead = problems.filter(({ code }) => code === 'in-the-future').map(({ column }) => column)
    expect(ahead).toEqual(Object.keys(times).filter((column) => !(column in expected)))
  })
  it('an appointment and a promise lie ahead as they should', () => {
    const fields = { ...good, appointmentAt: ahead, promisedAt: ahead }
    expect(happenedBy(fields, now)).toBe(fields)
  })
})

describe('single values that cannot be meant', () => {
  it.each<[string, CaseFields, readonly string[]]>([
    ['a department of the staff tab', { department: '客服部' }, []],
    ['a department nobody is in', { department: '销售部' }, ['warns unknown-department department']],
    ['a fee', { fee: 120 }, []],
    ['no fee', { fee: 0 }, []],
    ['a fee below nothing', { fee: -1 }, ['warns impossible-number fee']],
    ['nobody injured', { injured: 0 }, []],
    ['half a person injured', { injured: 0.5 }, ['warns impossible-number injured']],
    ['fewer than nobody injured', { injured: -1 }, ['warns impossible-number injured']],
  ])('%s', (_, fields, problems) => {
    expect(check(fields)).toEqual(problems)
  })

  it('where the staff tab names no department, any will do', () => {
    const staff = staffOf({ name: '王芳', roles: [] })
    expect(checkCase('complaint', { ...good, department: '销售部' }, new Set(), { now, staff })).toEqual([])
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
    [
      'paid, fee not agreed',
      { ...resolved, result: '已修', paid: true, feeAgreed: false },
      ['warns not-with feeAgreed resolvedAt'],
    ],
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

describe('what a status says beside the times', () => {
  const resolved = { resolvedAt: nov('20 10:00'), result: '好' }
  it.each<[string, CaseFields, readonly string[]]>([
    ['in progress', { status: 'working' }, []],
    ['in progress, and yet resolved', { ...resolved, status: 'working' }, ['warns not-with status resolvedAt']],
    ['in progress after a reopening', { ...resolved, reopenedAt: nov('20 11:00'), status: 'working' }, []],
    ['resolved', { ...resolved, status: 'resolved' }, []],
    [
      'resolved, and reopened since',
      { ...resolved, reopenedAt: nov('20 11:00'), status: 'resolved' },
      ['warns not-with status reopenedAt'],
    ],
    ['reopened', { ...resolved, reopenedAt: nov('20 11:00'), status: 'reopened' }, []],
    [
      'reopened, and resolved since',
      { ...resolved, resolvedAt: nov('20 11:30'), reopenedAt: nov('20 11:00'), status: 'reopened' },
      ['warns not-with status resolvedAt'],
    ],
    ['reopened, never resolved', { status: 'reopened' }, ['warns nothing-to-reopen status']],
    [
      'reopened, its resolution cleared',
      { reopenedAt: nov('20 11:00'), status: 'reopened' },
      ['warns needed-with resolvedAt reopenedAt'],
    ],
  ])('%s', (_, fields, problems) => {
    expect(check(fields)).toEqual(problems)
  })
})

describe('what is found out about a complaint (R12, R13)', () => {
  const missing = 'warns evidence-missing evidence'
  it.each<[string, CaseFields, readonly string[], (readonly string[])?]>([
    ['valid, the responsible known', { validity: 'valid', responsible: 'us' }, []],
    ['valid, nobody responsible', { validity: 'valid' }, ['warns needed-with responsible validity']],
    ['partly valid, nobody responsible', { validity: 'partly' }, ['warns needed-with responsible validity']],
    ['not valid', { validity: 'invalid' }, []],
    ['abnormal with its checklist', { abnormal: true, evidence: ['contract'] }, []],
    ['abnormal without', { abnormal: true }, [missing]],
    ['abnormal, nothing on the list', { abnormal: true, evidence: [] }, [missing]],
    ['abnormal, the list could not be read', { abnormal: true }, [], ['evidence']],
    ['not abnormal', { abnormal: false }, []],
  ])('%s', (_, fields, problems, unread = []) => {
    expect(check(fields, unread)).toEqual(problems)
  })
})

describe('an incident (R04)', () => {
  const under = { resolvedAt: nov('20 09:30') }
  const closed = { ...under, closedAt: nov('20 11:00'), result: '已恢复' }
  it.each<[string, CaseFields, readonly string[]]>([
    ['reported over the radio, without a phone', without('phone'), []],
    ['reported by nobody', without('customer'), ['blocks missing customer']],
    ['under control is not the end: no result is asked for', { ...good, ...under }, []],
    ['closed', { ...good, ...closed }, []],
    [
      'closed, never under control, nothing said of it',
      { ...good, closedAt: nov('20 11:00') },
      ['warns needed-with resolvedAt closedAt', 'warns needed-with result closedAt'],
    ],
    [
      'closed before it was under control',
      { ...good, ...closed, closedAt: nov('20 09:20') },
      ['warns before closedAt resolvedAt'],
    ],
    ['in after-care', { ...good, ...under, afterCareUntil: nov('21 09:00') }, []],
    [
      'in after-care, never under control',
      { ...good, afterCareUntil: nov('21 09:00') },
      ['warns needed-with resolvedAt afterCareUntil'],
    ],
    [
      'after-care has run out',
      { ...good, ...under, afterCareUntil: nov('20 12:00') },
      ['warns after-care-over afterCareUntil'],
    ],
    ['after-care has run out, closed', { ...good, ...closed, afterCareUntil: nov('20 11:00') }, []],
  ])('%s', (_, fields, problems) => {
    expect(checkCase('incident', fields, new Set(), context).map(line)).toEqual(problems)
  })
})

it.each(['\0', 'x'.repeat(50_000), '👨‍👩‍👧‍👦'.repeat(100), '\u202egnp.exe', '=1+1', '__proto__', 'constructor'])(
  'hostile words are words: %j',
  (text) => {
    const fields = { room: text, customer: text, description: text, cause: text, remark: text }
    expect(check(fields)).toEqual([])
    expect(check({ handler: text, category: text, phone: text })).toEqual([])
  },
)
