import { noticeMail } from '../mail/notice-mail.ts'
import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import { committedLines, outcomeChanges } from '../plan/outcome-changes.ts'
import type { Notice, SweepPlan } from '../plan/plan.ts'
import { planChanges } from '../plan/plan-changes.ts'
import { planSweep } from '../plan/plan-sweep.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger, LedgerState, Version } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Mailer, MailOutcome } from '../ports/mailer.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'

/** What a sweep works with. */
export interface SweepParts {
  readonly ledger: Ledger
  readonly mailer: Mailer
  readonly clock: Clock
  readonly log: Log
  /** A text that no other sweep has. */
  readonly runId: string
}

/** What a sweep did, or with `planOnly` would do. */
export interface SweepResult {
  readonly plan: SweepPlan
  readonly view: LedgerView
  readonly changes: number
  readonly sent: number
  readonly failed: number
}

/** How often a sweep that was overtaken by another plans anew. */
const TRIES = 5

/**
 * Looks after the registers once: checks, numbers and stamps new rows, and mails what is overdue.
 * Plans are made on what was read and applied in one batch, intent before the mails, outcome after (promises 3 and 4);
 * a sweep that finds nothing to do costs one read. `now` replaces the clock's time.
 *
 * Throws `Failure`: what the ledger throws, and `overtaken` when others were faster every time.
 */
export async function sweep(
  parts: SweepParts,
  { now, planOnly = false }: { readonly now?: Instant; readonly planOnly?: boolean } = {},
): Promise<SweepResult> {
  const { ledger, log, runId } = parts
  for (let tries = 1; tries <= TRIES; tries++) {
    const state = await ledger.read()
    const view = viewLedger(state)
    const plan = planSweep(view, now ?? parts.clock.now(), `${runId}${tries}`)
    const changes = planChanges(plan, view, state)
    for (const { tab, headers } of plan.unreadable) log.error('register-left-alone', { tab, missing: headers })
    const result = { plan, view, changes: changes.length, sent: 0, failed: 0 }
    if (planOnly || changes.length === 0) return result

    const version = `${runId}.${tries}` as Version
    if ((await ledger.commit(state, version, changes)) === 'overtaken') {
      log.info('overtaken', { tries })
      continue
    }
    if (plan.notices.length === 0) return result
    const outcomes = await send(plan.notices, view, parts, plan.now)
    await remember({ ...state, version }, view, plan, outcomes, parts)
    const sent = [...outcomes.values()].filter((outcome) => outcome.sent).length
    return { ...result, sent, failed: outcomes.size - sent }
  }
  throw new Failure({ kind: 'overtaken', tries: TRIES })
}

type Outcomes = ReadonlyMap<string, MailOutcome>

async function send(
  notices: readonly Notice[],
  { settings }: LedgerView,
  { mailer, log }: SweepParts,
  now: Instant,
): Promise<Outcomes> {
  const outcomes = new Map<string, MailOutcome>()
  let dead: MailOutcome | undefined
  for (const notice of notices) {
    // A server that does not answer is not asked again for each mail; all of them are tried again later.
    if (dead !== undefined) {
      outcomes.set(notice.messageId, dead)
      continue
    }
    const mail = noticeMail(notice, { site: settings.site, zone: settings.zone, language: settings.language, now })
    const outcome = await mailer.send(mail)
    outcomes.set(notice.messageId, outcome)
    if (!outcome.sent && outcome.unreachable === true) dead = outcome
    if (outcome.sent) log.info('mail-sent', { case: notice.number, messageId: notice.messageId })
    else log.warn('mail-failed', { case: notice.number, messageId: notice.messageId, error: outcome.error })
  }
  return outcomes
}

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
