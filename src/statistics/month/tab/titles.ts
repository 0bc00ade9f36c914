import { formatInstant } from '../../../calendar/format.ts'
import type { ReportSite } from '../../../model/report-tab.ts'
import type { Month } from '../../month.ts'
import type { MonthReport } from '../month-report.ts'
import { MONTH_WORDS } from './words.ts'

type Speaks = Pick<ReportSite, 'language'>

/** What the tab of a month is called: `月统计 2026-11`. */
export const monthTitle = (month: Month, { language }: Speaks): string => `${MONTH_WORDS.tab[language]} ${month}`

/** What the tab with the rows behind a month's figures is called: `明细 2026-11`. */
export const rowsTitle = (month: Month, { language }: Speaks): string => `${MONTH_WORDS.rowsTab[language]} ${month}`

/** The line on top of a month's tabs: the site, what it is, and as of when, or since when it is final. */
export function headLine(
  { bounds, asOf, closedAt }: MonthReport,
  title: string,
  { site, zone, language }: ReportSite,
): string {
  const moment =
    closedAt === undefined
      ? `${MONTH_WORDS.asOf[language]} ${formatInstant(zone, asOf)}${asOf < bounds.end ? MONTH_WORDS.running[language] : ''}`
      : `${MONTH_WORDS.final[language]} ${formatInstant(zone, closedAt)}`
  return [site, title, moment].join(' · ')
}
