import { weekOf } from '../calendar/week.ts'
import { instant } from '../model/instant.ts'
import type { Week } from '../model/week.ts'
import { publishedLots } from '../statistics/callbacks/published-lots.ts'
import { type WeekReport, weekOfCallbacks } from '../statistics/callbacks/week-report.ts'
import { renderWeek, weekTitle } from '../statistics/callbacks/week-tab.ts'
import { planAndCommit } from './plan-and-commit.ts'
import type { AsOf, ReportParts, Written } from './report-parts.ts'

export interface WeekOptions extends AsOf {
  /** Default: the week that `now` lies in, in the site's zone. */
  readonly week?: Week
}

export type WrittenWeek = Written<WeekReport>

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
