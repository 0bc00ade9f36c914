import type { Refusal } from './context.ts'

type Cell = { readonly column: number; readonly text: string }

/**
 * Writes what can be written: a write is taken as a whole or not at all, so when cells are refused the others are written
 * without them. Answers why each of the rest was refused, by column.
 */
export async function writeAll(
  write: (cells: readonly Cell[]) => Promise<readonly Refusal[]>,
  cells: readonly Cell[],
): Promise<ReadonlyMap<number, string>> {
  const refused = new Map<number, string>()
  let left = cells
  while (left.length > 0) {
    const refusals = await write(left)
    if (refusals.length === 0) break
    for (const { column, words } of refusals) refused.set(column, words)
    const next = left.filter(({ column }) => !refused.has(column))
    if (next.length === left.length) {
      // It refuses for a reason that is no cell's: then all of them share it.
      for (const { column } of left) refused.set(column, refusals[0]?.words ?? '')
      break
    }
    left = next
  }
  return refused
}
