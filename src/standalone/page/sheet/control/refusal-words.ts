import type { SheetWords } from '../../shared/words-sheet.ts'
import { cellName } from '../model/a1.ts'
import { isExample } from '../model/example.ts'
import { headerOf, type Tab } from '../model/tab.ts'
import type { Refusal } from '../net/api.ts'

const MANY = 12

/** A refusal in the reader's words; the service's own where it is none of the kinds the page knows. */
export function refusalWords(words: SheetWords, tab: Tab, { reason, words: said, metadata }: Refusal): string {
  const column = tab.columns[Number(metadata['column'] ?? -1)]
  const header = column === undefined ? '' : headerOf(tab, column)
  const count = Number(metadata['count'] ?? 1)
  const more = count > 1 ? words.moreLike(count) : ''
  switch (reason) {
    case 'CELL_PROTECTED': {
      const row = tab.rows[Number(metadata['row'] ?? -1)]
      if (row !== undefined && Number(metadata['sheetId']) === tab.sheetId && isExample(tab, row))
        return words.exampleRow(row.index + 1)
      return (header === '' ? words.protectedCell : words.systemColumn(header)) + more
    }
    case 'VALUE_NOT_IN_LIST':
      return words.onlyOf(header, listWords(words, (metadata['allowed'] ?? '').split('\n'))) + more
    case 'NOT_FOR_PEOPLE':
      return words.notForPeople
    default:
      return words.unknown(said)
  }
}

/** Where a refusal struck, as people name cells; undefined where it does not say. */
export function refusalPlace({ metadata }: Refusal): string | undefined {
  const { row, column } = { row: metadata['row'], column: metadata['column'] }
  return row === undefined || column === undefined ? undefined : cellName(Number(row), Number(column))
}

export const listWords = (words: SheetWords, options: readonly string[]): string =>
  options.slice(0, MANY).join(words.comma) + (options.length > MANY ? '…' : '')
