import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import { MINUTE } from '../model/instant.ts'
import type { Problem, Severity } from '../model/problem.ts'
import type { CaseRegister } from '../model/register.ts'
import type { Category, StaffMember } from '../model/staff.ts'
import { resolvedAt } from './case-facts.ts'

/** A time may lie this far ahead before it counts as in the future: clocks at a desk differ. */
export const CLOCK_SKEW = 10 * MINUTE

/** What a row is checked against. */
export interface CheckContext {
  readonly now: Instant
  readonly staff: ReadonlyMap<string, StaffMember>
  readonly categories: readonly Category[]
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
  ['receivedAt', 'pausedAt'],
  ['receivedAt', 'resolvedAt'],
  ['receivedAt', 'reopenedAt'],
  ['respondedAt', 'arrivedAt'],
  ['arrivedAt', 'resolvedAt'],
  ['pausedAt', 'resumedAt'],
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
  'pausedAt',
  'resumedAt',
  'resolvedAt',
  'reopenedAt',
]

const isAhead = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at > now + CLOCK_SKEW

/**
 * The fields as of now: what is said to have happened and lies in the future is said to the clerk, and stops, pauses and
 * reopens nothing until its moment has come.
 */
export function happenedBy(fields: CaseFields, now: Instant): CaseFields {
  const ahead = new Set<string>(HAPPENED.filter((column) => isAhead(fields[column], now)))
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
    ...missing(fields).filter(({ column }) => !unread.has(column)),
    ...times(fields, context.now),
    ...names(register, fields, context),
    ...together(fields, unread),
  ]
}

/** R05: who and how to reach them (unless anonymous), what, when and where, and who took it. */
function missing(fields: CaseFields): readonly Problem[] {
  const needed: (keyof CaseFields)[] = ['receivedAt', 'firstReceiver', 'room', 'category', 'description']
  if (fields.anonymous !== true) needed.push('customer', 'phone')
  return needed.filter((key) => fields[key] === undefined).map(blocks)
}

function times(fields: CaseFields, now: Instant): readonly Problem[] {
  const severity = (column: Time): Severity => (column === 'receivedAt' || column === 'occurredAt' ? 'blocks' : 'warns')
  const ahead = HAPPENED.filter((column) => isAhead(fields[column], now))
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

function names(register: CaseRegister, fields: CaseFields, { staff, categories }: CheckContext): readonly Problem[] {
  const problems: Problem[] = []
  for (const column of ['firstReceiver', 'handler'] as const) {
    const typed = fields[column]
    if (typed !== undefined && !staff.has(typed))
      problems.push({ column, severity: 'warns', code: 'unknown-staff', typed })
  }
  const { category, subcategory, phone } = fields
  const known = categories.filter((one) => one.register === register && one.category === category)
  if (category !== undefined && known.length === 0)
    problems.push({ column: 'category', severity: 'blocks', code: 'unknown-category', typed: category })
  else if (subcategory !== undefined && known.every((one) => one.subcategory !== subcategory))
    problems.push({ column: 'subcategory', severity: 'warns', code: 'unknown-subcategory', typed: subcategory })
  if (phone !== undefined && !isPlausiblePhone(phone))
    problems.push({ column: 'phone', severity: 'warns', code: 'odd-phone', typed: phone })
  return problems
}

/**
 * Seven to fifteen digits, with what people put between them, and perhaps an extension. Chinese mobile numbers have eleven, so
 * one that begins like them and has a digit or a few less, or one more, was mistyped.
 */
function isPlausiblePhone(typed: string): boolean {
  const [line = '', extension = ''] = typed.normalize('NFKC').split(/转|ext\.?|#/i)
  const digits = line.replaceAll(/[\s()\-.+/]/g, '')
  return /^\d{7,15}$/.test(digits) && !/^1[3-9](\d{6,8}|\d{10})$/.test(digits) && /^\s*\d{0,6}\s*$/.test(extension)
}

/** What one cell asks of another (R06, R21). */
function together(fields: CaseFields, unread: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = []
  const need = (column: keyof CaseFields, other: keyof CaseFields) => {
    if (fields[column] === undefined && !unread.has(column)) problems.push(neededWith(column, other))
  }
  if (resolvedAt(fields) !== undefined) {
    need('result', 'resolvedAt')
    if (fields.paid === true && fields.feeAgreed !== true) problems.push(neededWith('feeAgreed', 'resolvedAt'))
  }
  if (fields.pausedAt !== undefined && fields.pauseReason === undefined && !unread.has('pauseReason'))
    problems.push({ column: 'pauseReason', severity: 'warns', code: 'pauses-nothing' })
  if (fields.pauseReason !== undefined) need('pausedAt', 'pauseReason')
  if (fields.resumedAt !== undefined) need('pausedAt', 'resumedAt')
  if (fields.reopenedAt !== undefined) need('resolvedAt', 'reopenedAt')
  return problems
}
