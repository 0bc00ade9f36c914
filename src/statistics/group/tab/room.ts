import type { ReportCell, ReportSite } from '../../../model/report-tab.ts'
import type { Say } from '../../cells.ts'
import { shown } from '../../month/tab/names.ts'
import { monthBounds } from '../../month.ts'
import type { GroupReport } from '../group-report.ts'

/** What every part of a group's tab is told. */
export interface GroupRoom {
  readonly report: GroupReport
  /** The group itself: its name, its workbook's zone and language. */
  readonly group: ReportSite
  readonly say: Say
  /** A site with fewer cases in a figure is not ranked by it. */
  readonly rankFrom: number
  /** Whether the month runs still at some site: its counts are not held against those of a whole one. */
  readonly isRunning: boolean
}

export function groupRoomOf(report: GroupReport, group: ReportSite, rankFrom: number): GroupRoom {
  const { end } = monthBounds(group.zone, report.month)
  return {
    report,
    group,
    say: (words) => words[group.language],
    rankFrom,
    isRunning: report.sites.some(({ published }) => !published.isClosed && published.asOf < end),
  }
}

/** A site's name, which leads to its ledger. */
export const siteCell = (
  { name, address }: { readonly name: string; readonly address: string | undefined },
  { group }: GroupRoom,
): ReportCell => ({
  value: shown(name, group.language),
  ...(address === undefined ? {} : { link: { address } }),
})
