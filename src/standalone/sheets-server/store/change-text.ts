import type { Row } from '../document/model.ts'
import type { CellChange, DeletedRows, Reordered, SheetRecord } from '../history/record.ts'
import type { Parts } from './parts.ts'
import { loadCell, rowFrom, rowText, type StoredCell, storeCell } from './row-text.ts'

/** What is kept of a change in a tab beside its cells, which have rows of their own in the store. */
type StoredDetail = {
  readonly added: string
  readonly deleted: readonly StoredStretch[]
  readonly reordered?: { readonly how: Reordered['how']; readonly before: string; readonly after: string }
  readonly shifts: SheetRecord['shifts']
  readonly followed: SheetRecord['followed']
}
/** `[above, gap, place, rows]`; a row is its id and its text, a number stands for that many blank rows. */
type StoredStretch = [number, number, number, (number | [number, string])[]]

export type Detail = Omit<SheetRecord, 'sheetId' | 'changed'>

export function detailText(record: SheetRecord, parts: Parts): string {
  const { added, deleted, reordered, shifts, followed } = record
  const stored: StoredDetail = {
    added: idsText(added),
    deleted: deleted.map(({ above, gap, place, rows }) => [above, gap, place, storeRows(rows, parts)]),
    ...(reordered === undefined
      ? {}
      : { reordered: { ...reordered, before: idsText(reordered.before), after: idsText(reordered.after) } }),
    shifts,
    followed,
  }
  return JSON.stringify(stored)
}

export function detailFrom(text: string, parts: Parts): Detail {
  const { added, deleted, reordered, shifts, followed } = JSON.parse(text) as StoredDetail
  return {
    added: idsFrom(added),
    deleted: deleted.map(
      ([above, gap, place, rows]): DeletedRows => ({ above, gap, place, rows: loadRows(rows, parts) }),
    ),
    ...(reordered === undefined
      ? {}
      : { reordered: { ...reordered, before: idsFrom(reordered.before), after: idsFrom(reordered.after) } }),
    shifts,
    followed,
  }
}

function storeRows(rows: readonly (Row | undefined)[], parts: Parts): StoredStretch[3] {
  const out: StoredStretch[3] = []
  for (const row of rows) {
    const last = out.at(-1)
    if (row !== undefined) out.push([row.id, rowText(row, parts)])
    else if (typeof last === 'number') out[out.length - 1] = last + 1
    else out.push(1)
  }
  return out
}

const loadRows = (stored: StoredStretch[3], parts: Parts): (Row | undefined)[] =>
  stored.flatMap((item) =>
    typeof item === 'number'
      ? Array.from<undefined>({ length: item }).fill(undefined)
      : [rowFrom(item[0], item[1], parts)],
  )

/** Ids as `first+more`, since most follow each other: `5+2 9` is 5, 6, 7 and 9. */
function idsText(ids: readonly number[]): string {
  const runs: [number, number][] = []
  for (const id of ids) {
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1] + 1 === id) last[1]++
    else runs.push([id, 0])
  }
  return runs.map(([first, more]) => (more === 0 ? String(first) : `${first}+${more}`)).join(' ')
}

const idsFrom = (text: string): number[] =>
  text === ''
    ? []
    : text.split(' ').flatMap((run) => {
        const [first = 0, more = 0] = run.split('+').map(Number)
        return Array.from({ length: more + 1 }, (_, i) => first + i)
      })

/** The cells of one row that a change touched: `[column, before, after]` each. */
type StoredChange = [number, StoredCell, StoredCell]

export const cellsText = (cells: readonly CellChange[], parts: Parts): string =>
  JSON.stringify(
    cells.map(({ column, before, after }): StoredChange => [column, storeCell(before, parts), storeCell(after, parts)]),
  )

export const cellsFrom = (text: string, parts: Parts): CellChange[] =>
  (JSON.parse(text) as StoredChange[]).map(([column, before, after]) => ({
    column,
    before: loadCell(before, parts),
    after: loadCell(after, parts),
  }))
