import { printDuration } from '../calendar/duration.ts'
import type { Instant } from '../model/instant.ts'
import { type PolicyPlan, planPolicy } from '../plan/plan-policy.ts'
import { policyChanges } from '../plan/policy-changes.ts'
import type { Goal } from '../plan/policy-moves.ts'
import type { Clock } from '../ports/clock.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

export interface PolicyParts extends CommitParts {
  readonly clock: Clock
}

/** What is asked: which cases (none named: all), as of when instead of the clock's time. */
export interface PolicyQuestion {
  readonly cases?: readonly string[]
  readonly now?: Instant
}

export interface PlannedPolicy {
  readonly plan: PolicyPlan
  readonly view: LedgerView
}

/**
 * What applying the policy of today would change, from one read; nothing is written (R23). Throws `Failure` `unknown-case`, and
 * what the ledger throws.
 */
export async function previewPolicy(
  { ledger, clock }: Pick<PolicyParts, 'ledger' | 'clock'>,
  { cases = [], now }: PolicyQuestion = {},
): Promise<PlannedPolicy> {
  const view = viewLedger(await ledger.read())
  return { plan: planPolicy(view, now ?? clock.now(), cases), view }
}

/**
 * Holds open cases to the policy of today (R23), once `agree` has said yes to the very plan that is committed: where the ledger
 * or the policy changed meanwhile so that other deadlines would move, it is asked again, with `isOther`. Undefined for a no.
 * What is due by the change is mailed by the next sweep; what was mailed before is not mailed again.
 *
 * Throws as `previewPolicy` and `planAndCommit` do.
 */
export async function applyPolicy(
  parts: PolicyParts,
  { by, ...question }: PolicyQuestion & { readonly by?: string },
  agree: (planned: PlannedPolicy, isOther: boolean) => boolean | Promise<boolean>,
): Promise<PlannedPolicy | undefined> {
  let shown = await previewPolicy(parts, question)
  for (let round = 1; ; round++) {
    if (shown.plan.cases.length === 0) return shown
    if (!(await agree(shown, round > 1))) return undefined
    const agreed = printPlan(shown.plan)
    const { plan, view } = await planAndCommit({ ...parts, runId: `${parts.runId}${round}` }, (read) => {
      const again = planPolicy(read, question.now ?? parts.clock.now(), question.cases)
      const isAgreed = printPlan(again) === agreed
      return { policy: again, isAgreed, changes: isAgreed ? policyChanges(again, read, by) : [] }
    })
    shown = { plan: plan.policy, view }
    if (!plan.isAgreed) continue
    for (const { number, moves } of plan.policy.cases)
      for (const { clock, was, becomes } of moves)
        parts.log.info('deadline-renewed', { case: number, clock, from: said(was), to: said(becomes) })
    return shown
  }
}

/**
 * What somebody agrees to: which clocks move from where to where. That one of them became overdue meanwhile is no other plan, nor
 * that somebody sorted the rows.
 */
const printPlan = ({ cases }: PolicyPlan): string =>
  JSON.stringify(
    cases
      .toSorted((a, b) => (a.number < b.number ? -1 : 1))
      .map(({ number, moves }) => [number, moves.map(({ clock, was, becomes }) => [clock, was, becomes])]),
  )

/** A goal for the log: its time, else the limit it will have. */
const said = (goal: Goal | undefined): string | undefined =>
  goal?.due === undefined ? goal?.limit && printDuration(goal.limit, 'en') : new Date(goal.due).toISOString()
