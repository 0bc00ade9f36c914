import { chmodSync, createWriteStream, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Home, type Running, runningDesk } from '../home.ts'
import { OpenError, openSheetsService } from '../sheets-server/index.ts'
import { BackupError, reasonOf } from './backup-error.ts'
import { flush, flushFolder } from './flush.ts'
import { type Contents, inspect } from './inspect.ts'

/**
 * Saves a desk's workbook, as it is at one moment, into a file: of the desk that runs, by asking it, while others go on
 * working; of one that does not, from its file. The file is there when it is whole, and not before.
 *
 * Throws `BackupError`, and the sheets service's open errors.
 */
export async function saveBackup(home: Home, file: string, { force }: { readonly force: boolean }): Promise<Contents> {
  if (!force && existsSync(file)) throw new BackupError({ kind: 'file-exists', file })
  const part = `${file}.part`
  try {
    removeDatabase(part)
    await copyTo(home, part)
    // What people wrote is for whoever makes the backup, wherever it goes.
    chmodSync(part, 0o600)
    const contents = await inspect(part)
    flush(part)
    settle(part, file, force)
    flushFolder(path.dirname(file))
    return contents
  } catch (thrown) {
    removeDatabase(part)
    if (thrown instanceof BackupError) throw thrown
    if (thrown instanceof OpenError && !(thrown.problem.kind === 'file-unwritable' && thrown.problem.file === part))
      throw thrown
    throw new BackupError({ kind: 'target-unwritable', file, reason: reasonOf(thrown) }, { cause: thrown })
  }
}

/** A database's file, with what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true })
}

async function copyTo(home: Home, part: string): Promise<void> {
  const running = runningDesk(home)
  const reason = running === undefined ? undefined : await download(running, part)
  if (running !== undefined && reason === undefined) return
  try {
    const service = openSheetsService({ file: home.workbookFile })
    try {
      service.backup(part)
    } finally {
      service.close()
    }
  } catch (thrown) {
    // Somebody has the file open, and did not answer.
    if (reason !== undefined && thrown instanceof OpenError && thrown.problem.kind === 'file-in-use')
      throw new BackupError({ kind: 'desk-unreachable', reason })
    throw thrown
  }
}

/** Asks the desk that runs. Answers why it could not be asked; throws when it was, and something else went wrong. */
async function download({ sheetsUrl, sheetsToken }: Running, part: string): Promise<string | undefined> {
  let response: Response
  try {
    response = await fetch(new URL('/desk/backup', sheetsUrl), { headers: { authorization: `Bearer ${sheetsToken}` } })
  } catch (thrown) {
    return reasonOf(thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown)
  }
  const { body } = response
  if (!response.ok || body === null)
    throw new BackupError({ kind: 'desk-unreachable', reason: String(response.status) })
  const target = createWriteStream(part, { flags: 'wx', mode: 0o600 })
  let fault: unknown
  target.once('error', (error) => (fault = error))
  try {
    await pipeline(Readable.fromWeb(body), target)
  } catch (thrown) {
    if (fault === thrown) throw thrown
    throw new BackupError({ kind: 'desk-unreachable', reason: reasonOf(thrown) }, { cause: thrown })
  }
  if (target.bytesWritten !== Number(response.headers.get('content-length')))
    throw new BackupError({ kind: 'desk-unreachable', reason: 'incomplete' })
  return undefined
}

/** Gives the copy its name. Without `force` a file that came there meanwhile is not overwritten, where the disk can tell. */
function settle(part: string, file: string, force: boolean): void {
  if (!force)
    try {
      linkSync(part, file)
      rmSync(part)
      return
    } catch (thrown) {
      const reason = reasonOf(thrown)
      if (reason === 'EEXIST') throw new BackupError({ kind: 'file-exists', file })
      // Disks of other systems know no links: ENOTSUP, EPERM and more.
    }
  renameSync(part, file)
}
