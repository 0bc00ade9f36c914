import type { DatabaseSync } from 'node:sqlite'
import type { CellChange, RowChange, SheetRecord } from '../history/record.ts'
import type { Summary } from '../history/summary.ts'
import { cellsFrom, cellsText, detailFrom, detailText } from './change-text.ts'
import type { Parts } from './parts.ts'

/** A change by a person as it goes into the log. */
export type ChangeEntry = {
  readonly at: number
  readonly person: string
  readonly client: string | undefined
  /** The change that this one took back. */
  readonly undoes: number | undefined
  readonly sheets: readonly (SheetRecord & { readonly summary: Summary })[]
}

/** What the log keeps of one change. */
export type KeptChange = {
  readonly sheets: readonly SheetRecord[]
  /** Everything stands where it stood after the change, under the names that it had. */
  readonly exact: boolean
  /** The arrangement that the workbook was in before the change. */
  readonly arrangement: number
  /** It has been taken back, and that has not. */
  readonly undone: boolean
  /** Tabs whose columns have moved since. */
  readonly columnsMoved: readonly number[]
}

/** One change in one tab, without its cells. */
export type LoggedLine = {
  readonly change: number
  readonly at: number
  readonly person: string
  readonly sheetId: number
  readonly summary: Summary
}

/**
 * What a commit did to positions, for whoever goes back to an older one: tabs whose columns moved, anything at all, and the
 * earlier arrangement that everything is in again, if it is.
 */
export type Moved = {
  readonly columns: readonly number[]
  readonly anything: boolean
  readonly backIn?: number | undefined
}

export type Changes = {
  /** Notes, within a commit's transaction, what moved, and the change if a person made it; gives its number. */
  readonly write: (book: number, moved: Moved, entry: ChangeEntry | undefined) => number | undefined
  readonly read: (book: number, change: number) => KeptChange | undefined
  /** Changes before another one, newest first. */
  readonly list: (book: number, sheetId: number | undefined, before: number, limit: number) => LoggedLine[]
  /** What was done to one row, newest first. */
  readonly ofRow: (
    book: number,
    sheetId: number,
    row: number,
    before: number,
  ) => Iterable<LoggedLine & { readonly cells: readonly CellChange[]; readonly columnsMoved: boolean }>
  /** Forgets changes that are too old or too many. */
  readonly prune: (now: number) => void
  /** The highest id of a row that any kept change may name. */
  readonly topRow: () => number
}

const KEPT_CHANGES = 50_000
const KEPT_MILLISECONDS = 400 * 86_400_000
/** The arrangement of a workbook as a whole, and the last number given to one, among the counters of its tabs. */
const WHOLE = -1
const LAST = -2

export function openChanges(db: DatabaseSync, parts: Parts, topRow: () => number): Changes {
  const bump = db.prepare(
    'INSERT INTO moves (book, sheet, count) VALUES (?, ?, 1) ON CONFLICT (book, sheet) DO UPDATE SET count = count + 1',
  )
  const set = db.prepare('INSERT OR REPLACE INTO moves (book, sheet, count) VALUES (?, ?, ?)')
  const counted = db.prepare('SELECT count FROM moves WHERE book = ? AND sheet = ?')
  const putChange = db.prepare(
    'INSERT INTO change (book, at, person, client, undoes, moves_before, moves, top_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const putSheet = db.prepare(
    'INSERT INTO change_sheet (change, book, sheet, moves, summary, detail) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const putRow = db.prepare('INSERT INTO change_row (change, sheet, row, place, cells) VALUES (?, ?, ?, ?, ?)')
  const getChange = db.prepare('SELECT moves_before, moves FROM change WHERE id = ? AND book = ?')
  const getSheets = db.prepare('SELECT sheet, moves, detail FROM change_sheet WHERE change = ?')
  const getRows = db.prepare('SELECT row, place, cells FROM change_row WHERE change = ? AND sheet = ?')
  const undoings = db.prepare('SELECT id FROM change WHERE undoes = ? ORDER BY id')
  const isUndone = (change: number): boolean => undoings.all(change).some((by) => !isUndone(Number(by['id'])))
  const lines = 'SELECT id, at, person, sheet, summary FROM change_sheet JOIN change ON id = change'
  const listAll = db.prepare(`${lines} WHERE change_sheet.book = ? AND id < ? ORDER BY id DESC LIMIT ?`)
  const listSheet = db.prepare(
    `${lines} WHERE change_sheet.book = ? AND sheet = ? AND change < ? ORDER BY change DESC LIMIT ?`,
  )
  const listRow = db.prepare(
    `SELECT id, at, person, s.sheet, summary, s.moves, cells FROM change_row AS r
     JOIN change_sheet AS s ON s.change = r.change AND s.sheet = r.sheet JOIN change ON id = r.change
     WHERE r.row = ? AND r.sheet = ? AND change.book = ? AND r.change < ? ORDER BY r.change DESC`,
  )
  const count = (book: number, sheet: number): number => Number(counted.get(book, sheet)?.['count'] ?? 0)

  const arrange = (book: number, backIn: number | undefined): void => {
    if (backIn === undefined) bump.run(book, LAST)
    set.run(book, WHOLE, backIn ?? count(book, LAST))
  }

  const rowsOf = (change: number, sheet: number): RowChange[] =>
    getRows.all(change, sheet).map((found) => ({
      row: Number(found['row']),
      place: Number(found['place']),
      cells: cellsFrom(String(found['cells']), parts),
    }))
  const lineOf = (found: Record<string, unknown>): LoggedLine => ({
    change: Number(found['id']),
    at: Number(found['at']),
    person: String(found['person']),
    sheetId: Number(found['sheet']),
    summary: JSON.parse(String(found['summary'])) as Summary,
  })

  return {
    write: (book, moved, entry) => {
      const was = count(book, WHOLE)
      if (moved.anything) arrange(book, moved.backIn)
      for (const sheet of moved.columns) bump.run(book, sheet)
      if (entry === undefined) return undefined
      const { at, person, client, undoes, sheets } = entry
      const made = putChange.run(book, at, person, client ?? null, undoes ?? null, was, count(book, WHOLE), topRow())
      const change = Number(made.lastInsertRowid)
      for (const { summary, ...record } of sheets) {
        const { sheetId, changed } = record
        const moves = count(book, sheetId)
        putSheet.run(change, book, sheetId, moves, JSON.stringify(summary), detailText(record, parts))
        for (const { row, place, cells } of changed) putRow.run(change, sheetId, row, place, cellsText(cells, parts))
      }
      return change
    },
    read: (book, change) => {
      const found = getChange.get(change, book)
      if (found === undefined) return undefined
      const sheets = getSheets.all(change).map((s) => ({ sheetId: Number(s['sheet']), moves: Number(s['moves']), s }))
      return {
        arrangement: Number(found['moves_before']),
        undone: isUndone(change),
        exact: Number(found['moves']) === count(book, WHOLE),
        columnsMoved: sheets.flatMap(({ sheetId, moves }) => (moves === count(book, sheetId) ? [] : [sheetId])),
        sheets: sheets.map(({ sheetId, s }) => ({
          sheetId,
          changed: rowsOf(change, sheetId),
          ...detailFrom(String(s['detail']), parts),
        })),
      }
    },
    list: (book, sheetId, before, limit) =>
      (sheetId === undefined ? listAll.all(book, before, limit) : listSheet.all(book, sheetId, before, limit)).map(
        lineOf,
      ),
    ofRow: (book, sheetId, row, before) =>
      listRow.iterate(row, sheetId, book, before).map((found) => ({
        ...lineOf(found),
        cells: cellsFrom(String(found['cells']), parts),
        columnsMoved: Number(found['moves']) !== count(book, sheetId),
      })),
    prune: (now) => {
      const { top, old } = db
        .prepare('SELECT coalesce(max(id), 0) AS top, coalesce(max(id) FILTER (WHERE at < ?), 0) AS old FROM change')
        .get(now - KEPT_MILLISECONDS) ?? { top: 0, old: 0 }
      const last = Math.max(Number(top) - KEPT_CHANGES, Number(old))
      if (last <= 0) return
      for (const [table, key] of [
        ['change_row', 'change'],
        ['change_sheet', 'change'],
        ['change', 'id'],
      ]) {
        db.prepare(`DELETE FROM ${table ?? ''} WHERE ${key ?? ''} <= ?`).run(last)
      }
    },
    topRow: () => Number(db.prepare('SELECT coalesce(max(top_row), 0) AS top FROM change').get()?.['top'] ?? 0),
  }
}
