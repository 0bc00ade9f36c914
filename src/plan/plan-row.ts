import type { Basis } from '../model/basis.ts'
import type { Case, CaseFields } from '../model/case.ts'
import { type CaseNumber, type DraftId, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Priority } from '../model/priority.ts'
import type { Problem } from '../model/problem.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Category } from '../model/staff.ts'
import { cycleOf } from '../rules/case-facts.ts'
import { checkCase, happenedBy } from '../rules/checks.ts'
import { resumed, without } from '../rules/cycles.ts'
import { type StampOptions, stampCase } from '../rules/deadlines.ts'
import { type RuleMoment, speaks } from '../rules/escalation.ts'
import { stampUnaccepted } from '../rules/immediate.ts'
import { withWholeDays } from '../rules/mere-dates.ts'
import { CASE_FINISHED, unfinishedAt } from '../rules/moves.ts'
import type { Numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { asRecorded } from '../sheet/record.ts'
import { type Calls, callsIn } from './callbacks/calls.ts'
import { type CaseCallback, caseCallback } from './callbacks/case-callback.ts'
import { callbackLines } from './callbacks/lines.ts'
import { callbackProblems } from './callbacks/problems.ts'
import { saysOf } from './callbacks/says.ts'
import { sinceWhen } from './callbacks/since.ts'
import { type Told, toldBy } from './callbacks/told.ts'
import { dayText, inCellTime, momentKey } from './cell-time.ts'
import type { ChosenRow } from './choose-rows.ts'
import { knownOf } from './known-row.ts'
import { nextLook } from './next-look.ts'
import { nextRecord, peopleOf } from './next-record.ts'
import type { RowPlan } from './plan.ts'
import { promiseLines } from './promise-lines.ts'
import type { RepeatKnown } from './repeats/known.ts'
import { repeatLines } from './repeats/lines.ts'
import { momentsOf } from './row-moments.ts'
import { inColumnOrder, ofColumnsThere } from './row-problems.ts'
import { stageLines } from './stage-lines.ts'

/** What planning a row brings: what its cells shall say, and the rules that speak of it now. */
export interface PlannedRow {
  readonly plan: RowPlan
  /** What it is known by in the notices; undefined for a row that needs none. */
  readonly id: CaseNumber | DraftId | undefined
  /** What it was known by in the notices before it had its number. */
  readonly formerId: DraftId | undefined
  readonly fields: CaseFields
  readonly cycle: number
  /** The rules whose moment has come and that still hold, whether a mail was begun or not. */
  readonly holding: readonly RuleMoment[]
  /** Those of them that no mail was ever begun for. */
  readonly speaking: readonly RuleMoment[]
  /** The moments still to come, earliest first. */
  readonly ahead: readonly RuleMoment[]
  /** How it stands with its callback; absent for a row that is not accepted. */
  readonly callback: CaseCallback | undefined
}

export interface RowOptions extends Omit<StampOptions, 'callback'> {
  /** A text that no other row is given: what a row without a number is known by. */
  readonly unique?: string
  /** Finds the callbacks of a case; absent: in the ledger as it was read. */
  readonly calls?: Calls
  /** The number that it was given before, in the same sweep. */
  readonly given?: CaseNumber
  /** Whether the case was drawn now (R38). */
  readonly isPicked?: boolean
  /** When its customer came back on the matter with another case (R35). */
  readonly cameBackAt?: Instant | undefined
  /** What was found out of the earlier case that it is likely to repeat (R40); absent: what is remembered. */
  readonly repeat?: RepeatKnown
}

/**
 * Plans one row. `sent` are the keys of the notices that were begun and not dropped; `options` are for a manager who has the
 * policy applied anew.
 */
export function planRow(
  { row, standing, claim, isReplacing }: ChosenRow,
  view: LedgerView,
  numbers: Numbering,
  sent: ReadonlySet<string>,
  now: Instant,
  options: RowOptions = {},
): PlannedRow {
  const { register } = row
  const isOwn = standing === 'own'
  const own = isOwn && claim !== undefined ? parseCaseNumber(register, claim)?.number : undefined
  const was = withReturn(knownOf(row.record, standing), options.cameBackAt)
  const seenAt = asRecorded(now, view.settings.zone)
  // A row without a number is a new case: a basis on it was copied with the row, unless an import brought it.
  const isKept = own !== undefined || (isOwn && (row.basis?.origin === 'import' || row.record.draft !== undefined))
  const before = isKept ? row.basis : undefined
  const callsOf = options.calls ?? readCalls(view, now)
  const calls = own !== undefined && mayBeCalled(row.fields, was) ? callsOf(own) : []
  const asking = { zone: view.settings.zone, now, since: sinceWhen(view, now) }
  const told = toldBy({ fields: row.fields, seen: row.seen, was, before, calls }, asking)
  const typed = withWholeDays(told.fields, view.settings.zone)
  const happened = happenedBy(typed, now, told.seen)
  const problems = problemsOf(row, standing, own, { fields: typed, seen: told.seen }, view, now)

  const accepted = problems.some(({ severity }) => severity === 'blocks')
    ? undefined
    : asCase(row, happened, problems, own, view)
  const number =
    own ?? (accepted ? (options.given ?? numbers.next(register, dayText(accepted.receivedAt, view))) : undefined)
  const isNew = own === undefined && number !== undefined
  const callback =
    accepted &&
    caseCallback(
      {
        item: accepted,
        unread: unreadOf(row),
        cycle: cycleOf(happened, resumed(before, happened)),
        was,
        ends: told.ends,
        calls: isNew && mayBeCalled(happened, was) ? callsOf(number) : calls,
        isPicked: options.isPicked === true,
      },
      view,
      seenAt,
    )
  const fields = callback?.fields ?? happened
  const cellNow = inCellTime(now, view)
  const { basis, calendarGone } = accepted
    ? stampCase({ ...accepted, fields }, before, { ...view, ...view.settings }, cellNow, {
        ...options,
        ...(callback === undefined ? {} : { callback: callback.clock }),
      })
    : { basis: standing === 'copy' ? before : stampUnaccepted(asSeen(row, fields, view), before, cellNow) }
  if (accepted && basis?.origin !== 'import' && basis?.policyRow === undefined)
    problems.push({ column: 'category', severity: 'warns', code: 'no-policy' })
  if (calendarGone !== undefined)
    problems.push({ column: 'category', severity: 'warns', code: 'calendar-gone', calendar: calendarGone })

  const stage = callback?.life.stage ?? 'unaccepted'
  // Callbacks that name it already are heard once it has its number.
  const isUnheard = isNew && (callback?.rows.length ?? 0) > 0
  const isNewCycle = (basis?.cycle ?? 1) > (before?.cycle ?? 1)
  const record = nextRecord(
    {
      row,
      seen: told.seen,
      was,
      number,
      stage,
      isNewCycle,
      people: peopleOf({ register, number, fields, was, isNewCycle }, view, seenAt),
      callback,
      ends: told.ends,
      repeat: options.repeat ?? was,
      ...(options.unique === undefined ? {} : options),
    },
    seenAt,
  )
  const unfinished = unfinishedAt(stage, CASE_FINISHED, record.finishedAt)
  if (unfinished !== undefined)
    problems.push({ column: 'resolvedAt', severity: 'warns', code: 'unfinished', at: unfinished })
  const said = callbackProblems(problems, fields, register, callback, told.reopenedBy)

  const draft = record.draft as DraftId | undefined
  const id = number ?? draft
  const formerId = number === undefined ? undefined : draft
  // Deadlines do not speak that are those of another cycle: a reopened row waits until it can be stamped.
  const ofCycle = basis?.reopenedAt === fields.reopenedAt ? basis : undefined
  const speaking = ofCycle && withoutCallback(ofCycle, callback)
  const moments = id === undefined ? [] : momentsOf(fields, speaking, record, register, view)
  const cycle = basis?.cycle ?? 1
  const open = (moment: RuleMoment) =>
    [id, formerId].every((name) => name === undefined || !sent.has(momentKey(name, cycle, moment, view)))
  // Those, too, for which a mail was begun: it may be dropped, and is a notice like any other when the moment comes.
  const ahead = moments.filter((moment) => moment.at > now)
  const holding = moments.filter((moment) => speaks(moment, now))
  const sorted = inColumnOrder(said, register)
  return {
    plan: {
      register,
      row: row.row,
      standing,
      number,
      isNew,
      stage,
      priority: accepted?.priority,
      problems: sorted,
      fields,
      before,
      basis,
      was,
      record,
      says: saysOf(callback, basis, told.reopenedBy),
      history: [
        ...stageLines(
          {
            row,
            standing,
            isReplacing,
            number,
            stage,
            was,
            fields,
            seen: told.seen,
            isReopenedByCall: told.reopenedBy !== undefined,
          },
          now,
          view.settings,
        ),
        ...(accepted && basis && number ? promiseLines(number, before, basis, now, view.settings) : []),
        ...(number && standing !== 'copy' ? callbackLines({ number, was, record }, now, view.settings) : []),
        ...(number && standing !== 'copy' ? repeatLines({ number, was, record }, now, view.settings) : []),
      ],
      nextLook: standing === 'copy' || isUnheard ? 'always' : nextLook(callback, sorted, row.fields, ahead, now),
    },
    id,
    formerId,
    fields,
    cycle,
    holding,
    speaking: holding.filter(open),
    ahead: ahead.filter(open),
    callback,
  }
}

/** What is known of a case, with its customer's coming back while they had declined to be asked. */
const withReturn = (was: RowRecord, cameBackAt: Instant | undefined): RowRecord =>
  cameBackAt === undefined || cameBackAt <= (was.cameBackAt ?? -Infinity) ? was : { ...was, cameBackAt }

/** Whether there may be callbacks of a row: most open cases have none, and nobody looks for them. */
const mayBeCalled = (fields: CaseFields, { choices, ends }: RowRecord): boolean =>
  fields.resolvedAt !== undefined || choices !== undefined || ends !== undefined

/** The callbacks as they stand, for a row that is planned by itself: one that has no number yet is known once a sweep has seen it. */
function readCalls(view: LedgerView, now: Instant): Calls {
  const calls = callsIn(view, () => NO_NUMBER, now)
  return (number) => calls(number).filter(({ own }) => own !== undefined)
}
const NO_NUMBER = '' as CaseNumber

/** Nobody is told of a callback that nobody is asked to make, whatever stands in the cell (R38). */
function withoutCallback(basis: Basis, callback: CaseCallback | undefined): Basis {
  if (callback?.clock.kind === 'asked') return basis
  return { ...basis, clocks: without(basis.clocks, 'callback') }
}

/** Somebody, a phone or a time that is not understood stays as it was typed: its column is not blank. */
const unreadOf = ({ problems }: ChosenRow['row']): ReadonlySet<string> => new Set(problems.map(({ column }) => column))

/** Everything that is wrong with a row; what its number is to other rows comes first. */
function problemsOf(
  row: ChosenRow['row'],
  standing: ChosenRow['standing'],
  own: CaseNumber | undefined,
  { fields, seen }: Pick<Told, 'fields' | 'seen'>,
  view: LedgerView,
  now: Instant,
): Problem[] {
  const { numberText = '', register } = row
  const checked = checkCase(register, fields, unreadOf(row), { ...view, now, seen })
  const problems: Problem[] = [...row.problems, ...ofColumnsThere(checked, register, view)]
  if (standing === 'copy')
    problems.push({ column: 'number', severity: 'blocks', code: 'number-twice', typed: numberText })
  else if (standing === 'own' && own === undefined && numberText !== '')
    problems.push({ column: 'number', severity: 'blocks', code: 'foreign-number', typed: numberText })
  return problems
}

/** A row without blocking problems has all that a case needs; its priority is typed, or its category's own. */
function asCase(
  row: ChosenRow['row'],
  fields: CaseFields,
  problems: readonly Problem[],
  number: CaseNumber | undefined,
  view: LedgerView,
): Case | undefined {
  const { receivedAt, category } = fields
  if (receivedAt === undefined || category === undefined) return undefined
  const { priority } = asSeen(row, fields, view)
  return {
    register: row.register,
    row: row.row,
    fields,
    problems,
    receivedAt,
    category,
    priority,
    ...(number === undefined ? {} : { number }),
  }
}

/** What can be said of a row whether it is accepted or not. */
const asSeen = (
  { register }: ChosenRow['row'],
  fields: CaseFields,
  { categories }: LedgerView,
): Pick<Case, 'register' | 'fields' | 'priority'> => ({
  register,
  fields,
  priority: (fields.priority ?? defaultPriority(categories, register, fields)) as Priority,
})

/** The priority that a category's cases have where none is typed. */
export function defaultPriority(
  categories: readonly Category[],
  register: string,
  { category, subcategory }: CaseFields,
): string {
  const kinds = categories.filter((one) => one.register === register && one.category === category)
  const exact = kinds.find((one) => one.subcategory === subcategory)
  return exact?.priority ?? kinds.find((one) => one.subcategory === undefined)?.priority ?? 'normal'
}
