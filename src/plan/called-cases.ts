import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import { cellAt, rowsOf } from '../sheet/headers.ts'
import type { RegisterTable } from '../sheet/register-table.ts'

/** What a callback needs to know of the case it is about. */
export interface CalledCase {
  readonly number: CaseNumber
  readonly resolvedAt: Instant | undefined
  /** By when its customer is to be called. */
  readonly dueAt: Instant | undefined
}

/** The cases of the registers, found by their numbers. */
export interface CalledCases {
  find(number: string, now: Instant): CalledCase | undefined
}

/** Looks through the registers when first asked, for most sweeps ask nothing. */
export function calledCases(registers: readonly RegisterTable[]): CalledCases {
  let places: ReadonlyMap<string, { readonly register: RegisterTable; readonly row: number }> | undefined
  const placesOf = () =>
    new Map(
      registers.flatMap((register) =>
        [...rowsOf(register.table)].flatMap(({ row, cells }) => {
          const text = String(cellAt(cells, register.headers, 'number') ?? '').trim()
          return parseCaseNumber(register.register, text) === undefined ? [] : [[text, { register, row }] as const]
        }),
      ),
    )
  return {
    find(number, now) {
      places ??= placesOf()
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
