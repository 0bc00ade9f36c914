import type { WorkCalendar } from '../calendar/calendar.ts'
import { deadline } from '../calendar/deadline.ts'
import { printDuration } from '../calendar/duration.ts'
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
import { earlierThan, knownOf } from './cycles.ts'
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

export interface StampOptions {
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
 * `now` is when a promised date that was not known before came into the ledger (R20); nothing else depends on it.
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
  before: Basis | undefined,
  rules: DeadlineRules,
  now: Instant,
  { renew = false }: StampOptions = {},
): Stamped {
  if (renew && resolvedAt(item.fields) !== undefined) return { basis: before }
  const cycle = cycleOf(item.fields, before)
  const known = knownOf(before, cycle)
  const fields = { ...item.fields, receivedAt: item.receivedAt }
  const pauses = pausesOf(fields, known, cycle)
  const promises = promisesOf(fields, known, cycle, now)
  const earlier = earlierThan(cycle, before, fields)
  const promised = promiseClocks(fields, promises)
  if (known?.origin === 'import') {
    const imported = POLICY_CLOCKS.flatMap((clock) =>
      known.clocks[clock] ? [[clock, known.clocks[clock]] as const] : [],
    )
    return { basis: { ...known, pauses, promises, earlier, clocks: { ...Object.fromEntries(imported), ...promised } } }
  }

  const asked = askedOf(item)
  const kept = keptRuling(known ?? before, asked)
  const today = renew || kept === undefined ? rulingOfToday(item, asked, rules) : undefined
  const ruling = today ?? kept ?? UNRULED
  const isRenewed = renew && today !== undefined
  const { limits } = ruling

  let calendarGone: CalendarName | undefined
  const clocks: { [C in Clock]?: ClockBasis } = { ...promised }
  for (const clock of POLICY_CLOCKS) {
    const stamped = stampClock(clock)
    if (stamped !== undefined) clocks[clock] = stamped
  }
  // The rules of escalation count in it as well.
  const isOpen = resolvedAt(fields) === undefined && Object.keys(limits).length > 0
  if (isOpen && !rules.calendars.has(ruling.calendar)) calendarGone = ruling.calendar
  const isWorthKeeping = ruling !== UNRULED || Object.keys(clocks).length > 0 || pauses.length > 0 || cycle > 1
  if (!isWorthKeeping && promises.length === 0) return { basis: undefined }
  return {
    basis: {
      origin: 'policy',
      cycle,
      ...(fields.reopenedAt === undefined ? {} : { reopenedAt: fields.reopenedAt }),
      ...ruling,
      clocks,
      pauses,
      promises,
      earlier,
    },
    ...(calendarGone === undefined ? {} : { calendarGone }),
  }

  function stampClock(clock: PolicyClock): ClockBasis | undefined {
    const appointment = appointmentFor(clock, item)
    if (appointment !== undefined) return { from: [], due: appointment }
    const was = kept === undefined ? undefined : known?.clocks[clock]
    if (isStopped(fields, clock) && known !== undefined && kept !== undefined) {
      // Stopped while nothing limited it: a limit that came later does not judge it (R23).
      if (was === undefined) return undefined
      if (isRenewed && was.limit !== undefined) return judged(clock, was, known, ruling)
    }
    const by = isRenewed ? undefined : was?.judgedBy
    const limit = by === undefined ? limits[clock] : was?.limit
    const begun = beginningOf(clock, item, pauses)
    if (limit === undefined || begun === undefined) return undefined
    if (!isRenewed && was?.limit !== undefined && isSame(was.from, begun.facts)) return was
    const name = by?.calendar ?? ruling.calendar
    const calendar = rules.calendars.get(name)
    const { pauses: out, start } = begun
    const due =
      calendar === undefined
        ? 'never-open'
        : counted(() => deadline(start, limit, calendar, { atOnceMinutes: rules.atOnceMinutes, pauses: out }))
    if (due === 'beyond-years') return undefined
    if (due === 'never-open') {
      calendarGone ??= name
      return was
    }
    return { limit, from: begun.facts, due, ...(by === undefined ? {} : { judgedBy: by }) }
  }
}

type Ruling = Pick<Basis, 'policyRow' | 'calendar' | 'limits'> & { readonly asked: string }

/** Where no row of the policy fits: nothing is limited, and the policy is asked again at each look. */
const UNRULED: Ruling = { asked: '', calendar: 'always', limits: {} }

/** What was typed, not what it means today: another default priority of the category rewrites nothing (R23). */
const askedOf = ({ fields: { category, subcategory, priority } }: Case): string =>
  fingerprint([category, subcategory, priority])

const keptRuling = (before: Basis | undefined, asked: string): Ruling | undefined =>
  before?.asked !== asked
    ? undefined
    : {
        ...(before.policyRow === undefined ? {} : { policyRow: before.policyRow }),
        asked,
        calendar: before.calendar,
        limits: before.limits,
      }

function rulingOfToday(item: Case, asked: string, { policy }: DeadlineRules): Ruling | undefined {
  const { category, fields, priority, register } = item
  const { subcategory } = fields
  const row = matchPolicy(policy, {
    register,
    category,
    priority,
    ...(subcategory === undefined ? {} : { subcategory }),
  })
  return row && { policyRow: row.row, asked, calendar: row.calendar, limits: row.limits }
}

/** A stopped clock as it was judged, with the policy that judged it where that is, or allows, another thing now (R23). */
function judged(clock: PolicyClock, was: ClockBasis, { policyRow, calendar }: Basis, now: Ruling): ClockBasis {
  const isSameRuling =
    policyRow === now.policyRow && calendar === now.calendar && printed(was.limit) === printed(now.limits[clock])
  if (was.judgedBy !== undefined || isSameRuling) return was
  return { ...was, judgedBy: { ...(policyRow === undefined ? {} : { policyRow }), calendar } }
}

const isSame = (a: readonly Instant[], b: readonly Instant[]): boolean =>
  a.length === b.length && a.every((fact, index) => fact === b[index])

const printed = (limit: Duration | undefined): string | undefined => limit && printDuration(limit, 'en')
