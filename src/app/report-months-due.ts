import type { Change } from '../ports/ledger.ts'
import { figuresChanges } from '../sheet/figures-tab.ts'
import { canKeep } from '../statistics/closed/closed-tab.ts'
import { closesAt } from '../statistics/closed/closes-at.ts'
import { publish } from '../statistics/group/published.ts'
import { addMonths, type Month, monthOf, parseMonth } from '../statistics/month.ts'
import { isSpoilt, lackedIn, type MonthPlan, type MonthsRead, planMonth } from './report-month-plan.ts'

/** A month that is to be written beside the present one. */
interface DueMonth {
  readonly month: Month
  readonly isToClose: boolean
}

/** What the hour asks for of months. */
export interface MonthsDue {
  /** The present month's, to be written now. */
  readonly present: MonthPlan
  readonly changes: readonly Change[]
  /** Others, to be written afterwards, the oldest first. */
  readonly others: readonly DueMonth[]
  /** Months that would be made final, did no register or their own tab lack a column, and final ones that are spoilt. */
  readonly left: readonly Month[]
}

/** Of so many final months corrections are looked for by themselves; of older ones when somebody asks. */
const LOOKED_AT = 2
/** Of months that were missed so many are written: as many as a month is held against. */
const CAUGHT_UP = 12

/**
 * What the clock's hourly call has to write of months (R50): the present one; the one before while it is not final; each that becomes final,
 * as the day set for it has come, those of a year at most too in which nothing ran; the last final ones where something was corrected since they were written. What would be the same as it
 * stands is not written. Pure; throws `CalendarError` where the site's hours never open.
 */
export function monthsDue(read: MonthsRead): MonthsDue {
  const { view, asOf, months, figures } = read
  const { zone, closeDay } = view.settings
  const month = monthOf(zone, asOf)
  const present = planMonth(read, month)
  const mayClose = canKeep(read.state.tables.get('closed')) && lackedIn(read.roundsAt(asOf)).length === 0
  const isDue = (one: Month): boolean => closesAt(zone, one, closeDay) <= asOf
  const counted = figures.flatMap((one) => parseMonth(one.month) ?? [])
  const before = addMonths(month, -1)
  const open = new Set(counted.filter((one) => one < month && isDue(one)))
  if (!isDue(before) || counted.includes(addMonths(before, -1))) open.add(before)
  // Months in which nothing wrote them, after one in which something did, are not left out. Somebody may ask for a month of long ago: that
  // tells nothing of those after it.
  const running = figures.flatMap((one) => (one.asOf === undefined ? [] : [monthOf(zone, one.asOf)]))
  for (let back = CAUGHT_UP; back > 0; back--) {
    const earlier = addMonths(month, -back)
    if (running.some((one) => one <= earlier)) open.add(earlier)
  }
  for (const final of months.closed.keys()) open.delete(final)
  const spoilt = [...open].filter((one) => isSpoilt(read, one))
  const missed = [...open].filter((one) => !counted.includes(one) && !spoilt.includes(one))
  const others = [...open]
    .filter((one) => !spoilt.includes(one))
    .map((one): DueMonth => ({ month: one, isToClose: isDue(one) && mayClose }))
  const corrected = [...months.closed.keys()]
    .toSorted()
    .slice(-LOOKED_AT)
    .filter((one) => planMonth(read, one).isOther)
    .map((one): DueMonth => ({ month: one, isToClose: false }))
  return {
    present,
    // Known from now on, should this call end before their tabs are written.
    changes: [...(present.isOther ? present.changes : []), ...missed.flatMap((one) => figuresOf(read, one))],
    others: [...others, ...corrected].toSorted((one, other) => (one.month < other.month ? -1 : 1)),
    left: [...spoilt, ...others.flatMap((one) => (isDue(one.month) && !one.isToClose ? [one.month] : []))],
  }
}

/** What keeps the figures of a month that is not known yet. */
function figuresOf(read: MonthsRead, month: Month): readonly Change[] {
  const { report } = planMonth(read, month)
  const figures = { month, asOf: report.asOf, isClosed: false, text: publish(report) }
  return figuresChanges(read.state.tables.get('figures'), figures, read.view.settings)
}
