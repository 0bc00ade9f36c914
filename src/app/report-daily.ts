import { dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { Instant } from '../model/instant.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Change } from '../ports/ledger.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { DAILY_NAME, remember } from '../sheet/system-tab.ts'
import { type DailyReport, dailyReport } from '../statistics/daily/daily-report.ts'
import { renderDaily } from '../statistics/daily/daily-tab.ts'
import { parseDays, printDays } from '../statistics/daily/known-days.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

export interface WrittenDaily {
  readonly tab: ReportTab
  readonly report: DailyReport
  /** The site's zone. */
  readonly zone: string
}

/**
 * Counts the present day and writes its tab (R43): one read, one commit. How many cases are forgotten is remembered of the day that the
 * clock shows, for nothing tells it afterwards; `now` shows the day of another moment, of which nothing is remembered.
 *
 * Throws `Failure` as `planAndCommit` does.
 */
export async function reportDaily(parts: CommitParts, { now }: { readonly now?: Instant } = {}): Promise<WrittenDaily> {
  const { clock, log } = parts
  const seen = clock.now()
  const asOf = now ?? seen
  const { plan, view } = await planAndCommit(parts, (read) => {
    const { zone } = read.settings
    const report = dailyReport(read, asOf)
    const tab = renderDaily(report, read.settings)
    const isPresent = dayOf(toWall(zone, asOf)) === dayOf(toWall(zone, seen))
    const changes: readonly Change[] = [{ kind: 'report', report: tab }, ...(isPresent ? toRemember(read, report) : [])]
    return { report, tab, changes }
  })
  log.info('report-written', { title: plan.tab.title })
  return { tab: plan.tab, report: plan.report, zone: view.settings.zone }
}

function toRemember({ memory, settings }: LedgerView, { asOf, today }: DailyReport): readonly Change[] {
  const day = dayOf(toWall(settings.zone, asOf))
  const text = printDays(parseDays(memory.daily), day, { forgotten: today.tally.forgotten })
  return text === memory.daily ? [] : remember(memory, new Map([[DAILY_NAME, text]]))
}
