import { isImmediate } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'
import type { RuleMoment } from '../rules/escalation.ts'
import { eachOnce, recipientsOf } from '../rules/recipients.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { Notice } from './plan.ts'
import type { PlannedRow } from './plan-row.ts'

/** What is told of a case for the rules that speak: everybody those rules name, once, and what comes next. */
export function planNotice(
  { plan, id, fields, cycle, ahead }: PlannedRow,
  speaking: readonly RuleMoment[],
  view: LedgerView,
  now: Instant,
): Notice | undefined {
  if (id === undefined) return undefined
  const to = eachOnce(speaking.flatMap(({ rule }) => recipientsOf(rule, view.escalation, plan, view, now)))
  const { wrongSince } = plan.record
  const level = (clock: RuleMoment['clock']): number =>
    Math.max(-1, ...speaking.filter((moment) => moment.clock === clock).map(({ rule }) => rule.level))
  const next = ahead.find(({ clock, rule }) => level(clock) >= 0 && rule.level > level(clock))
  return {
    number: id,
    cycle,
    register: plan.register,
    row: plan.row,
    fields,
    priority: plan.priority,
    wrong:
      wrongSince !== undefined && speaking.some(({ clock }) => clock === 'entry' || isImmediate(clock))
        ? { since: wrongSince, problems: plan.problems }
        : undefined,
    items: speaking.map(({ clock, rule, due }) => ({ clock, level: rule.level, due })),
    to,
    next: next && {
      at: next.at,
      roles: next.rule.roles,
      names: recipientsOf(next.rule, view.escalation, plan, view, now).map(({ name }) => name),
    },
  }
}
