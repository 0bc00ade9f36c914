import type { Basis } from '../model/basis.ts'
import { type CaseNumber, parseCaseNumber, registerOf } from '../model/case-number.ts'
import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import { explainedRow } from '../plan/deadline-notes.ts'
import type { RowPlan } from '../plan/plan.ts'
import { planRow } from '../plan/plan-row.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import { type ExplainedCycle, explainCase } from '../rules/explain.ts'
import { numbering } from '../rules/numbering.ts'
import { printBasis } from '../sheet/basis.ts'
import { placeWords } from '../sheet/faults.ts'
import { cellAt, rowsOf } from '../sheet/headers.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { readCaseNumber } from '../sheet/number-text.ts'
import type { RegisterTable } from '../sheet/register-table.ts'

export interface ExplainParts {
  readonly ledger: Ledger
  readonly clock: Clock
}

/** A case, and what its deadlines rest on. */
export interface CaseExplained {
  readonly number: CaseNumber
  /** The tab's title as people see it. */
  readonly title: string
  /** What a sweep would find about the row now: its problems, and how far the case has come. */
  readonly plan: RowPlan
  /** The present cycle first; none where the case has no basis. */
  readonly cycles: readonly ExplainedCycle[]
  /** Whether the row was changed since the last sweep, so that the next one counts its deadlines anew. */
  readonly isChanged: boolean
  readonly view: LedgerView
  readonly now: Instant
}

/**
 * Explains the deadlines of a case that stand in the ledger (R22), found by its number as somebody types it: in small letters, in
 * full width, without the zeros. One read; nothing is written.
 *
 * Throws `Failure` `unknown-case` with the nearest numbers of that day, `not-set-up` where the register that would have it is gone or
 * cannot be read, and what the ledger throws.
 */
export async function explainNumber(
  { ledger, clock }: ExplainParts,
  typed: string,
  { now = clock.now() }: { readonly now?: Instant } = {},
): Promise<CaseExplained> {
  const view = viewLedger(await ledger.read())
  const wanted = readCaseNumber(typed)
  const found = wanted && findCase(view, wanted.number)
  if (found === undefined && wanted !== undefined) failWhereGone(view, wanted)
  if (found === undefined)
    throw new Failure({ kind: 'unknown-case', numbers: [typed], nearest: wanted ? nearest(view, wanted) : [] })
  const { register, row } = found
  const standing = register.read(row, now)
  const { plan } = planRow(
    { row: standing, standing: 'own', claim: found.number },
    view,
    numbering(view.memory.series, []),
    new Set(),
    now,
  )
  const basis = standing.basis ?? plan.basis
  return {
    number: found.number,
    title: register.table.title,
    plan,
    cycles: explainCase(explainedRow(plan), basis, { ...view, ...view.settings }, now),
    isChanged: textOf(standing.basis, view.settings.zone) !== textOf(plan.basis, view.settings.zone),
    view,
    now,
  }
}

const textOf = (basis: Basis | undefined, zone: string): string => (basis === undefined ? '' : printBasis(basis, zone))

type Wanted = NonNullable<ReturnType<typeof readCaseNumber>>

interface Found {
  readonly register: RegisterTable
  readonly row: number
  readonly number: CaseNumber
}

/** The first row with a number: a copy further down does not answer for it. */
function findCase(view: LedgerView, wanted: CaseNumber): Found | undefined {
  for (const register of view.registers)
    for (const { row, number } of numbersOf(register)) if (number === wanted) return { register, row, number }
  return undefined
}

function* numbersOf({ register, table, headers }: RegisterTable) {
  for (const { row, cells } of rowsOf(table)) {
    const cell = cellAt(cells, headers, 'number')
    const parsed = typeof cell === 'string' ? parseCaseNumber(register, cell.trim()) : undefined
    if (parsed !== undefined) yield { row, ...parsed }
  }
}

/** Of a register that cannot be read nobody knows whether it has a case. */
function failWhereGone({ faults }: LedgerView, { number }: Wanted): void {
  const stopping = faults.filter(({ tab, stops }) => tab === registerOf(number) && stops === 'register')
  if (stopping.length > 0) throw new Failure({ kind: 'not-set-up', missing: stopping.map(placeWords) })
}

/** As many numbers are offered where one is not known. */
const MOST_NEAREST = 3

/** The numbers of the same register and day, nearest first. */
function nearest(view: LedgerView, { series, n }: Wanted): readonly CaseNumber[] {
  const ofDay = view.registers.flatMap((register) => [...numbersOf(register)].filter((one) => one.series === series))
  return ofDay
    .sort((a, b) => Math.abs(a.n - n) - Math.abs(b.n - n) || a.n - b.n)
    .slice(0, MOST_NEAREST)
    .map(({ number }) => number)
}
