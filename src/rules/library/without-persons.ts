import type { Language } from '../../model/language.ts'
import { NAMES } from './names.ts'
import { HARMLESS, linesOf, NUMBERS } from './numbers.ts'
import { anyOf, anyShort, type Everybody, namesOf } from './people.ts'
import { hidden, MARKS, markOf, REMOVED, type Removed, type RemovedSort, unmarked } from './removed.ts'
import { doorOf, ROOMS } from './rooms.ts'
import { tidied } from './tidied.ts'

/** Who is known to have to do with a case, as typed. */
export interface Persons {
  readonly customers: readonly string[]
  readonly phones: readonly string[]
  readonly rooms: readonly string[]
  /** Whom the workbook knows by name: its staff, and whoever else the row names as such. */
  readonly staff: RegExp | undefined
  readonly handlers: readonly string[]
  readonly everybody: Everybody
  /** What a reader found besides, word by word. */
  readonly asked: readonly string[]
}

export interface WithoutPersons {
  readonly text: string
  readonly removed: Removed
}

/** A finder of the names of the staff tab, for `Persons.staff`. Make it once. */
export const staffNames = (members: Iterable<{ readonly name: string; readonly also?: readonly string[] }>) =>
  anyOf([...members].flatMap(({ name, also = [] }) => [name, ...also].flatMap((one) => namesOf(one).full)))

/**
 * A text without whoever it was (R48): names, telephones, doors, parking spaces, plates, mailboxes, numbers of papers and accounts, each
 * with a word in its place that says what stood there. Dates, case numbers, buildings and amounts stay. Removing twice removes nothing
 * more. What no rule can know, a person who reviews it has to: it is no promise that nobody can be recognised.
 */
export function withoutPersons(text: string, persons: Persons, language: Language): WithoutPersons {
  const passes = passesFor(persons)
  let left = tidied(text)
  for (const word of persons.asked.map(tidied).filter((one) => one.trim() !== ''))
    left = left.replaceAll(word.trim(), markOf('asked'))
  for (const pattern of HARMLESS) left = left.replace(pattern, hidden)
  // What was written close to something that is gone by now may stand by itself.
  for (let before = '', n = 0; before !== left && n < MOST_ROUNDS; n++) {
    before = left
    for (const pass of passes) left = pass(left)
  }

  const removed = new Map<RemovedSort, number>()
  const said = left.replace(MARKS, (mark) => {
    const is = unmarked(mark)
    if (typeof is === 'number') return String(is)
    removed.set(is, (removed.get(is) ?? 0) + 1)
    return language === 'zh' ? `〔${REMOVED[is].zh}〕` : `[${REMOVED[is].en}]`
  })
  return { text: said, removed }
}

/** Each round takes something out; nobody writes so much so close together. */
const MOST_ROUNDS = 8

type Pass = (text: string) => string

/** In this order: what is longer and surer comes first. */
function passesFor(persons: Persons): readonly Pass[] {
  const taking = (pattern: RegExp | undefined, sort: RemovedSort): readonly Pass[] =>
    pattern === undefined ? [] : [(text) => text.replace(pattern, markOf(sort))]
  const [customers, handlers] = [persons.customers.map(namesOf), persons.handlers.map(namesOf)]
  return [
    ...NUMBERS.flatMap(([pattern, sort]) => taking(pattern, sort)),
    ...persons.phones.flatMap((phone) => taking(linesOf(tidied(phone)), 'phone')),
    ...ROOMS.flatMap(([pattern, sort]) => taking(pattern, sort)),
    ...persons.rooms.flatMap((room) => taking(doorOf(tidied(room)), 'room')),
    // Half of somebody else's name would be left if short ones were looked for first.
    ...taking(anyOf(customers.flatMap(({ full }) => full)), 'customer'),
    ...taking(persons.staff, 'staff'),
    ...taking(anyOf(handlers.flatMap(({ full }) => full)), 'staff'),
    (text) => persons.everybody.without(text, markOf('person')),
    ...taking(anyShort(customers.flatMap(({ short }) => short)), 'customer'),
    ...taking(anyShort(handlers.flatMap(({ short }) => short)), 'staff'),
    ...NAMES.flatMap(([pattern, sort]) => taking(pattern, sort)),
  ]
}
