import type { WorkCalendar } from '../calendar/calendar.ts'
import { deadline } from '../calendar/deadline.ts'
import type { Basis, ClockBasis } from '../model/basis.ts'
import type { Case } from '../model/case.ts'
import { CLOCKS, type Clock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName, PolicyRow } from '../model/policy.ts'
import { cycleOf, endedPause, resolvedAt, startOf } from './case-facts.ts'
import { matchPolicy } from './match-policy.ts'
import { withinYears } from './within-years.ts'

/** What deadlines are computed with. */
export interface DeadlineRules {
  readonly policy: readonly PolicyRow[]
  readonly calendars: Readonly<Record<CalendarName, WorkCalendar>>
  /** Minutes that "at once" means. */
  readonly atOnceMinutes: number
}

/** Where a clock of the case starts, and all the facts that its deadline rests on; undefined while it has not begun. */
function beginning(clock: Clock, item: Case): { start: Instant; facts: readonly Instant[] } | undefined {
  const { fields } = item
  const start = startOf({ ...fields, receivedAt: item.receivedAt })
  switch (clock) {
    case 'progress': {
      // Each report to the customer starts the interval anew (R14).
      const last = fields.progressAt !== undefined && fields.progressAt > start ? fields.progressAt : start
      return { start: last, facts: [last] }
    }
    case 'callback': {
      const done = resolvedAt(fields)
      return done === undefined ? undefined : { start: done, facts: [done] }
    }
    case 'resolve': {
      const pause = endedPause(fields)
      return { start, facts: pause ? [start, pause.from, pause.to] : [start] }
    }
    case 'dispatch':
    case 'respond':
    case 'arrive':
    case 'reply':
      return { start, facts: [start] }
  }
}

/** A set appointment moves *arrive* to the appointment (R18), unless it lies before the cycle began. */
function appointment(clock: Clock, item: Case): ClockBasis | undefined {
  const at = item.fields.appointmentAt
  if (clock !== 'arrive' || at === undefined || at < startOf({ ...item.fields, receivedAt: item.receivedAt }))
    return undefined
  return { from: [], due: at }
}

const same = (a: readonly Instant[], b: readonly Instant[]): boolean =>
  a.length === b.length && a.every((fact, index) => fact === b[index])

/**
 * The deadlines of a case (R14–R17) and what they rest on. What `before` says stays unless the row's own facts changed:
 * the policy in force at the first stamp is kept with the case (R23). Undefined when no policy row matches. A clock that would
 * run out after the year 9999 has no deadline.
 *
 * Throws `CalendarError` when a calendar never opens.
 */
export function stampDeadlines(item: Case, before: Basis | undefined, rules: DeadlineRules): Basis | undefined {
  const { category, subcategory, priority, reopenedAt } = item.fields
  if (before?.origin === 'import' && reopenedAt === undefined) return before
  // What was typed, not what it means today: another default priority of the category rewrites nothing (R23).
  const asked = fingerprint([category, subcategory, priority])
  const kept = before?.asked === asked ? before : undefined
  const row = kept ? undefined : matchPolicy(rules.policy, { ...questionOf(item), register: item.register })
  const calendar = kept?.calendar ?? row?.calendar
  const limits = kept?.limits ?? row?.limits
  const policyRow = kept?.policyRow ?? row?.row
  if (calendar === undefined || limits === undefined || policyRow === undefined) return undefined

  const clocks: { [C in Clock]?: ClockBasis } = {}
  for (const clock of CLOCKS) {
    const stamped = appointment(clock, item) ?? fromLimit(clock, item, limits[clock])
    if (stamped) clocks[clock] = stamped
  }
  return {
    origin: 'policy',
    policyRow,
    asked,
    cycle: cycleOf(item.fields, before),
    calendar,
    limits,
    clocks,
    ...(reopenedAt === undefined ? {} : { reopenedAt }),
  }

  function fromLimit(clock: Clock, of: Case, limit: Duration | undefined): ClockBasis | undefined {
    const begun = beginning(clock, of)
    if (limit === undefined || begun === undefined || calendar === undefined) return undefined
    const was = kept?.clocks[clock]
    if (was?.limit !== undefined && same(was.from, begun.facts)) return was
    const pause = clock === 'resolve' ? endedPause(of.fields) : undefined
    const due = withinYears(() =>
      deadline(begun.start, limit, rules.calendars[calendar], {
        atOnceMinutes: rules.atOnceMinutes,
        ...(pause ? { pauses: [pause] } : {}),
      }),
    )
    return due === undefined ? undefined : { limit, from: begun.facts, due }
  }
}

const questionOf = ({ category, fields, priority }: Case) => ({
  category,
  priority,
  ...(fields.subcategory === undefined ? {} : { subcategory: fields.subcategory }),
})
