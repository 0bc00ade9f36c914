import { parseCaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { EarlierCase, RepeatAsked } from '../../rules/repeats/matter.ts'
import { rowsOf } from '../../sheet/headers.ts'
import { recordedNumber } from '../../sheet/record.ts'
import { type RegisterTable, textAt } from '../../sheet/register-table.ts'

/** The cases that a case may repeat: looked for when one is asked for. */
export type EarlierCases = (asked: RepeatAsked) => Iterable<EarlierCase>

/**
 * The complaints and repairs received from `since` on that have something in common with whom they are asked for: those with a number
 * as they stand in the tables, and those of `planned`, which are to get theirs in this sweep.
 */
export function earlierCases(
  registers: readonly RegisterTable[],
  since: Instant,
  now: Instant,
  planned: readonly EarlierCase[] = [],
): EarlierCases {
  return function* of() {
    const known = new Set<string>(planned.map(({ number }) => number))
    yield* planned
    for (const table of registers) {
      if (table.register === 'incident') continue
      for (const { row, cells } of rowsOf(table.table)) {
        const text =
          recordedNumber(textAt(cells, table.headers, 'record') ?? '') ?? textAt(cells, table.headers, 'number')
        const number = parseCaseNumber(table.register, text ?? '')?.number
        if (number === undefined || known.has(number)) continue
        const { fields } = table.read(row, now)
        const { receivedAt, customer, phone, room, category, subcategory, description } = fields
        if (receivedAt === undefined || receivedAt < since) continue
        known.add(number)
        yield { number, receivedAt, customer, phone, room, category, subcategory, description }
      }
    }
  }
}
