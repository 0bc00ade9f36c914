import type { FoundRow, KeptRow, LedgerState, Table } from '../ports/ledger.ts'
import { type JournalLine, type JournalPage, journalPages, peoplesKeys, type RegisterRow } from '../sheet/journal.ts'
import { cellPrint, cellUnder, rowPrints, shortPrint, typedPrint } from '../sheet/journal-text.ts'
import { isSame } from '../sheet/same-cell.ts'

/**
 * Whether the row that a commit wrote to was the one that was meant. `unsure` where only what stands elsewhere can tell: nothing is
 * remembered of the row, and something else is typed there now.
 */
export type Verdict = 'meant' | 'other' | 'unsure'

/**
 * Judges a row by what stood in it. It is the one that was meant where its number and its record are as they were read; where the
 * record says nothing, or others say the same, what people typed must be so, too.
 */
export function verdictOf({ expected, written, image }: JournalLine, { register, at }: JournalPage): Verdict {
  const is = rowPrints(image, at, peoplesKeys(register))
  // A row may have been found as it stands after the write, where the service kept nothing of it.
  const isAfter = (key: 'number' | 'record'): boolean => {
    const print = written.cells.get(at.get(key) ?? -1)
    return print !== undefined && print === shortPrint(cellUnder(image, at, key))
  }
  const isAsRead = is.number === expected.number && is.record === expected.record
  if (!isAsRead && !(['number', 'record'] as const).every((key) => is[key] === expected[key] || isAfter(key)))
    return 'other'
  if (isAsRead && expected.record !== '' && !expected.isTwice) return 'meant'
  if (is.typed === expected.typed) return 'meant'
  return is.typed === '' || !isAsRead ? 'other' : 'unsure'
}

/**
 * The rows of a commit that are not known to have been the ones that were meant on `on`, the ledger as it was read: it is to be read
 * again, and nothing of these rows may be told to anybody. Where a header row was another one than the one that was read, that is each
 * row of its register. Somebody who typed into a row meanwhile has made no other row of it.
 */
export function strays(on: LedgerState, kept: readonly KeptRow[], found: readonly FoundRow[]): readonly RegisterRow[] {
  return journalPages(kept, found).flatMap((page) => {
    const rows = on.tables.get(page.register)?.rows ?? []
    return page.lines
      .filter((line) => {
        const verdict = page.isHeaderAsRead ? verdictOf(line, page) : 'other'
        return verdict === 'other' || (verdict === 'unsure' && !isTypedInto(line, page, rows))
      })
      .map(({ row }) => ({ register: page.register, row }))
  })
}

/** Whether most of what people had typed into a row stands there still, and it is not what was typed into another one. */
function isTypedInto({ row, image }: JournalLine, { register, at }: JournalPage, rows: Table['rows']): boolean {
  const peoples = peoplesKeys(register)
  const read = peoples.map((key) => cellUnder(rows[row] ?? [], at, key))
  const filled = read.flatMap((cell, index) => (cellPrint(cell) === '' ? [] : [{ cell, key: peoples[index] ?? '' }]))
  const same = filled.filter(({ cell, key }) => isSame(cell, cellUnder(image, at, key)))
  if (same.length * 2 < filled.length) return false
  const typed = typedPrint(image, at, peoples)
  return rows.every((cells, other) => other === row || typedPrint(cells, at, peoples) !== typed)
}
