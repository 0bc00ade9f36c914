import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { parseLinkKeys } from '../adapters/jose/link-keys.ts'
import { readIfThere, writePrivate } from './private-file.ts'

/**
 * What a desk signs the links in its mails with, in the form of `DAILY_CLEAR_LINK_KEYS`: kept in its folder, so that mails outlive a
 * restart. Made where there is none.
 */
export function linkKeys(folder: string): string {
  const file = path.join(folder, 'link.key')
  const kept = readIfThere(file)?.trim() ?? ''
  if (parseLinkKeys(kept) !== undefined) return kept
  const made = `desk:${randomBytes(32).toString('base64url')}`
  writePrivate(file, `${made}\n`)
  return made
}
