import { weekOf } from '../calendar/week.ts'
import { DAY, type Instant, instant } from '../model/instant.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Week } from '../model/week.ts'
import type { Clock } from '../ports/clock.ts'
import type { Lots } from '../ports/lots.ts'
import { publishedLots } from '../statistics/callbacks/published-lots.ts'
import { type WeekReport, weekOfCallbacks } from '../statistics/callbacks/week-report.ts'
import { renderWeek, weekTitle } from '../statistics/callbacks/week-tab.ts'
import { collectLedger } from '../statistics/collect-ledger.ts'
import { type MonthReport, monthReport } from '../statistics/month/month-report.ts'
import { renderMonth } from '../statistics/month/month-tab.ts'
import { type Month, monthOf } from '../statistics/month.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

export interface ReportParts extends CommitParts {
  readonly clock: Clock
  /** What the callbacks of a week are drawn by; absent where the desk has no key. */
  readonly lots?: Lots | undefined
}

interface AsOf {
  /** The moment the figures are as of; default: the clock's. An earlier one shows them as they stood then. */
  readonly now?: Instant
}

export interface ReportOptions extends AsOf {
  /** Default: the month that `now` lies in, in the site's zone. */
  readonly month?: Month
}

export interface WeekOptions extends AsOf {
  /** Default: the week that `now` lies in, in the site's zone. */
  readonly week?: Week
}

interface Written<R> {
  readonly tab: ReportTab
  readonly report: R
  /** The site's zone. */
  readonly zone: string
}
export type WrittenReport = Written<MonthReport>
export type WrittenWeek = Written<WeekReport>

/**
 * Counts a month and writes its tab (R45): one read, one commit. Where another commit comes first, reads and counts again, as
 * of the same moment. Writing a month again rewrites its tab (R50).
 *
 * Throws `Failure` as `planAndCommit` does.
 */
export async function reportMonth(parts: ReportParts, { month, now }: ReportOptions = {}): Promise<WrittenReport> {
  const asOf = now ?? parts.clock.now()
  const { plan, view } = await planAndCommit(parts, (read) => {
    const report = monthReport(
      { ...collectLedger(read, asOf), closed: new Map() },
      month ?? monthOf(read.settings.zone, asOf),
    )
    const tab = renderMonth(report, read.settings)
    return { report, tab, changes: [{ kind: 'report', report: tab }] }
  })
  parts.log.info('report-written', { month: plan.report.month, title: plan.tab.title })
  return { tab: plan.tab, report: plan.report, zone: view.settings.zone }
}

/**
 * Counts the callbacks of a week and writes their tab (R44), as `reportMonth` does: that of the present week over and over, that of another
 * one under its own name. The secret of a draw is published when its week is over by the clock, whatever moment was asked for (R38).
 *
 * Throws `Failure` as `planAndCommit` does.
 */
export async function reportWeek(parts: ReportParts, { week, now }: WeekOptions = {}): Promise<WrittenWeek> {
  const clock = parts.clock.now()
  const asOf = now ?? clock
  const { plan, view } = await planAndCommit(parts, (read) => {
    const { settings } = read
    const lots = parts.lots && publishedLots(parts.lots, settings.zone, instant(Math.min(asOf, clock)))
    const present = weekOf(settings.zone, asOf)
    const report = weekOfCallbacks(read, week ?? present, asOf, lots)
    const tab = renderWeek(report, weekTitle(report, (week ?? present) === present, settings), settings)
    return { report, tab, changes: [{ kind: 'report', report: tab }] }
  })
  parts.log.info('report-written', { week: plan.report.present.week, title: plan.tab.title })
  return { tab: plan.tab, report: plan.report, zone: view.settings.zone }
}

/** Days into a new month during which the month before is still written: corrections come late. */
const LATE_DAYS = 5

/** Writes what the clock's hourly call has to: this month's tab, and in a month's first days the month before. */
async function reportDueMonths(parts: ReportParts, options: AsOf = {}): Promise<readonly WrittenReport[]> {
  const now = options.now ?? parts.clock.now()
  const current = await reportMonth(parts, { now })
  const before = monthOf(current.zone, instant(now - LATE_DAYS * DAY))
  if (before === current.report.month) return [current]
  return [current, await reportMonth({ ...parts, runId: `${parts.runId}b` }, { now, month: before })]
}

/**
 * All that the clock's hourly call has to write: the months, and the week's callbacks with the last week's beside them. What one cannot be
 * written for, a tab of somebody's own under its title, does not keep the other from being written; it is thrown afterwards.
 */
export async function reportDue(
  parts: ReportParts,
  options: AsOf = {},
): Promise<{ readonly months: readonly WrittenReport[]; readonly week: WrittenWeek }> {
  // One after the other: both at once would only overtake each other.
  const [months] = await Promise.allSettled([reportDueMonths(parts, options)])
  const week = await reportWeek({ ...parts, runId: `${parts.runId}w` }, options)
  if (months.status === 'rejected') throw months.reason
  return { months: months.value, week }
}
