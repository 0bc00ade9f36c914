import type { Run } from '../../../sheets-server/history/notice.ts'
import { applyRuns } from './runs.ts'

/**
 * One tab as this page holds it. Rows and columns are objects that keep their identity while others insert, delete and move:
 * whatever points at a cell (the selection, an open editor, a write that has not left yet) points at these and never at a number.
 */

/** How a cell looks; one object for all cells that look alike, so that what the grid is given per cell is made once. */
export type Look = {
  readonly background?: string
  readonly colour?: string
  readonly bold?: true
  readonly italic?: true
  readonly strike?: true
  readonly align?: 'left' | 'center' | 'right'
  readonly wrap?: true
  readonly middle?: true
  /** Pixels, where it is not the grid's own. */
  readonly size?: number
  /** `numberFormat.type` */
  readonly type?: string
}

export type Row = {
  readonly id: number
  /** Its position in the sheet, from 0; -1 when it is gone. */
  index: number
  /** What the server shows, by column; short when the rest is blank. */
  texts: string[]
  /** What was typed here and not answered yet, by column. */
  pending?: Map<Column, string>
  looks?: (Look | undefined)[]
  notes?: (string | undefined)[]
  /** Where cells lead to, as the workbook has it. */
  links?: (string | undefined)[]
  /** The height that the workbook gives the row, and the one it has on this screen; missing: as high as a row is. */
  fixed?: number
  height?: number
  /** The generation of `looks`; another than the tab's: to be asked again when the row is in sight. */
  looksAt: number
}

export type Column = { index: number; width: number; hidden: boolean; validation?: Validation }

/** A cell's validation rule as far as the page understands it. */
export type Validation = {
  readonly source: { readonly list: readonly string[] } | { readonly range: string } | 'other'
  readonly strict: boolean
}

/** Ends are exclusive; what is not bounded is missing. */
export type Protection = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Cells that are one: what it holds stands in the first. Ends are exclusive. */
export type Merge = Protection

/** Columns that are folded away and opened together. It holds the columns themselves, so that it moves with them. */
export type ColumnGroup = {
  readonly columns: readonly Column[]
  readonly depth: number
  /** As the workbook has it. */
  readonly collapsed: boolean
  /** As this reader has it: folding is a matter of one's own view and changes nobody else's. */
  folded: boolean
}

/** How a report goes onto paper: rows that begin a page, and rows of headers, which are repeated. */
export type ReportMemory = { readonly pages: readonly number[]; readonly headers: readonly number[] }

export type Tab = {
  readonly sheetId: number
  title: string
  rows: Row[]
  columns: Column[]
  frozenRows: number
  frozenColumns: number
  /** Lines between cells are hidden. */
  lineless: boolean
  protections: readonly Protection[]
  merges: readonly Merge[]
  /** What a report that the system writes says of itself; undefined for any other tab. */
  report: ReportMemory | undefined
  /** Of columns, by their begin, wider ones first. */
  groups: readonly ColumnGroup[]
  /** The revision that rows and columns are of. */
  revision: number
  /** Rises when the looks of all rows must be asked for again. */
  looksAt: number
  /** Texts may be behind the server's: the tab was out of sight while they changed. */
  stale: boolean
  /** A formula may have another result by now; texts of rows in sight come with their looks. */
  formulasMoved: boolean
}

let ids = 0
export const blankRow = (): Row => ({ id: ++ids, index: -1, texts: [], looksAt: -1 })

export const textOf = (row: Row, column: Column): string => row.pending?.get(column) ?? row.texts[column.index] ?? ''

export const isBlank = (row: Row): boolean =>
  row.texts.every((text) => text === '') &&
  (row.pending === undefined || [...row.pending.values()].every((t) => t === ''))

export function setPending(row: Row, column: Column, text: string | undefined): void {
  if (text !== undefined) {
    row.pending ??= new Map()
    row.pending.set(column, text)
  } else if (row.pending !== undefined) {
    row.pending.delete(column)
    if (row.pending.size === 0) delete row.pending
  }
}

export const isProtected = ({ protections }: Tab, row: number, column: number): boolean =>
  protections.some((p) => row >= p.top && row < p.bottom && column >= p.left && column < p.right)

/** A column none of whose cells below the header may be written by people. */
export const isSystemColumn = (tab: Tab, column: number): boolean =>
  tab.protections.some((p) => p.top <= tab.frozenRows && p.bottom === Infinity && column >= p.left && column < p.right)

/** Every cell is protected: a tab that the system writes alone. */
export const isSystemTab = (tab: Tab): boolean =>
  tab.columns.length > 0 && tab.columns.every(({ index }) => isSystemColumn(tab, index))

/** The header of a column: what stands in the last frozen row. */
export function headerOf(tab: Tab, column: Column): string {
  const row = tab.rows[tab.frozenRows - 1]
  return row === undefined ? '' : (row.texts[column.index] ?? '')
}

const number = (items: readonly { index: number }[]): void => {
  for (const [index, item] of items.entries()) item.index = index
}

/**
 * Rows came, went or moved. Rows behind the last run are empty: blank ones stay whoever they were, one that held something
 * is gone. Returns the rows that are gone.
 */
export function moveRows(tab: Tab, runs: readonly Run[]): readonly Row[] {
  const { items, rest, gone } = applyRuns(tab.rows, runs, blankRow)
  const lost = [...gone]
  for (const row of rest) {
    if (row.texts.some((text) => text !== '')) {
      lost.push(row)
      items.push(blankRow())
    } else items.push(row)
  }
  tab.rows = items
  number(items)
  for (const row of lost) row.index = -1
  shiftExtents(tab, runs)
  return lost
}

/** Columns came, went or moved, and with them what every row holds. */
export function moveColumns(tab: Tab, runs: readonly Run[]): void {
  const { items, rest } = applyRuns(tab.columns, runs, (): Column => ({ index: 0, width: 100, hidden: false }))
  const columns = [...items, ...rest]
  const from = columns.map((column) => (tab.columns.includes(column) ? column.index : -1))
  for (const row of tab.rows) {
    row.texts = from.map((index) => row.texts[index] ?? '')
    const { looks, notes, links } = row
    if (looks !== undefined) row.looks = from.map((index) => looks[index])
    if (notes !== undefined) row.notes = from.map((index) => notes[index])
    if (links !== undefined) row.links = from.map((index) => links[index])
  }
  for (const column of tab.columns) column.index = -1
  tab.columns = columns
  number(columns)
}

/** Brings the number of rows and columns to what the workbook says, at the end. Returns the rows that are gone. */
export function resize(tab: Tab, rows: number, columns: number): readonly Row[] {
  const gone = tab.rows.splice(rows)
  for (const row of gone) row.index = -1
  while (tab.rows.length < rows) tab.rows.push(Object.assign(blankRow(), { index: tab.rows.length }))
  for (const column of tab.columns.splice(columns)) column.index = -1
  while (tab.columns.length < columns) tab.columns.push({ index: tab.columns.length, width: 100, hidden: false })
  return gone
}

/** Protection of bounded rows, and merges, move along until the workbook is read again. */
function shiftExtents(tab: Tab, runs: readonly Run[]): void {
  const shift = (one: Protection): Protection => {
    const top = one.bottom === Infinity ? one.top : placeAfter(runs, one.top)
    return top === one.top ? one : { ...one, top, bottom: top + one.bottom - one.top }
  }
  tab.protections = tab.protections.map(shift)
  tab.merges = tab.merges.map(shift)
}

function placeAfter(runs: readonly Run[], index: number): number {
  let at = 0
  for (const [start, count] of runs) {
    if (start >= 0 && index >= start && index < start + count) return at + index - start
    at += count
  }
  return index
}

/** Texts of an area as the server shows them now; what the answer leaves out is blank. */
export function setTexts(
  tab: Tab,
  top: number,
  left: number,
  bottom: number,
  right: number,
  values: readonly (readonly unknown[])[],
): void {
  const last = Math.min(bottom, tab.rows.length)
  for (let r = top; r < last; r++) {
    const row = tab.rows[r]
    if (row === undefined) continue
    const line = values[r - top] ?? []
    const end = Math.min(right, tab.columns.length)
    for (let c = left; c < end; c++) {
      const text = cellText(line[c - left])
      if (text === '' && c >= row.texts.length) continue
      while (row.texts.length < c) row.texts.push('')
      row.texts[c] = text
    }
  }
}

export const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
