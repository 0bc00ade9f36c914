import { type Basis, type CasePause, CYCLE_MOMENTS } from '../model/basis.ts'
import type { CallbackChoice } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import { knownOf, momentsIn, without } from '../rules/cycles.ts'

/** What of a row its clocks depend on. */
interface Standing {
  readonly fields: CaseFields
  readonly basis?: Basis | undefined
}

/** Moments that stop a clock, or close the case; a later one is none yet. */
const HAPPENS = [
  'dispatchedAt',
  'respondedAt',
  'arrivedAt',
  'repliedAt',
  'closedAt',
] as const satisfies readonly (keyof CaseFields)[]

/**
 * A row without what happened after `asOf` to its clocks, so that a month is the same whenever it is counted (R50). A case
 * reopened later has back the cycle that ran then, with its resolution, its deadlines and its pauses, and a pause that came or
 * ended later is none yet, or lasts. Where the row was not looked at since, its cells are all there is to go by: a second
 * resolution typed over the first has taken its place.
 */
export function asOfThen(row: Standing, asOf: Instant): Standing {
  const { fields, basis } = atCycle(row, asOf)
  const pauses = basis && pausesAt(basis.pauses, asOf)
  const { resolvedAt, reopenedAt, pausedAt, resumedAt, pauseReason, ...others } = fields
  const rest = without(others, ...HAPPENS.filter((key) => (others[key] ?? -Infinity) > asOf))
  const had = (at: Instant | undefined): at is Instant => at !== undefined && at <= asOf
  const cells: CaseFields = {
    ...(pauseReason === undefined ? {} : { pauseReason }),
    ...(had(pausedAt) ? { pausedAt } : {}),
    ...(had(resumedAt) ? { resumedAt } : {}),
  }
  const last = pauses?.at(-1)
  return {
    fields: {
      ...rest,
      ...(had(resolvedAt) ? { resolvedAt } : {}),
      ...(had(reopenedAt) ? { reopenedAt } : {}),
      // The cells may tell of a later pause only.
      ...(last !== undefined && last.from > (cells.pausedAt ?? -Infinity) ? cellsOf(last) : cells),
    },
    basis: basis && pauses && { ...basis, pauses },
  }
}

/** What was known of a row's callbacks at `asOf`: what was decided, drawn or said later is not yet. */
export function recordThen(record: RowRecord, asOf: Instant): RowRecord {
  const { choices, ends, cameBackAt } = record
  if (choices === undefined && ends === undefined && cameBackAt === undefined) return record
  return {
    ...without(record, 'choices', 'ends', 'cameBackAt'),
    ...(choices === undefined ? {} : { choices: choices.flatMap((choice) => choiceThen(choice, asOf)) }),
    ...(ends === undefined ? {} : { ends: ends.filter(({ at }) => at <= asOf) }),
    ...(cameBackAt === undefined || cameBackAt > asOf ? {} : { cameBackAt }),
  }
}

function choiceThen(choice: CallbackChoice, asOf: Instant): readonly CallbackChoice[] {
  if (choice.since > asOf) return []
  return [(choice.drawnAt ?? asOf) > asOf ? { ...without(choice, 'drawnAt'), why: 'inDraw' } : choice]
}

/** The row in the cycle that ran at `asOf`, where its basis tells of it. */
function atCycle(row: Standing, asOf: Instant): Standing {
  const { fields, basis } = row
  const isReopenedLater = fields.reopenedAt !== undefined && fields.reopenedAt > asOf
  if (!isReopenedLater || basis?.reopenedAt !== fields.reopenedAt) return row
  const at = basis.earlier.findLastIndex(({ reopenedAt = -Infinity }) => reopenedAt <= asOf)
  const past = basis.earlier[at]
  const then = past && knownOf(basis, past.cycle)
  if (past === undefined || then === undefined) return row
  const { resolvedAt, reopenedAt } = past
  const next = basis.earlier[at + 1]?.reopenedAt ?? basis.reopenedAt
  return {
    fields: {
      ...without(fields, 'resolvedAt', 'reopenedAt', ...CYCLE_MOMENTS),
      ...momentsIn(past, next, fields),
      ...(reopenedAt === undefined ? {} : { reopenedAt }),
      ...(resolvedAt === undefined ? {} : { resolvedAt }),
    },
    basis: then,
  }
}

const pausesAt = (pauses: readonly CasePause[], asOf: Instant): readonly CasePause[] =>
  pauses
    .filter(({ from }) => from <= asOf)
    .map((pause) => (pause.to !== undefined && pause.to > asOf ? { from: pause.from, reason: pause.reason } : pause))

const cellsOf = ({ from, to, reason }: CasePause): CaseFields => ({
  pauseReason: reason,
  pausedAt: from,
  ...(to === undefined ? {} : { resumedAt: to }),
})
