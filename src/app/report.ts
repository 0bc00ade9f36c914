import { DAY, type Instant, instant } from '../model/instant.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Clock } from '../ports/clock.ts'
import { type Month, monthOf } from '../statistics/month.ts'
import { type MonthReport, monthReport } from '../statistics/month-report.ts'
import { renderMonth } from '../statistics/month-tab.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

export interface ReportParts extends CommitParts {
  readonly clock: Clock
}

export interface ReportOptions {
  /** Default: the month that `now` lies in, in the site's zone. */
  readonly month?: Month
  /** The moment the figures are as of; default: the clock's. An earlier one shows the month as it stood then. */
  readonly now?: Instant
}

export interface WrittenReport {
  readonly tab: ReportTab
  readonly report: MonthReport
  /** The site's zone. */
  readonly zone: string
}

/**
 * Counts a month and writes its tab (R45): one read, one commit. Where another commit comes first, reads and counts again, as
 * of the same moment. Writing a month again rewrites its tab (R50).
 *
 * Throws `Failure` as `planAndCommit` does.
 */
export async function reportMonth(parts: ReportParts, { month, now }: ReportOptions = {}): Promise<WrittenReport> {
  const asOf = now ?? parts.clock.now()
  const { plan, view } = await planAndCommit(parts, (read) => {
    const report = monthReport(read, month ?? monthOf(read.settings.zone, asOf), asOf)
    const tab = renderMonth(report, read.settings)
    return { report, tab, changes: [{ kind: 'report', report: tab }] }
  })
  parts.log.info('report-written', { month: plan.report.month, title: plan.tab.title })
  return { tab: plan.tab, report: plan.report, zone: view.settings.zone }
}

/** Days into a new month during which the month before is still written: corrections come late. */
const LATE_DAYS = 5

/** Writes what the clock's hourly call has to: this month's tab, and in a month's first days the month before. */
export async function reportDueMonths(
  parts: ReportParts,
  options: Omit<ReportOptions, 'month'> = {},
): Promise<readonly WrittenReport[]> {
  const now = options.now ?? parts.clock.now()
  const current = await reportMonth(parts, { now })
  const before = monthOf(current.zone, instant(now - LATE_DAYS * DAY))
  if (before === current.report.month) return [current]
  return [current, await reportMonth({ ...parts, runId: `${parts.runId}b` }, { now, month: before })]
}
