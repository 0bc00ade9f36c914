import { planAndCommit } from './plan-and-commit.ts'
import { reportBoard, type WrittenBoard } from './report-board.ts'
import { reportDaily, type WrittenDaily } from './report-daily.ts'
import { MONTH_TABS, reportMonth, type WrittenMonth } from './report-month.ts'
import { readMonths } from './report-month-plan.ts'
import { type MonthsDue, monthsDue } from './report-months-due.ts'
import { type AsOf, beside, type ReportParts } from './report-parts.ts'
import { reportWeek, type WrittenWeek } from './report-week.ts'

/** All that an hourly call wrote. */
export interface WrittenDue {
  readonly months: readonly WrittenMonth[]
  readonly daily: WrittenDaily
  readonly week: WrittenWeek
  readonly board: WrittenBoard
}

/**
 * All that the clock's hourly call has to write: the months, of which one may become final, the day, the week's callbacks with the last
 * week's beside them, and the board, whose tab somebody may have deleted since a sweep wrote it. What one cannot be written for, a tab of somebody's own under its title, does not keep the others from being written;
 * it is thrown afterwards.
 */
export async function reportDue(parts: ReportParts, options: AsOf = {}): Promise<WrittenDue> {
  // One after the other: all at once would only overtake each other.
  const [months] = await Promise.allSettled([reportDueMonths(parts, options)])
  const [daily] = await Promise.allSettled([reportDaily(beside(parts, 'd'), options)])
  const [week] = await Promise.allSettled([reportWeek(beside(parts, 'w'), options)])
  const board = await reportBoard(beside(parts, 'b'), options)
  if (months.status === 'rejected') throw months.reason
  if (daily.status === 'rejected') throw daily.reason
  if (week.status === 'rejected') throw week.reason
  return { months: months.value, daily: daily.value, week: week.value, board }
}

async function reportDueMonths(parts: ReportParts, { now }: AsOf): Promise<readonly WrittenMonth[]> {
  const { log, clock } = parts
  const asOf = now ?? clock.now()
  const written: WrittenMonth[] = []
  const failed: unknown[] = []
  let due: MonthsDue | undefined
  try {
    const { plan, view } = await planAndCommit(
      parts,
      (read, state) => {
        due = monthsDue(readMonths(read, state, asOf))
        return due
      },
      { whole: MONTH_TABS },
    )
    const { tab, report, corrections, isOther } = plan.present
    if (isOther) log.info('report-written', { month: report.month, title: tab.title })
    written.push({ tab, report, corrections, zone: view.settings.zone })
  } catch (thrown) {
    failed.push(thrown)
  }
  const { others = [], left = [] } = due ?? {}
  if (left.length > 0) log.error('months-not-final', { months: left })
  for (const [index, { month, isToClose }] of others.entries())
    try {
      written.push(await reportMonth(beside(parts, `m${index}`), { month, isToClose, now: asOf }))
    } catch (thrown) {
      failed.push(thrown)
    }
  if (failed.length > 0) throw failed[0]
  return written
}
