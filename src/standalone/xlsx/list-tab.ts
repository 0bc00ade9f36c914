import type { Worksheet } from 'exceljs'
import { columnLetters } from '../sheets-server/a1/columns.ts'
import { quoteTitle } from '../sheets-server/a1/notation.ts'
import { cleanText } from './clean-text.ts'

/** The hidden tab of choices, a column for each list. The same list is written once. */
export function listTab(name: string) {
  const columns = new Map<string, readonly string[]>()
  return {
    name,
    isUsed: () => columns.size > 0,
    add: (choices: readonly string[]): string => {
      const key = JSON.stringify(choices)
      if (!columns.has(key)) columns.set(key, choices)
      const letters = columnLetters([...columns.keys()].indexOf(key))
      return `${quoteTitle(name)}!$${letters}$1:$${letters}$${Math.max(1, choices.length)}`
    },
    write: (worksheet: Worksheet): void => {
      const lists = [...columns.values()]
      const longest = lists.reduce((most, { length }) => Math.max(most, length), 0)
      for (let r = 0; r < longest; r++) {
        const row = worksheet.getRow(r + 1)
        lists.forEach((choices, c) => {
          const choice = choices[r]
          if (choice === undefined) return
          row.getCell(c + 1).value = cleanText(choice, () => '').text
          row.getCell(c + 1).style = { numFmt: '@' }
        })
        row.commit()
      }
    },
  }
}
