import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { EscalationRule } from '../model/policy.ts'
import { isCaseRole, type OfficeRole, type Role } from '../model/role.ts'
import type { Duty, StaffMember } from '../model/staff.ts'
import { onDuty } from './duty.ts'
import { type Concern, fitsScope } from './scope.ts'

/** Somebody a mail can reach. */
export interface Recipient {
  readonly name: string
  readonly mail: string
  /** What they are asked as; a deputy as the one they stand in for. */
  readonly roles: readonly Role[]
  /** In which their mails are written; absent: the site's. */
  readonly language?: Language
}

/** Who is there to be mailed: the staff tab, the roster, and the zone in which its shifts run (R25). */
export interface People {
  readonly staff: ReadonlyMap<string, StaffMember>
  readonly duties: readonly Duty[]
  readonly settings: { readonly zone: string }
}

/** Somebody who is asked, and the mailbox in which they, or whoever stands in for them, can be reached. */
interface Reached {
  readonly asked: StaffMember
  readonly there: Omit<Recipient, 'roles'>
}

/** Without an end a leave lasts until somebody clears it; without a beginning it has begun. */
const isOnLeave = ({ leaveFrom, leaveUntil }: StaffMember, now: Instant): boolean =>
  (leaveFrom !== undefined || leaveUntil !== undefined) && (leaveFrom ?? now) <= now && (leaveUntil ?? Infinity) > now

/** Who stands in for a person on leave: the deputy, or the deputy's deputy; nobody when the chain goes round. */
function present(person: StaffMember, staff: People['staff'], now: Instant): StaffMember | undefined {
  const asked = new Set<StaffMember>()
  let one: StaffMember | undefined = person
  while (one !== undefined && isOnLeave(one, now)) {
    if (asked.has(one)) return undefined
    asked.add(one)
    one = one.deputy === undefined ? undefined : staff.get(one.deputy)
  }
  return one
}

function reachable(asked: Iterable<StaffMember>, { staff }: People, now: Instant): readonly Reached[] {
  return [...asked].flatMap((person) => {
    const there = present(person, staff, now)
    if (there?.mail === undefined) return []
    const { name, mail, language } = there
    return [{ asked: person, there: { name, mail, ...(language === undefined ? {} : { language }) } }]
  })
}

/**
 * Whom an office is now: those on duty who can be reached, else everybody of it. Of these the ones whose scope the case is in, where
 * there are any: what is nobody's is everybody's.
 */
function inOffice(role: OfficeRole, about: Concern, people: People, now: Instant): readonly Reached[] {
  const names = onDuty(people.duties, role, now, people.settings.zone)
  const working = reachable(
    names.flatMap((name) => people.staff.get(name) ?? []),
    people,
    now,
  )
  const there =
    working.length > 0
      ? working
      : reachable(
          people.staff.values().filter(({ roles }) => roles.includes(role)),
          people,
          now,
        )
  const fitting = there.filter(({ asked }) => fitsScope(asked.scope, about))
  return fitting.length > 0 ? fitting : there
}

const named = (name: string | undefined, { staff }: People): readonly StaffMember[] => {
  const person = staff.get(name ?? '')
  return person === undefined ? [] : [person]
}

const reachedAs = (role: Role, about: Concern, people: People, now: Instant): readonly Reached[] =>
  isCaseRole(role) ? reachable(named(about.fields[role], people), people, now) : inOffice(role, about, people, now)

/** Whom these roles mean for a case, each once; nobody where nobody of them can be reached: of what must not be lost the next level hears. */
export const reach = (roles: readonly Role[], about: Concern, people: People, now: Instant): readonly Recipient[] =>
  eachOnce(
    roles.flatMap((role) => reachedAs(role, about, people, now).map(({ there }) => ({ ...there, roles: [role] }))),
  )

/** Each mailbox once, with everything that it is asked as; of two people with one mailbox the last is named. */
export function eachOnce(recipients: readonly Recipient[]): readonly Recipient[] {
  const found = new Map<string, Recipient>()
  for (const one of recipients) {
    const key = one.mail.toLowerCase()
    found.set(key, { ...one, roles: [...new Set([...(found.get(key)?.roles ?? []), ...one.roles])] })
  }
  return [...found.values()]
}

export const NO_CASE: Concern = { fields: {} }
/** The offices, the one that answers for the workbook first. */
const OFFICES = ['administrator', 'company', 'manager', 'supervisor'] as const satisfies readonly OfficeRole[]

/** Who keeps the workbook: the administrators who can be reached, else the highest office of which somebody can. */
export function keepersOf(people: People, now: Instant): readonly Recipient[] {
  const offices = OFFICES.map((role) => reach([role], NO_CASE, people, now))
  return offices.find((reached) => reached.length > 0) ?? []
}

/** Whom an answer to a mail about a case may reach: who took it, who works on it, the supervisors, in this order. */
export const answerersOf = (about: Concern, people: People, now: Instant): readonly Recipient[] =>
  reach(['firstReceiver', 'handler', 'supervisor'], about, people, now)

/**
 * Whom a level's mail goes to (R25), each once. Where nobody of the level can be reached it goes to the levels above,
 * in turn, and to the administrator; empty only when nobody of any office can be. Of what is late the first receiver always
 * hears, whatever the rule says (R09).
 */
export function recipientsOf(
  rule: EscalationRule,
  rules: readonly EscalationRule[],
  about: Concern,
  people: People,
  now: Instant,
): readonly Recipient[] {
  const found = levelOf(rule, rules, about, people, now)
  const owner = rule.side === 'after' ? reach(['firstReceiver'], about, people, now) : []
  return eachOnce([...found, ...owner])
}

/**
 * The roles of a level in which nobody can be reached (R25). A handler, caller or first receiver whom the row does not name is missed only
 * where the whole level is: that is told of the row itself.
 */
export function unreachedRoles(
  { roles }: Pick<EscalationRule, 'roles'>,
  about: Concern,
  people: People,
  now: Instant,
): readonly Role[] {
  const missed = roles.filter((role) => reachedAs(role, about, people, now).length === 0)
  if (missed.length === roles.length) return missed
  return missed.filter((role) => !isUnnamed(role, about.fields))
}

const isUnnamed = (role: Role, fields: CaseFields): boolean => isCaseRole(role) && fields[role] === undefined

function levelOf(
  rule: EscalationRule,
  rules: readonly EscalationRule[],
  about: Concern,
  people: People,
  now: Instant,
): readonly Recipient[] {
  const direct = reach(rule.roles, about, people, now)
  if (direct.length > 0) return direct
  const above = rules.filter(
    (other) => other.level > rule.level && other.clocks.some((clock) => rule.clocks.includes(clock)),
  )
  for (const next of above.toSorted((a, b) => a.level - b.level)) {
    const found = reach([...next.roles, 'administrator'], about, people, now)
    if (found.length > 0) return found
  }
  return reach(OFFICES, about, people, now)
}
