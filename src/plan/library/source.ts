import { fingerprint } from '../../model/fingerprint.ts'
import type { Language } from '../../model/language.ts'
import type { Cell } from '../../ports/ledger.ts'
import { CASE_FINISHED } from '../../rules/moves.ts'
import { cellAt, type Headers } from '../../sheet/headers.ts'
import { type Library, linesByCase } from '../../sheet/library.ts'
import { type RegisterTable, textAt } from '../../sheet/register-table.ts'
import { readYesNo } from '../../sheet/typed/yes-no.ts'
import { choiceKey } from '../../sheet/words.ts'

/** What a line of the library is written from. */
const FROM = [
  'exemplary',
  'category',
  'subcategory',
  'description',
  'measures',
  'result',
  'materials',
  'cause',
  'customer',
  'phone',
  'room',
  'place',
  'firstReceiver',
  'handler',
  'acknowledgedBy',
] as const

/** A fingerprint of what stands in a row of which the library tells: it says when a line is to be looked at again, also where a case was changed by a button in a mail. */
export const sourcePrint = (cells: readonly Cell[], headers: Headers, language: Language): string =>
  fingerprint([language, ...FROM.map((key) => cellAt(cells, headers, key))])

/**
 * The cases that the library asks for: marked and finished and not in it, changed since they were written, and those whose line was
 * changed.
 */
export function askedForLibrary(
  library: Library | undefined,
  registers: readonly RegisterTable[],
  language: Language,
): readonly string[] {
  if (library === undefined) return []
  const lines = linesByCase(library)
  const asked = library.lines.filter(({ isAsWritten }) => !isAsWritten).map(({ number }) => number)
  for (const { columns, table, headers } of registers) {
    const markAt = headers.at.get('exemplary')
    if (markAt === undefined) continue
    const { choices = [] } = columns.find(({ key }) => key === 'stage') ?? {}
    for (let row = 1; row < table.rows.length; row++) {
      const cells = table.rows[row] ?? []
      const mark = cells[markAt]
      if (mark === undefined || mark === null || mark === '' || readYesNo(mark) !== true) continue
      const number = textAt(cells, headers, 'number') ?? ''
      const line = lines.get(number)
      const isDue =
        line === undefined
          ? CASE_FINISHED.has(choiceKey(choices, textAt(cells, headers, 'stage') ?? '') ?? '')
          : line.source !== sourcePrint(cells, headers, language)
      if (isDue) asked.push(number)
    }
  }
  return asked
}
