import type { Basis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import { everyRow } from '../plan/choose-rows.ts'
import { planRow } from '../plan/plan-row.ts'
import { isPaused, resolvedAt } from '../rules/case-facts.ts'
import { numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import { asOfThen } from './as-of.ts'
import type { Round } from './round.ts'

/** A row that is no case yet, or whose time of receipt was lost: its check column says why. */
interface LeftOutRow {
  readonly row: number
  readonly receivedAt: Instant | undefined
}

export interface Collected {
  /** Each cycle of each case, the first one first. */
  readonly cases: readonly Round[]
  readonly leftOut: readonly LeftOutRow[]
}

/**
 * The accepted cases of a register as they stood at `asOf`: rows that have a number, and rows that the sweep would give one.
 * Acceptance and deadlines are what the sweep's own planning says of the row, so that a report does not depend on whether
 * a sweep came before it. Rows received after `asOf` are nowhere.
 */
export function collectRounds(register: RegisterTable, view: LedgerView, asOf: Instant): Collected {
  const cases: Round[] = []
  const leftOut: LeftOutRow[] = []
  // The numbers that planning gives out here are never written.
  const numbers = numbering(new Map(), [])
  for (const { row, standing, claim } of everyRow(register, asOf)) {
    if (row.fields.receivedAt !== undefined && row.fields.receivedAt > asOf) continue
    const then = asOfThen(row, asOf)
    const { fields } = then
    const { plan } = planRow({ row: { ...row, ...then }, standing, claim }, view, numbers, new Set(), asOf)
    const { receivedAt, category } = fields
    if (receivedAt === undefined || plan.number === undefined) leftOut.push({ row: row.row, receivedAt })
    else
      for (const round of roundsOf({ ...fields, receivedAt }, plan.basis))
        cases.push({ register: row.register, row: row.row, category, ...round })
  }
  return { cases, leftOut }
}

type Turn = Pick<Round, 'cycle' | 'begunAt' | 'resolvedAt' | 'isReopened' | 'resolveDue' | 'pausedAt'>
type Ended = Pick<Turn, 'resolvedAt' | 'resolveDue'>

/**
 * Each time round, from the receipt or a reopening to the resolution. What was reopened without having been resolved was open all the
 * while: that is one, with the deadline that holds now.
 */
function roundsOf(fields: CaseFields & { readonly receivedAt: Instant }, basis: Basis | undefined): readonly Turn[] {
  const { receivedAt } = fields
  const past = pastOf(fields, basis)
  const last = {
    resolvedAt: resolvedAt(fields),
    resolveDue: basis?.clocks.resolve?.due,
    pausedAt: isPaused(fields) ? fields.pausedAt : undefined,
  }
  const rounds: Turn[] = []
  let begunAt = receivedAt
  for (const { ended, next } of past) {
    if (ended.resolvedAt === undefined) continue
    rounds.push({ cycle: rounds.length + 1, begunAt, isReopened: true, pausedAt: undefined, ...ended })
    begunAt = next
  }
  return [...rounds, { cycle: rounds.length + 1, begunAt, isReopened: false, ...last }]
}

/** How each earlier cycle ended, and when the next began; of a row that was reopened before anybody looked, what its cells tell. */
function pastOf(
  { resolvedAt: resolved, reopenedAt }: CaseFields,
  basis: Basis | undefined,
): readonly { readonly ended: Ended; readonly next: Instant }[] {
  if (reopenedAt === undefined) return []
  const earlier = basis?.earlier ?? []
  if (earlier.length === 0) {
    const isBefore = resolved !== undefined && resolved <= reopenedAt
    return [{ ended: { resolvedAt: isBefore ? resolved : undefined, resolveDue: undefined }, next: reopenedAt }]
  }
  return earlier.map(({ resolvedAt: ended, clocks }, index) => ({
    ended: { resolvedAt: ended, resolveDue: clocks.resolve?.due },
    next: earlier[index + 1]?.reopenedAt ?? reopenedAt,
  }))
}
