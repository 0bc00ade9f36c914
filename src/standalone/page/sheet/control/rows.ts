import type { Settled } from '../desk/write-queue.ts'
import { firstCaseRow, isExample } from '../model/example.ts'
import { type Page, selectedCells } from './page.ts'
import { refusalWords } from './refusal-words.ts'

/** Deleting more rows than this at once is asked about, although it can be undone. */
const ASK = 20

function answer(page: Page, settled: Settled<unknown>, done: string): boolean {
  const tab = page.tab()
  switch (settled.kind) {
    case 'saved':
      page.say('done', done)
      return true
    case 'refused':
      if (tab !== undefined) page.say('refused', refusalWords(page.words, tab, settled.refusal))
      return false
    case 'away':
      page.say('refused', page.words.rowsNeedServer)
      return false
    case 'gone':
      return false
  }
}

/** As many blank rows as rows are selected, above or below them. The focus goes to the first of them. */
export async function insertRows(page: Page, below: boolean): Promise<void> {
  const tab = page.tab()
  const rows = selectedCells(page)?.rows ?? []
  const column = page.selection()?.focus.column
  const at = below ? rows.at(-1) : rows[0]
  if (tab === undefined || at === undefined || column === undefined) return
  const start = at.index + (below ? 1 : 0)
  // Above the header and the example is no place for a case.
  const top = firstCaseRow(tab)
  const anchor = start < top ? tab.rows[top] : at
  const settled = await page.edits.insertRows(tab, anchor, rows.length, below && start >= top)
  if (!answer(page, settled, page.words.inserted(rows.length))) return
  const first = tab.rows[Math.max(start, top)]
  if (first !== undefined && page.tab() === tab)
    page.select({ focus: { row: first, column }, head: { row: first, column } })
}

export async function appendRows(page: Page, count: number): Promise<void> {
  const tab = page.tab()
  if (tab === undefined) return
  const settled = await page.edits.insertRows(tab, undefined, count, true)
  if (answer(page, settled, page.words.appended(count))) await page.desk.readWorkbook()
}

export async function deleteRows(page: Page): Promise<void> {
  const tab = page.tab()
  const selected = selectedCells(page)?.rows ?? []
  if (tab === undefined) return
  const rows = selected.filter(({ index }) => index >= tab.frozenRows)
  if (rows.length === 0) {
    page.say('refused', page.words.headerStays)
    return
  }
  const example = rows.find((row) => isExample(tab, row))
  if (example !== undefined) {
    page.say('refused', page.words.exampleRow(example.index + 1))
    return
  }
  if (rows.length > ASK && !window.confirm(page.words.deleteMany(rows.length))) return
  const settled = await page.edits.deleteRows(tab, rows)
  answer(page, settled, page.words.deleted(rows.length))
}
