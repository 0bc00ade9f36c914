import type { CaseFields } from '../model/case.ts'
import { DAY, type Instant, instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import { CLOCK_SKEW } from '../rules/checks.ts'
import type { RuleMoment } from '../rules/escalation.ts'
import { isAsked } from '../rules/life/life.ts'
import type { NextLook } from '../sheet/seen.ts'
import type { CaseCallback } from './callbacks/case-callback.ts'

/** When to look again though nobody touches the row: at the next rule, when its callback comes to something, or a time typed ahead has come. */
export function nextLook(
  callback: CaseCallback | undefined,
  problems: readonly Problem[],
  fields: CaseFields,
  ahead: readonly RuleMoment[],
  now: Instant,
): NextLook {
  const life = callback?.life
  const isAfterCare = fields.afterCareUntil !== undefined && fields.closedAt === undefined
  const isOver = life?.stage === 'closed' || (life?.stage === 'resolved' && callback?.choice === undefined)
  if (isOver && life.next === undefined && problems.length === 0 && !isAfterCare) return 'over'
  const times = Object.values(fields).filter((value): value is Instant => typeof value === 'number')
  const typedAhead = problems.some(({ code }) => code === 'in-the-future') ? times.map((at) => at - CLOCK_SKEW) : []
  const careEnds = isAfterCare ? [fields.afterCareUntil] : []
  const moments = [
    ...ahead.map(({ at }) => at),
    ...typedAhead,
    ...careEnds,
    ...(life?.next === undefined ? [] : [life.next]),
  ]
  const coming = moments.filter((at) => at > now)
  if (coming.length > 0) return instant(Math.min(...coming))
  // Once nobody is told any more: a callback that somebody deletes is made anew all the same.
  return isAsked(callback?.choice) && callback?.end === undefined ? instant(now + DAY) : undefined
}
