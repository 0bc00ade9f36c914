import type { CallEnd } from '../../model/callback.ts'
import type { CaseFields } from '../../model/case.ts'
import type { Problem } from '../../model/problem.ts'
import type { CaseRegister } from '../../model/register.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import type { CaseCallback } from './case-callback.ts'

/** A row's problems with what its callback asks of it, in place of what says less (R33, R34). */
export function callbackProblems(
  found: readonly Problem[],
  fields: CaseFields,
  register: CaseRegister,
  callback: CaseCallback | undefined,
  reopenedBy: CallEnd | undefined,
): readonly Problem[] {
  // What was finished before there were callbacks needs no reason to have none, and what is exempt for one reason no other.
  const isBefore = callback !== undefined && callback.choice === undefined && resolvedAt(fields) !== undefined
  const problems =
    isBefore || callback?.choice?.why === 'exempt' ? found.filter(({ code }) => code !== 'not-exempt') : found
  const isReopened = reopenedBy !== undefined && resolvedAt(fields) === undefined
  if (isReopened && fields.status === 'resolved')
    return [
      ...problems.filter(({ column, code }) => column !== 'status' || code !== 'not-with'),
      { column: 'status', severity: 'warns', code: 'reopened-by-call', callback: reopenedBy.number },
    ]
  if (callback === undefined) return problems
  const { life, end } = callback
  if (register === 'incident')
    return fields.closedAt !== undefined && (life.stage === 'toCall' || life.stage === 'declined')
      ? [...problems, { column: 'closedAt', severity: 'warns', code: 'not-closed-yet' }]
      : problems
  const isContent = end?.outcome === 'satisfied' || end?.outcome === 'fairly'
  if (!isContent || fields.result !== undefined) return problems
  return [
    ...problems.filter(({ column, code }) => column !== 'result' || code !== 'needed-with'),
    { column: 'result', severity: 'warns', code: 'needed-to-close' },
  ]
}
