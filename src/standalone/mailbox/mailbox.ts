import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { arrivalOf, isMailName } from '../mail-sink/mail-folder.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { MailLine, MailList, MailMessage } from '../web/messages.ts'
import { readHead } from './head.ts'
import { type Letter, openLetter } from './letter.ts'
import { type Indexed, indexMail } from './mail-line.ts'
import { repeatsIn } from './repeats.ts'
import { Threads } from './threads.ts'

/** Which mails are asked for. */
interface MailQuery {
  /** One of the envelope's recipients, in any case of letters. */
  readonly to?: string
  /** The name of a mail; only older ones are wanted. */
  readonly before?: string
  readonly limit: number
}

/** The mails of a folder, to be read by people. */
export interface Mailbox {
  /** Newest first. Sees what came into the folder, or went from it, by whatever way. */
  list(query: MailQuery): Promise<MailList>
  /** Undefined where there is no mail of that name. */
  message(name: string): Promise<MailMessage | undefined>
  /** The mail with its HTML and attachments; undefined where there is none of that name. */
  open(name: string): Promise<Letter | undefined>
}

/** Heads that are read at the same time. */
const AT_ONCE = 16
/** No mail that the sink took is larger; what else lies in the folder is not read into memory. */
const LARGEST = 32 * 1024 * 1024

/**
 * Opens the mails of a folder. Their heads are read once, when somebody first asks, and kept; bodies are read when they are
 * looked at. A folder that is not there holds no mails.
 */
export function openMailbox(dir: string): Mailbox {
  const known = new Map<string, Indexed>()
  const threads = new Threads()
  let newestFirst: readonly Indexed[] = []
  let repeats: ReadonlySet<string> = new Set()

  const look = oneAtATime(async () => {
    const names = (await namesIn(dir)).sort()
    const there = new Set(names)
    for (const name of known.keys()) if (!there.has(name)) known.delete(name)
    const unknown = names.filter((name) => !known.has(name))
    for (let at = 0; at < unknown.length; at += AT_ONCE)
      await Promise.all(unknown.slice(at, at + AT_ONCE).map((name) => index(name)))
    const oldestFirst = names.flatMap((name) => known.get(name) ?? [])
    newestFirst = oldestFirst.toReversed()
    repeats = repeatsIn(oldestFirst)
  })

  async function index(name: string): Promise<void> {
    const head = await readHead(path.join(dir, name))
    if (head === undefined) return
    const indexed = await indexMail(name, arrivalOf(name), head)
    known.set(name, indexed)
    threads.add(indexed.place)
  }

  const lineOf = ({ line, place }: Indexed): MailLine => ({
    ...line,
    thread: threads.threadOf(place, line.name),
    ...(repeats.has(line.name) ? { again: true } : {}),
  })

  async function find(name: string): Promise<Indexed | undefined> {
    if (!isMailName(name)) return undefined
    if (!known.has(name)) await look.fresh()
    return known.get(name)
  }

  async function open(name: string): Promise<Letter | undefined> {
    if ((await find(name)) === undefined) return undefined
    const bytes = await readWhole(path.join(dir, name))
    return bytes === undefined ? undefined : openLetter(bytes)
  }

  return {
    open,
    async list({ to, before, limit }) {
      await look.fresh()
      const wanted = to?.toLowerCase()
      const asked = newestFirst.filter(
        ({ line }) =>
          (wanted === undefined || line.to.some((address) => address.toLowerCase() === wanted)) &&
          (before === undefined || line.name < before),
      )
      return {
        mails: asked.slice(0, limit).map(lineOf),
        recipients: recipientsOf(newestFirst),
        more: asked.length > limit,
      }
    },
    async message(name) {
      const found = await find(name)
      const letter = found === undefined ? undefined : await open(name)
      return found === undefined || letter === undefined ? undefined : { ...lineOf(found), ...letter.message }
    },
  }
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter(isMailName)
  } catch {
    return []
  }
}

async function readWhole(file: string): Promise<Buffer | undefined> {
  try {
    return (await stat(file)).size > LARGEST ? undefined : await readFile(file)
  } catch {
    return undefined
  }
}

function recipientsOf(mails: readonly Indexed[]): MailList['recipients'] {
  const counts = new Map<string, { readonly address: string; count: number }>()
  for (const { line } of mails)
    for (const address of line.to) {
      const key = address.toLowerCase()
      const counted = counts.get(key)
      if (counted === undefined) counts.set(key, { address, count: 1 })
      else counted.count++
    }
  return [...counts.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}
