import { DAY } from '../../../model/instant.ts'
import type { ReportCell, ReportSite } from '../../../model/report-tab.ts'
import type { Say } from '../../cells.ts'
import { shown } from '../../month/tab/names.ts'
import { monthBounds } from '../../month.ts'
import type { GroupReport } from '../group-report.ts'
import type { PublishedMonth } from '../published.ts'

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
  /** Whether a site's figures have stayed behind those of the others for so long that nobody writes them any more. */
  readonly isBehind: (published: PublishedMonth) => boolean
}

/** Milliseconds: sites write their figures each hour. */
const BEHIND = DAY

export function groupRoomOf(report: GroupReport, group: ReportSite, rankFrom: number): GroupRoom {
  const { end } = monthBounds(group.zone, report.month)
  const isOpen = ({ isClosed, asOf }: PublishedMonth): boolean => !isClosed && asOf < end
  const latest = Math.min(end, Math.max(...report.sites.map(({ published }) => published.asOf)))
  return {
    report,
    group,
    say: (words) => words[group.language],
    rankFrom,
    isRunning: report.sites.some(({ published }) => isOpen(published)),
    isBehind: (published) => isOpen(published) && latest - published.asOf > BEHIND,
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
