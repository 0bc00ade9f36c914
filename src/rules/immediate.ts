import type { Basis, ClockBasis } from '../model/basis.ts'
import type { Case } from '../model/case.ts'
import { type Clock, IMMEDIATE_CLOCKS, type ImmediateClock } from '../model/clock.ts'
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

/**
 * A case's clocks with those that are due on first sight: `now` where they were not seen before in this cycle, so that a reopened
 * case goes up anew (R31). What is typed after the resolution calls nobody any more.
 */
export function withImmediate(item: Case, basis: Basis, before: Basis | undefined, now: Instant): Basis {
  const known = before?.cycle === basis.cycle ? before.clocks : {}
  const isOver = resolvedAt(item.fields) !== undefined
  const clocks: { [C in Clock]?: ClockBasis } = { ...basis.clocks }
  for (const clock of IMMEDIATE_CLOCKS) {
    const due = known[clock]?.due ?? (isOver ? undefined : now)
    if (APPLIES[clock](item) && due !== undefined) clocks[clock] = { from: [], due }
    else delete clocks[clock]
  }
  return { ...basis, clocks }
}
