import type { CellWrite } from '../model/rectangles.ts'
import type { Tab } from '../model/tab.ts'

/**
 * Typed cells that the server has not acknowledged, kept in the browser so that a crash or a reload loses nothing. Positions are
 * of `shape` in `epoch`; `key` is what stood in the row, to find it again when positions mean something else by now.
 */
export type KeptCell = { readonly row: number; readonly column: number; readonly text: string; readonly key: string }
export type KeptWrite = { readonly sheetId: number; readonly title: string; readonly cells: readonly KeptCell[] }
export type Kept = {
  readonly at: number
  readonly epoch: string
  readonly shape: number
  readonly writes: readonly KeptWrite[]
}

const BEAT = 5000
/** Longer texts are not needed to know a row again. */
const KEY_LENGTH = 400

export const rowKey = (texts: readonly string[]): string =>
  texts
    .join('\u0001')
    .replace(/\u0001+$/, '')
    .slice(0, KEY_LENGTH)

export const keep = (tab: Tab, cells: readonly CellWrite[]): KeptWrite => ({
  sheetId: tab.sheetId,
  title: tab.title,
  cells: cells.map(({ row, column, text }) => ({ row: row.index, column: column.index, text, key: rowKey(row.texts) })),
})

/**
 * Where a kept cell belongs now, as an index of `rows`: where it was if positions still mean the same; else where its row's text
 * is found, once; a row that was blank only where it still is. Undefined: nobody can say.
 */
export function findRow(
  cell: KeptCell,
  sameShape: boolean,
  rows: readonly { readonly texts: readonly string[] }[],
): number | undefined {
  if (sameShape) return cell.row < rows.length ? cell.row : undefined
  const there = rows[cell.row]
  if (there !== undefined && rowKey(there.texts) === cell.key) return cell.row
  if (cell.key === '') return undefined
  let found: number | undefined
  for (const [index, { texts }] of rows.entries()) {
    if (rowKey(texts) !== cell.key) continue
    if (found !== undefined) return undefined
    found = index
  }
  return found
}

export type UnsentStore = {
  readonly write: (kept: Omit<Kept, 'at'> | undefined) => void
  /** What pages that are gone have left behind; it is taken out of the store. */
  readonly takeOver: () => readonly Kept[]
}

/**
 * Keeps them under a name of this page's own. A reload finds its own at once; what another page left is taken over once that page
 * has not been heard of for three beats. A browser that keeps nothing (private, full) only loses this net.
 */
export function openUnsent(spreadsheetId: string, person: string, now: () => number): UnsentStore {
  const prefix = `daily-clear:unsent:${spreadsheetId}:${person}:`
  let kept: Omit<Kept, 'at'> | undefined
  const safely = <T>(use: () => T): T | undefined => {
    try {
      return use()
    } catch {
      return undefined
    }
  }
  const slot =
    safely(() => {
      const known = sessionStorage.getItem('daily-clear:page')
      const name = known ?? `${now()}-${Math.random().toString(36).slice(2)}`
      sessionStorage.setItem('daily-clear:page', name)
      return name
    }) ?? 'page'
  const save = (): void => {
    safely(() => {
      if (kept === undefined) localStorage.removeItem(prefix + slot)
      else localStorage.setItem(prefix + slot, JSON.stringify({ ...kept, at: now() } satisfies Kept))
    })
  }
  window.setInterval(() => {
    if (kept !== undefined) save()
  }, BEAT)
  return {
    write: (next) => {
      if (next === undefined && kept === undefined) return
      kept = next
      save()
    },
    takeOver: () =>
      safely(() =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key) => {
            const one = safely(() => JSON.parse(localStorage.getItem(key) ?? '') as Kept)
            if (one !== undefined && key !== prefix + slot && now() - one.at < 3 * BEAT) return []
            localStorage.removeItem(key)
            return one === undefined ? [] : [one]
          }),
      ) ?? [],
  }
}
