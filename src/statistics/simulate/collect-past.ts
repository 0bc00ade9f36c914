import type { Instant } from '../../model/instant.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import { everyRow } from '../../plan/choose-rows.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { missingColumns } from '../../sheet/register-table.ts'
import type { Bounds } from '../month.ts'
import { type PastCase, pastCase } from './past-case.ts'

/** The cases that a month can be simulated with, and what had to be left out. */
export interface CollectedPast {
  /** Those that were open at any time of the month, in the order of their receipt. */
  readonly cases: readonly PastCase[]
  /** Rows of which nobody can say when they were received; copies of other cases. */
  readonly leftOut: number
  /** Registers that are gone, or lack a column that no register can do without. */
  readonly unreadable: readonly CaseRegister[]
}

/** Every case of the registers that a mail of the month, or a figure of it, can be about. */
export function collectPast(view: LedgerView, bounds: Bounds, asOf: Instant): CollectedPast {
  const unreadable: CaseRegister[] = []
  const cases: PastCase[] = []
  let leftOut = 0
  for (const key of CASE_REGISTERS) {
    const register = view.registers.find((one) => one.register === key)
    if (register === undefined || missingColumns(register).length > 0) {
      unreadable.push(key)
      continue
    }
    for (const { row, standing } of everyRow(register, asOf)) {
      const past = standing === 'copy' ? undefined : pastCase(row)
      if (past === undefined) leftOut++
      else if (isOfMonth(past, bounds) && past.receivedAt <= asOf) cases.push(past)
    }
  }
  return { cases: cases.toSorted((a, b) => a.receivedAt - b.receivedAt), leftOut, unreadable }
}

const isOfMonth = ({ receivedAt, isOpen, moments }: PastCase, { start, end }: Bounds): boolean =>
  receivedAt < end && (isOpen || (moments.at(-1) ?? receivedAt) >= start)
