import type { sheets_v4 } from '@googleapis/sheets'
import type { PlacedColumn } from './columns.ts'

type Request = sheets_v4.Schema$Request

/** Folds away the columns that are seldom filled, neighbours together. Where there are groups, people have made them as they like. */
export function groupRequests(
  placed: readonly PlacedColumn[],
  sheet: sheets_v4.Schema$Sheet | undefined,
  sheetId: number,
): readonly Request[] {
  if ((sheet?.columnGroups ?? []).length > 0) return []
  const runs: { startIndex: number; endIndex: number }[] = []
  for (const { index } of placed.filter(({ column }) => column.rare).toSorted((a, b) => a.index - b.index)) {
    const open = runs.at(-1)
    if (open?.endIndex === index) open.endIndex++
    else runs.push({ startIndex: index, endIndex: index + 1 })
  }
  return runs.flatMap((run): readonly Request[] => {
    const range = { sheetId, dimension: 'COLUMNS', ...run }
    return [
      { addDimensionGroup: { range } },
      { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: 'collapsed' } },
    ]
  })
}
