import { cellName } from '../model/a1.ts'
import { unfold } from './folds.ts'
import type { Page } from './page.ts'
import { refusalWords } from './refusal-words.ts'

/** Undo and redo, with what was left alone because others have changed it since. */
export async function takeBack(page: Page, back: boolean): Promise<void> {
  const { words } = page
  const result = await (back ? page.edits.undo() : page.edits.redo())
  if (result === 'nothing') {
    page.say('note', back ? words.nothingToUndo : words.nothingToRedo)
    return
  }
  if (result === 'away') {
    page.say('refused', words.undoAway)
    return
  }
  if ('reason' in result) {
    const tab = page.tab()
    page.say('refused', tab === undefined ? result.words : refusalWords(words, tab, result))
    return
  }
  const { left, at, sheetId } = result
  if (sheetId !== undefined && page.tab()?.sheetId !== sheetId) await page.show(sheetId)
  const tab = page.tab()
  const row = at === undefined ? undefined : tab?.rows[at.row]
  const column = at === undefined ? undefined : tab?.columns[at.column]
  if (row !== undefined && column !== undefined) {
    unfold(page, column)
    const sight = page.sight()
    const cell = { row, column }
    const r = sight?.rowAt.get(row)
    const c = sight?.columnAt.get(column)
    page.select({ focus: cell, head: cell }, r === undefined || c === undefined ? undefined : { row: r, column: c })
  }
  const cells = left.map(({ row: r, column: c }) => (r === undefined ? words.goneRow : cellName(r, c)))
  page.say(
    left.length > 0 ? 'note' : 'done',
    (back ? words.undone : words.redone) +
      (left.length > 0 ? words.leftAlone(left.length, cells.slice(0, 8).join(words.comma)) : ''),
  )
}
