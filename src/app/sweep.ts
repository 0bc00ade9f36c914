import type { Instant } from '../model/instant.ts'
import { isOfCase } from '../model/notice.ts'
import { heartbeat } from '../plan/heartbeat.ts'
import { foldChanges } from '../plan/mails/fold-notices.ts'
import type { SweepPlan } from '../plan/plan.ts'
import { type Part, planParts } from '../plan/plan-parts.ts'
import { planSweep } from '../plan/plan-sweep.ts'
import type { ActionLinks } from '../ports/action-links.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import type { Lots } from '../ports/lots.ts'
import type { Mailer } from '../ports/mailer.ts'
import { isStopping } from '../sheet/faults.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { boardsFor } from './boards.ts'
import { dayWith } from './day.ts'
import { type CommitParts, planAndCommit, type Round } from './plan-and-commit.ts'
import { isTimeForMore, post } from './post.ts'

/** What a sweep works with. */
export interface SweepParts extends CommitParts {
  readonly mailer: Mailer
  /** Signs the mails' buttons; absent where nothing would answer them. */
  readonly links?: ActionLinks | undefined
  /** What cases are drawn by for a callback (R38); absent where there is no key. */
  readonly lots?: Lots | undefined
  /** Who hears of the workbook's own faults where its staff tab names nobody. */
  readonly administrator?: string | undefined
  /** The version of daily-clear, for the health tab. */
  readonly software?: string | undefined
  /** By when the sweep is to be over; what it did not come to is left to the next one. */
  readonly until?: Instant | undefined
}

/** What a sweep did, or with `planOnly` would do. */
export interface SweepResult {
  readonly plan: SweepPlan
  readonly view: LedgerView
  readonly changes: number
  readonly sent: number
  readonly failed: number
}

interface Planned {
  readonly sweep: SweepPlan
  readonly changes: readonly Change[]
  readonly parts: readonly Part[]
}

/**
 * Looks after the registers once: checks, numbers and stamps new rows, and mails what is due.
 * Intent is committed before the mails leave, the outcome after (promise 4); a sweep that finds nothing to do costs one read
 * (promise 5). `now` replaces the clock's time.
 *
 * Throws `Failure` as `planAndCommit` does; what was committed before is mailed all the same.
 */
export async function sweep(
  parts: SweepParts,
  { now, planOnly = false }: { readonly now?: Instant; readonly planOnly?: boolean } = {},
): Promise<SweepResult> {
  const { clock, until, administrator, software, lots } = parts
  const began = clock.now()
  const boards = boardsFor(parts.log)
  const day = dayWith(parts.log)
  const planOn = (view: LedgerView, state: LedgerState, attempt: number): Planned => {
    const plan = planSweep(view, now ?? clock.now(), `${parts.runId}${attempt}`, {
      administrator,
      lots,
      daily: day.plan,
      // At another time than the clock's nobody knows how long nothing swept.
      clock: now === undefined ? clock.now() : undefined,
    })
    const work = planParts(plan, view, state)
    const board = boards.beside(
      work.flatMap(({ changes }) => changes),
      view,
      state,
      plan.now,
    )
    const writes = work.length > 0 || board.length > 0
    const beat = heartbeat(plan, view, state, { writes, took: clock.now() - began, software })
    const isIdle = !writes && beat.length === 0
    const all = withChanges(work, isIdle ? foldChanges(view, plan.now) : [...board, ...day.beside(plan, view), ...beat])
    return { sweep: plan, changes: all.flatMap(({ changes }) => changes), parts: all }
  }
  if (planOnly) {
    const state = await parts.ledger.read()
    const view = viewLedger(state)
    const { sweep: plan, changes } = planOn(view, state, 1)
    return { plan, view, changes: changes.length, sent: 0, failed: 0 }
  }
  const rounds: Round<Planned>[] = []
  let committed: Round<Planned>
  const commit = (runId: string) =>
    planAndCommit({ ...parts, runId }, planOn, {
      until,
      mayGoOn: () => isTimeForMore(began, clock.now(), until),
      onDone: (round) => rounds.push(round),
    })
  try {
    committed = await commit(parts.runId).catch((thrown: unknown) => {
      const refused = [boards, day].filter((tab) => tab.isToBlame(thrown))
      if (refused.length === 0) throw thrown
      return commit(`${parts.runId}n`)
    })
  } catch (thrown) {
    // What was committed to be mailed does not wait for what failed after it.
    await post(rounds, parts)
    throw thrown
  }
  for (const round of rounds) tell(round, parts)
  const { sent, failed } = await post(rounds, parts)
  const { plan, view } = rounds.at(-1) ?? committed
  const changes = rounds.reduce((sum, { done }) => sum + done.flatMap(({ part }) => part.changes).length, 0)
  return { plan: plan.sweep, view, changes, sent, failed }
}

/** The work with more changes in its first part. */
function withChanges(work: readonly Part[], more: readonly Change[]): readonly Part[] {
  const [first = { changes: [], lines: [], rows: [] }, ...rest] = work
  return more.length === 0 ? work : [{ ...first, changes: [...first.changes, ...more] }, ...rest]
}

/** What must not go unsaid: registers that are left alone, cases and faults that nobody could be mailed about. */
function tell({ plan: { sweep: plan }, done }: Round<Planned>, { log }: SweepParts): void {
  for (const { tab, headers } of plan.unreadable)
    log.error('register-left-alone', { tab: tab.zh, headers: headers.map(({ zh }) => zh) })
  const lines = done.flatMap(({ part }) => part.lines.map(({ line }) => line))
  const unheard = lines.filter(({ state, to }) => state === 'failed' && to === '')
  const cases = unheard.filter(isOfCase).map(({ number }) => number)
  if (cases.length > 0) log.error('nobody-to-mail', { cases: [...new Set(cases)] })
  if (unheard.some(({ clock }) => clock === 'health'))
    log.error('nobody-told-of-faults', { faults: plan.health.faults.filter(isStopping).map(({ id }) => id) })
  if (unheard.some(({ clock }) => clock === 'delivery')) {
    const undelivered = lines.filter(({ toldAt, clock }) => toldAt !== undefined && clock !== 'delivery')
    log.error('nobody-told-of-undelivered', { cases: [...new Set(undelivered.map(({ number }) => number))] })
  }
}
