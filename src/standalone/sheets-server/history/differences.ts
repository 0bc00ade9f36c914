import type { Edit } from '../document/edit.ts'
import { type Cell, type Entered, isFormula, type Row, type Sheet, type Workbook } from '../document/model.ts'
import { without } from '../document/without.ts'
import type { Run, SheetNotice } from './notice.ts'
import { rectangleCollector } from './rectangles.ts'
import { alikeEnds, rowRuns, shiftRuns } from './runs.ts'

/** A row and where it stands. */
export type Placed = { readonly place: number; readonly row: Row }

/** What differs in one tab that is in both states. */
export type SheetDifference = {
  readonly before: Sheet
  readonly after: Sheet
  readonly rows?: readonly Run[]
  readonly columns?: readonly Run[]
  /** Rows of both states that are not the same object any more, from the top. */
  readonly changed: readonly { readonly was: Placed; readonly is: Placed }[]
  /** Rows that only the later state has; a blank row that was written into is one. */
  readonly added: readonly Placed[]
  readonly deleted: readonly Placed[]
}

export type Differences = {
  readonly sheets: readonly SheetDifference[]
  readonly notices: readonly SheetNotice[]
  /** Tabs that are gone. */
  readonly gone: readonly number[]
  /** Positions mean other cells than before: rows, columns or tabs came, went or moved. */
  readonly reshaped: boolean
}

/**
 * What differs between two states of a workbook. What they share is known by identity and costs nothing. Rows are known by
 * their ids; which columns came, went or moved, and which rows were put in among blank ones, cannot be seen from cells, so the
 * edit that made the later state says it.
 */
export function differences(
  before: Workbook,
  after: Workbook,
  told: Partial<Pick<Edit, 'shifts' | 'inserted'>> = {},
): Differences {
  const old = new Map(before.sheets.map((sheet, place) => [sheet.id, { sheet, place }]))
  const ids = new Set(after.sheets.map((s) => s.id))
  const gone = before.sheets.filter((s) => !ids.has(s.id)).map((s) => s.id)
  const sheets: SheetDifference[] = []
  const notices: SheetNotice[] = []
  let tabsMoved = gone.length > 0
  after.sheets.forEach((sheet, place) => {
    const was = old.get(sheet.id)
    if (was === undefined) {
      tabsMoved = true
      notices.push({ sheetId: sheet.id, added: true })
      return
    }
    if (was.place !== place) tabsMoved = true
    if (was.sheet === sheet && was.place === place) return
    const difference = sheetDifference(was.sheet, sheet, told)
    sheets.push(difference)
    const notice = noticeOf(difference, was.place !== place)
    if (Object.keys(notice).length > 1) notices.push(notice)
  })
  const reshaped = tabsMoved || notices.some((n) => n.rows !== undefined || n.columns !== undefined)
  return { sheets, notices, gone, reshaped }
}

function sheetDifference(
  before: Sheet,
  after: Sheet,
  { shifts = [], inserted }: Partial<Pick<Edit, 'shifts' | 'inserted'>>,
): SheetDifference {
  const across = shifts.filter((s) => s.sheetId === after.id && s.dimension === 'COLUMNS').map((s) => s.change)
  const columns = shiftRuns(before.properties.gridProperties.columnCount, across)
  const rows = before.rows === after.rows ? undefined : rowRuns(before.rows, after.rows, inserted)
  return {
    before,
    after,
    ...(rows === undefined ? {} : { rows }),
    ...(columns === undefined ? {} : { columns }),
    ...(before.rows === after.rows ? { changed: [], added: [], deleted: [] } : rowsThatDiffer(before.rows, after.rows)),
  }
}

function rowsThatDiffer(
  before: Sheet['rows'],
  after: Sheet['rows'],
): Pick<SheetDifference, 'changed' | 'added' | 'deleted'> {
  const changed: { was: Placed; is: Placed }[] = []
  const added: Placed[] = []
  const left = new Map<number, Placed>()
  const compare = (place: number, to: number): void => {
    const [row, now] = [before[place], after[to]]
    if (row === undefined || now === undefined || row === now) return
    changed.push({ was: { place, row }, is: { place: to, row: now } })
  }
  const { head, tail } = alikeEnds(before, after)
  const [endBefore, endAfter] = [before.length - tail, after.length - tail]
  for (let place = 0; place < head; place++) compare(place, place)
  for (let place = head; place < endBefore; place++) {
    const row = before[place]
    if (row !== undefined) left.set(row.id, { place, row })
  }
  for (let place = head; place < endAfter; place++) {
    const row = after[place]
    if (row === undefined) continue
    const was = left.get(row.id)
    left.delete(row.id)
    if (was === undefined) added.push({ place, row })
    else if (was.row !== row) changed.push({ was, is: { place, row } })
  }
  for (let i = 0; i < tail; i++) compare(endBefore + i, endAfter + i)
  return { changed, added, deleted: [...left.values()] }
}

/** Where each column stood before; -1 = new. Columns beyond it stand where they stood. */
const columnSources = (columns: readonly Run[] | undefined): readonly number[] =>
  (columns ?? []).flatMap(([start, count]) => Array.from({ length: count }, (_, i) => (start < 0 ? -1 : start + i)))

/** Goes over the cells of two states of a row that differ, by their column now. `sources` as of {@link columnSources}. */
export function eachDifference(
  was: Row,
  is: Row,
  sources: readonly number[],
  visit: (before: Cell | undefined, after: Cell | undefined, column: number) => void,
): void {
  const width = Math.max(was.cells.length, is.cells.length, sources.length)
  for (let c = 0; c < width; c++) {
    const source = sources.length === 0 ? c : (sources[c] ?? -1)
    const before = source < 0 ? undefined : was.cells[source]
    const after = is.cells[c]
    if (before !== after && !sameCell(before, after)) visit(before, after, c)
  }
}

const sameValue = (a: Entered | undefined, b: Entered | undefined): boolean =>
  a === b || (isFormula(a) && isFormula(b) && a.formula === b.formula)

/** Formats and rules are shared, so equal ones are nearly always one object. */
const samePart = (a: object | undefined, b: object | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b))

/** Whether two cells hold the same: value with its rich text, and note. */
export const sameContent = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b || (a?.note === b?.note && sameBesideNote(a, b))

/** Whether two cells hold the same value with its rich text, whatever their notes say. */
export const sameBesideNote = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b || (sameValue(a?.value, b?.value) && samePart(a?.extra, b?.extra))

export const sameRule = (a: Cell | undefined, b: Cell | undefined): boolean => samePart(a?.validation, b?.validation)

export const sameFormat = (a: Cell | undefined, b: Cell | undefined): boolean => samePart(a?.format, b?.format)

const sameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  sameContent(a, b) && sameFormat(a, b) && sameRule(a, b)

function noticeOf(difference: SheetDifference, placed: boolean): SheetNotice {
  const { before, after, rows, columns, changed, added } = difference
  const cells = changedCells(changed, added, columnSources(columns))
  const look = placed || changed.some(({ was, is }) => !samePart(was.row.properties, is.row.properties))
  return {
    sheetId: after.id,
    ...(rows === undefined ? {} : { rows }),
    ...(columns === undefined ? {} : { columns }),
    ...(cells.length === 0 ? {} : { cells }),
    ...(look || added.some(({ row }) => row.properties !== undefined) || !sameBesidesRows(before, after)
      ? { look: true as const }
      : {}),
  }
}

function changedCells(
  changed: SheetDifference['changed'],
  added: SheetDifference['added'],
  sources: readonly number[],
): readonly (readonly [number, number, number, number])[] {
  const collector = rectangleCollector()
  const stretches = (place: number, walk: (visit: (column: number) => void) => void): void => {
    let from = -1
    let to = -1
    walk((column) => {
      if (column === to) {
        to++
        return
      }
      if (from >= 0) collector.add(place, from, to)
      from = column
      to = column + 1
    })
    if (from >= 0) collector.add(place, from, to)
  }
  let a = 0
  const addedUpTo = (place: number): void => {
    for (let next = added[a]; next !== undefined && next.place < place; next = added[++a]) {
      const { row } = next
      stretches(next.place, (visit) => {
        row.cells.forEach((cell, c) => {
          if (cell !== undefined) visit(c)
        })
      })
    }
  }
  for (const { was, is } of changed) {
    addedUpTo(is.place)
    stretches(is.place, (visit) => {
      eachDifference(was.row, is.row, sources, (_, __, column) => {
        visit(column)
      })
    })
  }
  addedUpTo(Infinity)
  return collector.done()
}

const sameBesidesRows = (a: Sheet, b: Sheet): boolean =>
  a === b || (Object.keys(b) as (keyof Sheet)[]).every((key) => key === 'rows' || a[key] === b[key]) || sameText(a, b)

const sameText = (a: Sheet, b: Sheet): boolean =>
  JSON.stringify(without(a, 'rows')) === JSON.stringify(without(b, 'rows'))
