import type { Run } from '../../../sheets-server/history/notice.ts'

/**
 * Puts items into the order that runs of old positions tell. `rest` are the old items behind the last position that any run
 * names, which the notice says nothing about; `gone` those that it leaves out.
 */
export function applyRuns<T>(
  old: readonly T[],
  runs: readonly Run[],
  fresh: () => T,
): { readonly items: T[]; readonly rest: readonly T[]; readonly gone: readonly T[] } {
  const items: T[] = []
  const taken = new Uint8Array(old.length)
  let end = 0
  for (const [start, count] of runs) {
    for (let i = 0; i < count; i++) {
      const item = start < 0 ? undefined : old[start + i]
      items.push(item ?? fresh())
      if (item !== undefined) taken[start + i] = 1
    }
    if (start >= 0) end = Math.max(end, start + count)
  }
  return { items, rest: old.slice(end), gone: old.slice(0, end).filter((_, index) => taken[index] === 0) }
}

/** Ascending numbers as runs of neighbours: `[1, 2, 3, 7]` → `[[1, 3], [7, 1]]`. */
export function neighbours(ascending: readonly number[]): readonly (readonly [start: number, count: number])[] {
  const runs: [number, number][] = []
  for (const index of ascending) {
    const open = runs.at(-1)
    if (open !== undefined && open[0] + open[1] === index) open[1]++
    else runs.push([index, 1])
  }
  return runs
}
