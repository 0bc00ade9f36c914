import type { Basis, ClockBasis, Cycle } from '../model/basis.ts'
import type { Case } from '../model/case.ts'
import { FIRST_SIGHT_CLOCKS, type FirstSightClock } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'
import { cycleOf, resolvedAt } from './case-facts.ts'

/** What is asked of a row: of one that is not accepted, what of it can be read. */
type Asked = Pick<Case, 'register' | 'fields' | 'priority'>

/** Whether a case is one to go up on first sight, and why (R13, R29, R30). */
const APPLIES: Readonly<Record<FirstSightClock, (item: Asked) => boolean>> = {
  // Whoever is hurt, the case endangers people, whatever its priority says.
  critical: ({ priority, fields }) => priority === 'critical' || (fields.injured ?? 0) > 0,
  incident: ({ register }) => register === 'incident',
  abnormal: ({ fields }) => fields.abnormal === true,
  upset: ({ fields }) => fields.upset === true,
  authority: ({ fields }) => fields.beyondAuthority === true,
}

/** Those of a case's clocks that are due on first sight. */
type FirstSight = { readonly [C in FirstSightClock]?: ClockBasis }

/**
 * The clocks of a case that are due on first sight: `now` where `known`, the clocks of this cycle so far, has them not. What an `earlier`
 * cycle was mailed about is not mailed again: that the case is back is told by itself (R34). What is typed after the resolution calls
 * nobody any more.
 */
export function immediateClocks(
  item: Asked,
  known: FirstSight,
  earlier: readonly Pick<Cycle, 'clocks'>[],
  now: Instant,
): FirstSight {
  const isOver = resolvedAt(item.fields) !== undefined
  const clocks: { [C in FirstSightClock]?: ClockBasis } = {}
  for (const clock of FIRST_SIGHT_CLOCKS) {
    const isTold = earlier.some((past) => past.clocks[clock] !== undefined)
    const due = known[clock]?.due ?? (isOver || isTold ? undefined : now)
    if (due !== undefined && APPLIES[clock](item)) clocks[clock] = { from: [], due }
  }
  return clocks
}

/** What no fingerprint is: no policy was ever asked for the deadlines of this row. */
const NOT_ASKED = '-'

/**
 * The deadlines of a row that is not accepted `now`: those it had, and what goes up on first sight all the same (R30), for a fire does
 * not wait until its report is well typed. They stay with the row once it is accepted. Undefined where there are none; a row that was
 * reopened waits until it can be stamped.
 */
export function stampUnaccepted(item: Asked, before: Basis | undefined, now: Instant): Basis | undefined {
  const { reopenedAt } = item.fields
  if (before !== undefined && before.reopenedAt !== reopenedAt) return before
  const clocks = immediateClocks(item, before?.clocks ?? {}, before?.earlier ?? [], now)
  if (before !== undefined && before.asked !== NOT_ASKED) return { ...before, clocks: { ...before.clocks, ...clocks } }
  if (Object.keys(clocks).length === 0) return undefined
  return {
    origin: 'policy',
    cycle: cycleOf(item.fields, before),
    ...(reopenedAt === undefined ? {} : { reopenedAt }),
    asked: NOT_ASKED,
    calendar: 'always',
    limits: {},
    clocks,
    pauses: [],
    promises: [],
    earlier: [],
  }
}
