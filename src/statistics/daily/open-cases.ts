import type { OpenCase, OpenClock } from '../../model/daily.ts'
import type { Instant } from '../../model/instant.ts'
import { planRow } from '../../plan/plan-row.ts'
import { isStopped } from '../../rules/case-facts.ts'
import { numbering } from '../../rules/numbering.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { unwatchedClocks } from '../../sheet/unwatched.ts'
import { asOfThen } from '../as-of.ts'
import { COUNTED_CLOCKS, type Round } from '../round.ts'
import { overdueAt } from './round-in-day.ts'

/**
 * The cases behind rounds that are open at `asOf`, with what their rows tell besides: the most urgent first. Each row is read and planned
 * once more, for open cases are few. Whether the customer was to hear of one by now is what the sweep's own planning says.
 */
export function openCases(rounds: readonly Round[], view: LedgerView, asOf: Instant): readonly OpenCase[] {
  const registers = new Map(view.registers.map((register) => [register.register, register]))
  const numbers = numbering(new Map(), [])
  return rounds
    .flatMap((round): readonly OpenCase[] => {
      const row = registers.get(round.register)?.read(round.row, asOf)
      if (row === undefined) return []
      const then = { ...row, ...asOfThen(row, asOf) }
      const { plan, fields } = planRow(
        { row: then, standing: 'own', claim: round.number },
        view,
        numbers,
        new Set(),
        asOf,
      )
      const isHeard = isStopped(fields, 'progress') || unwatchedClocks(round.register, view).has('progress')
      const progress = isHeard ? undefined : plan.basis?.clocks.progress?.due
      const ahead: readonly OpenClock[] = COUNTED_CLOCKS.flatMap((clock) => {
        const { due, stoppedAt } = round.clocks[clock] ?? {}
        const isStanding = clock === 'resolve' && round.pausedAt !== undefined
        return due === undefined || stoppedAt !== undefined || due < asOf || isStanding ? [] : [{ clock, due }]
      })
      const report: readonly OpenClock[] =
        progress !== undefined && progress >= asOf ? [{ clock: 'progress', due: progress }] : []
      return [
        {
          register: round.register,
          row: round.row,
          number: round.number,
          cycle: round.cycle,
          priority: plan.priority,
          fields,
          person: round.handler,
          overdue: overdueAt(round, asOf),
          next: [...ahead, ...report].toSorted((a, b) => a.due - b.due)[0],
          forgottenSince: progress !== undefined && progress < asOf ? progress : undefined,
        },
      ]
    })
    .toSorted(mostUrgent)
}

const PRESSING = ['critical', 'urgent', 'normal'] as const
const pressing = ({ priority }: OpenCase): number =>
  priority === undefined ? PRESSING.length : PRESSING.indexOf(priority)

/** Forgotten first, then overdue, then by what comes next; of these by priority, then the longest first. */
function mostUrgent(a: OpenCase, b: OpenCase): number {
  const rank = ({ forgottenSince, overdue }: OpenCase): number =>
    forgottenSince !== undefined ? 0 : overdue.length > 0 ? 1 : 2
  const at = ({ forgottenSince, overdue, next }: OpenCase): number =>
    forgottenSince ?? overdue[0]?.due ?? next?.due ?? Infinity
  const by = rank(a) - rank(b) || pressing(a) - pressing(b)
  if (by !== 0 || at(a) === at(b)) return by
  return at(a) - at(b)
}
