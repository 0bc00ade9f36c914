import { isCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Register } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Cell } from '../ports/ledger.ts'
import { recordedNumber } from '../sheet/record.ts'
import type { RegisterTable } from '../sheet/register-table.ts'

/**
 * A register with each row's memory beside it. Somebody who sorts, or cuts and pastes, what is to be seen of rows leaves the hidden
 * cells where they were; taken at their word, every case would get another's number. A row goes by the memory of the number that
 * it shows where it is what that memory tells, and not what its own does. The memories that are left over go to the rows that are,
 * top down.
 */
export function withMemoriesBack<R extends Register>(register: RegisterTable<R>, now: Instant): RegisterTable<R> {
  const { taken, strangers } = memoriesElsewhere(register, now)
  if (taken.size === 0 && strangers.size === 0) return register
  const bereft = [...taken.values()].filter((row) => !taken.has(row)).toSorted((a, b) => a - b)
  const used = new Set(taken.values())
  const left = [...taken.keys()].filter((row) => !used.has(row)).toSorted((a, b) => a - b)
  for (const [index, row] of bereft.entries()) taken.set(row, left[index] ?? row)
  const { headers, table } = register
  const columns = ['record', 'basis'].flatMap((key) => headers.at.get(key) ?? [])
  const rows = table.rows.map((cells, row) => {
    const from = taken.get(row)
    if (from === undefined && !strangers.has(row)) return cells
    const own: Cell[] = Array.from(
      { length: Math.max(cells.length, ...columns.map((one) => one + 1)) },
      (_, at) => cells[at],
    )
    for (const column of columns) own[column] = from === undefined ? null : table.rows[from]?.[column]
    return own
  })
  return register.withRows(rows)
}

/**
 * By row, the row in which its memory stands; rows whose memory is beside them are left out. Strangers are rows of which nobody has
 * the memory any more, and beside which that of another case stands: that one was deleted since.
 */
function memoriesElsewhere<R extends Register>(
  register: RegisterTable<R>,
  now: Instant,
): { readonly taken: Map<number, number>; readonly strangers: ReadonlySet<number> } {
  const { rows } = register.table
  const numberAt = register.headers.at.get('number') ?? -1
  const recordAt = register.headers.at.get('record') ?? -1
  const textIn = (row: number, column: number): string => {
    const cell = rows[row]?.[column]
    return typeof cell === 'string' ? cell : ''
  }
  const strange: number[] = []
  // A plain loop: every sweep goes through it.
  for (let row = 1; row < rows.length; row++) {
    const shown = textIn(row, numberAt)
    if (shown === '') continue
    const record = textIn(row, recordAt)
    if (record.startsWith(shown) && record[shown.length] === ' ') continue
    if (isCaseNumber(register.register, shown)) strange.push(row)
  }
  const taken = new Map<number, number>()
  const strangers = new Set<number>()
  if (strange.length === 0) return { taken, strangers }
  const holders = new Map<string, number>()
  for (let row = 1; row < rows.length; row++) {
    const number = recordedNumber(textIn(row, recordAt))
    if (number !== undefined && !holders.has(number)) holders.set(number, row)
  }
  const used = new Set<number>()
  const was = (one: RowRecord) => one.receivedAt ?? one.about
  for (const row of strange) {
    const shown = textIn(row, numberAt)
    const holder = holders.get(shown)
    if (holder === undefined) {
      const { is, record } = register.read(row, now)
      if (is !== undefined && was(record) !== undefined && is !== was(record)) strangers.add(row)
      continue
    }
    // One that still shows the number is the case itself, and this one a copy.
    if (textIn(holder, numberAt) === shown) continue
    if (used.has(holder)) continue
    const { is, record } = register.read(row, now)
    if (is === undefined || is === was(record)) continue
    if (is !== was(register.read(holder, now).record)) continue
    taken.set(row, holder)
    used.add(holder)
  }
  return { taken, strangers }
}
