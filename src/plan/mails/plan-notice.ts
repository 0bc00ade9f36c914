import { isImmediate } from '../../model/clock.ts'
import { type Instant, instant } from '../../model/instant.ts'
import { isOffice, type Role } from '../../model/role.ts'
import type { RuleMoment } from '../../rules/escalation.ts'
import { quietUntil } from '../../rules/quiet-hours.ts'
import { answerersOf, eachOnce, recipientsOf, unreachedRoles } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import type { Notice, NoticeItem } from '../plan.ts'
import type { PlannedRow } from '../plan-row.ts'
import { isUrgent } from './held-lines.ts'
import { timelineOf } from './timeline.ts'
import { toldOfCallbacks } from './told-callbacks.ts'

/**
 * What is told of a case for the rules that speak: everybody those rules name, once, what happened until now, and what comes next.
 * `lines` are those of the notices tab about it.
 */
export function planNotice(
  planned: PlannedRow,
  speaking: readonly RuleMoment[],
  view: LedgerView,
  now: Instant,
  lines: readonly StoredNotice[],
): Notice | undefined {
  const { plan, id, fields, cycle, holding } = planned
  if (id === undefined) return undefined
  const ahead = planned.ahead.map((moment) => asMailed(moment, planned, view)).sort((a, b) => a.at - b.at)
  const to = eachOnce(speaking.flatMap(({ rule }) => recipientsOf(rule, view.escalation, plan, view, now)))
  const { record, basis } = plan
  const { wrongSince } = record
  const level = (clock: RuleMoment['clock']): number =>
    Math.max(-1, ...speaking.filter((moment) => moment.clock === clock).map(({ rule }) => rule.level))
  const isAbove = ({ clock, rule }: RuleMoment): boolean => level(clock) >= 0 && rule.level > level(clock)
  // A level that only repeats was moved up to before.
  const isHandover = speaking.every(({ clock }) => clock === 'handover')
  const next = ahead.find((moment) => moment.nth === undefined && (isHandover ? isLate(moment) : isAbove(moment)))
  const inherited = isHandover ? holding.filter(isLate) : []
  const goneUp = new Set(holding.filter(isAbove).flatMap(({ rule }) => rule.roles.filter(isOffice)))
  const repeats = repeatsOf(speaking, ahead)
  const { unreached, missed } = unreachedBy(speaking, plan, view, now)
  const { callbacks, ...called } = toldOfCallbacks(planned, view, now)
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
    items: speaking.map((moment) => itemOf(moment, seenAt(plan, now))),
    to,
    ...(unreached.length === 0 ? {} : { unreached }),
    ...(missed.length === 0 ? {} : { missed }),
    ...(inherited.length === 0 ? {} : { inherited: inherited.map((moment) => itemOf(moment, undefined)) }),
    next: next && {
      at: next.at,
      roles: next.rule.roles,
      names: recipientsOf(next.rule, view.escalation, plan, view, now).map(({ name }) => name),
    },
    ...(goneUp.size === 0 ? {} : { goneUp: [...goneUp] }),
    ...(repeats === undefined ? {} : { repeats }),
    ...called,
    timeline: timelineOf({ fields, basis, record, callbacks, lines, staff: view.staff }, now),
    answers: answerersOf(plan, view, now),
  }
}

/** A moment with the time at which its mail leaves: what the quiet hours hold back goes when they end (R24). */
const asMailed = (moment: RuleMoment, planned: PlannedRow, { settings }: LedgerView): RuleMoment =>
  isUrgent(planned, moment)
    ? moment
    : { ...moment, at: quietUntil(moment.at, settings.quietHours, settings.zone) ?? moment.at }

/** A deadline that was missed, or will have been: not a reminder before it, and nothing that goes up on first sight. */
const isLate = ({ clock, rule }: RuleMoment): boolean =>
  rule.side === 'after' && rule.level > 0 && clock !== 'handover' && !isImmediate(clock)

/** When the row came into the ledger as it stands, as far as that is known: nothing could be told of it before. */
const seenAt = ({ was, stage, record }: PlannedRow['plan'], now: Instant): Instant | undefined =>
  was.stage === undefined ? now : stage === 'waiting' ? record.stageSince : undefined

const itemOf = ({ clock, rule, due, at, nth }: RuleMoment, seen: Instant | undefined): NoticeItem => ({
  clock,
  level: rule.level,
  due,
  at: instant(Math.max(at, seen ?? at)),
  ...(nth === undefined ? {} : { nth }),
})

/** The times that the rule which repeats next is still to speak. */
function repeatsOf(speaking: readonly RuleMoment[], ahead: readonly RuleMoment[]): Notice['repeats'] {
  const again = ahead.filter(
    (one) => one.nth !== undefined && speaking.some(({ clock, rule }) => clock === one.clock && rule === one.rule),
  )
  const [first] = again
  if (first?.rule.repeat === undefined) return undefined
  const same = again.filter(({ clock, rule }) => clock === first.clock && rule === first.rule)
  return { every: first.rule.repeat.every, left: same.length, until: same.at(-1)?.at ?? first.at }
}

/**
 * The roles in which nobody can be reached (R25): of a rule that reaches nobody at all, what it tells went up; of one that reaches
 * others, those others are told.
 */
function unreachedBy(
  speaking: readonly RuleMoment[],
  plan: PlannedRow['plan'],
  view: LedgerView,
  now: Instant,
): Readonly<Record<'unreached' | 'missed', readonly Role[]>> {
  const [unreached, missed] = [new Set<Role>(), new Set<Role>()]
  for (const { rule } of speaking) {
    const roles = unreachedRoles(rule, plan, view, now)
    for (const role of roles) (roles.length === rule.roles.length ? unreached : missed).add(role)
  }
  return { unreached: [...unreached], missed: [...missed].filter((role) => !unreached.has(role)) }
}
