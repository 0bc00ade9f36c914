import { yesNo } from '../../sheets-template/workbook/choices.ts'
import { instantToSerial, serialToInstant } from '../calendar/serial.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { Cell } from '../ports/ledger.ts'
import type { Column, ColumnType, ValueOf } from './definition.ts'
import { fullTime } from './typed/full-time.ts'
import { type Inferred, Misread } from './typed/misread.ts'
import { readCount, readNumber } from './typed/number.ts'
import { readPerson, type StaffDirectory } from './typed/person.ts'
import { readPhone } from './typed/phone.ts'
import { remember } from './typed/remember.ts'
import { readRoom } from './typed/room.ts'
import { readTime, readUsualTime } from './typed/time.ts'
import { readYesNo } from './typed/yes-no.ts'
import { choiceKey, choiceWord, plain, severalWords } from './words.ts'

/** How the cells of a workbook are read and written: its zone, and the language its words are written in. */
export interface CellContext {
  readonly zone: string
  readonly language: Language
}

/** What is needed to understand what clerks type (R07): when the row is looked at, and who is known. */
export interface Typing extends CellContext {
  readonly now: Instant
  readonly people: StaffDirectory | undefined
}

/** A cell in which something stands. */
export type Filled = string | number | boolean

/** What a cell comes to: its value, a moment that was not said in full, or why it cannot be read. */
type Reading = ValueOf<ColumnType> | Inferred | Misread

/** Reads a cell. Blank cells never reach it. */
export type CellReader = (cell: Filled, typing: Typing | undefined) => Reading

const saidInFull = (cell: Filled, zone: string): Instant | undefined => {
  if (typeof cell === 'number') return serialToInstant(zone, cell)
  return typeof cell === 'string' ? fullTime(cell, zone) : undefined
}

/** The format of what is counted. */
const WHOLE = '0'

/** No column's name has more characters. */
const LONGEST_NAME = 40

/** The words of a list are few, and so are the ways in which people write them. */
const WORDS_REMEMBERED = 512

const text = (cell: Filled): string => (typeof cell === 'string' ? cell.trim() : String(cell))

/**
 * The reader of a column's cells in a workbook of `zone`. With `Typing` it understands what a clerk types; without, as in the
 * settings, times must be said in full and names stay as they are.
 */
export function cellReader(column: Column, zone: string): CellReader {
  switch (column.type) {
    case 'text':
      return text
    case 'staff':
      return (cell, typing) => (typing?.people === undefined ? text(cell) : readPerson(cell, typing.people))
    case 'phone':
      return readPhone
    case 'room':
      return readRoom
    case 'instant': {
      const expects = column.expects ?? 'either'
      return (cell, typing) =>
        typing === undefined
          ? (saidInFull(cell, zone) ?? new Misread('not-a-time', String(cell)))
          : (readUsualTime(cell, zone) ?? readTime(cell, { zone, language: typing.language, now: typing.now, expects }))
    }
    case 'number':
      return column.format === WHOLE ? readCount : readNumber
    case 'yesno': {
      const named = new Set([plain(column.zh), plain(column.en)])
      // Its own name in a cell of 匿名 says yes.
      const isNamed = (cell: Filled): boolean =>
        typeof cell === 'string' && cell.length <= LONGEST_NAME && named.has(plain(cell))
      return (cell) => {
        const read = readYesNo(cell)
        return read instanceof Misread && isNamed(cell) ? true : read
      }
    }
    case 'choice': {
      const { choices = [] } = column
      const read = remember(
        WORDS_REMEMBERED,
        (typed): string | Misread => choiceKey(choices, typed) ?? new Misread('unknown-choice', typed),
      )
      return (cell) => read(String(cell))
    }
    case 'choices': {
      const { choices = [] } = column
      const read = remember(WORDS_REMEMBERED, (typed): readonly string[] | Misread => {
        const words = severalWords(typed)
        const keys = words.map((word) => choiceKey(choices, word))
        const unknown = keys.indexOf(undefined)
        // Nothing but separators is not nothing: a policy row for no priority would match no case, and nobody would know.
        return words.length === 0 || unknown >= 0
          ? new Misread('unknown-choice', words[unknown] ?? typed)
          : (keys as readonly string[])
      })
      return (cell) => read(String(cell))
    }
  }
}

/** A value as its column's cell: times become serials in the workbook's zone, choices the workbook's words. */
export function renderCell(
  column: Column,
  value: ValueOf<ColumnType> | undefined,
  { zone, language }: CellContext,
): Cell {
  if (value === undefined) return null
  if (typeof value === 'boolean') return choiceWord(yesNo, value ? 'yes' : 'no', language)
  if (typeof value === 'number') return column.type === 'instant' ? instantToSerial(zone, value as Instant) : value
  const words = (key: string) => choiceWord(column.choices ?? [], key, language)
  if (typeof value !== 'string') return value.map(words).join(language === 'zh' ? '、' : ', ')
  return column.type === 'choice' ? words(value) : value
}
