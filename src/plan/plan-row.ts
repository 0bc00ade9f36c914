import { formatDay } from '../calendar/format.ts'
import { dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { Case, CaseFields } from '../model/case.ts'
import { type CaseNumber, type DraftId, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Priority } from '../model/priority.ts'
import type { Problem } from '../model/problem.ts'
import type { Category } from '../model/staff.ts'
import { resolvedAt, stageOf } from '../rules/case-facts.ts'
import { CLOCK_SKEW, checkCase, happenedBy } from '../rules/checks.ts'
import { type StampOptions, stampCase } from '../rules/deadlines.ts'
import { type RuleMoment, speaks } from '../rules/escalation.ts'
import { stampUnaccepted } from '../rules/immediate.ts'
import { withWholeDays } from '../rules/mere-dates.ts'
import { unfinishedAt } from '../rules/moves.ts'
import type { Numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { asRecorded } from '../sheet/record.ts'
import { inCellTime, momentKey } from './cell-time.ts'
import type { ChosenRow } from './choose-rows.ts'
import { knownOf, nextRecord, peopleOf } from './next-record.ts'
import type { RowPlan } from './plan.ts'
import { promiseLines } from './promise-lines.ts'
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
}

export interface RowOptions extends StampOptions {
  /** A text that no other row is given: what a row without a number is known by. */
  readonly unique?: string
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
  const was = knownOf(row.record, standing)
  const typed = withWholeDays(row.fields, view.settings.zone)
  const fields = happenedBy(typed, now)
  const problems = problemsOf(row, standing, own, typed, view, now)

  const accepted = problems.some(({ severity }) => severity === 'blocks')
    ? undefined
    : asCase(row, fields, problems, own, view)
  // A row without a number is a new case: a basis on it was copied with the row, unless an import brought it.
  const isKept = own !== undefined || (isOwn && (row.basis?.origin === 'import' || row.record.draft !== undefined))
  const before = isKept ? row.basis : undefined
  const cellNow = inCellTime(now, view)
  const { basis, calendarGone } = accepted
    ? stampCase(accepted, before, { ...view, ...view.settings }, cellNow, options)
    : { basis: standing === 'copy' ? before : stampUnaccepted(asSeen(row, fields, view), before, cellNow) }
  if (accepted && basis?.origin !== 'import' && basis?.policyRow === undefined)
    problems.push({ column: 'category', severity: 'warns', code: 'no-policy' })
  if (calendarGone !== undefined)
    problems.push({ column: 'category', severity: 'warns', code: 'calendar-gone', calendar: calendarGone })

  const number = own ?? (accepted ? numbers.next(register, dayText(accepted.receivedAt, view)) : undefined)
  const stage = accepted ? stageOf(fields) : 'unaccepted'
  const isNewCycle = (basis?.cycle ?? 1) > (before?.cycle ?? 1)
  const seenAt = asRecorded(now, view.settings.zone)
  const record = nextRecord(
    {
      row,
      was,
      number,
      stage,
      isNewCycle,
      people: peopleOf({ register, number, fields, was, isNewCycle }, view, seenAt),
      ...(options.unique === undefined ? {} : options),
    },
    seenAt,
  )
  const unfinished = unfinishedAt(stage, record.finishedAt)
  if (unfinished !== undefined)
    problems.push({ column: 'resolvedAt', severity: 'warns', code: 'unfinished', at: unfinished })

  const draft = record.draft as DraftId | undefined
  const id = number ?? draft
  const formerId = number === undefined ? undefined : draft
  // Deadlines do not speak that are those of another cycle: a reopened row waits until it can be stamped.
  const speaking = basis?.reopenedAt === fields.reopenedAt ? basis : undefined
  const moments = id === undefined ? [] : momentsOf(fields, speaking, record, register, view)
  const cycle = basis?.cycle ?? 1
  const open = (moment: RuleMoment) =>
    [id, formerId].every((name) => name === undefined || !sent.has(momentKey(name, cycle, moment, view)))
  // Those, too, for which a mail was begun: it may be dropped, and is a notice like any other when the moment comes.
  const ahead = moments.filter((moment) => moment.at > now)
  const holding = moments.filter((moment) => speaks(moment, now))
  const sorted = inColumnOrder(problems, register)
  return {
    plan: {
      register,
      row: row.row,
      standing,
      number,
      isNew: own === undefined && number !== undefined,
      stage,
      priority: accepted?.priority,
      problems: sorted,
      fields,
      before,
      basis,
      was,
      record,
      history: [
        ...stageLines({ row, standing, isReplacing, number, stage, was, fields, seen: row.seen }, now, view.settings),
        ...(accepted && basis && number ? promiseLines(number, before, basis, now, view.settings) : []),
      ],
      nextLook: standing === 'copy' ? 'always' : nextLook(accepted, sorted, row.fields, ahead, now),
    },
    id,
    formerId,
    fields,
    cycle,
    holding,
    speaking: holding.filter(open),
    ahead: ahead.filter(open),
  }
}

/** Everything that is wrong with a row; what its number is to other rows comes first. */
function problemsOf(
  row: ChosenRow['row'],
  standing: ChosenRow['standing'],
  own: CaseNumber | undefined,
  typed: CaseFields,
  view: LedgerView,
  now: Instant,
): Problem[] {
  const { numberText = '', register } = row
  // Somebody or a phone that is not understood stays as it was typed.
  const unread = new Set(row.problems.map(({ column }) => column))
  const checked = checkCase(register, typed, unread, { ...view, now })
  const problems: Problem[] = [...row.problems, ...ofColumnsThere(checked, register, view)]
  if (standing === 'copy')
    problems.push({ column: 'number', severity: 'blocks', code: 'number-twice', typed: numberText })
  else if (standing === 'own' && own === undefined && numberText !== '')
    problems.push({ column: 'number', severity: 'blocks', code: 'foreign-number', typed: numberText })
  return problems
}

const dayText = (at: Instant, { settings }: LedgerView): string =>
  formatDay(dayOf(toWall(settings.zone, at))).replaceAll('-', '')

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

function defaultPriority(
  categories: readonly Category[],
  register: string,
  { category, subcategory }: CaseFields,
): string {
  const kinds = categories.filter((one) => one.register === register && one.category === category)
  const exact = kinds.find((one) => one.subcategory === subcategory)
  return exact?.priority ?? kinds.find((one) => one.subcategory === undefined)?.priority ?? 'normal'
}

/** When to look again though nobody touches the row: at the next rule, or when a time typed ahead has come. */
function nextLook(
  accepted: Case | undefined,
  problems: readonly Problem[],
  fields: CaseFields,
  ahead: readonly RuleMoment[],
  now: Instant,
): RowPlan['nextLook'] {
  const isAfterCare = fields.afterCareUntil !== undefined && fields.closedAt === undefined
  if (accepted && problems.length === 0 && resolvedAt(fields) !== undefined && !isAfterCare) return 'over'
  const times = Object.values(fields).filter((value): value is Instant => typeof value === 'number')
  const typedAhead = problems.some(({ code }) => code === 'in-the-future') ? times.map((at) => at - CLOCK_SKEW) : []
  const careEnds = isAfterCare ? [fields.afterCareUntil] : []
  const moments = [...ahead.map(({ at }) => at), ...typedAhead, ...careEnds].filter((at) => at > now)
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant)
}
