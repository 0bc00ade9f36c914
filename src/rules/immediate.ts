import type { ClockBasis } from '../model/basis.ts'
import type { Case } from '../model/case.ts'
import { IMMEDIATE_CLOCKS, type ImmediateClock } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'
import { resolvedAt } from './case-facts.ts'

/** Whether a case is one to go up on first sight, and why (R13, R29, R30). */
const APPLIES: Readonly<Record<ImmediateClock, (item: Case) => boolean>> = {
  // Whoever is hurt, the case endangers people, whatever its priority says.
  critical: ({ priority, fields }) => priority === 'critical' || (fields.injured ?? 0) > 0,
  incident: ({ register }) => register === 'incident',
  abnormal: ({ fields }) => fields.abnormal === true,
  upset: ({ fields }) => fields.upset === true,
  authority: ({ fields }) => fields.beyondAuthority === true,
}

/** Those of a case's clocks that are due on first sight. */
type FirstSight = { readonly [C in ImmediateClock]?: ClockBasis }

/**
 * The clocks of a case that are due on first sight: `now` where `known`, the clocks of this cycle so far, has them not, so that a
 * reopened case goes up anew (R31). What is typed after the resolution calls nobody any more.
 */
export function immediateClocks(item: Case, known: FirstSight, now: Instant): FirstSight {
  const isOver = resolvedAt(item.fields) !== undefined
  const clocks: { [C in ImmediateClock]?: ClockBasis } = {}
  for (const clock of IMMEDIATE_CLOCKS) {
    const due = known[clock]?.due ?? (isOver ? undefined : now)
    if (due !== undefined && APPLIES[clock](item)) clocks[clock] = { from: [], due }
  }
  return clocks
}
