import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { readIfThere, writePrivate } from '../../private-file.ts'

const LENGTH = 32

/** What a desk signs its sessions with: kept in its folder, so that a restart logs nobody out. Made where there is none. */
export function sessionKey(folder: string): Buffer {
  const file = path.join(folder, 'session.key')
  const kept = Buffer.from(readIfThere(file)?.trim() ?? '', 'base64url')
  if (kept.length === LENGTH) return kept
  const made = randomBytes(LENGTH)
  writePrivate(file, `${made.toString('base64url')}\n`)
  return made
}
