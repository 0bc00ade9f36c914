import { areaName } from '../model/a1.ts'
import { isTooLong, MOST_CHARACTERS, withoutControls } from '../model/cell-limits.ts'
import { isExample } from '../model/example.ts'
import type { PastePlan } from '../model/paste.ts'
import { planPaste } from '../model/paste.ts'
import type { CellWrite } from '../model/rectangles.ts'
import { neighbours } from '../model/runs.ts'
import { areaOf } from '../model/sight.ts'
import { type Column, cellText, headerOf, isProtected, type Row, type Tab, textOf } from '../model/tab.ts'
import type { BatchValuesWire } from '../net/wire.ts'
import type { Editing } from './editing.ts'
import { type Page, selectedCells } from './page.ts'
import { refusalPlace, refusalWords } from './refusal-words.ts'

/** Writing many cells at once: clearing, filling, pasting. Rows are those that the view shows, in its order. */

export async function clearCells(page: Page, editing: Editing): Promise<void> {
  const tab = page.tab()
  const cells = selectedCells(page)
  if (tab === undefined || cells === undefined) return
  const writes = cells.rows.flatMap((row) =>
    cells.columns
      .filter((column) => textOf(row, column) !== '' && !isProtected(tab, row.index, column.index))
      .map((column) => ({ row, column, text: '' })),
  )
  if (writes.length === 0) {
    const filled = cells.rows.some((row) => cells.columns.some((column) => textOf(row, column) !== ''))
    if (filled) editing.refuse()
    return
  }
  await write(page, tab, writes, page.words.cleared(writes.length))
}

/** Ctrl+D: the first row of the selection into the rows below it; one row takes what stands above it. */
export async function fillDown(page: Page): Promise<void> {
  const tab = page.tab()
  const sight = page.sight()
  const selection = page.selection()
  const area = sight === undefined || selection === undefined ? undefined : areaOf(sight, selection)
  if (tab === undefined || sight === undefined || area === undefined) return
  const single = area.bottom - area.top === 1
  const from = sight.rows[single ? area.top - 1 : area.top]
  const rows = sight.rows.slice(single ? area.top : area.top + 1, area.bottom)
  const columns = sight.columns.slice(area.left, area.right)
  if (from === undefined || rows.length === 0) return
  const texts = await typedTexts(page, tab, [from], columns)
  const writes = rows.flatMap((row) =>
    columns
      .map((column, i): CellWrite => ({ row, column, text: texts?.[0]?.[i] ?? textOf(from, column) }))
      .filter(({ column }) => !isProtected(tab, row.index, column.index)),
  )
  await write(page, tab, writes, page.words.filled(writes.length))
}

/** Cells as they would be typed: formulas, numbers in full, dates as dates. Undefined when the server does not say. */
export async function typedTexts(
  page: Page,
  tab: Tab,
  rows: readonly Row[],
  columns: readonly Column[],
): Promise<readonly (readonly string[])[] | undefined> {
  const left = Math.min(...columns.map(({ index }) => index))
  const right = Math.max(...columns.map(({ index }) => index)) + 1
  const runs = neighbours(
    rows
      .map(({ index }) => index)
      .filter((index) => index >= 0)
      .sort((a, b) => a - b),
  )
  if (runs.length === 0 || runs.length > 100) return undefined
  const query = runs.map(
    ([start, count]) =>
      `ranges=${encodeURIComponent(areaName(tab.title, { top: start, left, bottom: start + count, right }))}`,
  )
  const outcome = await page.desk.api.spreadsheet<BatchValuesWire>(
    `/values:batchGet?${query.join('&')}&valueRenderOption=FORMULA&dateTimeRenderOption=FORMATTED_STRING`,
  )
  if (outcome.kind !== 'done' || !(await page.desk.fits(outcome.stamp))) return undefined
  const byIndex = new Map<number, readonly unknown[]>()
  for (const [i, [start]] of runs.entries())
    for (const [r, line] of (outcome.data.valueRanges?.[i]?.values ?? []).entries()) byIndex.set(start + r, line)
  return rows.map((row) => columns.map((column) => cellText(byIndex.get(row.index)?.[column.index - left])))
}

/**
 * Pastes a block where the selection begins. What the system fills is left out and named; what goes beyond the last row grows
 * the sheet; what goes beyond the last column cannot, and is counted. Either everything else is written or nothing.
 */
export async function pasteBlock(page: Page, block: readonly (readonly string[])[]): Promise<boolean> {
  const { words } = page
  const tab = page.tab()
  const sight = page.sight()
  const selection = page.selection()
  const area = sight === undefined || selection === undefined ? undefined : areaOf(sight, selection)
  if (tab === undefined || sight === undefined || area === undefined || selection === undefined) return false
  const plan = planPaste(block, { rows: area.bottom - area.top, columns: area.right - area.left })
  if (plan.height === 0 || plan.width === 0) {
    page.say('note', words.nothingToPaste)
    return false
  }
  const example = sight.rows.slice(area.top, area.top + plan.height).find((row) => isExample(tab, row))
  if (example !== undefined) {
    page.say('refused', words.notPasted(words.exampleRow(example.index + 1)))
    return false
  }
  const step = page.edits.step()
  const missing = area.top + plan.height - sight.rows.length
  if (missing > 0) {
    const grown = await page.edits.insertRows(tab, undefined, missing, true, step)
    if (grown.kind !== 'saved') {
      page.say('refused', grown.kind === 'away' ? words.rowsNeedServer : words.notPasted(words.protectedCell))
      step.end()
      return false
    }
    await page.desk.readWorkbook()
  }
  const laid = page.sight() ?? sight
  const { writes, skipped } = planWrites(tab, laid, area, plan)
  const long = writes.find(({ text }) => isTooLong(text))
  if (long !== undefined) {
    page.say('refused', words.notPasted(`${page.nameOf(long)} ${words.tooLong(MOST_CHARACTERS)}`))
    step.end()
    return false
  }
  const cut = Math.max(0, area.left + plan.width - laid.columns.length)
  const settled = writes.length === 0 ? undefined : await page.edits.write(tab, writes, step)
  step.end()
  const last = {
    row: laid.rows[Math.min(area.top + plan.height, laid.rows.length) - 1],
    column: laid.columns[Math.min(area.left + plan.width, laid.columns.length) - 1],
  }
  const first = { row: laid.rows[area.top], column: laid.columns[area.left] }
  if (first.row !== undefined && first.column !== undefined && last.row !== undefined && last.column !== undefined)
    page.select({ focus: { row: first.row, column: first.column }, head: { row: last.row, column: last.column } })
  const less =
    (skipped.size > 0 ? words.pastedLess([...skipped].map((column) => headerOf(tab, column)).join(words.comma)) : '') +
    (cut > 0 ? words.pastedCut(cut) : '')
  if (settled?.kind === 'refused') {
    const at = refusalPlace(settled.refusal)
    page.say(
      'refused',
      words.notPasted(`${at === undefined ? '' : `${at} `}${refusalWords(words, tab, settled.refusal)}`),
    )
    return false
  }
  page.say(writes.length === 0 ? 'refused' : 'done', words.pasted(plan.height, plan.width - cut) + less)
  return writes.length > 0
}

function planWrites(
  tab: Tab,
  { rows, columns }: { readonly rows: readonly Row[]; readonly columns: readonly Column[] },
  area: { readonly top: number; readonly left: number },
  plan: PastePlan,
): { readonly writes: readonly CellWrite[]; readonly skipped: ReadonlySet<Column> } {
  const writes: CellWrite[] = []
  const skipped = new Set<Column>()
  for (let r = 0; r < plan.height; r++) {
    const row = rows[area.top + r]
    if (row === undefined) continue
    for (let c = 0; c < plan.width; c++) {
      const column = columns[area.left + c]
      if (column === undefined) continue
      const text = withoutControls(plan.at(r, c))
      if (!isProtected(tab, row.index, column.index)) writes.push({ row, column, text })
      else if (text !== '') skipped.add(column)
    }
  }
  return { writes, skipped }
}

async function write(page: Page, tab: Tab, writes: readonly CellWrite[], done: string): Promise<boolean> {
  if (writes.length === 0) return false
  const settled = await page.edits.write(tab, writes)
  if (settled.kind === 'refused') {
    const at = refusalPlace(settled.refusal) ?? ''
    page.say('refused', page.words.notSaved(at, refusalWords(page.words, tab, settled.refusal)))
    return false
  }
  if (settled.kind === 'saved') page.say('done', done)
  return settled.kind === 'saved'
}
