import { type Edit, writtenCell } from '../document/edit.ts'
import { type Cell, isFormula, type Row, type Sheet } from '../document/model.ts'
import type { Change } from '../document/shift.ts'
import { type Differences, eachDifference, type SheetDifference, sameContent } from './differences.ts'
import { shiftRuns } from './runs.ts'

/** A cell whose content a change touched. */
export type CellChange = {
  readonly column: number
  readonly before: Cell | undefined
  readonly after: Cell | undefined
}

/** The cells that a change touched in a row, which goes by its id; `place` is where it stood before. */
export type RowChange = { readonly row: number; readonly place: number; readonly cells: readonly CellChange[] }

/** Rows that went, with all that was in them. They stood `gap` blank rows under the row `above` (0: under the top). */
export type DeletedRows = {
  readonly above: number
  readonly gap: number
  readonly place: number
  readonly rows: readonly (Row | undefined)[]
}

/**
 * Rows that changed places: their ids in the old order and in the new one, 0 for a blank row (where none came or went). After
 * a move, references have followed them.
 */
export type Reordered = {
  readonly how: 'move' | 'sort'
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** A formula that followed cells which went or moved, and may not find back by itself. */
type FollowedFormula = {
  readonly row: number
  readonly column: number
  readonly before: string
  readonly after: string
}

/** What the log keeps of a change in one tab: enough to tell it and to take it back. */
export type SheetRecord = {
  readonly sheetId: number
  readonly changed: readonly RowChange[]
  /** Ids of rows that were put in; what they held then is among `changed`. */
  readonly added: readonly number[]
  readonly deleted: readonly DeletedRows[]
  readonly reordered?: Reordered
  /** How rows came, went and moved, step by step; empty when that does not tell all. */
  readonly shifts: readonly Change[]
  readonly followed: readonly FollowedFormula[]
}

/** What an edit did to the contents of a workbook, by tab. Looks, sizes and filter views are not kept. */
export function recordOf(differences: Differences, edit: Edit): readonly SheetRecord[] {
  return differences.sheets.flatMap((sheet) => {
    const record = sheetRecord(sheet, edit)
    return isEmpty(record) ? [] : [record]
  })
}

const isEmpty = ({ changed, added, deleted, reordered, followed }: SheetRecord): boolean =>
  changed.length + added.length + deleted.length + followed.length === 0 && reordered === undefined

function sheetRecord(sheet: SheetDifference, edit: Edit): SheetRecord {
  const { changed, followed } = touched(sheet, edit)
  const reordered = orderOf(sheet, edit)
  return {
    sheetId: sheet.after.id,
    changed,
    added: sheet.added.flatMap(({ row }) => (edit.inserted.has(row.id) ? [row.id] : [])),
    deleted: deletedRows(sheet, edit),
    ...(reordered === undefined ? {} : { reordered }),
    shifts: edit.untraced.has(sheet.after.id) ? [] : rowShifts(edit, sheet.after.id),
    followed,
  }
}

const rowShifts = (edit: Edit, sheetId: number): Change[] =>
  edit.shifts.filter((s) => s.sheetId === sheetId && s.dimension === 'ROWS').map((s) => s.change)

function touched(
  { changed, added }: SheetDifference,
  edit: Edit,
): { changed: readonly RowChange[]; followed: readonly FollowedFormula[] } {
  const rows: RowChange[] = []
  const followed: FollowedFormula[] = []
  for (const { was, is } of changed) {
    const cells: CellChange[] = []
    eachDifference(was.row, is.row, [], (before, after, column) => {
      const written = writtenCell(edit.followed, after)
      if (!sameContent(before, after) && !sameContent(before, written)) cells.push({ column, before, after })
    })
    if (cells.length > 0) rows.push({ row: is.row.id, place: was.place, cells })
    if (is.row.formulas > 0) followed.push(...formulasThatFollowed(was.row, is.row, edit))
  }
  for (const { row, place } of added) {
    const cells = contentOf(row)
    if (cells.length > 0) rows.push({ row: row.id, place, cells })
  }
  return { changed: rows, followed }
}

/** Also those that read as before in the end: on the way back they would follow another path. */
const formulasThatFollowed = (was: Row, is: Row, edit: Edit): FollowedFormula[] =>
  is.cells.flatMap((after, column) => {
    const before = was.cells[column]
    if (before === after || before !== writtenCell(edit.followed, after)) return []
    if (!isFormula(before?.value) || !isFormula(after?.value)) return []
    return [{ row: is.id, column, before: before.value.formula, after: after.value.formula }]
  })

/** What a row holds, as changes from nothing. */
const contentOf = (row: Row): readonly CellChange[] =>
  row.cells.flatMap((after, column) =>
    after === undefined || sameContent(undefined, after) ? [] : [{ column, before: undefined, after }],
  )

/** The rows that went, in stretches: those with an id are known by it, blank ones by what was taken out. */
function deletedRows({ before, after, deleted }: SheetDifference, edit: Edit): readonly DeletedRows[] {
  const gone = new Set(deleted.map(({ place }) => place))
  for (const place of blankRowsGone(before, after.id, edit)) gone.add(place)
  const stretches: { place: number; rows: (Row | undefined)[] }[] = []
  for (const place of [...gone].toSorted((a, b) => a - b)) {
    const last = stretches.at(-1)
    if (last !== undefined && last.place + last.rows.length === place) last.rows.push(before.rows[place])
    else stretches.push({ place, rows: [before.rows[place]] })
  }
  return stretches.map((stretch) => ({ ...anchorOf(before.rows, stretch.place), ...stretch }))
}

function blankRowsGone(before: Sheet, sheetId: number, edit: Edit): number[] {
  const shifts = rowShifts(edit, sheetId)
  if (!shifts.some(({ kind }) => kind === 'delete')) return []
  const { rowCount } = before.properties.gridProperties
  const gone = new Uint8Array(rowCount).fill(1)
  for (const [start, count] of shiftRuns(rowCount, shifts) ?? [[0, rowCount]]) {
    if (start >= 0) gone.fill(0, start, start + count)
  }
  const places: number[] = []
  for (let place = gone.indexOf(1); place >= 0; place = gone.indexOf(1, place + 1)) {
    if (before.rows[place] === undefined) places.push(place)
  }
  return places
}

/** The row above a place that has an id, and how many blank ones lie between. */
function anchorOf(rows: Sheet['rows'], place: number): { above: number; gap: number } {
  let at = place - 1
  while (at >= 0 && rows[at] === undefined) at--
  return { above: rows[at]?.id ?? 0, gap: place - 1 - at }
}

const BLANK: ReadonlySet<number> = new Set([0])

const idsOf = (sheet: Sheet): number[] => sheet.rows.map((row) => row?.id ?? 0)

function orderOf({ before, after, rows }: SheetDifference, edit: Edit): Reordered | undefined {
  if (rows === undefined) return undefined
  const [then, now] = [idsOf(before), idsOf(after)]
  const [was, is] = [new Set(then), new Set(now)]
  const along = rowShifts(edit, after.id).map(({ kind }) => kind)
  const stays = along.every((kind) => kind === 'move') && was.symmetricDifference(is).difference(BLANK).size === 0
  const known = (own: readonly number[], other: ReadonlySet<number>): number[] =>
    own.filter((id) => id > 0 && other.has(id))
  const [from, to] = stays ? [then, now] : [known(then, is), known(now, was)]
  while (stays && from.length < to.length) from.push(0)
  while (stays && to.length < from.length) to.push(0)
  const first = from.findIndex((id, i) => id !== to[i])
  if (first < 0) return undefined
  const end = 1 + from.findLastIndex((id, i) => id !== to[i])
  return { how: along.includes('move') ? 'move' : 'sort', before: from.slice(first, end), after: to.slice(first, end) }
}
