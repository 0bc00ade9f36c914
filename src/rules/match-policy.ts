import type { PolicyRow } from '../model/policy.ts'
import type { Priority } from '../model/priority.ts'
import type { Register } from '../model/register.ts'

/** What a policy row is looked up by. */
export interface PolicyQuestion {
  readonly register: Register
  readonly category: string
  readonly subcategory?: string
  readonly priority: Priority
}

/** How specific a row is: its subcategory says more than its category, its category more than its priority. */
const weight = (row: PolicyRow): number =>
  (row.subcategory === undefined ? 0 : 4) +
  (row.category === undefined ? 0 : 2) +
  (row.priorities === undefined ? 0 : 1)

const matches = (row: PolicyRow, { register, category, subcategory, priority }: PolicyQuestion): boolean =>
  row.register === register &&
  (row.category === undefined || row.category === category) &&
  (row.subcategory === undefined || row.subcategory === subcategory) &&
  (row.priorities === undefined || row.priorities.includes(priority))

/**
 * The time limits for a case: the most specific row that matches (R15). Of two that are equally specific the upper one;
 * `policyTies` tells the tab's readers about them.
 */
export function matchPolicy(rows: readonly PolicyRow[], question: PolicyQuestion): PolicyRow | undefined {
  let best: PolicyRow | undefined
  for (const row of rows) if (matches(row, question) && (best === undefined || weight(row) > weight(best))) best = row
  return best
}

/**
 * The rows that no case could choose between: same register, same category, same subcategory, a priority in common. Each with
 * the upper row that holds in its place; a row that does not hold itself ties with none.
 */
export function policyTies(rows: readonly PolicyRow[]): ReadonlyMap<PolicyRow, PolicyRow> {
  const ties = new Map<PolicyRow, PolicyRow>()
  for (const [index, row] of rows.entries()) {
    const earlier = rows
      .slice(0, index)
      .find(
        (other) =>
          !ties.has(other) &&
          other.register === row.register &&
          other.category === row.category &&
          other.subcategory === row.subcategory &&
          (other.priorities === undefined
            ? row.priorities === undefined
            : row.priorities?.some((priority) => other.priorities?.includes(priority)) === true),
      )
    if (earlier) ties.set(row, earlier)
  }
  return ties
}
