import type { WorkCalendar } from '../calendar/calendar.ts'
import { deadline } from '../calendar/deadline.ts'
import type { Basis, ClockBasis } from '../model/basis.ts'
import type { Case } from '../model/case.ts'
import { type Clock, POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { CalendarName, PolicyRow } from '../model/policy.ts'
import { cycleOf, isStopped, resolvedAt } from './case-facts.ts'
import { appointmentFor, beginningOf } from './clock-facts.ts'
import { counted } from './counted.ts'
import { earlierThan, knownOf, resumed, undoneBy } from './cycles.ts'
import { immediateClocks } from './immediate.ts'
import { matchPolicy } from './match-policy.ts'
import { pausesOf } from './pauses.ts'
import { promiseClocks, promisesOf } from './promises.ts'

/** What deadlines are computed with. */
export interface DeadlineRules {
  readonly policy: readonly PolicyRow[]
  readonly calendars: ReadonlyMap<CalendarName, WorkCalendar>
  /** Minutes that "at once" means. */
  readonly atOnceMinutes: number
}

/**
 * What is to be known of the callback of the present cycle: nobody is called back, the customer is to be asked, or it is a case of before
 * callbacks were made, whose deadline is as it was.
 */
export type CallbackClock =
  | { readonly kind: 'none' | 'as-before' }
  | {
      readonly kind: 'asked'
      /** The last call that reached nobody and counts. */
      readonly lastTry: Instant | undefined
      /** When it was drawn, where that was after its case came into the draw. */
      readonly drawnAt: Instant | undefined
      /** Whether nobody was reached for the last time: then it has gone up, and has no deadline any more (R37). */
      readonly isUnreached: boolean
    }

/** Whoever reached nobody tries again by the end of the next day (R37); who is asked late to call has as long. */
const NEXT_DAY = { kind: 'day-end', days: 1 } as const satisfies Duration

export interface StampOptions {
  readonly callback?: CallbackClock
  /** Asks the policy of today, as a manager may (R23), instead of what is kept with the case. */
  readonly renew?: boolean
}

/** Deadlines, and what stood in the way of counting some of them. */
export interface Stamped {
  readonly basis: Basis | undefined
  /** A calendar that is wanted and is not there, or never opens: the deadlines counted in it stay where they were. */
  readonly calendarGone?: CalendarName
}

/**
 * The deadlines of a case (R14–R21) and what they rest on. What `before` says stays unless the row's own facts changed:
 * the policy in force at the first stamp is kept with the case (R23). Undefined when no policy row matches and there is
 * nothing else to keep. A clock that would run out after the year 9999 has no deadline.
 *
 * `now` is when what was not known before came into the ledger: a promised date (R20), what goes up on first sight (R29, R30);
 * nothing else depends on it.
 * With `renew` the clocks that run are counted by the policy of today, and those already stopped stay as they were judged; a
 * case that is resolved, that was imported, or that no row of today's policy fits, is not touched by it.
 */
export const stampDeadlines = (
  item: Case,
  before: Basis | undefined,
  rules: DeadlineRules,
  now: Instant,
  options: StampOptions = {},
): Basis | undefined => stampCase(item, before, rules, now, options).basis

/** As `stampDeadlines`, with the calendar that was missing. */
export function stampCase(
  item: Case,
  stood: Basis | undefined,
  rules: DeadlineRules,
  now: Instant,
  { renew = false, callback = { kind: 'as-before' } }: StampOptions = {},
): Stamped {
  if (renew && resolvedAt(item.fields) !== undefined) return { basis: stood }
  const before = resumed(stood, item.fields)
  const cycle = cycleOf(item.fields, before)
  const known = knownOf(before, cycle)
  const fields = { ...item.fields, receivedAt: item.receivedAt }
  const pauses = pausesOf(fields, known, cycle)
  const promises = promisesOf(fields, known, cycle, now)
  const past = { earlier: earlierThan(cycle, before, fields), ...undoneBy(cycle, before) }
  // Neither has a limit of the policy.
  const unlimited = {
    ...promiseClocks(fields, promises),
    ...immediateClocks(item, known?.clocks ?? {}, past.earlier, now),
  }
  if (known?.origin === 'import') {
    const imported = POLICY_CLOCKS.flatMap((clock) =>
      known.clocks[clock] ? [[clock, known.clocks[clock]] as const] : [],
    )
    return { basis: { ...known, pauses, promises, ...past, clocks: { ...Object.fromEntries(imported), ...unlimited } } }
  }

  const asked = askedOf(item)
  // What is kept with the case holds while the same is asked, from one cycle to the next (R23).
  const source = known ?? before
  const kept = source?.asked === asked ? source : undefined
  const today = renew || kept === undefined ? rowOfToday(item, rules) : undefined
  const ruling: Ruling = today ? { ...today, policyRow: today.row } : (kept ?? UNRULED)
  const { policyRow, calendar, limits } = ruling
  const held = kept && known

  let calendarGone: CalendarName | undefined
  const clocks: { [C in Clock]?: ClockBasis } = { ...unlimited }
  for (const clock of POLICY_CLOCKS) {
    const stamped = clock === 'callback' ? stampCallback() : stampClock(clock)
    if (stamped !== undefined) clocks[clock] = stamped
  }
  // The rules of escalation count in it as well.
  if (resolvedAt(fields) === undefined && !rules.calendars.has(calendar)) calendarGone = calendar
  const recorded = [...Object.keys(clocks), ...pauses, ...promises]
  const isNothing = ruling === UNRULED && cycle === 1 && recorded.length === 0 && past.undone === undefined
  const basis: Basis | undefined = isNothing
    ? undefined
    : {
        origin: 'policy',
        cycle,
        ...(fields.reopenedAt === undefined ? {} : { reopenedAt: fields.reopenedAt }),
        ...(policyRow === undefined ? {} : { policyRow }),
        asked: ruling === UNRULED ? '' : asked,
        calendar,
        limits,
        clocks,
        pauses,
        promises,
        ...past,
      }
  return calendarGone === undefined ? { basis } : { basis, calendarGone }

  /** As the policy says; after a call that reached nobody, or a late draw, at the end of the next day, where that is later (R37, R38). */
  function stampCallback(): ClockBasis | undefined {
    if (callback.kind === 'none' || (callback.kind === 'asked' && callback.isUnreached)) return undefined
    const first = stampClock('callback')
    const since = callback.kind === 'asked' ? (callback.lastTry ?? callback.drawnAt) : undefined
    if (since === undefined || first === undefined) return first
    const was = held?.clocks.callback
    if (isSameLimit(was?.limit, NEXT_DAY) && isSame(was?.from ?? [], [since])) return was
    const counter = rules.calendars.get(first.judgedBy?.calendar ?? calendar)
    const due = counter && counted(() => deadline(since, NEXT_DAY, counter, { atOnceMinutes: rules.atOnceMinutes }))
    return typeof due !== 'number' || due <= first.due ? first : { limit: NEXT_DAY, from: [since], due }
  }

  function stampClock(clock: PolicyClock): ClockBasis | undefined {
    const appointment = appointmentFor(clock, item)
    if (appointment !== undefined) return { from: [], due: appointment }
    const was = held?.clocks[clock]
    if (held !== undefined && isStopped(fields, clock)) {
      // Stopped while nothing limited it: a limit that came later does not judge it (R23).
      if (was === undefined && clock !== 'callback') return undefined
      if (today !== undefined && was?.limit !== undefined) return judged(clock, was, held, ruling)
    }
    // What the policy of today is asked for does not stay as it was.
    const stays = today === undefined ? was : undefined
    const { limit, judgedBy } = stays?.judgedBy ? stays : { limit: limits[clock], judgedBy: undefined }
    const begun = beginningOf(clock, item, pauses)
    if (limit === undefined || begun === undefined) return undefined
    if (stays?.limit !== undefined && isSame(stays.from, begun.facts)) return stays
    const { start, facts, pauses: out = [] } = begun
    const name = judgedBy?.calendar ?? calendar
    const counter = rules.calendars.get(name)
    const due =
      counter === undefined
        ? 'never-open'
        : counted(() => deadline(start, limit, counter, { atOnceMinutes: rules.atOnceMinutes, pauses: out }))
    if (due === 'beyond-years') return undefined
    if (due === 'never-open') {
      calendarGone ??= name
      return was
    }
    return judgedBy ? { limit, from: facts, due, judgedBy } : { limit, from: facts, due }
  }
}

type Ruling = Pick<Basis, 'policyRow' | 'calendar' | 'limits'>

/** Where no row of the policy fits: nothing is limited, and the policy is asked again at each look. */
const UNRULED: Ruling = { calendar: 'always', limits: {} }

/** What was typed, not what it means today: another default priority of the category rewrites nothing (R23). */
const askedOf = ({ fields: { category, subcategory, priority } }: Case): string =>
  fingerprint([category, subcategory, priority])

const rowOfToday = ({ fields, register, category, priority }: Case, { policy }: DeadlineRules): PolicyRow | undefined =>
  matchPolicy(policy, { ...fields, register, category, priority })

/** A stopped clock as it was judged, with the policy that judged it where that is, or allows, another thing now (R23). */
function judged(clock: PolicyClock, was: ClockBasis, { policyRow, calendar }: Basis, now: Ruling): ClockBasis {
  const isSameRuling =
    policyRow === now.policyRow && calendar === now.calendar && isSameLimit(was.limit, now.limits[clock])
  if (was.judgedBy !== undefined || isSameRuling) return was
  return { ...was, judgedBy: { ...(policyRow === undefined ? {} : { policyRow }), calendar } }
}

const isSame = (a: readonly Instant[], b: readonly Instant[]): boolean =>
  a.length === b.length && a.every((fact, index) => fact === b[index])

const isSameLimit = (a: Duration | undefined, b: Duration | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
