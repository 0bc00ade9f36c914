import { roundTheClock, type WorkCalendar } from '../../src/calendar/calendar.ts'
import { parseDuration } from '../../src/calendar/duration.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import type { Basis } from '../../src/model/basis.ts'
import type { Case, CaseFields } from '../../src/model/case.ts'
import type { PolicyClock } from '../../src/model/clock.ts'
import type { Duration } from '../../src/model/duration.ts'
import type { Instant } from '../../src/model/instant.ts'
import type { CalendarName, EscalationRule, PolicyRow } from '../../src/model/policy.ts'
import type { Priority } from '../../src/model/priority.ts'
import type { StaffMember } from '../../src/model/staff.ts'
import type { People } from '../../src/rules/recipients.ts'
import { alike } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'

/** `20 09:30` in November 2026; the 20th is a Friday. */
export const nov = (text: string): Instant => sh(`2026-11-${text}`)

/** The other way: `20 09:30`. */
export const shown = (at: Instant | undefined): string | undefined =>
  at === undefined ? undefined : formatInstant(ZONE, at).replace('2026-11-', '')

/** Calendars by name, as a view of the ledger has them. */
export const calendarsOf = (
  all: Readonly<Record<CalendarName, WorkCalendar>>,
): ReadonlyMap<CalendarName, WorkCalendar> => new Map(Object.entries(all))

export const always = roundTheClock('24小时', ZONE)
export const workingTime = alike(ZONE, '08:30-18:00')
export const calendars = calendarsOf({ always, working: workingTime })

export function said(text: string): Duration {
  const duration = parseDuration(text)
  if ('problem' in duration) throw new Error(`${text}: ${duration.problem.code}`)
  return duration
}

export function limits(texts: { readonly [C in PolicyClock]?: string }): PolicyRow['limits'] {
  return Object.fromEntries(Object.entries(texts).map(([clock, text]) => [clock, said(text)]))
}

/** A basis with no more than what a test is about. */
export const basisOf = (more: Partial<Basis> = {}): Basis => ({
  origin: 'policy',
  cycle: 1,
  calendar: 'always',
  limits: {},
  clocks: {},
  pauses: [],
  promises: [],
  earlier: [],
  ...more,
})

/** A complaint received on the 20th at 09:00. */
export const complaint = (fields: CaseFields = {}, more: { priority?: Priority; category?: string } = {}): Case => ({
  register: 'complaint',
  row: 1,
  fields: { receivedAt: nov('20 09:00'), ...fields },
  problems: [],
  receivedAt: fields.receivedAt ?? nov('20 09:00'),
  category: more.category ?? '噪音扰民',
  priority: more.priority ?? 'normal',
})

export const policyRow = (row: number, more: Partial<Omit<PolicyRow, 'row'>> = {}): PolicyRow => ({
  row,
  register: 'complaint',
  calendar: 'always',
  limits: {},
  ...more,
})

function offsetOf(text: string): EscalationRule['offset'] {
  if (text.endsWith('%')) return { kind: 'share', percent: Number.parseInt(text, 10) }
  return text === '0' ? { kind: 'span', unit: 'minute', amount: 0 } : said(text)
}

export const escalationRule = (
  level: number,
  side: 'before' | 'after',
  offset: string,
  more: Partial<Pick<EscalationRule, 'clocks' | 'roles' | 'repeat'>> = {},
): EscalationRule => ({
  row: level + 1,
  clocks: ['resolve'],
  roles: ['supervisor'],
  side,
  offset: offsetOf(offset),
  level,
  ...more,
})

export const staffOf = (...people: readonly StaffMember[]): ReadonlyMap<string, StaffMember> =>
  new Map(people.map((person) => [person.name, person]))

/** The people of a desk without a roster. */
export const peopleOf = (...staff: readonly StaffMember[]): People => ({
  staff: staffOf(...staff),
  duties: [],
  settings: { zone: ZONE },
})
