import type { Cell } from '../../ports/ledger.ts'
import { plain } from '../words.ts'
import { clean } from './clean.ts'
import { closeWords, offered } from './close.ts'
import { Misread } from './misread.ts'
import { isFamiliar, sharesName, withoutTitle } from './person-title.ts'
import { remember } from './remember.ts'

/** The names of the staff tab, prepared for looking up what people type. Make it once, when the tab changes. */
export interface StaffDirectory {
  /** @internal */
  readonly read: (typed: string) => string | Misread
}

/** By every name and alias in its plain form, whose it is. */
type Names = ReadonlyMap<string, readonly string[]>

/** No name, title and remark are longer. */
const LONGEST = 60
const REMARK = /^([^()[\]【】]+)[([【]([^()[\]【】]+)[)\]】]$/u
/** A remark that takes back what it stands beside. */
const DOUBT = /[?不非没未代替转]|离职|\b(?:not|for)\b/i
const SEPARATORS = /[、,，;；/\\|\r\n&+]+/
const BETWEEN = [/[和与跟及]|\s+and\s+/i, /\s+/]

/** Prepares the names of a staff tab. A name or alias that two people share is nobody's. */
export function staffDirectory(
  members: Iterable<{ readonly name: string; readonly also?: readonly string[] }>,
): StaffDirectory {
  const names = new Map<string, string[]>()
  for (const { name, also = [] } of members)
    for (const key of new Set([name, ...also].map(nameKey))) {
      if (key === '') continue
      names.set(key, [...(names.get(key) ?? []), name])
    }
  return { read: remember(4096, (typed) => readName(typed, names)) }
}

/**
 * Reads the name of somebody on the staff tab, in the tab's own spelling: with a title, with a remark in brackets, with blanks
 * inside, in capitals or with the surname last. A surname alone is not safe (`王师傅`), nor is a name that several have:
 * `unknown-staff`, with who may be meant. `several-people`: `王芳、李静`.
 */
export const readPerson = (cell: Cell, directory: StaffDirectory): string | Misread =>
  directory.read(typeof cell === 'string' ? cell : String(cell))

const nameKey = (text: string): string => plain(clean(text)).replaceAll(/[·•・‧.]/g, '')

function readName(typed: string, names: Names): string | Misread {
  if (typed.length > LONGEST) return new Misread('unknown-staff', typed)
  const text = clean(typed)
  const one = named(text, names)
  if (one.length === 1 && one[0] !== undefined) return one[0]
  if (one.length > 1) return new Misread('unknown-staff', typed, offered(one, typed))
  const [, base = '', remark = ''] = REMARK.exec(text) ?? []
  return (
    readRemarked(typed, base.trim(), remark, names) ??
    readSeveral(typed, text, names) ??
    new Misread('unknown-staff', typed, offered(candidates(text, names), typed))
  )
}

/** Whose name a text is, with or without a title, in either order of its words; several where it is shared. */
function named(text: string, names: Names): readonly string[] {
  const exact = names.get(nameKey(text))
  if (exact !== undefined) return exact
  for (const bare of withoutTitle(text)) {
    // A surname is left of 王师傅, and no name.
    const found = Array.from(bare).length < 2 ? undefined : names.get(nameKey(bare))
    if (found !== undefined) return found
  }
  const [, first, last] = /^([a-z'-]+)(?:\s+|\s*,\s*)([a-z'-]+)$/i.exec(text) ?? []
  if (first === undefined || last === undefined) return []
  // `Fang, Wang` are two people where the tab has both.
  if (names.has(nameKey(first)) || names.has(nameKey(last))) return []
  return names.get(nameKey(last + first)) ?? (text.includes(',') ? names.get(nameKey(first + last)) : undefined) ?? []
}

function readRemarked(typed: string, base: string, remark: string, names: Names): string | Misread | undefined {
  const [person, ...others] = named(base, names)
  if (person === undefined || others.length > 0) return undefined
  const also = mentioned(remark, names).filter((name) => name !== person)
  if (also.length > 0) return new Misread('several-people', typed, offered([person, ...also], typed))
  return DOUBT.test(remark) ? new Misread('unknown-staff', typed, [person]) : person
}

const mentioned = (text: string, names: Names): readonly string[] => {
  const key = nameKey(text)
  return [...names].filter(([name]) => name.length > 1 && key.includes(name)).flatMap(([, whose]) => whose)
}

function readSeveral(typed: string, text: string, names: Names): string | Misread | undefined {
  const parted = text.split(SEPARATORS).filter((part) => part.trim() !== '')
  const found = parted.map((part) => named(part.trim(), names))
  const people = new Set(found.flat())
  // 王芳/Wang Fang is one person, twice.
  if (people.size === 1 && found.every((whose) => whose.length === 1)) return [...people][0]
  if (parted.length > 1 && people.size > 0) return new Misread('several-people', typed, offered(people, typed))
  for (const between of BETWEEN) {
    const all = text.split(between).map((word) => named(word.trim(), names))
    if (all.length > 1 && all.every((whose) => whose.length > 0))
      return new Misread('several-people', typed, offered(all.flat(), typed))
  }
  return undefined
}

/** Who may be meant: those named in it, those whose surname or given name it is, and those whose name is one character away. */
function* candidates(text: string, names: Names): Generator<string> {
  yield* mentioned(text, names)
  const bare = [text, ...withoutTitle(text)]
  // 小李 is not nearly 小王.
  for (const word of bare.map(nameKey).filter((key) => !isFamiliar(key)))
    for (const close of closeWords(word, names.keys())) yield* names.get(close) ?? []
  const shares = bare.map(sharesName)
  for (const whose of names.values()) for (const name of whose) if (shares.some((has) => has(name))) yield name
}
