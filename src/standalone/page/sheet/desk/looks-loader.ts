import { areaName } from '../model/a1.ts'
import { followable } from '../model/links.ts'
import { lookOf } from '../model/looks.ts'
import { neighbours } from '../model/runs.ts'
import type { Row, Tab } from '../model/tab.ts'
import type { Api, Stamp } from '../net/api.ts'
import type { GridDataWire, SpreadsheetWire } from '../net/wire.ts'

const FIELDS =
  'sheets(data(startRow,startColumn,rowMetadata(pixelSize),rowData(values(formattedValue,note,hyperlink,effectiveValue(numberValue),effectiveFormat(backgroundColor,horizontalAlignment,verticalAlignment,wrapStrategy,numberFormat(type),textFormat(foregroundColor,bold,italic,strikethrough,fontSize))))))'
/** The height of rows that nobody has set, on the wire; here such a row is as high as its texts need. */
const UNTOUCHED = 21
const LEAST = 12
/** A view's rows may lie all over the sheet; an address has room for so many ranges, the rest is asked for next. */
const RANGES = 80

export type LooksHost = {
  readonly api: Api
  /** Whether positions of an answer are this page's positions, once it has caught up with it. */
  readonly fits: (stamp: Stamp | undefined) => Promise<boolean>
  readonly changed: (tab: Tab) => void
}

/**
 * Colours, alignments and notes of rows, asked for when they come in sight and again when they may differ. Old looks stay until
 * the new ones are there.
 */
export function openLooks({ api, fits, changed }: LooksHost) {
  let running: Promise<void> | undefined
  let next: { tab: Tab; rows: readonly Row[] } | undefined

  async function read(tab: Tab, rows: readonly Row[]): Promise<void> {
    const wanted = rows.filter((row) => row.index >= 0 && row.looksAt !== tab.looksAt)
    if (wanted.length === 0 || tab.columns.length === 0) return
    const generation = tab.looksAt
    const all = neighbours(wanted.map(({ index }) => index).sort((a, b) => a - b))
    const runs = all.slice(0, RANGES)
    if (all.length > RANGES) next ??= { tab, rows }
    for (const [start, count] of runs) for (const row of tab.rows.slice(start, start + count)) row.looksAt = generation
    const query = runs
      .map(([start, count]) => ({ top: start, left: 0, bottom: start + count, right: tab.columns.length }))
      .map((area) => `ranges=${encodeURIComponent(areaName(tab.title, area))}`)
    const outcome = await api.spreadsheet<SpreadsheetWire>(`?${query.join('&')}&fields=${FIELDS}`)
    if (outcome.kind !== 'done' || !(await fits(outcome.stamp))) {
      for (const row of wanted) if (row.looksAt === generation) row.looksAt = -1
      if (outcome.kind === 'done') next ??= { tab, rows }
      return
    }
    const data = outcome.data.sheets?.[0]?.data ?? []
    for (const [i, [start, count]] of runs.entries()) put(tab, start, count, data[i], generation)
    changed(tab)
  }

  async function run(): Promise<void> {
    while (next !== undefined) {
      const { tab, rows } = next
      next = undefined
      await read(tab, rows)
    }
    running = undefined
  }

  /** Asks for what is not known of these rows. A later call takes the place of one that has not begun. */
  return (tab: Tab, rows: readonly Row[]): Promise<void> => {
    next = { tab, rows }
    running ??= run()
    return running
  }
}

/** Rows that something has happened to since they were asked for are left to the next answer. */
function put(tab: Tab, start: number, count: number, data: GridDataWire | undefined, generation: number): void {
  for (let i = 0; i < count; i++) {
    const row = tab.rows[start + i]
    if (row?.looksAt !== generation) continue
    const cells = data?.rowData?.[i]?.values ?? []
    row.looks = cells.map(lookOf)
    const height = data?.rowMetadata?.[i]?.pixelSize ?? UNTOUCHED
    if (height === UNTOUCHED) delete row.fixed
    else row.fixed = Math.max(LEAST, height)
    if (cells.some(({ note }) => note !== undefined)) row.notes = cells.map(({ note }) => note)
    else delete row.notes
    if (cells.some(({ hyperlink }) => hyperlink !== undefined))
      row.links = cells.map(({ hyperlink }) => (hyperlink === undefined ? undefined : followable(hyperlink)))
    else delete row.links
    row.texts = cells.map(({ formattedValue = '' }) => formattedValue)
  }
}
