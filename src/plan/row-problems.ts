import type { Problem } from '../model/problem.ts'
import type { Register } from '../model/register.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'

/** A row's problems from left to right, as somebody mends them; several of one cell as they were found. */
export function inColumnOrder(problems: readonly Problem[], register: Register): readonly Problem[] {
  if (problems.length < 2) return problems
  const columns: readonly { readonly key: string }[] = REGISTER_TABS[register].columns
  const place = ({ column }: Problem) => columns.findIndex(({ key }) => key === column)
  return problems.toSorted((a, b) => place(a) - place(b))
}

/** Without what is asked of a column that is gone: there is no cell to mend it in, and the health tab says so. */
export function ofColumnsThere(problems: readonly Problem[], key: Register, view: LedgerView): readonly Problem[] {
  const register = key === 'callback' ? view.callbacks : view.registers.find((one) => one.register === key)
  const missing = register?.headers.missing ?? []
  return missing.length === 0
    ? problems
    : problems.filter(({ column }) => missing.every(({ key: gone }) => gone !== column))
}
