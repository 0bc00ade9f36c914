import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { EscalationRule } from '../model/policy.ts'
import type { Role } from '../model/role.ts'
import type { StaffMember } from '../model/staff.ts'

/** Somebody a mail can reach. */
export interface Recipient {
  readonly name: string
  readonly mail: string
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
  const found = new Map<string, Recipient>()
  for (const role of roles)
    for (const person of peopleIn(role, fields, staff)) {
      const there = present(person, staff, now)
      if (there?.mail !== undefined) found.set(there.mail.toLowerCase(), { name: there.name, mail: there.mail })
    }
  return [...found.values()]
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
  return [...new Map([...found, ...owner].map((one) => [one.mail.toLowerCase(), one])).values()]
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
