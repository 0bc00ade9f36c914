import { filterViewOf, readFilterView } from '../model/filter-views.ts'
import type { Column } from '../model/tab.ts'
import type { Filter } from '../model/view.ts'
import type { FilterViewWire } from '../net/wire.ts'
import type { Page } from './page.ts'
import { refusalWords } from './refusal-words.ts'
import { order } from './tab-view.ts'

/** Sorting and filtering of the tab in sight, for this viewer alone. */
export async function reorder(page: Page): Promise<void> {
  const tab = page.tab()
  if (tab === undefined) return
  await order(page.desk, tab, page.view())
  page.relay()
  const { rows } = page.grid.scroller()
  if (rows !== null) rows.scrollTop = 0
}

export async function sortBy(page: Page, column: Column, descending: boolean): Promise<void> {
  page.view().sorting = { column, descending }
  await reorder(page)
}

export async function filterBy(page: Page, column: Column, filter: Filter | undefined): Promise<void> {
  const { filters } = page.view()
  if (filter === undefined) filters.delete(column)
  else filters.set(column, filter)
  await reorder(page)
}

export async function clearView(page: Page): Promise<void> {
  const view = page.view()
  view.sorting = undefined
  view.filters.clear()
  await reorder(page)
}

/** The filter views that the workbook keeps for this tab. */
export function savedViews(page: Page): readonly FilterViewWire[] {
  const tab = page.tab()
  return page.desk.workbook().tabs.find(({ sheetId }) => sheetId === tab?.sheetId)?.filterViews ?? []
}

export async function useView(page: Page, saved: FilterViewWire): Promise<void> {
  const tab = page.tab()
  if (tab === undefined) return
  const view = page.view()
  const { sorting, filters } = readFilterView(saved, tab.columns)
  view.sorting = sorting
  view.filters = filters
  await reorder(page)
}

/** Keeps the view in the workbook, under a name, for everybody to choose. */
export async function saveView(page: Page, title: string): Promise<void> {
  const tab = page.tab()
  if (tab === undefined || title.trim() === '') return
  const view = page.view()
  const settled = await page.edits.request(tab, () => [
    { addFilterView: { filter: filterViewOf(tab, view, title.trim()) } },
  ])
  if (settled.kind === 'saved') {
    page.say('done', page.words.savedView(title.trim()))
    await page.desk.readWorkbook()
  } else if (settled.kind === 'refused') page.say('refused', refusalWords(page.words, tab, settled.refusal))
}
