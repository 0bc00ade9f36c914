import { weekBounds } from '../calendar/week.ts'
import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import { without } from '../rules/cycles.ts'
import { isAsked, lifeOf } from '../rules/life/life.ts'
import type { Round } from './round.ts'
import type { Turn } from './turns.ts'

/** What is known of a case as of a moment. */
interface Known {
  readonly register: CaseRegister
  readonly fields: CaseFields
  readonly record: RowRecord
  readonly zone: string
  readonly asOf: Instant
}

/** What became of a finished time round: of its callback, and when the case was closed in it, by the roads of its life (R33–R36). */
export function afterwards(
  turn: Turn,
  { register, fields, record, zone, asOf }: Known,
): Pick<Round, 'callback' | 'closedAt'> {
  const { kept, resolvedAt, endedAt } = turn
  if (resolvedAt === undefined) return { callback: undefined, closedAt: undefined }
  const choice = record.choices?.find(({ cycle }) => cycle === kept)
  const end = record.ends?.findLast((one) => one.cycle === kept && one.at <= asOf)
  const due = turn.deadlines.callback?.due ?? Infinity
  const isWaiting = end === undefined && isAsked(choice) && endedAt === undefined
  const callback =
    choice === undefined
      ? undefined
      : { why: choice.why, outcome: end?.outcome, isLate: isWaiting ? due < asOf : (end?.at ?? -Infinity) > due }
  const { closedAt } = lifeOf(
    {
      register,
      fields: {
        ...without(fields, 'reopenedAt'),
        resolvedAt,
        ...(turn.cycle === 1 ? {} : { reopenedAt: turn.begunAt }),
      },
      choice,
      end,
      cameBackAt: record.cameBackAt,
      weekEnds: choice === undefined ? asOf : weekBounds(zone, choice.week).to,
    },
    asOf,
  )
  const isClosed = closedAt !== undefined && closedAt <= asOf && closedAt < (endedAt ?? Infinity)
  return { callback, closedAt: isClosed && end?.outcome !== 'dissatisfied' ? closedAt : undefined }
}
