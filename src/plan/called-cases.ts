import type { Basis, PastCycle } from '../model/basis.ts'
import type { CallbackWhy } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import { rowsOf } from '../sheet/headers.ts'
import { recordedNumber } from '../sheet/record.ts'
import { type RegisterTable, textAt } from '../sheet/register-table.ts'
import type { RowPlan } from './plan.ts'

/** What a callback needs to know of the case it is about. */
export interface CalledCase {
  readonly number: CaseNumber
  readonly register: CaseRegister
  readonly fields: CaseFields
  readonly record: RowRecord
  readonly basis: Basis | undefined
}

/** The cases of the registers, found by their numbers. */
export interface CalledCases {
  find(number: string, now: Instant): CalledCase | undefined
}

/** Cases as they are planned, else as they stand. Looks through the registers when first asked, for most sweeps ask nothing. */
export function calledCases(registers: readonly RegisterTable[], planned: readonly RowPlan[]): CalledCases {
  const plans = new Map(planned.flatMap((plan) => (plan.number === undefined ? [] : [[plan.number as string, plan]])))
  let places: ReadonlyMap<string, { readonly register: RegisterTable; readonly row: number }> | undefined
  return {
    find(number, now) {
      const plan = plans.get(number)
      if (plan !== undefined) return { ...plan, number: number as CaseNumber }
      places ??= placesOf(registers)
      const place = places.get(number)
      if (place === undefined) return undefined
      const { register, fields, record, basis } = place.register.read(place.row, now)
      return { number: number as CaseNumber, register, fields, record, basis }
    },
  }
}

/** How a case stands with the callback of a cycle. */
interface CalledCycle {
  /** Whether it is the present one, and finished. */
  readonly isFinished: boolean
  /** When it was resolved; absent where it is not, or nobody remembers. */
  readonly resolvedAt: Instant | undefined
  readonly dueAt: Instant | undefined
  /** What was decided about it. */
  readonly why: CallbackWhy | undefined
  /** The callback that brought the answer. */
  readonly answeredBy: CaseNumber | undefined
}

/** How a case stands with the callback of a cycle, the present one where none is said. */
export function calledCycle({ fields, record, basis }: CalledCase, cycle: number | undefined): CalledCycle {
  const present = basis?.cycle ?? 1
  const asked = cycle ?? present
  const past = asked === present ? undefined : pastCycle(basis, asked)
  const resolved = asked === present ? resolvedAt(fields) : past?.resolvedAt
  const clocks = asked === present ? basis?.clocks : past?.clocks
  return {
    isFinished: asked === present && resolved !== undefined,
    resolvedAt: resolved,
    dueAt: clocks?.callback?.due,
    why: record.choices?.find((one) => one.cycle === asked)?.why,
    answeredBy: record.ends?.find((one) => one.cycle === asked)?.number,
  }
}

/** A cycle that is over, or that began with a reopening which was taken back. */
const pastCycle = (basis: Basis | undefined, cycle: number): PastCycle | undefined =>
  basis?.earlier.find((one) => one.cycle === cycle) ?? (basis?.undone?.cycle === cycle ? basis.undone : undefined)

/** Where each case stands: the row that was given the number before one that only shows it. */
function placesOf(registers: readonly RegisterTable[]) {
  const places = new Map<string, { readonly register: RegisterTable; readonly row: number }>()
  for (const register of registers) {
    const shown: (readonly [string, number])[] = []
    for (const { row, cells } of rowsOf(register.table)) {
      const given = recordedNumber(textAt(cells, register.headers, 'record') ?? '')
      const text = given ?? textAt(cells, register.headers, 'number') ?? ''
      if (parseCaseNumber(register.register, text) === undefined) continue
      if (given === undefined) shown.push([text, row])
      else places.set(text, { register, row })
    }
    for (const [text, row] of shown) if (!places.has(text)) places.set(text, { register, row })
  }
  return places
}
