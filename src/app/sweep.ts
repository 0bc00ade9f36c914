import { healthMail } from '../mail/health-mail.ts'
import { noticeMail } from '../mail/notice-mail.ts'
import { type Instant, SECOND } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import { committedLines, outcomeChanges, type SendOutcome } from '../plan/outcome-changes.ts'
import type { SweepPlan } from '../plan/plan.ts'
import { planChanges } from '../plan/plan-changes.ts'
import { planSweep } from '../plan/plan-sweep.ts'
import type { Clock } from '../ports/clock.ts'
import type { LedgerState, Version } from '../ports/ledger.ts'
import type { Mail, Mailer } from '../ports/mailer.ts'
import { isStopping } from '../sheet/faults.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

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
  const outcomes = await send(plan.sweep, view, parts)
  if (outcomes.size > 0) await remember(state, view, plan.sweep, outcomes, parts)
  const sent = [...outcomes.values()].filter((outcome) => outcome.sent).length
  return { plan: plan.sweep, view, changes: plan.changes.length, sent, failed: outcomes.size - sent }
}

/** Faults of the workbook that nobody could be mailed about must not go unsaid. */
function tellOfFaults({ health, lines }: SweepPlan, { log }: SweepParts): void {
  const isUntold = lines.some(({ line }) => line.clock === 'health' && line.state === 'failed')
  if (isUntold) log.error('nobody-told-of-faults', { faults: health.faults.filter(isStopping).map(({ id }) => id) })
}

type Outcomes = ReadonlyMap<string, SendOutcome>

/**
 * How long a sweep goes on sending, in milliseconds: well within what a function is given, and within `ABANDONED_AFTER`, so that
 * what was sent is noted before another sweep takes it up. What is left goes with the next sweep.
 */
const SENDING_TIME = 40 * SECOND

const OUT_OF_TIME: Words = { zh: '这次巡检来不及发，下次再发', en: 'No time left in this sweep; goes with the next' }

async function send(
  { health, notices, now }: SweepPlan,
  { settings }: LedgerView,
  { mailer, log, clock }: SweepParts,
): Promise<Outcomes> {
  const context = { ...settings, now }
  const mails: readonly { readonly number: string; readonly messageId: string; readonly mail: () => Mail }[] = [
    // First what may be why the others are as they are.
    ...health.mails.map((one) => ({ ...one, mail: () => healthMail(one, context) })),
    ...notices.map((one) => ({ ...one, mail: () => noticeMail(one, context) })),
  ]
  const outcomes = new Map<string, SendOutcome>()
  const until = clock.now() + SENDING_TIME
  let over: string | undefined
  for (const { number, messageId, mail } of mails) {
    if (over === undefined && clock.now() >= until) over = OUT_OF_TIME[settings.language]
    if (over !== undefined) {
      outcomes.set(messageId, { sent: false, error: over, untried: true })
      continue
    }
    const outcome = await mailer.send(mail())
    outcomes.set(messageId, outcome)
    // A server that does not answer is not asked again for each mail.
    if (!outcome.sent && outcome.unreachable === true) over = outcome.error
    if (outcome.sent) log.info('mail-sent', { case: number, messageId })
    else log.warn('mail-failed', { case: number, messageId, error: outcome.error })
  }
  return outcomes
}

/** How often the outcome of the mails is tried to be written. */
const TRIES = 5

/**
 * Writes into the notices tab what became of the mails. Where another sweep committed meanwhile, the lines are looked up anew.
 * If this cannot be written the lines stay `sending`, and a later sweep sends them again under the same Message-ID.
 */
async function remember(
  on: LedgerState,
  view: LedgerView,
  plan: SweepPlan,
  outcomes: Outcomes,
  { ledger, log, runId }: SweepParts,
): Promise<void> {
  let state = on
  let changes = outcomeChanges(committedLines(plan, view), outcomes, view, plan.now)
  for (let tries = 1; tries <= TRIES; tries++) {
    if ((await ledger.commit(state, `${runId}.m${tries}` as Version, changes)) === 'committed') return
    state = await ledger.read()
    const { notices } = viewLedger(state)
    changes = outcomeChanges(notices.pending(), outcomes, view, plan.now)
  }
  log.error('outcomes-not-written', { mails: outcomes.size })
}
