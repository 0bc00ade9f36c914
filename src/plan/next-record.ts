import type { CallEnd } from '../model/callback.ts'
import type { Case } from '../model/case.ts'
import { type CaseNumber, draftId } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import { acknowledgements } from '../rules/acknowledged.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import { handledBy } from '../rules/handover.ts'
import { CASE_FINISHED, finishedSince } from '../rules/moves.ts'
import type { SeenTimes } from '../rules/status.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StandingRow } from '../sheet/register-table.ts'
import { unwatchedClocks } from '../sheet/unwatched.ts'
import type { CaseCallback } from './callbacks/case-callback.ts'
import type { RepeatKnown } from './repeats/known.ts'

/** What is known of a row once it has been looked at. */
interface LookedAt {
  readonly row: Pick<StandingRow, 'register' | 'fields' | 'is' | 'times' | 'unclear'>
  /** When what was chosen without a time was first seen, or followed from a callback. */
  readonly seen: SeenTimes
  readonly was: RowRecord
  readonly number: CaseNumber | undefined
  readonly stage: string
  /** Whether the case was reopened since the last look. */
  readonly isNewCycle: boolean
  /** Who knows of the case, and who handles it. */
  readonly people: Pick<RowRecord, 'acks' | 'ackSeen' | 'handler' | 'handedAt'>
  /** How it stands with its callback; absent for a row that is not accepted. */
  readonly callback: CaseCallback | undefined
  readonly ends: readonly CallEnd[]
  /** What is known of the earlier case that it is likely to repeat. */
  readonly repeat: RepeatKnown
  readonly unique?: string
}

/** Who knows of a case, and who handles it; the latter not of one that is over, as most rows are. */
export function peopleOf(
  {
    register,
    number,
    fields,
    was,
    isNewCycle,
  }: Pick<LookedAt, 'number' | 'was' | 'isNewCycle'> & Pick<Case, 'register' | 'fields'>,
  view: LedgerView,
  now: Instant,
): LookedAt['people'] {
  const known = acknowledgements(fields, was, isNewCycle, now, view.settings.zone)
  if (number === undefined || resolvedAt(fields) !== undefined) return known
  const { handler, handedAt } = was
  // Without its column every handler looks like none.
  const handled = unwatchedClocks(register, view).has('handover')
    ? { ...(handler === undefined ? {} : { handler }), ...(handedAt === undefined ? {} : { handedAt }) }
    : handledBy(fields, view.staff, was, isNewCycle, now)
  return { ...known, ...handled }
}

/** What is to be remembered of a row that is looked at `now`; the notes and the list on its cells are added where they are planned. */
export function nextRecord(
  { row, seen, was, number, stage, isNewCycle, people, callback, ends, repeat, unique }: LookedAt,
  now: Instant,
): RowRecord {
  const { status } = row.fields
  const receivedAt = typeof row.is === 'number' ? (row.is as Instant) : was.receivedAt
  const isWrong = stage === 'unaccepted'
  const finishedAt = finishedSince(stage, CASE_FINISHED, isNewCycle, was, now)
  // What was mailed of a row before it had a number was mailed of its case, and links in it lead there still.
  const draft = was.draft ?? (number === undefined && unique ? draftId(row.register, unique) : undefined)
  return {
    ...(number === undefined ? {} : { number }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(was.emptied === true && row.is === undefined ? { emptied: true } : {}),
    ...(status === undefined ? {} : { status }),
    stage,
    stageSince: was.stage === stage && was.stageSince !== undefined ? was.stageSince : now,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...seen,
    ...(isWrong ? { wrongSince: was.wrongSince ?? now } : {}),
    ...(draft === undefined ? {} : { draft }),
    times: row.times,
    ...(Object.keys(row.unclear).length === 0 ? {} : { unclear: row.unclear }),
    ...people,
    ...(was.acts === undefined ? {} : { acts: was.acts }),
    ...callbackRecord(was, callback, ends),
    ...repeatRecord(repeat),
    notes: was.notes,
    ...(was.list === undefined ? {} : { list: was.list }),
  }
}

/** What is to be remembered of a case's callbacks: of a row that cannot be accepted now, what is known. */
function callbackRecord(
  was: RowRecord,
  callback: CaseCallback | undefined,
  ends: readonly CallEnd[],
): Pick<RowRecord, 'choices' | 'ends' | 'closedAt' | 'road' | 'unreachedAt' | 'cameBackAt'> {
  const { choices = [], cameBackAt } = was
  const choice = callback?.choice
  const unreachedAt = callback === undefined ? was.unreachedAt : callback.unreachedAt
  const { closedAt, road } = callback === undefined ? was : closingOf(callback)
  const decided =
    choice === undefined
      ? choices
      : [...choices.filter(({ cycle }) => cycle !== choice.cycle), choice].toSorted((a, b) => a.cycle - b.cycle)
  return {
    ...(decided.length === 0 ? {} : { choices: decided }),
    ...(ends.length === 0 ? {} : { ends }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(road === undefined ? {} : { road }),
    ...(unreachedAt === undefined ? {} : { unreachedAt }),
    ...(cameBackAt === undefined ? {} : { cameBackAt }),
  }
}

const repeatRecord = ({ repeat, notRepeats, repeatAsked }: RepeatKnown): RepeatKnown => ({
  ...(repeat === undefined ? {} : { repeat }),
  ...(notRepeats === undefined ? {} : { notRepeats }),
  ...(repeatAsked === undefined ? {} : { repeatAsked }),
})

const closingOf = ({ life: { stage, closedAt, road } }: CaseCallback): Pick<RowRecord, 'closedAt' | 'road'> =>
  stage === 'closed' && closedAt !== undefined && road !== undefined ? { closedAt, road } : {}
