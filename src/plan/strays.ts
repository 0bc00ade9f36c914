import type { FoundRow, KeptRow, LedgerState, Table } from '../ports/ledger.ts'
import { type JournalLine, type JournalPage, journalPages, peoplesKeys, type RegisterRow } from '../sheet/journal.ts'
import { cellPrint, cellUnder, isAlike, rowPrints, shortPrint, typedPrint } from '../sheet/journal-text.ts'

/**
 * Whether the row that a commit wrote to was the one that was meant. `unsure` where only what stands elsewhere can tell: nothing is
 * remembered of the row, and something of what is typed there is other than it was.
 */
export type Verdict = 'meant' | 'other' | 'unsure'

/**
 * Judges a row by what stood in it. It is the one that was meant where its number and its record are as they were read; where the
 * record says nothing, or others say the same, what people typed must be so, too.
 */
export function verdictOf({ expected, image }: JournalLine, { register, at }: JournalPage): Verdict {
  const is = rowPrints(image, at, peoplesKeys(register))
  if (is.number !== expected.number || is.record !== expected.record) return 'other'
  if (is.typed === expected.typed || (expected.record !== '' && !expected.isTwice)) return 'meant'
  return is.typed !== '' && isAlike(expected.letters, is.letters) ? 'unsure' : 'other'
}

/** Whether a row was found as it is to stand after the write: so it is found where the service kept nothing of it. */
function isAfterwards({ expected, written, image }: JournalLine, { register, at }: JournalPage): boolean {
  const isWritten = (key: 'number' | 'record'): boolean => {
    const cell = cellUnder(image, at, key)
    const print = written.cells.get(at.get(key) ?? -1)
    return print === undefined ? cellPrint(cell) === expected[key] : shortPrint(cell) === print
  }
  const typed = typedPrint(image, at, peoplesKeys(register))
  return typed !== '' && typed === expected.typed && isWritten('number') && isWritten('record')
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
        if (!page.isHeaderAsRead) return true
        const verdict = isAfterwards(line, page) ? 'meant' : verdictOf(line, page)
        return verdict === 'other' || (verdict === 'unsure' && isAnother(line, page, rows))
      })
      .map(({ row }) => ({ register: page.register, row }))
  })
}

/** Whether a row has what had been typed into another one. */
function isAnother({ row, image }: JournalLine, { register, at }: JournalPage, rows: Table['rows']): boolean {
  const peoples = peoplesKeys(register)
  const typed = typedPrint(image, at, peoples)
  return rows.some((cells, other) => other !== row && typedPrint(cells, at, peoples) === typed)
}
