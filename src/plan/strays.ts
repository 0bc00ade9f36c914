import type { FoundRow, KeptRow } from '../ports/ledger.ts'
import { type JournalLine, type JournalPage, journalPages, peoplesKeys, type RegisterRow } from '../sheet/journal.ts'
import { cellUnder, rowPrints, shortPrint } from '../sheet/journal-text.ts'

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
 * The rows of a commit that are not known to have been the ones that were meant: the ledger is to be read again, and nothing of them
 * may be told to anybody. Where a header row was another one than the one that was read, that is each row of its register.
 */
export function strays(kept: readonly KeptRow[], found: readonly FoundRow[]): readonly RegisterRow[] {
  return journalPages(kept, found).flatMap((page) =>
    page.lines
      .filter((line) => !page.isHeaderAsRead || verdictOf(line, page) !== 'meant')
      .map(({ row }) => ({ register: page.register, row })),
  )
}
