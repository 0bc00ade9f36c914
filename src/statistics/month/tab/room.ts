import type { CaseRegister } from '../../../model/register.ts'
import type { ReportLink, ReportSite } from '../../../model/report-tab.ts'
import type { Say } from '../../cells.ts'
import { isCounted } from '../../ledger-rounds.ts'
import type { CountKey } from '../counts.ts'
import type { CountedMonth, RegisterTotals } from '../month-figures.ts'
import type { MonthReport, MonthTotals } from '../month-report.ts'
import { type Listing, linkTo, type Names } from './listing.ts'
import { rowsTitle } from './titles.ts'

/** What every part of a month's tab is told. */
export interface Room {
  readonly report: MonthReport
  readonly site: ReportSite
  readonly say: Say
  /** Whether the month runs still: its counts are not held against those of a whole one. */
  readonly isRunning: boolean
  /** The rows of a register's count; undefined where they are not listed. */
  readonly rowsOf: (register: CaseRegister, figure: CountKey, names?: Names) => ReportLink | undefined
}

/** A register that was counted, beside what it was. */
export interface Register {
  readonly month: CountedMonth
  readonly before: RegisterTotals | undefined
  readonly yearBefore: RegisterTotals | undefined
}

export function roomOf(report: MonthReport, site: ReportSite, listing: Listing): Room {
  const title = rowsTitle(report.month, site)
  return {
    report,
    site,
    say: (words) => words[site.language],
    isRunning: report.asOf < report.bounds.end,
    rowsOf: (register, figure, names) => linkTo(listing, title, { register, figure }, names),
  }
}

export const registersOf = ({ registers, before, yearBefore }: MonthReport): readonly Register[] =>
  registers.filter(isCounted).map((month) => ({
    month,
    before: totalsIn(before, month.register),
    yearBefore: totalsIn(yearBefore, month.register),
  }))

/** A register's figures in another month; undefined where nothing is known of it. */
export const totalsIn = (totals: MonthTotals | undefined, register: CaseRegister): RegisterTotals | undefined =>
  totals?.registers.filter(isCounted).find((one) => one.register === register)

/** Whether anything of a register was open, resolved or closed in the month. */
export const isEmpty = ({ rounds }: CountedMonth): boolean => rounds.length === 0
