import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import { MINUTE } from '../model/instant.ts'
import type { Problem, Severity } from '../model/problem.ts'
import type { CaseRegister } from '../model/register.ts'
import type { StaffMember } from '../model/staff.ts'
import { levelsSaid } from './acknowledged.ts'
import { checkExemption } from './callbacks/exemption.ts'
import { resolvedAt } from './case-facts.ts'
import type { SeenTimes } from './status.ts'

/** A time may lie this far ahead before it counts as in the future: clocks at a desk differ. */
export const CLOCK_SKEW = 10 * MINUTE

/** What a row is checked against. */
export interface CheckContext {
  readonly now: Instant
  /** Whose departments are known. */
  readonly staff: ReadonlyMap<string, StaffMember>
  /** What of its times the system saw, where nobody typed when. */
  readonly seen?: SeenTimes
}

type Time = { [K in keyof CaseFields]-?: CaseFields[K] extends Instant | undefined ? K : never }[keyof CaseFields]

/** What must have happened before what (R06). */
const ORDER: readonly (readonly [earlier: Time, later: Time])[] = [
  ['occurredAt', 'receivedAt'],
  ['receivedAt', 'dispatchedAt'],
  ['receivedAt', 'respondedAt'],
  ['receivedAt', 'arrivedAt'],
  ['receivedAt', 'repliedAt'],
  ['receivedAt', 'promisedAt'],
  ['receivedAt', 'appointmentAt'],
  ['receivedAt', 'progressAt'],
  ['receivedAt', 'acknowledgedAt'],
  ['receivedAt', 'pausedAt'],
  ['receivedAt', 'resolvedAt'],
  ['receivedAt', 'reopenedAt'],
  ['respondedAt', 'arrivedAt'],
  ['arrivedAt', 'resolvedAt'],
  ['pausedAt', 'resumedAt'],
  ['resolvedAt', 'closedAt'],
  ['resolvedAt', 'afterCareUntil'],
]

/** Moments that have happened; a promise and an appointment may lie ahead. */
const HAPPENED: readonly Time[] = [
  'receivedAt',
  'occurredAt',
  'dispatchedAt',
  'respondedAt',
  'arrivedAt',
  'repliedAt',
  'progressAt',
  'acknowledgedAt',
  'pausedAt',
  'resumedAt',
  'resolvedAt',
  'reopenedAt',
  'closedAt',
]

const isAhead = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at > now + CLOCK_SKEW

/** The times that are said to have happened and lie in the future. What was seen has happened, though the clock was put back since. */
const aheadOf = (fields: CaseFields, now: Instant, { resolvedSeen, reopenedSeen }: SeenTimes): readonly Time[] =>
  HAPPENED.filter((column) => {
    const at = fields[column]
    const seen = column === 'resolvedAt' ? resolvedSeen : column === 'reopenedAt' ? reopenedSeen : undefined
    return isAhead(at, now) && at !== seen
  })

/**
 * The fields as of now: what is said to have happened and lies in the future is said to the clerk, and stops, pauses and
 * reopens nothing until its moment has come; nor does anybody know of a case until then. What was `seen` is no such thing.
 */
export function happenedBy(fields: CaseFields, now: Instant, seen: SeenTimes = {}): CaseFields {
  const ahead = new Set<string>(aheadOf(fields, now, seen))
  if (ahead.has('acknowledgedAt')) ahead.add('acknowledgedBy')
  return ahead.size === 0 ? fields : Object.fromEntries(Object.entries(fields).filter(([key]) => !ahead.has(key)))
}

const blocks = (column: keyof CaseFields): Problem => ({ column, severity: 'blocks', code: 'missing' })
const neededWith = (column: keyof CaseFields, other: keyof CaseFields): Problem => ({
  column,
  other,
  severity: 'warns',
  code: 'needed-with',
})

/** Everything that is wrong with a row beyond single cells (R05, R06). `unread` are columns whose cell could not be read. */
export function checkCase(
  register: CaseRegister,
  fields: CaseFields,
  unread: ReadonlySet<string>,
  context: CheckContext,
): readonly Problem[] {
  return [
    ...missing(register, fields).filter(({ column }) => !unread.has(column)),
    ...times(fields, context),
    ...values(fields, context),
    ...together(register, fields, unread),
    ...checkExemption(fields, unread),
    ...choice(happenedBy(fields, context.now, context.seen), unread),
    ...abnormal(fields, unread),
    ...afterCare(fields, context.now),
  ]
}

/**
 * R05: who and how to reach them (unless anonymous), what, when and where, and who took it (R09). An incident may be reported over
 * the radio: its reporter has a name.
 */
function missing(register: CaseRegister, fields: CaseFields): readonly Problem[] {
  const needed: (keyof CaseFields)[] = ['receivedAt', 'firstReceiver', 'room', 'category', 'description']
  if (fields.anonymous !== true) needed.push('customer')
  if (fields.anonymous !== true && register !== 'incident') needed.push('phone')
  return needed.filter((key) => fields[key] === undefined).map(blocks)
}

function times(fields: CaseFields, { now, seen = {} }: CheckContext): readonly Problem[] {
  const severity = (column: Time): Severity => (column === 'receivedAt' || column === 'occurredAt' ? 'blocks' : 'warns')
  const ahead = aheadOf(fields, now, seen)
  // A reopened case resolves twice, and the cells hold the first cycle's times until they are overwritten.
  const order = ORDER.filter(([earlier, later]) => (fields[later] ?? Infinity) < (fields[earlier] ?? -Infinity)).filter(
    ([earlier]) => earlier === 'occurredAt' || earlier === 'receivedAt' || fields.reopenedAt === undefined,
  )
  return [
    ...ahead.map((column): Problem => ({ column, severity: severity(column), code: 'in-the-future' })),
    ...order.map(
      ([earlier, later]): Problem =>
        earlier === 'occurredAt'
          ? { column: later, other: earlier, severity: 'blocks', code: 'before' }
          : { column: later, other: earlier, severity: severity(later), code: 'before' },
    ),
  ]
}

/** Single values that are read and cannot be meant. */
function values(fields: CaseFields, { staff }: CheckContext): readonly Problem[] {
  const problems: Problem[] = []
  const { department, fee, injured, acknowledgedLevels } = fields
  const departments = new Set([...staff.values()].flatMap((person) => person.department ?? []))
  if (department !== undefined && departments.size > 0 && !departments.has(department))
    problems.push({ column: 'department', severity: 'warns', code: 'unknown-department', typed: department })
  if (fee !== undefined && fee < 0)
    problems.push({ column: 'fee', severity: 'warns', code: 'impossible-number', typed: String(fee) })
  if (injured !== undefined && !(Number.isInteger(injured) && injured >= 0))
    problems.push({ column: 'injured', severity: 'warns', code: 'impossible-number', typed: String(injured) })
  if (acknowledgedLevels !== undefined && levelsSaid(acknowledgedLevels) === undefined)
    problems.push({ column: 'acknowledgedLevels', severity: 'warns', code: 'bad-levels', typed: acknowledgedLevels })
  return problems
}

/** What one cell asks of another (R06, R12, R21). */
function together(register: CaseRegister, fields: CaseFields, unread: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = []
  const need = (column: keyof CaseFields, other: keyof CaseFields) => {
    if (fields[column] === undefined && !unread.has(column)) problems.push(neededWith(column, other))
  }
  if (register === 'incident') {
    // Under control is not the end: what came of it is known when it is closed.
    if (fields.closedAt !== undefined) {
      need('resolvedAt', 'closedAt')
      need('result', 'closedAt')
    }
    if (fields.afterCareUntil !== undefined) need('resolvedAt', 'afterCareUntil')
  } else if (resolvedAt(fields) !== undefined) {
    need('result', 'resolvedAt')
    if (fields.paid === true && fields.feeAgreed === undefined && !unread.has('feeAgreed'))
      problems.push(neededWith('feeAgreed', 'resolvedAt'))
    if (fields.paid === true && fields.feeAgreed === false)
      problems.push({ column: 'feeAgreed', other: 'resolvedAt', severity: 'warns', code: 'not-with' })
  }
  if (fields.validity === 'valid' || fields.validity === 'partly') need('responsible', 'validity')
  if (fields.pausedAt !== undefined && fields.pauseReason === undefined && !unread.has('pauseReason'))
    problems.push({ column: 'pauseReason', severity: 'warns', code: 'pauses-nothing' })
  if (fields.pauseReason !== undefined) need('pausedAt', 'pauseReason')
  if (fields.resumedAt !== undefined) need('pausedAt', 'resumedAt')
  if (fields.reopenedAt !== undefined) need('resolvedAt', 'reopenedAt')
  if (fields.acknowledgedAt !== undefined) need('acknowledgedBy', 'acknowledgedAt')
  else if (fields.acknowledgedLevels !== undefined) need('acknowledgedBy', 'acknowledgedLevels')
  return problems
}

/** A status that says something else than the times do. */
function choice(fields: CaseFields, unread: ReadonlySet<string>): readonly Problem[] {
  const { status, reopenedAt } = fields
  const isResolved = resolvedAt(fields) !== undefined
  const contradicts = (other: keyof CaseFields): readonly Problem[] => [
    { column: 'status', other, severity: 'warns', code: 'not-with' },
  ]
  if ((status === 'working' || status === 'reopened') && isResolved) return contradicts('resolvedAt')
  if (status === 'resolved' && !isResolved && reopenedAt !== undefined) return contradicts('reopenedAt')
  const wasResolved = fields.resolvedAt !== undefined || reopenedAt !== undefined || unread.has('resolvedAt')
  return status === 'reopened' && !wasResolved
    ? [{ column: 'status', severity: 'warns', code: 'nothing-to-reopen' }]
    : []
}

/** An abnormal complaint carries its checklist (R13). */
const abnormal = ({ abnormal: is, evidence = [] }: CaseFields, unread: ReadonlySet<string>): readonly Problem[] =>
  is === true && evidence.length === 0 && !unread.has('evidence')
    ? [{ column: 'evidence', severity: 'warns', code: 'evidence-missing' }]
    : []

/** After-care ends with the incident's closing, or somebody looks again (R04). */
const afterCare = ({ afterCareUntil, closedAt }: CaseFields, now: Instant): readonly Problem[] =>
  afterCareUntil !== undefined && closedAt === undefined && afterCareUntil <= now
    ? [{ column: 'afterCareUntil', severity: 'warns', code: 'after-care-over' }]
    : []
