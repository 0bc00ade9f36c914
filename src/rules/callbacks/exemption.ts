import type { Exemption } from '../../model/callback.ts'
import type { CaseFields } from '../../model/case.ts'
import type { Problem } from '../../model/problem.ts'
import type { CaseRegister } from '../../model/register.ts'
import { resolvedAt } from '../case-facts.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * Why nobody is called back (R36); undefined where a flag does not hold what it says, or none is set. *onSpot*: settled on the spot, the
 * customer satisfied or fairly so, and with a result. *anonymous*: anonymous and without a phone; an incident also where nobody left
 * one. *sensitive*: with the reason in the remark. `unread` are columns whose cell could not be read: a phone that is not understood is
 * a phone.
 */
export function exemptionOf(
  register: CaseRegister,
  fields: CaseFields,
  unread: ReadonlySet<string> = NONE,
): Exemption | undefined {
  if (fields.sensitive === true && fields.remark !== undefined) return 'sensitive'
  const isUnreachable = fields.phone === undefined && !unread.has('phone')
  if (isUnreachable && (fields.anonymous === true || register === 'incident')) return 'anonymous'
  return fields.settledOnSpot === true && isContent(fields) && fields.result !== undefined ? 'onSpot' : undefined
}

const isContent = ({ onSpotSatisfaction }: CaseFields): boolean =>
  onSpotSatisfaction === 'satisfied' || onSpotSatisfaction === 'fairly'

/**
 * What keeps an exemption that a row claims from holding (R36): the case is called back as long as it stands. `unread` are columns whose
 * cell could not be read, which is told of them already.
 */
export function checkExemption(fields: CaseFields, unread: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = []
  const tell = (column: keyof CaseFields, other: keyof CaseFields, because: 'blank' | 'filled' | 'unhappy') => {
    if (!unread.has(column)) problems.push({ column, other, severity: 'warns', code: 'not-exempt', because })
  }
  if (fields.settledOnSpot === true) {
    if (fields.onSpotSatisfaction === undefined) tell('onSpotSatisfaction', 'settledOnSpot', 'blank')
    else if (!isContent(fields)) tell('onSpotSatisfaction', 'settledOnSpot', 'unhappy')
  } else if (fields.onSpotSatisfaction !== undefined) {
    tell('settledOnSpot', 'onSpotSatisfaction', 'blank')
  }
  if (fields.anonymous === true && fields.phone !== undefined) tell('phone', 'anonymous', 'filled')
  // Why nobody is to be called is known by the end of the work at the latest.
  if (fields.sensitive === true && fields.remark === undefined && resolvedAt(fields) !== undefined)
    tell('remark', 'sensitive', 'blank')
  return problems
}
