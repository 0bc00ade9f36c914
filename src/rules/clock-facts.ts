import type { Pause } from '../calendar/pauses.ts'
import type { CasePause } from '../model/basis.ts'
import type { Case } from '../model/case.ts'
import type { PolicyClock } from '../model/clock.ts'
import { type Instant, instant } from '../model/instant.ts'
import { resolvedAt, startOf } from './case-facts.ts'

/** Where a clock of the case starts, and all the facts that its deadline rests on, the start first. */
export interface Beginning {
  readonly start: Instant
  readonly facts: readonly Instant[]
  /** What is let out of its time: none but *resolve* stands still (R21), and for no pause before it ended. */
  readonly pauses?: readonly Pause[]
}

/** When the clocks of a case's present cycle began. */
const startOfCase = ({ fields, receivedAt }: Case): Instant => startOf({ ...fields, receivedAt })

/** How a clock of the present cycle begins; undefined while it has not. */
export function beginningOf(clock: PolicyClock, item: Case, pauses: readonly CasePause[]): Beginning | undefined {
  const { fields } = item
  const start = startOfCase(item)
  switch (clock) {
    case 'progress': {
      // Each report to the customer starts the interval anew (R14).
      const last = instant(Math.max(fields.progressAt ?? start, start))
      return { start: last, facts: [last] }
    }
    case 'callback': {
      const done = resolvedAt(fields)
      return done === undefined ? undefined : { start: done, facts: [done] }
    }
    case 'resolve': {
      const ended = pauses.flatMap(({ from, to }) => (to === undefined ? [] : { from, to }))
      return { start, facts: [start, ...ended.flatMap(({ from, to }) => [from, to])], pauses: ended }
    }
    case 'dispatch':
    case 'respond':
    case 'arrive':
    case 'reply':
      return { start, facts: [start] }
  }
}

/** A set appointment moves *arrive* to the appointment (R18), unless it lies before the cycle began. */
export function appointmentFor(clock: PolicyClock, item: Case): Instant | undefined {
  const at = item.fields.appointmentAt
  return clock === 'arrive' && (at ?? -Infinity) >= startOfCase(item) ? at : undefined
}

/** The pauses among the facts that a deadline rests on, the start left out: each from and to. */
export const pausesAmong = (facts: readonly Instant[]): readonly Pause[] =>
  facts.flatMap((from, index) => {
    const to = facts[index + 1]
    return index % 2 === 0 && to !== undefined ? [{ from, to }] : []
  })
