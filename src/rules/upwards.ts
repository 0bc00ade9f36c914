import type { Clock } from '../model/clock.ts'
import type { EscalationRule } from '../model/policy.ts'
import { OFFICES_UPWARDS, type Role } from '../model/role.ts'

/**
 * A rule as it speaks of a clock in a cycle (R34). What a second cycle misses is told at the level above as well: the next higher one
 * that the rules have for the clock, else the office above those that the rule names. From the third cycle on it is told at every level
 * and in every office above, the company's among them. Its own level stays: it is what the notice is known by. A reminder goes to no one
 * else, nor does anything of a first cycle.
 */
export function upwards(
  rule: EscalationRule,
  clock: Clock,
  cycle: number,
  rules: readonly EscalationRule[],
): EscalationRule {
  if (cycle < 2 || rule.level < 1) return rule
  const above = rules.filter(({ level, clocks }) => level > rule.level && clocks.includes(clock))
  const next = Math.min(...above.map(({ level }) => level))
  const also: readonly Role[] =
    cycle > 2
      ? [...above.flatMap(({ roles }) => roles), ...officesAbove(rule)]
      : above.length > 0
        ? above.filter(({ level }) => level === next).flatMap(({ roles }) => roles)
        : officesAbove(rule).slice(0, 1)
  const roles = [...new Set([...rule.roles, ...also])]
  return roles.length === rule.roles.length ? rule : { ...rule, roles }
}

/** The offices above the highest that a rule names, the lowest first; all where it names none; none above the company. */
function officesAbove({ roles }: EscalationRule): readonly Role[] {
  return OFFICES_UPWARDS.slice(OFFICES_UPWARDS.findLastIndex((office) => roles.includes(office)) + 1)
}
