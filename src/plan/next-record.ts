import { type CaseNumber, draftId } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import { finishedSince } from '../rules/moves.ts'
import type { StandingRow } from '../sheet/register-table.ts'

/** What is known of a row once it has been looked at. */
interface LookedAt {
  readonly row: StandingRow
  readonly was: RowRecord
  readonly number: CaseNumber | undefined
  readonly stage: string
  /** Whether the case was reopened since the last look. */
  readonly isNewCycle: boolean
  readonly unique?: string
}

/** What is to be remembered of a row that is looked at `now`; the notes and the list on its cells are added where they are planned. */
export function nextRecord({ row, was, number, stage, isNewCycle, unique }: LookedAt, now: Instant): RowRecord {
  const { receivedAt } = row.fields
  const isWrong = stage === 'unaccepted'
  const finishedAt = finishedSince(stage, isNewCycle, was, now)
  const draft = number === undefined ? (was.draft ?? (unique && draftId(row.register, unique))) : undefined
  return {
    ...(number === undefined ? {} : { number }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    stage,
    stageSince: was.stage === stage && was.stageSince !== undefined ? was.stageSince : now,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...row.seen,
    ...(isWrong ? { wrongSince: was.wrongSince ?? now } : {}),
    ...(draft === undefined || draft === '' ? {} : { draft }),
    times: row.times,
    notes: was.notes,
    ...(was.list === undefined ? {} : { list: was.list }),
  }
}
