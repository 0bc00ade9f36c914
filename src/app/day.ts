import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import type { DailyPlan, SweepPlan } from '../plan/plan.ts'
import type { Change } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { DAILY_NAME } from '../sheet/system-tab.ts'
import { dailyReport } from '../statistics/daily/daily-report.ts'
import { renderDaily } from '../statistics/daily/daily-tab.ts'
import { planDaily } from '../statistics/daily/plan-daily.ts'

/** The day's mails within a sweep, and its tab beside them (R43). */
interface Day {
  readonly plan: (view: LedgerView, now: Instant, runId: string) => DailyPlan
  /** The change that writes the tab in the batch that begins the mails, so that both say the same; none at any other time. */
  readonly beside: (plan: Pick<SweepPlan, 'remember' | 'now'>, view: LedgerView) => readonly Change[]
  /** Whether a commit may have failed for the tab; from then on it is in none of this sweep. It is written every hour besides. */
  readonly isToBlame: (thrown: unknown) => boolean
}

const NOTHING: DailyPlan = { mails: [], lines: [], remember: new Map() }

/**
 * A day that cannot be planned keeps no sweep from its work (promise 6), nor does a tab that cannot be written, for one of somebody's own
 * bears its title.
 */
export function dayWith(log: Log): Day {
  let isWritten = false
  let isRefused = false
  return {
    plan(view, now, runId) {
      try {
        return planDaily(view, now, runId)
      } catch (thrown) {
        log.error('day-not-planned', { error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : 'unknown' })
        return NOTHING
      }
    },
    beside({ remember, now }, view) {
      isWritten = !isRefused && remember.has(DAILY_NAME)
      return isWritten ? [{ kind: 'report', report: renderDaily(dailyReport(view, now), view.settings) }] : []
    },
    isToBlame(thrown) {
      const kind = thrown instanceof Failure ? thrown.reason.kind : undefined
      if (!isWritten || isRefused || (kind !== 'title-taken' && kind !== 'sheets-refused')) return false
      log.warn('day-not-shown', { reason: kind })
      isRefused = true
      return true
    },
  }
}
