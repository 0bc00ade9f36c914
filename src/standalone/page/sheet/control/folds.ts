import { rememberFolds } from '../desk/kept-folds.ts'
import { foldsOver, reachable } from '../model/groups.ts'
import { type Column, type ColumnGroup, headerOf } from '../model/tab.ts'
import type { Page } from './page.ts'

export function toggleFold(page: Page, group: ColumnGroup): void {
  const tab = page.tab()
  if (tab === undefined) return
  group.folded = !group.folded
  rememberFolds(tab)
  page.relay()
  const { columns, folded } = group
  page.say('note', folded ? page.words.folded(columns.length) : page.words.unfolded(columns.length))
}

/** Opens whatever a column is folded into: somebody is led to a cell of it. */
export function unfold(page: Page, column: Column | undefined): void {
  const tab = page.tab()
  const folds = tab === undefined || column === undefined ? [] : foldsOver(tab, column)
  if (tab === undefined || folds.length === 0) return
  for (const group of folds) group.folded = false
  rememberFolds(tab)
  page.relay()
}

/** The groups that can be folded or opened from a column: those it is in, and folded ones beside it. */
export function groupsAt(page: Page, column: Column): readonly ColumnGroup[] {
  const tab = page.tab()
  const sight = page.sight()
  const place = sight?.columnAt.get(column)
  if (tab === undefined || sight === undefined || place === undefined) return []
  const [before, after] = [sight.columns[place - 1]?.index ?? -1, sight.columns[place + 1]?.index ?? Infinity]
  const isBeside = ({ columns: [first], folded }: ColumnGroup): boolean =>
    folded && first !== undefined && first.index > before && first.index < after
  return reachable(tab).filter((group) => group.columns.includes(column) || isBeside(group))
}

/** So many columns are named. */
const NAMED = 6

/** What opens or folds a group, in words that name its columns. */
export function foldLabel(page: Page, { columns, folded }: ColumnGroup): string {
  const tab = page.tab()
  const headers = tab === undefined ? [] : columns.map((column) => headerOf(tab, column).trim()).filter(Boolean)
  const { words } = page
  const named = headers.slice(0, NAMED).join(words.comma) + (headers.length > NAMED ? '…' : '')
  return (folded ? words.unfold : words.fold)(columns.length, named)
}
