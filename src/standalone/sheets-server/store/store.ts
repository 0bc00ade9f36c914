import type { DatabaseSync } from 'node:sqlite'
import type { Row, Sheet, Workbook } from '../document/model.ts'
import { without } from '../document/without.ts'
import { type ChangeEntry, type Changes, type KeptChange, type LoggedLine, type Moved, openChanges } from './changes.ts'
import { copyFile, openFile } from './file.ts'
import { openParts } from './parts.ts'
import { orderText, rowFrom, rowsInOrder, rowText } from './row-text.ts'

/** The workbooks of one SQLite file. Loaded when first asked for, then kept in memory; the file follows at each commit. */
export type Store = {
  readonly get: (id: string) => Workbook | undefined
  /** The workbooks' ids, oldest first. */
  readonly ids: () => readonly string[]
  /**
   * Durable when it returns, with the change in the log if it is one by a person; gives that change's number. On any error
   * nothing has changed, in memory or in the file.
   */
  readonly commit: (after: Workbook, moved: Moved, entry?: ChangeEntry) => number | undefined
  /** The log of people's changes in a workbook. */
  readonly changes: (id: string) => ChangeReader | undefined
  /** Keys for new rows, never given twice for a workbook while the store is open. */
  readonly nextRowId: () => number
  /** The object that stands for all equal formats or rules; see `Parts`. */
  readonly shared: <T extends object>(part: T) => T
  /**
   * Writes a copy of the file as of the last commit to a path where nothing is yet.
   * @throws OpenError `file-unwritable`; nothing is left there then
   */
  readonly backup: (file: string) => void
  readonly close: () => void
}

/** The log of one workbook; see `Changes`. */
export type ChangeReader = {
  readonly read: (change: number) => KeptChange | undefined
  readonly list: (sheetId: number | undefined, before: number, limit: number) => LoggedLine[]
  readonly ofRow: (sheetId: number, row: number, before: number) => ReturnType<Changes['ofRow']>
}

/** Old changes are forgotten when the file is opened, and after this many new ones. */
const PRUNED_EVERY = 500

/** @throws OpenError */
export function openStore(file: string, now: () => number): Store {
  const db = openFile(file)
  const parts = openParts(db)
  const loaded = new Map<string, { key: number; book: Workbook }>()
  const changes = openChanges(db, parts, () => rowId)
  changes.prune(now())
  let rowId = Math.max(
    Number(db.prepare('SELECT coalesce(max(id), 0) AS top FROM row').get()?.['top'] ?? 0),
    changes.topRow(),
  )
  const write = writer(db, parts)

  function load(id: string): { key: number; book: Workbook } | undefined {
    const known = loaded.get(id)
    if (known !== undefined) return known
    const found = db.prepare('SELECT key, json FROM book WHERE id = ?').get(id)
    if (found === undefined) return undefined
    const key = Number(found['key'])
    const book = { ...(JSON.parse(String(found['json'])) as Omit<Workbook, 'sheets'>), sheets: loadSheets(key) }
    const entry = { key, book }
    loaded.set(id, entry)
    return entry
  }

  function loadSheets(key: number): Sheet[] {
    const byId = db.prepare('SELECT id, json FROM row WHERE book = ? AND sheet = ?')
    const order = db.prepare('SELECT runs FROM row_order WHERE book = ? AND sheet = ?')
    return db
      .prepare('SELECT id, json FROM sheet WHERE book = ? ORDER BY place')
      .all(key)
      .map((found) => {
        const id = Number(found['id'])
        const rows = new Map<number, Row>()
        for (const row of byId.iterate(key, id)) {
          rows.set(Number(row['id']), rowFrom(Number(row['id']), String(row['json']), parts))
        }
        const runs = String(order.get(key, id)?.['runs'] ?? '[]')
        return { ...(JSON.parse(String(found['json'])) as Omit<Sheet, 'rows'>), rows: rowsInOrder(runs, rows) }
      })
  }

  return {
    get: (id) => load(id)?.book,
    ids: () =>
      db
        .prepare('SELECT id FROM book ORDER BY key')
        .all()
        .map((found) => String(found['id'])),
    commit: (after, moved, entry) => {
      const before = load(after.id)
      if (before?.book === after) return undefined
      db.exec('BEGIN IMMEDIATE')
      let key: number
      let change: number | undefined
      try {
        key = write(before, after)
        change = changes.write(key, moved, entry)
        if (change !== undefined && change % PRUNED_EVERY === 0) changes.prune(now())
        db.exec('COMMIT')
      } catch (error) {
        parts.settle(false)
        if (db.isTransaction) db.exec('ROLLBACK')
        throw error
      }
      parts.settle(true)
      loaded.set(after.id, { key, book: after })
      return change
    },
    changes: (id) => {
      const key = load(id)?.key
      if (key === undefined) return undefined
      return {
        read: (change) => changes.read(key, change),
        list: (sheetId, before, limit) => changes.list(key, sheetId, before, limit),
        ofRow: (sheetId, row, before) => changes.ofRow(key, sheetId, row, before),
      }
    },
    nextRowId: () => ++rowId,
    shared: parts.shared,
    backup: (target) => {
      copyFile(db, target)
    },
    close: () => {
      db.close()
    },
  }
}

/** Writes what differs between two states of a workbook; what they share is known by identity and is not looked into. */
function writer(db: DatabaseSync, parts: ReturnType<typeof openParts>) {
  const putBook = db.prepare(
    'INSERT INTO book (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json',
  )
  const keyOf = db.prepare('SELECT key FROM book WHERE id = ?')
  const putSheet = db.prepare('INSERT OR REPLACE INTO sheet (book, id, place, json) VALUES (?, ?, ?, ?)')
  const putOrder = db.prepare('INSERT OR REPLACE INTO row_order (book, sheet, runs) VALUES (?, ?, ?)')
  const putRow = db.prepare('INSERT OR REPLACE INTO row (book, sheet, id, json) VALUES (?, ?, ?, ?)')
  const dropRow = db.prepare('DELETE FROM row WHERE book = ? AND sheet = ? AND id = ?')
  const dropRows = db.prepare('DELETE FROM row WHERE book = ? AND sheet = ?')
  const dropOrder = db.prepare('DELETE FROM row_order WHERE book = ? AND sheet = ?')
  const dropSheet = db.prepare('DELETE FROM sheet WHERE book = ? AND id = ?')

  function writeRows(key: number, sheet: number, before: Sheet['rows'], after: Sheet['rows']): void {
    if (before === after) return
    const save = (row: Row): void => {
      putRow.run(key, sheet, row.id, rowText(row, parts))
    }
    const sameOrder = before.length === after.length && after.every((row, i) => row?.id === before[i]?.id)
    if (sameOrder) {
      after.forEach((row, i) => {
        if (row !== undefined && row !== before[i]) save(row)
      })
      return
    }
    const old = new Map<number, Row>()
    for (const row of before) if (row !== undefined) old.set(row.id, row)
    for (const row of after) {
      if (row === undefined) continue
      if (old.get(row.id) !== row) save(row)
      old.delete(row.id)
    }
    for (const id of old.keys()) dropRow.run(key, sheet, id)
    putOrder.run(key, sheet, orderText(after))
  }

  return (before: { key: number; book: Workbook } | undefined, after: Workbook): number => {
    const { sheets, ...rest } = after
    const oldSheets = before?.book.sheets ?? []
    if (before === undefined || !sameBesidesSheets(before.book, after)) putBook.run(after.id, JSON.stringify(rest))
    const key = before?.key ?? Number(keyOf.get(after.id)?.['key'])
    for (const gone of oldSheets) {
      if (sheets.some((s) => s.id === gone.id)) continue
      dropRows.run(key, gone.id)
      dropOrder.run(key, gone.id)
      dropSheet.run(key, gone.id)
    }
    sheets.forEach((sheet, place) => {
      const oldPlace = oldSheets.findIndex((s) => s.id === sheet.id)
      const old = oldSheets[oldPlace]
      if (old === sheet && oldPlace === place) return
      writeRows(key, sheet.id, old?.rows ?? [], sheet.rows)
      if (old !== undefined && oldPlace === place && sameBesidesRows(old, sheet)) return
      putSheet.run(key, sheet.id, place, JSON.stringify(without(sheet, 'rows')))
    })
    return key
  }
}

const sameBesidesSheets = (a: Workbook, b: Workbook): boolean =>
  (Object.keys(b) as (keyof Workbook)[]).every((key) => key === 'sheets' || a[key] === b[key])

const sameBesidesRows = (a: Sheet, b: Sheet): boolean =>
  (Object.keys(b) as (keyof Sheet)[]).every((key) => key === 'rows' || a[key] === b[key])
