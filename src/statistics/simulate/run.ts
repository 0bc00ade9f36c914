import type { Basis } from '../../model/basis.ts'
import type { CaseFields } from '../../model/case.ts'
import type { CaseNumber, Series } from '../../model/case-number.ts'
import { DAY, type Instant, instant, MINUTE } from '../../model/instant.ts'
import { isOfCase, type NoticeKey } from '../../model/notice.ts'
import type { CaseRegister } from '../../model/register.ts'
import { NO_RECORD, type RowRecord } from '../../model/row-record.ts'
import { without } from '../../plan/mails/line-states.ts'
import type { NoticeWrite, RowPlan, SweepPlan } from '../../plan/plan.ts'
import { planRow } from '../../plan/plan-row.ts'
import { planSweep } from '../../plan/plan-sweep.ts'
import { numbering } from '../../rules/numbering.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { Bounds } from '../month.ts'
import { agenda } from './agenda.ts'
import { type Breach, breachesOf, type Judged, leftBehind } from './breaches.ts'
import { type RowThen, registerThen, viewThen, withoutCallbacks } from './desk-then.ts'
import { noticesThen } from './notices-then.ts'
import type { PastCase } from './past-case.ts'

/** A mail that would have left. */
export interface SimulatedMail {
  readonly at: Instant
  readonly to: { readonly name: string; readonly mail: string }
  /** Several cases in one mail (R26). */
  readonly isList: boolean
  /** What it tells of, each once. */
  readonly told: readonly NoticeKey[]
}

/** What a case would have come to. */
interface SimulatedCase {
  readonly past: PastCase
  /** In the order of their deadlines; none of a case that was received in another month. */
  readonly breaches: readonly Breach[]
}

/** What a month would have been. */
export interface SimulatedMonth {
  /** In the order in which they left. */
  readonly mails: readonly SimulatedMail[]
  /** What there was nobody for, each once. */
  readonly unheard: readonly NoticeKey[]
  readonly cases: readonly SimulatedCase[]
}

/** A case on its way through the month. */
interface Run {
  readonly past: PastCase
  readonly breaches: Breach[]
  number: CaseNumber | undefined
  basis: Basis | undefined
  record: RowRecord
  fields: CaseFields | undefined
  isHanded: boolean
}

/**
 * Sends the cases through a month once more, with the settings of `view`, as sweeps each minute would have met them: each is stamped
 * anew, and mailed about by the very plan of the sweep. Nothing is written. Mails are those that left within `bounds` and by `asOf`;
 * deadlines are those of the cases received within `bounds`, as they stood at `asOf`. Callbacks are none of it: what is drawn is chance,
 * and who was called when nobody kept of those that the rules of the day did not ask for. Cases that came again did so as they were found
 * to. Throws `CalendarError` where the site's hours never open.
 */
export function simulateMonth(
  asRead: LedgerView,
  cases: readonly PastCase[],
  bounds: Bounds,
  asOf: Instant,
): SimulatedMonth {
  const view = withoutCallbacks(asRead)
  const runs = cases.map(
    (past): Run => ({
      past,
      breaches: [],
      number: past.row.number,
      basis: past.imported,
      record: NO_RECORD,
      fields: undefined,
      isHanded: false,
    }),
  )
  const sent = sweepThrough(runs, view, bounds, asOf)
  for (const run of runs) {
    if (!isWithin(run.past.receivedAt, bounds)) continue
    for (const at of run.past.moments) if (minuteOf(at) >= endOf(bounds, asOf) && at <= asOf) lookAt(run, view, at)
    if (run.past.receivedAt <= asOf) judgeAt(run, asOf)
  }
  return {
    ...sent,
    cases: runs.map(({ past, breaches }) => ({
      past,
      breaches: isWithin(past.receivedAt, bounds) ? breaches.toSorted((a, b) => a.due - b.due) : [],
    })),
  }
}

/** The first whole minute that is not before a moment: sweeps come each minute. */
const minuteOf = (at: Instant): number => Math.ceil(at / MINUTE)

/** The minute from which on nothing is swept any more. */
const endOf = ({ end }: Bounds, asOf: Instant): number =>
  Math.min(Math.ceil(end / MINUTE), Math.floor(asOf / MINUTE) + 1)

const isWithin = (at: Instant, { start, end }: Bounds): boolean => at >= start && at < end

/** All sweeps until the month ends. */
function sweepThrough(
  runs: readonly Run[],
  view: LedgerView,
  bounds: Bounds,
  asOf: Instant,
): Pick<SimulatedMonth, 'mails' | 'unheard'> {
  const ahead = agenda()
  const notices = noticesThen(view)
  const viewAt = viewThen(view, notices.log)
  const nameOf = new Map<string, number>()
  const mails: SimulatedMail[] = []
  const unheard = new Map<string, NoticeKey>()
  let series: ReadonlyMap<Series, number> = view.memory.series
  let waiting: ReadonlySet<number> = new Set()
  const end = endOf(bounds, asOf)
  for (const [index, { past }] of runs.entries()) for (const at of past.moments) ahead.add(minuteOf(at), index)
  for (let next = ahead.next(end); next !== undefined; next = ahead.next(end)) {
    const now = instant(next.minute * MINUTE)
    const { rows, placed } = rowsThen(runs, next.cases, waiting, now)
    const plan = planSweep(viewAt(rows, series), now, `m${next.minute.toString(36)}`)
    series = new Map([...series, ...plan.series])
    for (const row of plan.rows) {
      const index = placed.get(row.register)?.[row.row - 1]
      const run = runs[index ?? -1]
      if (index === undefined || run === undefined) continue
      take(run, row, now)
      for (const name of [row.number, row.record.draft]) if (name !== undefined) nameOf.set(name, index)
      if (typeof row.nextLook === 'number') ahead.add(minuteOf(row.nextLook), index)
    }
    if (plan.lines.length === 0) continue
    const lines = asSent(plan, now)
    notices.write(lines)
    for (const { line } of lines)
      if (line.nextAt !== undefined) ahead.add(Math.max(minuteOf(line.nextAt), next.minute + 1))
    waiting = new Set(notices.log.pending().flatMap(({ number }) => nameOf.get(number) ?? []))
    if (now < bounds.start) continue
    mails.push(...mailsOf(plan, lines, now))
    for (const { line } of lines) if (line.to === '') unheard.set(keyText(line), line)
  }
  return { mails, unheard: [...unheard.values()] }
}

const keyText = ({ number, clock, level, cycle, due, nth = 1 }: NoticeKey): string =>
  [number, clock, level, cycle, due, nth].join(' ')

/** The rows that a sweep is to look at, and those that mails wait about; and which case each of them is. */
function rowsThen(runs: readonly Run[], due: ReadonlySet<number>, waiting: ReadonlySet<number>, now: Instant) {
  const rows = new Map<CaseRegister, RowThen[]>()
  const placed = new Map<CaseRegister, number[]>()
  for (const index of new Set([...due, ...waiting])) {
    const run = runs[index]
    if (run === undefined || run.past.receivedAt > now) continue
    const { register } = run.past.row
    const [list, places] = [rows.get(register) ?? [], placed.get(register) ?? []]
    list.push(rowThen(run, now, due.has(index)))
    places.push(index)
    rows.set(register, list)
    placed.set(register, places)
  }
  return { rows, placed }
}

function rowThen(run: Run, now: Instant, isDue: boolean): RowThen {
  const { past, number, basis } = run
  const { register, is, problems } = past.row
  const fields = past.fieldsAt(now)
  return { register, is, problems, number, basis, fields, record: recordThen(run, now), isDue }
}

/** What was known of the row. Who had it before it was handed over is forgotten; nobody, it is taken, so that it was. */
function recordThen({ past: { handedAt, repeat }, record, fields, isHanded }: Run, now: Instant): RowRecord {
  const isHandover = !isHanded && fields !== undefined && handedAt !== undefined && handedAt <= now
  return {
    ...record,
    ...(repeat !== undefined && repeat.at <= now ? { repeat } : {}),
    ...(isHandover ? { handler: '' } : {}),
  }
}

/** Looks at a case by itself, with no mails. */
function lookAt(run: Run, view: LedgerView, now: Instant): void {
  const register = view.registers.find((one) => one.register === run.past.row.register)
  if (register === undefined) return
  const row = registerThen(register, view)([rowThen(run, now, true)]).read(1, now)
  const numbers = numbering(view.memory.series, [])
  const { plan } = planRow({ row, standing: 'own', claim: run.number }, view, numbers, new Set(), now)
  take(run, plan, now)
}

function take(run: Run, plan: RowPlan, now: Instant): void {
  const before = judged(run)
  run.number = plan.number ?? run.number
  run.basis = plan.basis
  run.record = plan.record
  run.fields = plan.fields
  if ((run.past.handedAt ?? Infinity) <= now) run.isHanded = true
  const after = judged(run)
  if (before !== undefined && after !== undefined) run.breaches.push(...leftBehind(before, after, now))
}

function judgeAt(run: Run, asOf: Instant): void {
  const standing = judged(run)
  if (standing !== undefined) run.breaches.push(...breachesOf(standing, asOf))
}

const judged = ({ past: { row, receivedAt }, fields, basis }: Run): Judged | undefined =>
  fields && { register: row.register, row: row.row, receivedAt, fields, basis }

/** Where there is nobody to mail, it is not looked each hour who came back from leave. */
const NOBODY_UNTIL = DAY

/** The lines as they stand once the mails have left; what is said of the workbook itself is none of it. */
function asSent({ lines, mails }: SweepPlan, now: Instant): readonly NoticeWrite[] {
  const left = new Set(mails.map(({ messageId }) => messageId))
  return lines
    .filter(({ line }) => isOfCase(line))
    .map(({ row, line }) => {
      if (line.to === '') return { row, line: { ...line, nextAt: instant(now + NOBODY_UNTIL) } }
      if (line.state !== 'sending' || !left.has(line.messageId)) return { row, line }
      return { row, line: { ...without(line, 'nextAt'), state: 'sent', at: now } }
    })
}

function mailsOf({ mails }: SweepPlan, lines: readonly NoticeWrite[], at: Instant): readonly SimulatedMail[] {
  const toldBy = Map.groupBy(
    lines.map(({ line }) => line),
    ({ messageId }) => messageId,
  )
  return mails.map(({ messageId, to, notices }) => ({
    at,
    to: { name: to.name, mail: to.mail },
    isList: notices.length > 1,
    told: toldBy.get(messageId) ?? [],
  }))
}
