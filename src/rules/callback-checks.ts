import type { CallbackFields, CallbackStage } from '../model/callback.ts'
import type { Instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import { CLOCK_SKEW } from './checks.ts'

/** What a callback is checked against. */
export interface CallbackContext {
  readonly now: Instant
  /** Whether a register has a case of this number. */
  readonly isCase: (number: string) => boolean
  /** When that case was resolved, where it was. */
  readonly resolvedAt: Instant | undefined
  /** Whether the call, if it reached nobody, counts as another try (R37). */
  readonly isCounted: boolean
}

/** Everything that is wrong with a callback beyond single cells (R03, R05, R06). `unread` are columns whose cell could not be read. */
export function checkCallback(
  fields: CallbackFields,
  unread: ReadonlySet<string>,
  { now, isCase, resolvedAt, isCounted }: CallbackContext,
): readonly Problem[] {
  const problems: Problem[] = []
  const warn = (column: keyof CallbackFields, other: keyof CallbackFields, code: 'needed-with' | 'not-with') =>
    problems.push({ column, other, severity: 'warns', code })
  const need = (column: keyof CallbackFields, other: keyof CallbackFields) => {
    if (fields[column] === undefined && !unread.has(column)) warn(column, other, 'needed-with')
  }
  for (const column of ['case', 'caller'] as const)
    if (fields[column] === undefined && !unread.has(column))
      problems.push({ column, severity: 'blocks', code: 'missing' })
  if (fields.case !== undefined && !isCase(fields.case))
    problems.push({ column: 'case', severity: 'blocks', code: 'unknown-case', typed: fields.case })
  const { calledAt, attempts, outcome } = fields
  if (calledAt !== undefined && calledAt > now + CLOCK_SKEW)
    problems.push({ column: 'calledAt', severity: 'warns', code: 'in-the-future' })
  if (calledAt !== undefined && resolvedAt !== undefined && calledAt < resolvedAt)
    problems.push({ column: 'calledAt', other: 'resolvedAt', severity: 'warns', code: 'before' })
  if (attempts !== undefined && !(Number.isInteger(attempts) && attempts >= 1))
    problems.push({ column: 'attempts', severity: 'warns', code: 'impossible-number', typed: String(attempts) })
  if (outcome === 'notReached' && !isCounted && calledAt !== undefined && calledAt <= now + CLOCK_SKEW)
    problems.push({ column: 'calledAt', severity: 'warns', code: 'try-not-counted' })
  if (fields.why === 'mandatory') need('whyReason', 'why')
  const answers = (['handled', 'satisfaction'] as const).filter((column) => fields[column] !== undefined)
  for (const answer of answers) {
    if (outcome !== undefined) warn(answer, 'outcome', 'not-with')
    need('calledAt', answer)
  }
  if (outcome === undefined && contradictsItself(fields)) warn('handled', 'satisfaction', 'not-with')
  if (outcome !== undefined) need('calledAt', 'outcome')
  if (outcome === undefined && calledAt !== undefined) {
    // The questions are asked each time (R39).
    need('handled', 'calledAt')
    need('satisfaction', 'calledAt')
  }
  return problems.filter(
    ({ column, code }, index) =>
      code !== 'needed-with' || problems.findIndex((one) => one.column === column && one.code === code) === index,
  )
}

/** Whether a customer is said to be satisfied with what was not done: that is no answer, and closes nothing (R33). */
export const contradictsItself = ({ handled, satisfaction }: CallbackFields): boolean =>
  handled === false && satisfaction !== undefined && satisfaction !== 'dissatisfied'

/** How far a callback has come: what the customer said, or that nobody could be asked. */
export function callbackStage(fields: CallbackFields): Exclude<CallbackStage, 'unaccepted'> {
  const { calledAt, outcome, satisfaction } = fields
  if (outcome === 'refused') return 'refused'
  if (outcome === 'notReached') return 'notReached'
  return calledAt !== undefined && satisfaction !== undefined && !contradictsItself(fields) ? 'called' : 'toCall'
}
