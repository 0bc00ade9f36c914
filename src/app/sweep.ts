import { type Instant, instant, SECOND } from '../model/instant.ts'
import type { SweepPlan } from '../plan/plan.ts'
import { planChanges } from '../plan/plan-changes.ts'
import { planSweep } from '../plan/plan-sweep.ts'
import type { Clock } from '../ports/clock.ts'
import type { LedgerState } from '../ports/ledger.ts'
import type { Mailer } from '../ports/mailer.ts'
import { isStopping } from '../sheet/faults.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'
import { sendMails } from './send-mails.ts'
import { writeOutcomes } from './write-outcomes.ts'

/**
 * How long a sweep goes on sending, in milliseconds: well within what a function is given, and before its lines count as abandoned, so
 * that what was sent is noted before another sweep takes it up. What is left goes with the next sweep.
 */
const SENDING_TIME = 40 * SECOND

/** What a sweep works with. */
export interface SweepParts extends CommitParts {
  readonly mailer: Mailer
  readonly clock: Clock
  /** Who hears of the workbook's own faults where its staff tab names nobody. */
  readonly administrator?: string | undefined
}

/** What a sweep did, or with `planOnly` would do. */
export interface SweepResult {
  readonly plan: SweepPlan
  readonly view: LedgerView
  readonly changes: number
  readonly sent: number
  readonly failed: number
}

/**
 * Looks after the registers once: checks, numbers and stamps new rows, and mails what is overdue.
 * Intent is committed before the mails leave, the outcome after (promise 4); a sweep that finds nothing to do costs one read
 * (promise 5). `now` replaces the clock's time.
 *
 * Throws `Failure` as `planAndCommit` does.
 */
export async function sweep(
  parts: SweepParts,
  { now, planOnly = false }: { readonly now?: Instant; readonly planOnly?: boolean } = {},
): Promise<SweepResult> {
  const planOn = (view: LedgerView, state: LedgerState, attempt: number) => {
    const { administrator } = parts
    const plan = planSweep(view, now ?? parts.clock.now(), `${parts.runId}${attempt}`, { administrator })
    return { sweep: plan, changes: planChanges(plan, view, state) }
  }
  if (planOnly) {
    const state = await parts.ledger.read()
    const view = viewLedger(state)
    const { sweep: plan, changes } = planOn(view, state, 1)
    return { plan, view, changes: changes.length, sent: 0, failed: 0 }
  }
  const { plan, view, state } = await planAndCommit(parts, planOn)
  for (const { tab, headers } of plan.sweep.unreadable)
    parts.log.error('register-left-alone', { tab: tab.zh, headers: headers.map(({ zh }) => zh) })
  const unheard = plan.sweep.lines
    .filter(({ line }) => line.state === 'failed' && line.clock !== 'health')
    .map(({ line }) => line.number)
  if (unheard.length > 0) parts.log.error('nobody-to-mail', { cases: [...new Set(unheard)] })
  tellOfFaults(plan.sweep, parts)
  const outcomes = await sendMails(plan.sweep, view, parts, instant(parts.clock.now() + SENDING_TIME))
  if (outcomes.size > 0) await writeOutcomes(state, view, plan.sweep, outcomes, plan.sweep.now, parts)
  const sent = [...outcomes.values()].filter(({ kind }) => kind === 'sent').length
  return { plan: plan.sweep, view, changes: plan.changes.length, sent, failed: outcomes.size - sent }
}

/** Faults of the workbook that nobody could be mailed about must not go unsaid. */
function tellOfFaults({ health, lines }: SweepPlan, { log }: SweepParts): void {
  const isUntold = lines.some(({ line }) => line.clock === 'health' && line.state === 'failed')
  if (isUntold) log.error('nobody-told-of-faults', { faults: health.faults.filter(isStopping).map(({ id }) => id) })
}
