import type { Basis } from '../model/basis.ts'
import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import { noticeKeyText } from '../model/notice.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import { matchPolicy } from '../rules/match-policy.ts'
import { numbering } from '../rules/numbering.ts'
import { type Effect, placeWords } from '../sheet/faults.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { StoredNotice } from '../sheet/notice-log.ts'
import { readCaseNumber } from '../sheet/number-text.ts'
import { missingColumns } from '../sheet/register-table.ts'
import { inCellTime, momentKey } from './cell-time.ts'
import { type ChosenRow, everyRow } from './choose-rows.ts'
import type { NoticeWrite, RowPlan, SweepPlan } from './plan.ts'
import { type PlannedRow, planRow } from './plan-row.ts'
import { unreadableRegisters } from './plan-sweep.ts'
import { type ClockMove, isOtherPolicy, movesBetween } from './policy-moves.ts'

/** An open case that the policy of today would hold to something else. */
export interface RenewedCase {
  readonly number: CaseNumber
  readonly before: Basis
  readonly after: Basis
  /** None where only what is kept for later changes, such as the limit of a clock that was stopped. */
  readonly moves: readonly ClockMove[]
  /** Whether the next sweep would mail about it, and would not without the change. */
  readonly mails: boolean
  readonly row: RowPlan
  /** Lines of mails about a deadline of *progress* that moves: they go with it, so that no mail leaves twice. */
  readonly lines: readonly NoticeWrite[]
}

/** Cases that are left as they are, by why. */
interface Untouched {
  /** Held to the same today. */
  readonly same: number
  /** Closed: never touched (R23). */
  readonly resolved: number
  /** Their deadlines came with an import. */
  readonly imported: number
  /** Rows with a number that blocking problems keep from being worked on. */
  readonly unaccepted: number
  /** No row of the time limits applies to them any more: they keep what they have. */
  readonly unmatched: number
}

/** What applying the policy of today to the open cases would do (R23). */
export interface PolicyPlan {
  readonly now: Instant
  readonly cases: readonly RenewedCase[]
  readonly untouched: Untouched
  readonly unreadable: SweepPlan['unreadable']
}

/** What cannot be done where the policy cannot be asked, or would answer otherwise than is meant. */
const NEEDED: ReadonlySet<Effect['stops']> = new Set([
  'policy',
  'limit',
  'categories',
  'priorities',
  'calendars',
  'days',
])

/**
 * Asks the policy and the calendars of today about every open, accepted case, or those of `only`: a pure function, so that what
 * was shown is what is applied. What the case's own facts would change at the next sweep anyhow counts as there already.
 *
 * Throws `Failure` `unknown-case` for numbers of `only` that no case has, `not-set-up` where something is gone that deadlines are
 * counted from: what is not known would be kept with the cases for good.
 */
export function planPolicy(view: LedgerView, now: Instant, only: readonly string[] = []): PolicyPlan {
  const lacking = view.faults.filter(({ stops }) => NEEDED.has(stops))
  if (lacking.length > 0) throw new Failure({ kind: 'not-set-up', missing: lacking.map(placeWords) })
  const wanted = new Set(only.map((typed) => readCaseNumber(typed)?.number))
  const readable = view.registers.filter((register) => missingColumns(register).length === 0)
  const rows = readable
    .flatMap((register) => [...everyRow(register, now)])
    .filter(
      ({ claim, standing }) =>
        claim !== undefined && standing === 'own' && (wanted.size === 0 || wanted.has(claim as CaseNumber)),
    )
  const known = new Set<string | undefined>(rows.map(({ claim }) => claim))
  const unknown = only.filter((typed) => {
    const number = readCaseNumber(typed)?.number
    if (number === undefined || known.has(number)) return number === undefined
    // Of a register that cannot be read nobody knows: that is told apart.
    return readable.some(({ register }) => parseCaseNumber(register, number) !== undefined)
  })
  if (unknown.length > 0) throw new Failure({ kind: 'unknown-case', numbers: unknown })

  const lines = Map.groupBy(
    view.notices.linesOf(known as ReadonlySet<string>).filter(({ state }) => state !== 'dropped'),
    (line) => line.number as string,
  )
  const cases: RenewedCase[] = []
  const untouched = { same: 0, resolved: 0, imported: 0, unaccepted: 0, unmatched: 0 }
  for (const row of rows) {
    const renewed = renew(row, lines.get(row.claim ?? '') ?? [], view, now)
    if (typeof renewed === 'string') untouched[renewed]++
    else cases.push(renewed)
  }
  return { now, cases, untouched, unreadable: unreadableRegisters(view) }
}

/** One case asked anew, or why it is left as it is. */
function renew(
  chosen: ChosenRow,
  lines: readonly StoredNotice[],
  view: LedgerView,
  now: Instant,
): RenewedCase | keyof Untouched {
  const numbers = numbering(view.memory.series, [])
  const sent = new Set(lines.map(noticeKeyText))
  const today = planRow(chosen, view, numbers, sent, now)
  const { number, stage, basis: before } = today.plan
  if (number === undefined || stage === 'unaccepted') return 'unaccepted'
  if (resolvedAt(today.fields) !== undefined) return 'resolved'
  if (before?.origin === 'import') return 'imported'
  const renewed = planRow(chosen, view, numbers, sent, now, { renew: true })
  const after = renewed.plan.basis
  if (before === undefined || after === undefined || !isMatched(today, view)) return 'unmatched'
  const moves = movesBetween(before, after, today.fields, view.calendars.get(after.calendar), now)
  if (moves.length === 0 && !isOtherPolicy(before, after)) return 'same'
  const moved = progressLines(lines, before, after, view)
  return {
    number,
    before,
    after,
    moves,
    mails: mailsAnew(today, renewed, new Set([...sent, ...moved.map(({ line }) => noticeKeyText(line))]), view),
    // The next sweep looks at it whatever its cells say: what is due by the change is mailed then.
    row: { ...renewed.plan, nextLook: 'always' },
    lines: moved,
  }
}

function isMatched(
  { plan: { register, priority }, fields: { category, subcategory } }: PlannedRow,
  view: LedgerView,
): boolean {
  if (category === undefined || priority === undefined) return false
  const question = { register, category, priority, ...(subcategory === undefined ? {} : { subcategory }) }
  return matchPolicy(view.policy, question) !== undefined
}

/**
 * Mails about *progress* are told apart by its deadline, for it has one after each report (R14). Where the policy moves that
 * deadline it is the same report that is waited for, so what was mailed about it stands for the new one.
 */
function progressLines(
  lines: readonly StoredNotice[],
  before: Basis,
  after: Basis,
  view: LedgerView,
): readonly NoticeWrite[] {
  const was = before.clocks.progress?.due
  const due = after.clocks.progress?.due
  if (was === undefined || due === undefined || was === due) return []
  return lines.flatMap(({ row, ...line }) =>
    line.clock === 'progress' && line.cycle === before.cycle && line.due === inCellTime(was, view)
      ? [{ row, line: { ...line, due: inCellTime(due, view) } }]
      : [],
  )
}

/** Whether a rule would speak after the change that does not speak today and has not been mailed. */
function mailsAnew(today: PlannedRow, renewed: PlannedRow, sent: ReadonlySet<string>, view: LedgerView): boolean {
  const { number } = renewed.plan
  return renewed.holding.some(
    (moment) =>
      number !== undefined &&
      !sent.has(momentKey(number, renewed.cycle, moment, view)) &&
      !today.speaking.some(({ clock, rule }) => clock === moment.clock && rule.level === moment.rule.level),
  )
}
