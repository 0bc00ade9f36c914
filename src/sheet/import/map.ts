import { z } from 'zod'
import { CLOCKS, type Clock } from '../../model/clock.ts'
import type { Language } from '../../model/language.ts'
import type { CaseRegister } from '../../model/register.ts'
import { plain } from '../words.ts'
import { mapProblemLines } from './map-problem.ts'
import { importMapSchema, mappable } from './map-schema.ts'

/** How the columns of somebody else's ledger become ours: data, written by whoever knows that ledger. */
export interface ImportMap {
  readonly register: CaseRegister
  /** The zone of the file's times. */
  readonly timeZone: string
  /** dayjs formats, tried in order. */
  readonly timeFormats: readonly string[]
  /** As `TextDecoder` knows it. */
  readonly encoding: string
  readonly delimiter: string
  /** Words of the file that say no more than a blank cell, as `plain` makes them. */
  readonly blank: ReadonlySet<string>
  /** Our column key → the file's columns, which are joined by a blank. */
  readonly columns: ReadonlyMap<string, readonly string[]>
  /** Our column key → the text for every row whose own cell is blank or not mapped. */
  readonly constants: ReadonlyMap<string, string>
  /** Our column key → the file's word, as `plain` makes it → the text we write for it. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The file's own target dates. Absent: the sweep stamps deadlines by the policy. */
  readonly deadlines: ReadonlyMap<Clock, readonly string[]> | undefined
  /** Which words, as `plain` makes them, say that a case is open or resolved. Absent: the resolve time alone says it. */
  readonly status: { readonly columns: readonly string[]; readonly says: ReadonlyMap<string, StatusWord> } | undefined
}

export type StatusWord = 'open' | 'resolved'

/** What was wrong with a map: one line each, the place in it first, then what is expected there. */
export interface BadMap {
  readonly problems: readonly string[]
}

/** Reads a map for a register from parsed JSON. */
export function parseImportMap(json: unknown, register: CaseRegister, language: Language): ImportMap | BadMap {
  const locale = language === 'zh' ? z.locales.zhCN() : z.locales.en()
  const read = importMapSchema(register).safeParse(json, { error: locale.localeError })
  if (!read.success) {
    const keysAt = keysOf(register)
    return { problems: read.error.issues.flatMap((issue) => mapProblemLines(issue, keysAt, language)) }
  }
  const { columns, constants, words, deadlines, status, blank } = read.data
  return {
    register,
    timeZone: read.data.timeZone,
    timeFormats: read.data.timeFormats,
    encoding: read.data.encoding,
    delimiter: read.data.delimiter,
    blank: new Set(blank.map(plain)),
    columns: given(columns),
    constants: given(constants),
    words: new Map(
      [...given(words)].map(([key, texts]) => [
        key,
        new Map(Object.entries(texts).map(([word, text]) => [plain(word), text])),
      ]),
    ),
    deadlines: deadlines && new Map(CLOCKS.flatMap((clock) => withKey(clock, deadlines.get(clock)))),
    status: status && {
      columns: status.column,
      says: new Map([
        ...status.open.map((word) => [plain(word), 'open'] as const),
        ...status.resolved.map((word) => [plain(word), 'resolved'] as const),
      ]),
    },
  }
}

const withKey = <K, V>(key: K, value: V | undefined): readonly (readonly [K, V])[] =>
  value === undefined ? [] : [[key, value]]

/** Without the keys that were there and said nothing. */
const given = <V>(map: ReadonlyMap<string, V | undefined>): ReadonlyMap<string, V> =>
  new Map([...map].flatMap(([key, value]) => withKey(key, value)))

/** The keys that an object of the map may have, by its place. */
function keysOf(register: CaseRegister): (place: string) => readonly string[] {
  const { shape } = importMapSchema(register)
  const { columns, clocks } = mappable(register)
  return (place) => {
    if (place === '') return Object.keys(shape)
    if (place === 'status') return ['column', 'open', 'resolved']
    return place === 'deadlines' ? clocks : columns.map(({ key }) => key)
  }
}
