import { Failure } from '../model/failure.ts'
import { DAY, type Instant, instant } from '../model/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger, Version } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { renderMonth } from '../sheet/month-tab.ts'
import { type Month, monthOf } from '../statistics/month.ts'
import { type MonthReport, monthReport } from '../statistics/month-report.ts'

export interface ReportPorts {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly log?: Log
}

export interface ReportOptions {
  /** A text that no other run has; the ledger's versions of this run begin with it. */
  readonly runId: string
  /** Default: the month that `now` lies in, in the site's zone. */
  readonly month?: Month
  /** The moment the figures are as of; default: the clock's. An earlier one shows the month as it stood then. */
  readonly now?: Instant
}

export interface WrittenReport {
  /** The tab's title. */
  readonly title: string
  readonly report: MonthReport
  /** The site's zone. */
  readonly zone: string
}

/** How often a report is begun anew because somebody committed meanwhile. */
export const MOST_TRIES = 5

/**
 * Counts a month and writes its tab (R45): one read, one commit. Where another commit comes first, reads and counts again, as
 * of the same moment. Writing a month again rewrites its tab (R50).
 *
 * Throws `Failure`: `overtaken` after `MOST_TRIES`, and whatever the ledger fails with.
 */
export async function reportMonth({ ledger, clock, log }: ReportPorts, options: ReportOptions): Promise<WrittenReport> {
  const asOf = options.now ?? clock.now()
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const state = await ledger.read()
    const view = viewLedger(state)
    const report = monthReport(view, options.month ?? monthOf(view.settings.zone, asOf), asOf)
    const tab = renderMonth(report, view.settings)
    const next = `${options.runId}.${tries}` as Version
    if ((await ledger.commit(state, next, [{ kind: 'report', report: tab }])) === 'committed') {
      log?.info('report-written', { month: report.month, title: tab.title, tries })
      return { title: tab.title, report, zone: view.settings.zone }
    }
    log?.info('report-overtaken', { month: report.month, tries })
  }
  throw new Failure({ kind: 'overtaken', tries: MOST_TRIES })
}

/** Days into a new month during which the month before is still written: corrections come late. */
const LATE_DAYS = 5

/** Writes what the clock's hourly call has to: this month's tab, and in a month's first days the month before. */
export async function reportDueMonths(
  ports: ReportPorts,
  options: Omit<ReportOptions, 'month'>,
): Promise<readonly WrittenReport[]> {
  const now = options.now ?? ports.clock.now()
  const current = await reportMonth(ports, { ...options, now })
  const before = monthOf(current.zone, instant(now - LATE_DAYS * DAY))
  if (before === current.report.month) return [current]
  return [current, await reportMonth(ports, { ...options, now, month: before, runId: `${options.runId}b` })]
}
