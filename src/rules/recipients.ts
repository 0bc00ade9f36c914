import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { EscalationRule } from '../model/policy.ts'
import type { Role } from '../model/role.ts'
import type { StaffMember } from '../model/staff.ts'

/** Somebody a mail can reach. */
export interface Recipient {
  readonly name: string
  readonly mail: string
  /** What they are asked as; a deputy as the one they stand in for. */
  readonly roles: readonly Role[]
}

type Staff = ReadonlyMap<string, StaffMember>

/** Who stands in for a person on leave: the deputy, or the deputy's deputy; nobody when the chain goes round. */
function present(person: StaffMember, staff: Staff, now: Instant): StaffMember | undefined {
  const asked = new Set<StaffMember>()
  let one: StaffMember | undefined = person
  while (one !== undefined && one.leaveUntil !== undefined && one.leaveUntil > now) {
    if (asked.has(one)) return undefined
    asked.add(one)
    one = one.deputy === undefined ? undefined : staff.get(one.deputy)
  }
  return one
}

/** The people whom a role means for this case. */
export function peopleIn(role: Role, fields: CaseFields, staff: Staff): readonly StaffMember[] {
  if (role === 'handler' || role === 'firstReceiver') {
    const person = staff.get(fields[role] ?? '')
    return person === undefined ? [] : [person]
  }
  return [...staff.values()].filter((person) => person.roles.includes(role))
}

function reach(roles: readonly Role[], fields: CaseFields, staff: Staff, now: Instant): readonly Recipient[] {
  return eachOnce(
    roles.flatMap((role) =>
      peopleIn(role, fields, staff).flatMap((person) => {
        const there = present(person, staff, now)
        return there?.mail === undefined ? [] : [{ name: there.name, mail: there.mail, roles: [role] }]
      }),
    ),
  )
}

/** Each mailbox once, with everything that it is asked as; of two people with one mailbox the last is named. */
export function eachOnce(recipients: readonly Recipient[]): readonly Recipient[] {
  const found = new Map<string, Recipient>()
  for (const one of recipients) {
    const key = one.mail.toLowerCase()
    found.set(key, { ...one, roles: [...new Set([...(found.get(key)?.roles ?? []), ...one.roles])] })
  }
  return [...found.values()]
}

/** Who keeps the workbook: the administrators who can be reached, else the highest office of which somebody can. */
export function keepersOf(staff: Staff, now: Instant): readonly Recipient[] {
  const offices = (['administrator', 'company', 'manager', 'supervisor'] as const).map((role) =>
    reach([role], {}, staff, now),
  )
  return offices.find((people) => people.length > 0) ?? []
}

/**
 * Whom a level's mail goes to (R25), each once. Where nobody of the level can be reached it goes to the levels above,
 * in turn, and to the administrator; empty only when the staff tab names nobody at all. Of what is late the first receiver always
 * hears, whatever the rule says (R09).
 */
export function recipientsOf(
  rule: EscalationRule,
  rules: readonly EscalationRule[],
  fields: CaseFields,
  staff: Staff,
  now: Instant,
): readonly Recipient[] {
  const found = levelOf(rule, rules, fields, staff, now)
  const owner = rule.side === 'after' ? reach(['firstReceiver'], fields, staff, now) : []
  return eachOnce([...found, ...owner])
}

function levelOf(
  rule: EscalationRule,
  rules: readonly EscalationRule[],
  fields: CaseFields,
  staff: Staff,
  now: Instant,
): readonly Recipient[] {
  const direct = reach(rule.roles, fields, staff, now)
  if (direct.length > 0) return direct
  const above = rules.filter(
    (other) => other.level > rule.level && other.clocks.some((clock) => rule.clocks.includes(clock)),
  )
  for (const next of above.toSorted((a, b) => a.level - b.level)) {
    const found = reach([...next.roles, 'administrator'], fields, staff, now)
    if (found.length > 0) return found
  }
  return reach(['administrator', 'company', 'manager', 'supervisor'], fields, staff, now)
}
