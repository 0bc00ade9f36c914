import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import { isTyped, peopleColumnsOf, type RegisterTable, type StandingRow } from '../sheet/register-table.ts'
import { needsLook } from '../sheet/seen.ts'

/** A row worth looking at, and whether its number already stands on a row above. */
export interface ChosenRow {
  readonly row: StandingRow
  readonly isCopy: boolean
}

/** The columns whose cells are memory, not content. */
export const memoryColumns = ({ headers }: RegisterTable): ReadonlySet<number> =>
  new Set(['seen', 'basis'].flatMap((key) => headers.at.get(key) ?? []))

/**
 * The rows of a register that something may have to be done about: changed since the last look, due, with a number that
 * stands twice, or named in `wanted`. A row that nobody typed into is none.
 */
export function chooseRows(
  register: RegisterTable,
  mark: string,
  wanted: ReadonlySet<string>,
  now: Instant,
): readonly ChosenRow[] {
  const skip = memoryColumns(register)
  const people = peopleColumnsOf(register)
  const seenColumn = register.headers.at.get('seen') ?? -1
  const numberColumn = register.headers.at.get('number') ?? -1
  const numbers = new Set<string>()
  const chosen: ChosenRow[] = []
  const { rows } = register.table
  // A plain loop: this is what an idle sweep spends its time on.
  for (let row = 1; row < rows.length; row++) {
    const cells = rows[row] ?? []
    if (!isTyped(cells, people)) continue
    const numberCell = cells[numberColumn]
    const number = typeof numberCell === 'string' ? numberCell.trim() : ''
    const isNumbered = number !== ''
    const isCopy = isNumbered && numbers.has(number)
    if (isNumbered) numbers.add(number)
    const look =
      isCopy ||
      (wanted.size > 0 && wanted.has(number)) ||
      needsLook(cells[seenColumn], fingerprint(cells, skip), mark, now)
    if (look) chosen.push({ row: register.read(row), isCopy })
  }
  return chosen
}
