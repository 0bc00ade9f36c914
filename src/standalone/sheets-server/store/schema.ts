import type { DatabaseSync } from 'node:sqlite'

/** `DCsh` — marks a SQLite file as ours. */
export const APPLICATION_ID = 0x44_43_73_68
export const SCHEMA_VERSION = 1

/**
 * One row of a sheet is one row of the table, keyed by an id that does not change when rows above come or go; which row stands
 * where is kept apart (`row_order`), so that an insert at the top writes one list and not the whole sheet. `part` holds the
 * formats and validation rules that cells share.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS book (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sheet (
    book INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (book, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS row_order (
    book INTEGER NOT NULL, sheet INTEGER NOT NULL, runs TEXT NOT NULL,
    PRIMARY KEY (book, sheet)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS row (
    book INTEGER NOT NULL, sheet INTEGER NOT NULL, id INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (book, sheet, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS part (id INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
`

/**
 * Makes the tables in a new file. The marks go into the file itself, not into a write-ahead log, so that whoever looks at the
 * file's first bytes sees whose it is even after a crash; that is why the log is switched on only afterwards.
 */
export function prepare(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE')
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; ${TABLES}`)
  db.exec('COMMIT')
}
