import { chmodSync, constants, copyFileSync, existsSync, linkSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Home, runningDesk } from '../home.ts'
import { OpenError } from '../sheets-server/index.ts'
import { BackupError, reasonOf } from './backup-error.ts'
import { flush, flushFolder } from './flush.ts'
import { type Contents, inspect } from './inspect.ts'
import { removeDatabase } from './save.ts'

export interface Restored extends Contents {
  /** Where the file is that was in place before; undefined where there was none. */
  readonly aside: string | undefined
}

/**
 * Puts a copy of a backup in place of a desk's file. The desk must not run. The file that was there is put aside whole, also
 * what SQLite had not yet taken over from its log; at every moment one of the two is in place.
 *
 * Throws `BackupError`; the present file is untouched then.
 */
export async function restoreBackup(home: Home, file: string, now: Date): Promise<Restored> {
  if (runningDesk(home) !== undefined) throw new BackupError({ kind: 'desk-running', folder: home.folder })
  const copy = `${home.workbookFile}.restoring`
  try {
    const contents = await checkedCopy(file, copy)
    const aside = replace(home, copy, now)
    flushFolder(home.folder)
    return { ...contents, aside }
  } finally {
    removeDatabase(copy)
  }
}

/** A copy of a backup that was looked through: ours, of a version that we know, without damage. */
async function checkedCopy(file: string, copy: string): Promise<Contents> {
  checkSource(file)
  removeDatabase(copy)
  // A file that was copied from under a desk that was killed has its last changes in the log beside it.
  for (const ending of ['', '-wal'])
    if (ending === '' || existsSync(file + ending)) copyOver(file + ending, copy + ending)
  try {
    const contents = await inspect(copy)
    const found = integrity(copy)
    if (found !== 'ok') throw new BackupError({ kind: 'source-damaged', file, found })
    flush(copy)
    return contents
  } catch (thrown) {
    if (thrown instanceof BackupError) throw thrown
    if (thrown instanceof OpenError && thrown.problem.kind === 'file-foreign')
      throw new BackupError({ kind: 'source-foreign', file, reason: thrown.problem.reason })
    throw new BackupError({ kind: 'source-damaged', file, found: reasonOf(thrown) }, { cause: thrown })
  }
}

function checkSource(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) throw new BackupError({ kind: 'source-missing', file })
  if (!stat.isFile()) throw new BackupError({ kind: 'source-unreadable', file, reason: 'not a file' })
  // An empty file is a database without anything in it, to SQLite; to whoever wants his ledger back it is none.
  if (stat.size === 0) throw new BackupError({ kind: 'source-foreign', file, reason: 'not-sqlite' })
}

function copyOver(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
    // However open the backup lay about, the desk's file does not.
    chmodSync(to, 0o600)
  } catch (thrown) {
    const reason = reasonOf(thrown)
    throw new BackupError(
      reason === 'EACCES' && !existsSync(to)
        ? { kind: 'source-unreadable', file: from, reason }
        : { kind: 'target-unwritable', file: to, reason },
    )
  }
}

function integrity(file: string): string {
  const db = new DatabaseSync(file)
  try {
    return String(db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'])
  } finally {
    db.close()
  }
}

/** Exchanges the files. Answers where the present one went. */
function replace({ folder, workbookFile: present }: Home, copy: string, now: Date): string | undefined {
  const aside = `${present}.before-restore-${now.toISOString().replaceAll(/[-:.]/g, '')}`
  const held = existsSync(present) ? hold(present, folder) : undefined
  try {
    if (held === 'unreadable') {
      for (const ending of ['', '-wal', '-shm', '-journal'])
        if (existsSync(present + ending)) renameSync(present + ending, aside + ending)
    } else if (held !== undefined) {
      keepAs(present, aside)
    }
    renameSync(copy, present)
  } catch (thrown) {
    throw new BackupError({ kind: 'target-unwritable', file: present, reason: reasonOf(thrown) }, { cause: thrown })
  } finally {
    if (typeof held === 'object') held.close()
  }
  return held === undefined ? undefined : aside
}

/**
 * Opens the present file so that no desk can start on it meanwhile, and takes over what is in its log, so that the file alone is
 * everything. One that is damaged, which may be why somebody restores, is `unreadable`.
 */
function hold(present: string, folder: string): DatabaseSync | 'unreadable' {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(present)
    db.exec(
      'PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT',
    )
    return db
  } catch (thrown) {
    db?.close()
    if (isBusy(thrown)) throw new BackupError({ kind: 'desk-running', folder })
    return 'unreadable'
  }
}

const isBusy = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'errcode' in thrown &&
  typeof thrown.errcode === 'number' &&
  [5, 6].includes(thrown.errcode & 0xff)

/** A second name for the file where the disk knows such, so that the first is never without one; else a copy. */
function keepAs(file: string, aside: string): void {
  try {
    linkSync(file, aside)
  } catch {
    copyFileSync(file, aside, constants.COPYFILE_EXCL)
    flush(aside)
    flushFolder(path.dirname(aside))
  }
}
