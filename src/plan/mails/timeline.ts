import type { Basis } from '../../model/basis.ts'
import type { CallbackFields, CallOutcome } from '../../model/callback.ts'
import type { CaseFields } from '../../model/case.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Clock } from '../../model/clock.ts'
import { type Instant, MINUTE } from '../../model/instant.ts'
import { isOfCase } from '../../model/notice.ts'
import type { RowRecord } from '../../model/row-record.ts'
import type { StaffMember } from '../../model/staff.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import { mailboxesOf } from './line-readers.ts'

/** The steps of a case that a time of its own in the row tells of. */
const STEPS = {
  receivedAt: 'received',
  dispatchedAt: 'dispatched',
  respondedAt: 'responded',
  arrivedAt: 'arrived',
  repliedAt: 'replied',
  resolvedAt: 'resolved',
  reopenedAt: 'reopened',
} as const satisfies Partial<Record<keyof CaseFields, string>>

/** Something that happened to a case, as its mails tell it (R27). `by` and `to` are names; `by` is absent where nobody is known. */
export type Happening = { readonly at: Instant } & (
  | { readonly kind: (typeof STEPS)[keyof typeof STEPS] | 'goesOn' }
  | { readonly kind: 'progress' | 'acknowledged' | 'notMine'; readonly by: string | undefined }
  | { readonly kind: 'handedOver'; readonly to: string }
  | { readonly kind: 'promised' | 'putOff'; readonly date: Instant }
  | { readonly kind: 'waits'; readonly reason: string }
  | { readonly kind: 'calledBack'; readonly outcome: CallOutcome; readonly by: string | undefined }
  | { readonly kind: 'notReached'; readonly by: string | undefined }
  | { readonly kind: 'looksLike'; readonly number: CaseNumber }
  | {
      readonly kind: 'told'
      readonly level: number
      readonly clocks: readonly Clock[]
      /** Names of the staff tab; an address that nobody there has stands as it is. */
      readonly to: readonly string[]
    }
)

/** So much of what happened is told; the row and the history have all of it. */
const MOST = 5

/** A callback of the case, as its row has it. */
export interface Call {
  readonly number: CaseNumber | undefined
  /** Which cycle of the case it asks about. */
  readonly cycle: number | undefined
  readonly tries: readonly Instant[]
  readonly fields: CallbackFields
}

/** What a timeline is made of. */
interface Told {
  readonly fields: CaseFields
  readonly basis: Basis | undefined
  readonly record: RowRecord
  /** Its callbacks, as far as their rows stand. */
  readonly callbacks?: readonly Call[]
  /** The case's lines of the notices tab. */
  readonly lines: readonly StoredNotice[]
  readonly staff: ReadonlyMap<string, StaffMember>
}

/** The last few things that happened to a case, the earliest of them first; what lies ahead of `now` has not happened. */
export function timelineOf(told: Told, now: Instant): readonly Happening[] {
  return [...stepsOf(told), ...accountsOf(told), ...handledBy(told), ...callsOf(told), ...noticesOf(told)]
    .filter(({ at }) => at <= now)
    .sort(inOrder)
    .slice(-MOST)
}

/** Cells tell the minute, lines the second: of what the same minute saw, knowing of it and ending it came last. */
const LAST: readonly Happening['kind'][] = ['acknowledged', 'resolved', 'calledBack', 'reopened']
const inOrder = (a: Happening, b: Happening): number =>
  Math.floor(a.at / MINUTE) - Math.floor(b.at / MINUTE) || LAST.indexOf(a.kind) - LAST.indexOf(b.kind) || a.at - b.at

function stepsOf({ fields, basis }: Told): readonly Happening[] {
  const steps = Object.entries(STEPS).flatMap(([key, kind]): readonly Happening[] => {
    const at = fields[key as keyof typeof STEPS]
    return at === undefined ? [] : [{ at, kind }]
  })
  const earlier = (basis?.earlier ?? []).flatMap(({ reopenedAt, resolvedAt }): readonly Happening[] => [
    ...(reopenedAt === undefined ? [] : [{ at: reopenedAt, kind: 'reopened' as const }]),
    // The row shows it until the case is resolved again.
    ...(resolvedAt === undefined || resolvedAt === fields.resolvedAt
      ? []
      : [{ at: resolvedAt, kind: 'resolved' as const }]),
  ])
  return [...earlier, ...steps]
}

/** What the customer was told: promises, waits, progress. */
function accountsOf({ fields, basis, record }: Told): readonly Happening[] {
  const promises = (basis?.promises ?? []).flatMap(({ date, since }, index, all): readonly Happening[] => {
    const isLater = date > (all[index - 1]?.date ?? Infinity)
    // What was typed after its own date was given to the customer nobody knows when.
    return date < since ? [] : [{ at: since, kind: isLater ? 'putOff' : 'promised', date }]
  })
  const pauses = (basis?.pauses ?? []).flatMap(({ from, to, reason }): readonly Happening[] => [
    { at: from, kind: 'waits', reason },
    ...(to === undefined || to === fields.resolvedAt ? [] : [{ at: to, kind: 'goesOn' as const }]),
  ])
  const { progressAt } = fields
  const progress: readonly Happening[] =
    progressAt === undefined ? [] : [{ at: progressAt, kind: 'progress', by: doneBy(record, 'progress', progressAt) }]
  return [...promises, ...pauses, ...progress]
}

/** Who has it in hand: acknowledgements, handovers, and what was given back. */
function handledBy({ fields, record }: Told): readonly Happening[] {
  const acks = (record.acks ?? []).map(({ at }, index, all): Happening => {
    const typed = index === all.length - 1 ? fields.acknowledgedBy : undefined
    return { at, kind: 'acknowledged', by: doneBy(record, 'acknowledge', at) ?? typed }
  })
  const back = (record.acts ?? []).flatMap(({ action, by, at }): readonly Happening[] =>
    action === 'notMine' ? [{ at, kind: 'notMine', by }] : [],
  )
  const handed: readonly Happening[] =
    record.handedAt === undefined || !record.handler
      ? []
      : [{ at: record.handedAt, kind: 'handedOver', to: record.handler }]
  return [...acks, ...back, ...handed]
}

/** Whom its customer was told by, or not reached; that it is likely to be an earlier case again. An end is known also once its row is gone. */
function callsOf({ record: { ends = [], repeat }, callbacks = [] }: Told): readonly Happening[] {
  const of = new Map(callbacks.map((one) => [one.number, one]))
  return [
    ...ends.map(({ number, outcome, at }): Happening => {
      return { at, kind: 'calledBack', outcome, by: of.get(number)?.fields.caller }
    }),
    ...callbacks.flatMap(({ tries, fields: { caller } }) =>
      tries.map((at): Happening => ({ at, kind: 'notReached', by: caller })),
    ),
    ...(repeat === undefined ? [] : [{ at: repeat.at, kind: 'looksLike' as const, number: repeat.of }]),
  ]
}

/** Who did something through a mail at a moment: cells are read to the minute. */
const doneBy = ({ acts = [] }: RowRecord, done: string, at: Instant): string | undefined =>
  acts.findLast(({ action, at: when }) => action === done && Math.abs(when - at) < MINUTE)?.by

/** What was mailed, each sweep's levels by themselves; what waits or was never sent was not told to anybody. */
function noticesOf({ lines, staff }: Told): readonly Happening[] {
  const names = new Map(
    [...staff.values()].flatMap(({ name, mail }) => (mail === undefined ? [] : [[mail.toLowerCase(), name]])),
  )
  const sent = lines.filter(
    (line) => line.to !== '' && (line.state === 'sent' || line.state === 'unknown') && isOfCase(line),
  )
  return [...Map.groupBy(sent, ({ begunAt, level }) => `${begunAt} ${level}`).values()].flatMap((of) => {
    const [first] = of
    if (first === undefined) return []
    const to = of.flatMap((line) => mailboxesOf(line).map((one) => names.get(one) ?? one))
    const clocks = of.map(({ clock }) => clock as Clock)
    return { at: first.at, kind: 'told', level: first.level, clocks: [...new Set(clocks)], to: [...new Set(to)] }
  })
}
