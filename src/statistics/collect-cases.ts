import type { Instant } from '../model/instant.ts'
import { everyRow } from '../plan/choose-rows.ts'
import { planRow } from '../plan/plan-row.ts'
import { isPaused, resolvedAt } from '../rules/case-facts.ts'
import { numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import { asOfThen } from './as-of.ts'
import type { CountedCase } from './counted-case.ts'

/** A row that is no case yet, or whose time of receipt was lost: its check column says why. */
interface LeftOutRow {
  readonly row: number
  readonly receivedAt: Instant | undefined
}

export interface Collected {
  readonly cases: readonly CountedCase[]
  readonly leftOut: readonly LeftOutRow[]
}

/**
 * The accepted cases of a register as they stood at `asOf`: rows that have a number, and rows that the sweep would give one.
 * Acceptance and deadlines are what the sweep's own planning says of the row, so that a report does not depend on whether
 * a sweep came before it. Rows received after `asOf` are nowhere.
 */
export function collectCases(register: RegisterTable, view: LedgerView, asOf: Instant): Collected {
  const cases: CountedCase[] = []
  const leftOut: LeftOutRow[] = []
  // The numbers that planning gives out here are never written.
  const numbers = numbering(new Map(), [])
  for (const { row, standing, claim } of everyRow(register, asOf)) {
    if (row.fields.receivedAt !== undefined && row.fields.receivedAt > asOf) continue
    const then = asOfThen(row, asOf)
    const { fields } = then
    const { plan } = planRow({ row: { ...row, ...then }, standing, claim }, view, numbers, new Set(), asOf)
    const { receivedAt } = fields
    if (receivedAt === undefined || plan.number === undefined) leftOut.push({ row: row.row, receivedAt })
    else
      cases.push({
        register: row.register,
        row: row.row,
        category: fields.category,
        receivedAt,
        resolvedAt: resolvedAt(fields),
        resolveDue: plan.basis?.clocks.resolve?.due,
        pausedAt: isPaused(fields) ? fields.pausedAt : undefined,
      })
  }
  return { cases, leftOut }
}
