import { formatDay } from '../calendar/format.ts'
import { dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { Case, CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { Priority } from '../model/priority.ts'
import type { Problem } from '../model/problem.ts'
import type { Category } from '../model/staff.ts'
import { resolvedAt, stageOf } from '../rules/case-facts.ts'
import { CLOCK_SKEW, checkCase, happenedBy } from '../rules/checks.ts'
import { type StampOptions, stampCase } from '../rules/deadlines.ts'
import { type RuleMoment, ruleMoments, speaks } from '../rules/escalation.ts'
import { withWholeDays } from '../rules/mere-dates.ts'
import type { Numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { inCellTime, momentKey } from './cell-time.ts'
import type { ChosenRow } from './choose-rows.ts'
import type { RowPlan } from './plan.ts'
import { promiseLines } from './promise-lines.ts'

/** What planning a row brings: what its cells shall say, and the rules that speak of it now. */
export interface PlannedRow {
  readonly plan: RowPlan
  readonly fields: CaseFields
  readonly cycle: number
  /** The rules whose moment has come and that still hold, whether a mail was begun or not. */
  readonly holding: readonly RuleMoment[]
  /** Those of them that no mail was ever begun for. */
  readonly speaking: readonly RuleMoment[]
  /** The moments still to come, earliest first. */
  readonly ahead: readonly RuleMoment[]
}

/**
 * Plans one row. `sent` are the keys of the notices that were begun and not dropped; `options` are for a manager who has the
 * policy applied anew.
 */
export function planRow(
  { row, isCopy }: ChosenRow,
  view: LedgerView,
  numbers: Numbering,
  sent: ReadonlySet<string>,
  now: Instant,
  options: StampOptions = {},
): PlannedRow {
  const { register } = row
  const typed = withWholeDays(row.fields, view.settings.zone)
  const fields = happenedBy(typed, now)
  const unread = new Set(row.problems.map((problem) => problem.column))
  const problems: Problem[] = [...row.problems, ...checkCase(register, typed, unread, { ...view, now })]
  if (isCopy)
    problems.unshift({ column: 'number', severity: 'blocks', code: 'number-twice', typed: row.numberText ?? '' })
  else if (row.numberText !== undefined && row.number === undefined)
    problems.unshift({ column: 'number', severity: 'blocks', code: 'foreign-number', typed: row.numberText })

  const accepted = problems.some(({ severity }) => severity === 'blocks')
    ? undefined
    : asCase(row, fields, problems, view)
  // A row without a number is a new case: a basis on it was copied with the row, unless an import brought it.
  const before = row.number === undefined && row.basis?.origin === 'policy' ? undefined : row.basis
  const { basis, calendarGone } =
    accepted === undefined
      ? { basis: before }
      : stampCase(accepted, before, { ...view, ...view.settings }, inCellTime(now, view), options)
  if (accepted && basis?.origin !== 'import' && basis?.policyRow === undefined)
    problems.push({ column: 'category', severity: 'warns', code: 'no-policy' })
  if (calendarGone !== undefined)
    problems.push({ column: 'category', severity: 'warns', code: 'calendar-gone', calendar: calendarGone })

  const number = row.number ?? (accepted ? numbers.next(register, dayText(accepted.receivedAt, view)) : undefined)
  // A copy has its original's number: it must not answer for it.
  // Nor do deadlines speak that are those of another cycle: a reopened row waits until it can be stamped.
  const isSilent = number === undefined || isCopy || basis?.reopenedAt !== fields.reopenedAt
  const moments = isSilent || basis === undefined ? [] : momentsOf(fields, basis, view)
  const cycle = basis?.cycle ?? 1
  const open = (moment: RuleMoment) => number === undefined || !sent.has(momentKey(number, cycle, moment, view))
  const ahead = moments.filter((moment) => moment.at > now && open(moment))
  const holding = moments.filter((moment) => speaks(moment, now))
  return {
    plan: {
      register,
      row: row.row,
      number,
      isNew: row.number === undefined && number !== undefined,
      stage: accepted ? stageOf(fields) : 'unaccepted',
      priority: accepted?.priority,
      problems,
      fields,
      before,
      basis,
      history: accepted && basis && number ? promiseLines(number, before, basis, now, view.settings) : [],
      nextLook: isCopy ? 'always' : nextLook(accepted, problems, row.fields, ahead, now),
    },
    fields,
    cycle,
    holding,
    speaking: holding.filter(open),
    ahead,
  }
}

const momentsOf = (
  fields: CaseFields,
  basis: NonNullable<RowPlan['basis']>,
  { escalation, calendars, settings }: LedgerView,
) => ruleMoments(fields, basis, { rules: escalation, calendars, ...settings })

const dayText = (at: Instant, { settings }: LedgerView): string =>
  formatDay(dayOf(toWall(settings.zone, at))).replaceAll('-', '')

/** A row without blocking problems has all that a case needs; its priority is typed, or its category's own. */
function asCase(
  row: ChosenRow['row'],
  fields: CaseFields,
  problems: readonly Problem[],
  view: LedgerView,
): Case | undefined {
  const { receivedAt, category } = fields
  if (receivedAt === undefined || category === undefined) return undefined
  const priority = (fields.priority ?? defaultPriority(view.categories, row.register, fields)) as Priority
  return {
    register: row.register,
    row: row.row,
    fields,
    problems,
    receivedAt,
    category,
    priority,
    ...(row.number === undefined ? {} : { number: row.number }),
  }
}

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
  if (accepted && problems.length === 0 && resolvedAt(fields) !== undefined) return 'over'
  const times = Object.values(fields).filter((value): value is Instant => typeof value === 'number')
  const typedAhead = problems.some(({ code }) => code === 'in-the-future') ? times.map((at) => at - CLOCK_SKEW) : []
  const moments = [...ahead.map(({ at }) => at), ...typedAhead].filter((at) => at > now)
  return moments.length === 0 ? undefined : (Math.min(...moments) as Instant)
}
