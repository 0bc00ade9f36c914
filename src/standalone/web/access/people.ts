import { statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readIfThere, writePrivate } from '../../private-file.ts'
import { AccessError } from './access-error.ts'
import { personName } from './person-name.ts'
import { hashPassphrase, hashSchema, type PassphraseHash } from './scrypt.ts'

/** Passphrases shorter than this are refused, of one person as of all. */
const SHORTEST_PASSPHRASE = 8
const LONGEST_PASSPHRASE = 1000

const fileSchema = z.object({
  version: z.literal(1),
  people: z.array(z.object({ name: z.string().min(1), passphrase: hashSchema })),
})

/** Somebody who may log in. */
export interface Person {
  readonly name: string
  readonly passphrase: PassphraseHash
}

const peopleFile = (folder: string): string => path.join(folder, 'people.json')

/** The people of a desk; nobody where there is no list. Throws `AccessError` `people-unreadable`. */
export function readPeople(folder: string): readonly Person[] {
  const file = peopleFile(folder)
  try {
    const text = readIfThere(file)
    return text === undefined ? [] : fileSchema.parse(JSON.parse(text)).people
  } catch (cause) {
    throw new AccessError({ kind: 'people-unreadable', file }, { cause })
  }
}

/** Adds a person, or gives one a new passphrase. Throws `AccessError`. */
export async function addPerson(folder: string, name: string, passphrase: string): Promise<'added' | 'changed'> {
  const clean = personName(name)
  if (clean === undefined) throw new AccessError({ kind: 'name-unusable' })
  if (!isLongEnough(passphrase)) throw new AccessError({ kind: 'passphrase-short', shortest: SHORTEST_PASSPHRASE })
  const hash = await hashPassphrase(passphrase)
  const others = readPeople(folder)
  const isKnown = others.some((one) => one.name === clean)
  write(folder, [...others.filter((one) => one.name !== clean), { name: clean, passphrase: hash }])
  return isKnown ? 'changed' : 'added'
}

/** Takes a person off the list; false where nobody has that name. Throws `AccessError` `people-unreadable`. */
export function removePerson(folder: string, name: string): boolean {
  const people = readPeople(folder)
  const left = people.filter((one) => one.name !== personName(name))
  if (left.length === people.length) return false
  write(folder, left)
  return true
}

const isLongEnough = (passphrase: string): boolean => {
  const { length } = Array.from(passphrase.normalize('NFC'))
  return length >= SHORTEST_PASSPHRASE && length <= LONGEST_PASSPHRASE
}

const write = (folder: string, people: readonly Person[]): void =>
  writePrivate(peopleFile(folder), `${JSON.stringify({ version: 1, people }, undefined, 2)}\n`)

/**
 * The list of a desk that runs, always as the file is now: it is read again when the file is another one. A file that cannot be
 * understood lets nobody in who was not on the list before; `onProblem` is told once for each such file.
 */
export function watchPeople(folder: string, onProblem: (error: unknown) => void): () => readonly Person[] {
  const file = peopleFile(folder)
  let mark = markOf(file)
  let people = readPeople(folder)
  return () => {
    const now = markOf(file)
    if (now === mark) return people
    mark = now
    try {
      people = readPeople(folder)
    } catch (error) {
      onProblem(error)
    }
    return people
  }
}

/** Another text for each file that ever was at the path: it is written under another name and moved there. */
function markOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true })
  return stat === undefined ? '' : `${stat.ino} ${stat.mtimeNs} ${stat.size}`
}
