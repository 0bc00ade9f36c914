import { tabs } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../../src/model/failure.ts'
import type { Book } from '../book.ts'
import type { Swept, Taken } from '../record.ts'
import type { Desk } from '../staff/desk.ts'
import { type Broken, broken } from './broken.ts'
import { oneCallbackEach } from './callbacks.ts'
import { fewCalls } from './calls.ts'
import { cellsAsTyped } from './cells.ts'
import { noticesRight } from './notices.ts'
import { oneNumberEach, ownDeadlines, sameNumbers, standings } from './numbers.ts'

/** What is judged: the desk as staff knows it, and what the system has made of it once all has come to rest. */
export interface Judged {
  readonly desk: Desk
  readonly book: Book
  readonly swept: readonly Swept[]
  readonly taken: readonly Taken[]
  /** Mailboxes that never took anything. */
  readonly dead: ReadonlySet<string>
  readonly now: number
}

/** Every promise that was not kept. */
export function judge({ desk, book, swept, taken, dead, now }: Judged): readonly Broken[] {
  const rows = standings(desk, book)
  return [
    ...cellsAsTyped(desk, book, peopleColumns),
    ...oneNumberEach(rows),
    ...sameNumbers(rows, new Map()),
    ...ownDeadlines(rows, desk, now),
    ...oneCallbackEach(rows, desk, book, now),
    ...noticesRight({ desk, book, rows, taken, dead, now }),
    ...fewCalls(swept),
    ...unforeseen(swept),
  ]
}

const peopleColumns = (tab: string): readonly string[] =>
  tabs.find(({ key }) => key === tab)?.columns.flatMap(({ key, writer }) => (writer === 'people' ? [key] : [])) ?? []

/** A sweep may fail for a reason that a person is told, and for no other. */
function* unforeseen(swept: readonly Swept[]): Iterable<Broken> {
  for (const { number, became } of swept)
    if (became.kind === 'failed' && !(became.error instanceof Failure))
      yield broken(
        'others',
        `sweep ${number}: ${became.error instanceof Error ? (became.error.stack ?? '') : String(became.error)}`,
      )
}
