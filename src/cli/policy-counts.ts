import type { PolicyPlan } from '../plan/plan-policy.ts'

/** What a policy plan comes to. */
export interface PolicyCounts {
  /** Cases with a clock that moves. */
  readonly cases: number
  readonly moves: number
  readonly earlier: number
  readonly later: number
  readonly overdue: number
  readonly mails: number
  /** Cases whose deadlines all stay, and whose limits for later do not. */
  readonly quiet: number
}

export function countPolicy({ cases }: PolicyPlan): PolicyCounts {
  const moves = cases.flatMap((one) => one.moves)
  return {
    cases: cases.filter((one) => one.moves.length > 0).length,
    moves: moves.length,
    earlier: moves.filter(({ elapsed = 0 }) => elapsed < 0).length,
    later: moves.filter(({ elapsed = 0 }) => elapsed > 0).length,
    overdue: moves.filter(({ overdueAtOnce }) => overdueAtOnce).length,
    mails: cases.filter(({ mails }) => mails).length,
    quiet: cases.filter((one) => one.moves.length === 0).length,
  }
}
