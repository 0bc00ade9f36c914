import { isProtected, type Row, type Tab } from './tab.ts'

/** What stands in the number column of a row that shows how a case is typed, and is none. */
const WORDS: ReadonlySet<string> = new Set(['示例', 'example'])

/** Whether a row is a register's example: it says so, and nobody at a page may write into it. */
export function isExample(tab: Tab, row: Row): boolean {
  const { index } = row
  if (index < tab.frozenRows) return false
  const isClosed = tab.protections.some(({ top, bottom }) => bottom !== Infinity && index >= top && index < bottom)
  return (
    isClosed &&
    row.texts.some((text) => WORDS.has(text.trim().toLowerCase())) &&
    tab.columns.every((column) => isProtected(tab, index, column.index))
  )
}

/** The first row below the header that may hold a case. */
export function firstCaseRow(tab: Tab): number {
  let index = tab.frozenRows
  for (let row = tab.rows[index]; row !== undefined && isExample(tab, row); row = tab.rows[index]) index++
  return index
}
