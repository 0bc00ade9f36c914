import { execCopy } from '../../shared/exec-copy.ts'
import { fromTsv, type HtmlCell, layOut, toHtml, toTsv } from '../model/clipboard.ts'
import type { Selection } from '../model/sight.ts'
import { type Column, isProtected, type Row, type Tab, textOf } from '../model/tab.ts'
import { pasteBlock, typedTexts } from './blocks.ts'
import type { Editing } from './editing.ts'
import { type Page, selectedCells } from './page.ts'

/** What this page copied last: pasted here again it is exact, formulas and all. */
type Copied = {
  readonly mark: string
  readonly tab: Tab
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly texts: Promise<readonly (readonly string[])[] | undefined>
  readonly cut: boolean
  readonly selection: Selection
}

/** Largest block that is read back exactly; larger ones are pasted as they are shown. */
const EXACT = 20_000

/** Copy, cut and paste through the browser's own events, so that no permission is asked and every program understands it. */
export function bindClipboard(
  page: Page,
  editing: Editing,
): { readonly copyBySystem: (cut: boolean) => void; readonly forget: () => void } {
  const { editor } = editing
  const { words } = page
  let copied: Copied | undefined
  let marks = 0

  function take(event: ClipboardEvent, cut: boolean): void {
    const tab = page.tab()
    const cells = selectedCells(page)
    const selection = page.selection()
    if (editor.mode() !== 'parked' || event.clipboardData === null || tab === undefined) return
    if (cells === undefined || selection === undefined) return
    event.preventDefault()
    const { columns } = cells
    const rows = selection.whole === undefined || selection.whole === 'rows' ? cells.rows : trimmed(cells.rows)
    const block = rows.map((row) => columns.map((column) => textOf(row, column)))
    const mark = `${page.desk.api.client}/${++marks}`
    event.clipboardData.setData('text/plain', toTsv(block))
    event.clipboardData.setData('text/html', toHtml(block, mark))
    const texts =
      rows.length * columns.length > EXACT ? Promise.resolve(undefined) : typedTexts(page, tab, rows, columns)
    copied = { mark, tab, rows, columns, texts, cut, selection }
    page.overlay.frame(selection)
    page.say('note', cut ? words.cut(rows.length, columns.length) : words.copied(rows.length, columns.length))
  }

  async function paste(event: ClipboardEvent): Promise<void> {
    if (editor.mode() !== 'parked' || event.clipboardData === null) return
    event.preventDefault()
    const html = event.clipboardData.getData('text/html')
    const plain = event.clipboardData.getData('text/plain')
    const table = html === '' ? undefined : tableOf(html)
    const own = table !== undefined && copied !== undefined && table.mark === copied.mark ? copied : undefined
    const block = (await own?.texts) ?? table?.block ?? (plain === '' ? [] : fromTsv(plain))
    const done = await pasteBlock(page, block)
    if (!done || own?.cut !== true) return
    forget()
    await clearSource(own)
  }

  /** What was cut goes, but for cells that the paste has just filled. */
  async function clearSource({ tab, rows, columns }: Copied): Promise<void> {
    const fresh = selectedCells(page)
    const kept = page.tab() === tab && fresh !== undefined ? fresh : { rows: [], columns: [] }
    const [keptRows, keptColumns] = [new Set(kept.rows), new Set(kept.columns)]
    const writes = rows.flatMap((row) =>
      columns
        .filter((column) => row.index >= 0 && !(keptRows.has(row) && keptColumns.has(column)))
        .filter((column) => textOf(row, column) !== '' && !isProtected(tab, row.index, column.index))
        .map((column) => ({ row, column, text: '' })),
    )
    if (writes.length > 0) await page.edits.write(tab, writes)
  }

  const forget = (): void => {
    copied = undefined
    page.overlay.frame(undefined)
  }

  editor.element.addEventListener('copy', (event) => take(event, false))
  editor.element.addEventListener('cut', (event) => take(event, true))
  editor.element.addEventListener('paste', (event) => void paste(event))
  return {
    copyBySystem: (cut) => {
      // The browser copies only where something is selected; what it copies is what `take` answers.
      const { element } = editor
      editor.focus()
      element.value = ' '
      element.select()
      execCopy(cut ? 'cut' : 'copy')
      element.value = ''
    },
    forget,
  }
}

/** Whole columns are copied to the last row that holds anything. */
function trimmed(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex((row) => row.texts.some((text) => text !== ''))
  return rows.slice(0, last + 1)
}

/** The first table of somebody's HTML; undefined where there is none, or where it is one cell around plain text. */
function tableOf(html: string): { readonly block: string[][]; readonly mark: string | undefined } | undefined {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (table === null) return undefined
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((cell): HtmlCell => ({ text: textIn(cell), rowSpan: cell.rowSpan, columnSpan: cell.colSpan })),
  )
  return { block: layOut(rows), mark: table.dataset['dailyClear'] }
}

/** A cell's text as its author typed it: line breaks are kept, the source's own wrapping is not. */
function textIn(cell: HTMLTableCellElement): string {
  for (const br of cell.querySelectorAll('br')) br.replaceWith('\u0000')
  return cell.textContent
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ?\u0000 ?/g, '\n')
    .trim()
    .replaceAll('\u00a0', ' ')
}
