import type { Place } from '../model/move.ts'
import { type PlaceAddress, parsePlace, placeHash } from '../model/place-address.ts'
import type { Cell } from '../model/sight.ts'
import type { Tab } from '../model/tab.ts'
import { unfold } from './folds.ts'
import type { Page } from './page.ts'
import { clearView } from './sorting.ts'

const FRAMES_HELD = 60
const TAKEN_OVER = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Keeps a cell in sight for a second: a tab that has just come is laid out in the frames that follow, and scrolled to its begin
 * once more. Whoever touches anything is not pulled back.
 */
function holdInSight({ grid }: Page, place: Place): void {
  const over = new AbortController()
  for (const kind of TAKEN_OVER)
    window.addEventListener(kind, () => over.abort(), { capture: true, passive: true, signal: over.signal })
  const again = (left: number): void => {
    if (over.signal.aborted) return
    grid.reveal(place)
    if (left === 0) over.abort()
    else requestAnimationFrame(() => again(left - 1))
  }
  again(FRAMES_HELD)
}

/** The cell of a tab at a place, or the last one there is before it. */
function cellIn(
  { rows, columns }: Tab,
  { row, column }: { readonly row: number; readonly column: number },
): Cell | undefined {
  const found = { row: rows[Math.min(row, rows.length - 1)], column: columns[Math.min(column, columns.length - 1)] }
  return found.row === undefined || found.column === undefined ? undefined : { row: found.row, column: found.column }
}

/** The address of the page names the tab in sight, so that a reload, a bookmark or a link in a mail leads there. */
export async function followAddress(page: Page): Promise<void> {
  const { words, desk } = page
  const open = () => desk.workbook().tabs.filter(({ hidden }) => !hidden)

  async function goTo({ sheetId, cell, end }: PlaceAddress): Promise<void> {
    await page.show(sheetId)
    const tab = page.tab()
    if (cell === undefined || tab?.sheetId !== sheetId) return
    const row = tab.rows[Math.min(cell.row, tab.rows.length - 1)]
    if (row === undefined) return
    // Whoever follows a link to a row wants to see it, whatever the view leaves out.
    if (page.sight()?.rowAt.has(row) === false) await clearView(page)
    const column = tab.columns[Math.min(cell.column, tab.columns.length - 1)]
    unfold(page, column)
    const sight = page.sight()
    const at = sight?.rowAt.get(row)
    if (sight === undefined || at === undefined) return
    const place = { row: at, column: (column && sight.columnAt.get(column)) ?? sight.pinned }
    page.selectPlace(place)
    const corner = end === undefined ? undefined : cellIn(tab, end)
    const first = page.selection()?.focus
    if (corner !== undefined && first !== undefined && sight.rowAt.has(corner.row) && sight.columnAt.has(corner.column))
      page.select({ focus: first, head: corner }, place)
    holdInSight(page, place)
  }

  async function follow(): Promise<void> {
    const asked = parsePlace(location.hash)
    const first = open()[0]
    if (asked !== undefined && open().some(({ sheetId }) => sheetId === asked.sheetId)) return goTo(asked)
    if (first !== undefined && (page.tab() === undefined || asked !== undefined)) await page.show(first.sheetId)
    if (asked !== undefined) page.say('note', words.noSuchTab)
  }

  page.shown.on(({ sheetId }) => {
    const asked = parsePlace(location.hash)
    const isFirst = asked === undefined && open()[0]?.sheetId === sheetId
    if (asked?.sheetId !== sheetId && !isFirst) history.replaceState(null, '', placeHash({ sheetId }))
  })
  window.addEventListener('hashchange', () => void follow())
  // The same link a second time: the address stays as it is, and no change of it is told.
  page.grid.element.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.cell-link') : null
    if (link?.getAttribute('href') === location.hash) void follow()
  })
  // Somebody took the tab in sight away, or hid it.
  desk.workbookChanged.on(() => {
    const now = page.tab()
    const tabs = open()
    if (now === undefined || tabs.some(({ sheetId }) => sheetId === now.sheetId)) return
    const [first] = tabs
    if (first === undefined) return
    void page.show(first.sheetId).then(() => page.say('note', words.tabGone(now.title)))
  })
  await follow()
}
