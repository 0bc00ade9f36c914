import type { DatabaseSync } from 'node:sqlite'

/** `DCsh` — marks a SQLite file as ours. */
export const APPLICATION_ID = 0x44_43_73_68
/** 2 has the log of people's changes. */
export const SCHEMA_VERSION = 2

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
 * The log of people's changes: one line for a change, one for each tab that it touched (with a summary, so that the log is
 * listed without being read), one for each row in which it touched cells. `moves` tells what has changed its place: in a tab how
 * often columns have; under -1 which arrangement the workbook as a whole is in, under -2 the last number given to one. A
 * change notes them, so that whoever takes it back later knows whether positions still mean the same. `top_row` is the highest row id given until then: ids that the log names are not given again.
 */
const LOG = `
  CREATE TABLE IF NOT EXISTS change (
    id INTEGER PRIMARY KEY AUTOINCREMENT, book INTEGER NOT NULL, at INTEGER NOT NULL, person TEXT NOT NULL, client TEXT,
    undoes INTEGER, moves_before INTEGER NOT NULL, moves INTEGER NOT NULL, top_row INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
  CREATE TABLE IF NOT EXISTS change_sheet (
    change INTEGER NOT NULL, book INTEGER NOT NULL, sheet INTEGER NOT NULL, moves INTEGER NOT NULL, summary TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (change, sheet)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS change_of_sheet ON change_sheet (book, sheet, change);
  CREATE TABLE IF NOT EXISTS change_row (
    change INTEGER NOT NULL, sheet INTEGER NOT NULL, row INTEGER NOT NULL, place INTEGER NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (change, sheet, row)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS change_of_row ON change_row (row, change);
  CREATE TABLE IF NOT EXISTS moves (
    book INTEGER NOT NULL, sheet INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (book, sheet)) STRICT, WITHOUT ROWID;
`

/**
 * Makes the tables in a new file, and those that a file of an older version lacks; every version so far has only added. The marks go into the file itself, not into a write-ahead log, so that whoever looks at the
 * file's first bytes sees whose it is even after a crash; that is why the log is switched on only afterwards.
 */
export function prepare(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE')
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; ${TABLES} ${LOG}`)
  db.exec('COMMIT')
}
