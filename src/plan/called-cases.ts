import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import { rowsOf } from '../sheet/headers.ts'
import { recordedNumber } from '../sheet/record.ts'
import { type RegisterTable, textAt } from '../sheet/register-table.ts'
import type { RowPlan } from './plan.ts'

/** What a callback needs to know of the case it is about. */
interface CalledCase {
  readonly number: CaseNumber
  readonly resolvedAt: Instant | undefined
  /** By when its customer is to be called. */
  readonly dueAt: Instant | undefined
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
      if (plan !== undefined)
        return {
          number: number as CaseNumber,
          resolvedAt: resolvedAt(plan.fields),
          dueAt: plan.basis?.clocks.callback?.due,
        }
      places ??= placesOf(registers)
      const place = places.get(number)
      if (place === undefined) return undefined
      const row = place.register.read(place.row, now)
      return {
        number: number as CaseNumber,
        resolvedAt: resolvedAt(row.fields),
        dueAt: row.basis?.clocks.callback?.due,
      }
    },
  }
}

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
