import type { Basis } from '../../model/basis.ts'
import type { CaseFields } from '../../model/case.ts'
import { IMMEDIATE_CLOCKS, type ImmediateClock } from '../../model/clock.ts'
import type { Instant } from '../../model/instant.ts'
import type { RowRecord } from '../../model/row-record.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import { knownOf } from '../../rules/cycles.ts'
import type { StandingRow } from '../../sheet/register-table.ts'
import { asOfThen } from '../as-of.ts'

/** A case as its row tells of it now, and what can be told from that of any moment before. */
export interface PastCase {
  readonly row: StandingRow
  readonly receivedAt: Instant
  /** The moments at which something of it was typed, as far as they are known, in order; the receipt first. */
  readonly moments: readonly Instant[]
  /** What stood in its row at a moment. */
  readonly fieldsAt: (at: Instant) => CaseFields
  /** Not resolved as the row tells it now. */
  readonly isOpen: boolean
  /** Deadlines that came with the case and that no policy was asked for. */
  readonly imported: Basis | undefined
  /** When the row was first seen with another handler; who that was before is not known. */
  readonly handedAt: Instant | undefined
  /** The earlier case that it was found to be likely to repeat, and when. */
  readonly repeat: RowRecord['repeat']
}

/** What a time in the row stands for; each is blank until then, and what was typed with it. */
const TYPED_WITH: Readonly<Partial<Record<keyof CaseFields, readonly (keyof CaseFields)[]>>> = {
  dispatchedAt: [],
  respondedAt: [],
  arrivedAt: [],
  repliedAt: [],
  progressAt: ['progress'],
  resolvedAt: ['result', 'materials', 'cause', 'validity', 'responsible', 'settledOnSpot', 'afterCareUntil'],
  closedAt: [],
}

const TYPED_TIMES = Object.keys(TYPED_WITH) as readonly (keyof CaseFields)[]

/** What puts a case on a clock that is due on first sight, besides what it is from the start (R13, R29, R30). */
const SAYS: Readonly<Partial<Record<ImmediateClock, keyof CaseFields>>> = {
  critical: 'injured',
  abnormal: 'abnormal',
  upset: 'upset',
  authority: 'beyondAuthority',
}

/**
 * What is known of a row's past: a row shows its last times only, and what was kept with it tells of pauses, promised dates, earlier
 * cycles, acknowledgements and of when it went up. Everything else is taken to have stood there from the receipt on. Undefined
 * where nobody can say when it was received.
 */
export function pastCase(row: StandingRow): PastCase | undefined {
  const { fields, basis, record } = row
  const { receivedAt } = fields
  if (receivedAt === undefined) return undefined
  const upSince = whenSaid(basis)
  const acks = acknowledgements(row)
  const cycles = basis === undefined ? [] : [...basis.earlier, basis]
  const { handedAt, repeat } = record
  const all = [
    ...TYPED_TIMES.flatMap((key) => fields[key]),
    ...[fields.pausedAt, fields.resumedAt, fields.reopenedAt, handedAt, repeat?.at],
    ...cycles.flatMap(({ pauses, promises, reopenedAt }) => [
      ...pauses.flatMap(({ from, to }) => [from, to]),
      ...promises.map(({ since }) => since),
      reopenedAt,
    ]),
    ...(basis?.earlier ?? []).map(({ resolvedAt }) => resolvedAt),
    ...upSince.values(),
    ...acks.map(({ acknowledgedAt }) => acknowledgedAt),
  ].filter((at): at is Instant => typeof at === 'number' && at > receivedAt && Number.isFinite(at))
  const moments = [receivedAt, ...new Set(all.toSorted((a, b) => a - b))]
  const last = moments.at(-1) ?? receivedAt
  return {
    row,
    receivedAt,
    moments,
    fieldsAt: betweenMoments(moments, (at) =>
      at >= last ? withPromise(row, fields, at) : fieldsThen(row, upSince, acks, at),
    ),
    isOpen: resolvedAt(fields) === undefined,
    imported: importedBasis(basis),
    handedAt,
    repeat,
  }
}

/** Nothing changes from one moment to the next: what was asked last is known. */
function betweenMoments(moments: readonly Instant[], of: (at: Instant) => CaseFields): PastCase['fieldsAt'] {
  let known: { readonly from: number; readonly to: number; readonly fields: CaseFields } | undefined
  return (at) => {
    if (known !== undefined && at >= known.from && at < known.to) return known.fields
    const from = moments.findLast((moment) => moment <= at) ?? -Infinity
    const to = moments.find((moment) => moment > at) ?? Infinity
    known = { from, to, fields: of(at) }
    return known.fields
  }
}

function importedBasis(basis: Basis | undefined): Basis | undefined {
  const first = knownOf(basis, 1)
  return first?.origin === 'import' ? { ...first, pauses: [], promises: [], earlier: [] } : undefined
}

/** When each thing that goes up at once was first seen, in whichever cycle; never, of what was typed after the resolution. */
function whenSaid(basis: Basis | undefined): ReadonlyMap<keyof CaseFields, number> {
  if (basis === undefined) return new Map()
  const cycles = [...basis.earlier, basis]
  return new Map(
    IMMEDIATE_CLOCKS.flatMap((clock) => {
      const key = SAYS[clock]
      const dues = cycles.flatMap(({ clocks }) => clocks[clock]?.due ?? [])
      return key === undefined ? [] : [[key, Math.min(...dues, Infinity)] as const]
    }),
  )
}

type Acknowledgement = Pick<CaseFields, 'acknowledgedAt' | 'acknowledgedLevels' | 'acknowledgedBy'>

/** Every acknowledgement that is remembered; the cells show the last. */
function acknowledgements({ fields, record }: StandingRow): readonly Acknowledgement[] {
  const { acknowledgedBy = '', acknowledgedAt, acknowledgedLevels } = fields
  const kept = (record.acks ?? []).map(
    ({ at, levels }): Acknowledgement => ({
      acknowledgedBy,
      acknowledgedAt: at,
      ...(levels === undefined ? {} : { acknowledgedLevels: levels.join('、') }),
    }),
  )
  if (kept.length > 0 || acknowledgedAt === undefined) return kept
  return [{ acknowledgedBy, acknowledgedAt, ...(acknowledgedLevels === undefined ? {} : { acknowledgedLevels }) }]
}

function fieldsThen(
  row: StandingRow,
  upSince: ReadonlyMap<keyof CaseFields, number>,
  acks: readonly Acknowledgement[],
  at: Instant,
): CaseFields {
  const then = asOfThen({ fields: row.fields, basis: row.basis }, at)
  // What was chosen last says nothing of before.
  const gone = new Set<string>(['status', 'promisedAt', 'acknowledgedBy', 'acknowledgedAt', 'acknowledgedLevels'])
  for (const [key, since] of upSince) if (since > at) gone.add(key)
  for (const time of TYPED_TIMES) {
    const typed = then.fields[time]
    if (typeof typed === 'number' && typed <= at) continue
    for (const one of [time, ...(TYPED_WITH[time] ?? [])]) gone.add(one)
  }
  const known = Object.fromEntries(Object.entries(then.fields).filter(([key]) => !gone.has(key))) as CaseFields
  const ack = acks.findLast(({ acknowledgedAt = Infinity }) => acknowledgedAt <= at)
  return withPromise(row, { ...known, ...ack }, at)
}

/** The fields with the completion date that the customer had been given by then. */
function withPromise(row: StandingRow, then: CaseFields, at: Instant): CaseFields {
  const date = promiseAt(row, then, at)
  if (date === then.promisedAt) return then
  const others = Object.entries(then).filter(([key]) => key !== 'promisedAt')
  return Object.fromEntries(date === undefined ? others : [...others, ['promisedAt', date]])
}

/** Of the promises that are remembered, the one that stood at a moment (R20). What was withdrawn, nobody knows when, was never given. */
function promiseAt({ fields, basis }: StandingRow, then: CaseFields, at: Instant): Instant | undefined {
  const { promisedAt: last } = fields
  const cycle = basis && [basis, ...basis.earlier.toReversed()].find((one) => one.reopenedAt === then.reopenedAt)
  const remembered = cycle?.promises ?? []
  if (remembered.length === 0) return fields.reopenedAt === then.reopenedAt ? last : undefined
  if (cycle === basis && last === undefined) return undefined
  return remembered.findLast(({ since }) => since <= at)?.date
}
