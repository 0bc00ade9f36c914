import type { Problem } from '../model/problem.ts'
import type { Register } from '../model/register.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'

/** A row's problems from left to right, as somebody mends them; several of one cell as they were found. */
export function inColumnOrder(problems: readonly Problem[], register: Register): readonly Problem[] {
  if (problems.length < 2) return problems
  const columns: readonly { readonly key: string }[] = REGISTER_TABS[register].columns
  const place = ({ column }: Problem) => columns.findIndex(({ key }) => key === column)
  return problems.toSorted((a, b) => place(a) - place(b))
}
