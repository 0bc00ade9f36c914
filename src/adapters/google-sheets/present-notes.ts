import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Change } from '../../ports/ledger.ts'
import { quoteTitle } from './layout.ts'
import { letter } from './setup/columns.ts'

type NoteChange = Extract<Change, { kind: 'note' }>

/** The notes that stand on cells now; empty where none does. */
export type PresentNotes = (change: NoteChange, title: string) => string

/** What present notes are read from, of a sheet's cells, beside where these begin. */
export const NOTE_FIELDS = 'startRow,rowData.values.note'

/** So many ranges an address takes in one request; what lies between neighbouring rows is then read as well. */
const MOST_RANGES = 60

/** Ranges, few enough for one request, that hold every cell whose note is to change. */
export function noteRanges(changes: readonly Change[], titleOf: (tab: TabKey) => string): readonly string[] {
  const noted = changes.filter((change) => change.kind === 'note')
  const tabs = Map.groupBy(noted, ({ tab }) => tab)
  return [...tabs].flatMap(([tab, ofTab]) => {
    const columns = ofTab.map(({ column }) => column).sort((a, b) => a - b)
    const [first, last] = [columns[0] ?? 0, columns.at(-1) ?? 0].map(letter)
    return runsOf(
      ofTab.map(({ row }) => row),
      Math.max(1, Math.floor(MOST_RANGES / tabs.size)),
    ).map(([top, bottom]) => `${quoteTitle(titleOf(tab))}!${first}${top + 1}:${last}${bottom + 1}`)
  })
}

/** Rows as at most so many runs: parted where most lies between them. */
function runsOf(rows: readonly number[], most: number): readonly (readonly [top: number, bottom: number])[] {
  const sorted = [...new Set(rows)].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((row, index) => row - (sorted[index] ?? 0))
  const widest = gaps
    .map((gap, index) => ({ gap, index }))
    .filter(({ gap }) => gap > 1)
    .sort((a, b) => b.gap - a.gap)
    .slice(0, most - 1)
  const cuts = [...widest.map(({ index }) => index + 1), sorted.length].sort((a, b) => a - b)
  return cuts.map((end, index) => [sorted[cuts[index - 1] ?? 0] ?? 0, sorted[end - 1] ?? 0] as const)
}

/** The notes in an answer that was asked for such ranges. */
export function presentNotes(spreadsheet: sheets_v4.Schema$Spreadsheet): PresentNotes {
  const notes = new Map<string, string>()
  const keyOf = (title: string, row: number, column: number): string => `${row}/${column}/${title}`
  for (const { properties, data } of spreadsheet.sheets ?? [])
    for (const { startRow, startColumn, rowData } of data ?? [])
      for (const [down, { values }] of (rowData ?? []).entries())
        for (const [right, { note }] of (values ?? []).entries())
          if (typeof note === 'string')
            notes.set(keyOf(properties?.title ?? '', (startRow ?? 0) + down, (startColumn ?? 0) + right), note)
  return ({ row, column }, title) => notes.get(keyOf(title, row, column)) ?? ''
}
