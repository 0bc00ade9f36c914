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
  let left = tidied(text)
  const take = (pattern: RegExp | undefined, sort: RemovedSort) => {
    if (pattern !== undefined) left = left.replace(pattern, markOf(sort))
  }
  for (const word of persons.asked.map(tidied).filter((one) => one.trim() !== ''))
    left = left.replaceAll(word.trim(), markOf('asked'))
  for (const pattern of HARMLESS) left = left.replace(pattern, hidden)
  for (const [pattern, sort] of NUMBERS) take(pattern, sort)
  for (const phone of persons.phones) take(linesOf(tidied(phone)), 'phone')
  for (const [pattern, sort] of ROOMS) take(pattern, sort)
  for (const room of persons.rooms) take(doorOf(tidied(room)), 'room')
  const [customers, handlers] = [persons.customers.map(namesOf), persons.handlers.map(namesOf)]
  // Half of somebody else's name would be left if short ones were looked for first.
  take(anyOf(customers.flatMap(({ full }) => full)), 'customer')
  take(persons.staff, 'staff')
  take(anyOf(handlers.flatMap(({ full }) => full)), 'staff')
  left = persons.everybody.without(left, markOf('person'))
  take(anyShort(customers.flatMap(({ short }) => short)), 'customer')
  take(anyShort(handlers.flatMap(({ short }) => short)), 'staff')
  for (const [pattern, sort] of NAMES) take(pattern, sort)

  const removed = new Map<RemovedSort, number>()
  const said = left.replace(MARKS, (mark) => {
    const is = unmarked(mark)
    if (typeof is === 'number') return String(is)
    removed.set(is, (removed.get(is) ?? 0) + 1)
    return language === 'zh' ? `〔${REMOVED[is].zh}〕` : `[${REMOVED[is].en}]`
  })
  return { text: said, removed }
}
