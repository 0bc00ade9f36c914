import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { Cell } from '../ports/ledger.ts'
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
  const seenColumn = register.headers.at.get('seen') ?? -1
  const chosen: ChosenRow[] = []
  eachTypedRow(register, (row, cells, number, isCopy) => {
    const look =
      isCopy ||
      (wanted.size > 0 && wanted.has(number)) ||
      needsLook(cells[seenColumn], fingerprint(cells, skip), mark, now)
    if (look) chosen.push({ row: register.read(row), isCopy })
  })
  return chosen
}

/** Every row that people typed into, whether it needs a look or not. */
export function everyRow(register: RegisterTable): readonly ChosenRow[] {
  const rows: ChosenRow[] = []
  eachTypedRow(register, (row, _cells, _number, isCopy) => rows.push({ row: register.read(row), isCopy }))
  return rows
}

/**
 * Goes through the rows that people typed into, with what stands in the number column (blank: none). A number that stands twice
 * belongs to the upper row. A plain loop with a callback: this is what an idle sweep spends its time on.
 */
function eachTypedRow(
  register: RegisterTable,
  visit: (row: number, cells: readonly Cell[], number: string, isCopy: boolean) => void,
): void {
  const people = peopleColumnsOf(register)
  const numberColumn = register.headers.at.get('number') ?? -1
  const numbers = new Set<string>()
  const { rows } = register.table
  for (let row = 1; row < rows.length; row++) {
    const cells = rows[row] ?? []
    if (!isTyped(cells, people)) continue
    const numberCell = cells[numberColumn]
    const number = typeof numberCell === 'string' ? numberCell.trim() : ''
    const isCopy = number !== '' && numbers.has(number)
    if (number !== '') numbers.add(number)
    visit(row, cells, number, isCopy)
  }
}
