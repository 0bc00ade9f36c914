import { type ColumnGroup, headerOf, type Tab } from '../model/tab.ts'

/**
 * Folding is each reader's own: people may not change the workbook's columns, and whoever opens a group to fill it would open it
 * under everybody's eyes. What differs from the workbook is remembered by this browser.
 */
const KEY = 'daily-clear:folds'

const nameOf = (tab: Tab, { columns: [first], depth, collapsed }: ColumnGroup): string =>
  `${tab.sheetId}/${depth}/${first === undefined ? '' : headerOf(tab, first)}/${collapsed ? 'open' : 'folded'}`

/** A browser that keeps nothing (private, full) only forgets. */
function read(): ReadonlySet<unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return new Set(Array.isArray(kept) ? kept : [])
  } catch {
    return new Set()
  }
}

export function rememberFolds(tab: Tab): void {
  const own = new Set<unknown>(tab.groups.map((group) => nameOf(tab, group)))
  const others = [...read()].filter((name) => !own.has(name))
  const mine = tab.groups.filter(({ folded, collapsed }) => folded !== collapsed).map((group) => nameOf(tab, group))
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, ...mine]))
  } catch {
    // It holds until the page is closed.
  }
}

/** Opens and folds what this reader has opened and folded before. */
export function recallFolds(tab: Tab): void {
  if (tab.groups.length === 0) return
  const kept = read()
  for (const group of tab.groups) if (kept.has(nameOf(tab, group))) group.folded = !group.collapsed
}
