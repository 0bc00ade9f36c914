import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { OpenError } from './open-error.ts'
import { APPLICATION_ID, prepare, SCHEMA_VERSION } from './schema.ts'

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
const sqliteCode = (error: unknown): number | undefined => {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Opens our SQLite file, making it if it is not there, and holds it alone until it is closed.
 * @throws OpenError `file-unwritable`, `file-foreign` or `file-in-use`; a foreign file is only looked at, never opened as a
 * database, so nothing of it changes
 */
export function openFile(file: string): DatabaseSync {
  if (file !== ':memory:') checkHeader(file)
  let db: DatabaseSync | undefined
  try {
    if (file !== ':memory:') makePrivate(file)
    db = new DatabaseSync(file)
    // A blank row of a register, its formats alone, has to fit: of a page of 4096 bytes no row gets more than 1002, or it takes
    // another page of its own. A file that is there already keeps its pages.
    db.exec('PRAGMA page_size = 8192')
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 0')
    prepare(db)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF')
    // Taking the write lock once keeps it: in exclusive mode it is not given back until the connection closes.
    db.exec('BEGIN IMMEDIATE; COMMIT')
    return db
  } catch (error) {
    db?.close()
    switch (sqliteCode(error)) {
      case 5: // SQLITE_BUSY
      case 6: // SQLITE_LOCKED
        throw new OpenError({ kind: 'file-in-use', file })
      case 26: // SQLITE_NOTADB
        throw new OpenError({ kind: 'file-foreign', file, reason: 'not-sqlite' })
      default:
        throw new OpenError({ kind: 'file-unwritable', file, reason: reasonOf(error) })
    }
  }
}

/** Makes a file that is not there yet, for this user's eyes only; SQLite gives what it puts beside it the same mode. */
const makePrivate = (file: string): void => {
  closeSync(openSync(file, 'a', 0o600))
}

/**
 * Writes what a database holds into a new file, marks included, without the log and the free pages.
 * @throws OpenError `file-unwritable`, also when something is there already; nothing is left behind then
 */
export function copyFile(db: DatabaseSync, file: string): void {
  if (existsSync(file)) throw new OpenError({ kind: 'file-unwritable', file, reason: 'EEXIST' })
  try {
    makePrivate(file)
    db.prepare('VACUUM INTO ?').run(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw new OpenError({ kind: 'file-unwritable', file, reason: reasonOf(error) })
  }
}

/** Reads the first bytes of a file as bytes: SQLite's header tells its application and version without opening it. */
function checkHeader(file: string): void {
  if (!existsSync(file)) return
  const header = Buffer.alloc(100)
  let size: number
  try {
    const handle = openSync(file, 'r+')
    try {
      if (!fstatSync(handle).isFile()) throw new OpenError({ kind: 'file-unwritable', file, reason: 'not a file' })
      size = readSync(handle, header, 0, header.length, 0)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if (error instanceof OpenError) throw error
    throw new OpenError({ kind: 'file-unwritable', file, reason: codeOf(error) ?? reasonOf(error) })
  }
  if (size === 0) return
  if (size < header.length || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new OpenError({ kind: 'file-foreign', file, reason: 'not-sqlite' })
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new OpenError({ kind: 'file-foreign', file, reason: 'not-ours' })
  }
  if (header.readUInt32BE(60) > SCHEMA_VERSION) {
    throw new OpenError({ kind: 'file-foreign', file, reason: 'newer' })
  }
}
