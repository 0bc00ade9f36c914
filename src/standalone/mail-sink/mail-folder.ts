import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, instant } from '../../model/instant.ts'
import { type Envelope, readEnvelope, writeEnvelope } from './envelope.ts'
import { MailSinkError } from './error.ts'

/** A mail in the folder. */
export interface StoredMail extends Envelope {
  /** Its file's name: sorts by arrival, and holds nothing that the mail said. */
  readonly name: string
  readonly path: string
  readonly receivedAt: Instant
  /** Bytes, envelope lines included. */
  readonly size: number
}

export interface MailFolder {
  /** Stores a mail; once this resolves it survives a power cut. */
  add(mail: Buffer, envelope: Envelope, now: Instant): Promise<StoredMail>
  /** Everything in the folder, oldest first. */
  list(): Promise<readonly StoredMail[]>
  /** A mail as it was stored; undefined where there is none of that name. */
  read(name: string): Promise<Buffer | undefined>
}

/** `20261121T013000123Z-0001-9f2c4e1a.eml`: arrival, how many came in that very millisecond, and a draw against chance. */
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-\d{4,}-[0-9a-f]{8}\.eml$/
export const isMailName = (name: string): boolean => NAME.test(name)
const UNFINISHED = /^\.[\w-]+\.eml\.part$/

/** Opens a folder of mails, made if it is not there. Throws `MailSinkError` `folder-unwritable`. */
export async function openMailFolder(dir: string): Promise<MailFolder> {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK)
    // A crash leaves these behind; their senders were never told that they were taken.
    for (const name of await readdir(dir)) if (UNFINISHED.test(name)) await rm(join(dir, name))
  } catch (cause) {
    throw new MailSinkError({ kind: 'folder-unwritable', dir }, { cause })
  }
  const newest = (await namesIn(dir)).at(-1)
  // A clock that was set back must not put a new mail before those that are there.
  let last = newest === undefined ? 0 : arrivalOf(newest)
  let count = newest === undefined ? 0 : Number(newest.split('-')[1])

  return {
    async add(mail, envelope, now) {
      count = now > last ? 1 : count + 1
      last = Math.max(now, last)
      const name = `${stamp(last)}-${String(count).padStart(4, '0')}-${randomBytes(4).toString('hex')}.eml`
      const bytes = Buffer.concat([Buffer.from(writeEnvelope(envelope)), mail])
      await writeDurably(dir, name, bytes)
      return { name, path: join(dir, name), receivedAt: instant(last), size: bytes.length, ...envelope }
    },
    async list() {
      const stored = await Promise.all((await namesIn(dir)).map((name) => describe(dir, name)))
      return stored.filter((mail) => mail !== undefined)
    },
    read: (name) => (isMailName(name) ? readIfThere(join(dir, name)) : Promise.resolve(undefined)),
  }
}

const namesIn = async (dir: string): Promise<string[]> => (await readdir(dir)).filter(isMailName).sort()

const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:.]/g, '')

/** When a mail arrived, by its name. */
export const arrivalOf = (name: string): Instant =>
  instant(Date.parse(name.replace(NAME, (_all, y, mo, d, h, mi, s, ms) => `${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`)))

/** Under another name first, so that a name that can be listed is a mail that is whole. */
async function writeDurably(dir: string, name: string, bytes: Buffer): Promise<void> {
  const unfinished = join(dir, `.${name}.part`)
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, join(dir, name))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  const folder = await open(dir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch {
    return undefined
  }
}

async function describe(dir: string, name: string): Promise<StoredMail | undefined> {
  const path = join(dir, name)
  const bytes = await readIfThere(path)
  if (bytes === undefined) return undefined
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, end === -1 ? bytes.length : end).toString('utf8')
  return { name, path, receivedAt: arrivalOf(name), size: bytes.length, ...readEnvelope(head) }
}
