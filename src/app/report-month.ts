import type { Corrections } from '../statistics/closed/corrections.ts'
import type { MonthReport } from '../statistics/month/month-report.ts'
import { type Month, monthOf } from '../statistics/month.ts'
import { planAndCommit } from './plan-and-commit.ts'
import { planMonth, readMonths } from './report-month-plan.ts'
import type { AsOf, ReportParts, Written } from './report-parts.ts'

export interface MonthOptions extends AsOf {
  /** Default: the month that `now` lies in, in the site's zone. */
  readonly month?: Month
  /** Makes it final as of now, where it is not yet. */
  readonly isToClose?: boolean
}

export interface WrittenMonth extends Written<MonthReport> {
  /** What was found otherwise since it is final; absent while it is not. */
  readonly corrections: Corrections | undefined
}

/** What months are read with, besides what every use case reads. */
export const MONTH_TABS = ['figures', 'closed'] as const

/**
 * Counts a month and writes its tab, that of the rows behind it and its figures as data, or makes it final (R45, R49, R50): one read, one
 * commit. Where another commit comes first, reads and counts again, as of the same moment. Writing a month again gives the same tabs; a
 * final one is counted as it was when it became so, and what was found otherwise since stands beside it.
 *
 * Throws `Failure` as `planAndCommit` and `planMonth` do.
 */
export async function reportMonth(
  parts: ReportParts,
  { month, now, isToClose = false }: MonthOptions = {},
): Promise<WrittenMonth> {
  const asOf = now ?? parts.clock.now()
  const { plan, view } = await planAndCommit(
    parts,
    (read, state) => planMonth(readMonths(read, state, asOf), month ?? monthOf(read.settings.zone, asOf), isToClose),
    { whole: MONTH_TABS },
  )
  const { report, tab, corrections } = plan
  parts.log.info('report-written', { month: report.month, title: tab.title })
  return { tab, report, corrections, zone: view.settings.zone }
}
