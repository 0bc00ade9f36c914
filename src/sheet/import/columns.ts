import type { Clock } from '../../model/clock.ts'
import { plain } from '../words.ts'
import type { ImportMap, StatusWord } from './map.ts'

/** Some columns of a file that make up one text: where they are, and what they are called when something is wrong with it. */
export interface Source {
  readonly at: readonly number[]
  readonly name: string
}

/** A map tied to the columns of one file. */
export interface BoundMap {
  readonly map: ImportMap
  readonly header: readonly string[]
  readonly columns: ReadonlyMap<string, Source>
  readonly deadlines: ReadonlyMap<Clock, Source> | undefined
  readonly status: { readonly source: Source; readonly says: ReadonlyMap<string, StatusWord> } | undefined
}

/** Why a map does not fit a file: columns that it names and the file lacks, or has twice. */
export interface MisfitMap {
  readonly missing: readonly string[]
  readonly twice: readonly string[]
}

/** Names that stand more than once in a header, blank ones left out. */
export function namesTwice(header: readonly string[]): readonly string[] {
  const names = header.map((name) => name.trim())
  return [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) !== index))]
}

/** Finds the columns that a map names in a file's header. Which of two columns of one name is meant is never guessed. */
export function bindMap(map: ImportMap, header: readonly string[]): BoundMap | MisfitMap {
  const names = header.map((name) => name.trim())
  const wanted = [
    ...map.columns.values(),
    ...(map.deadlines?.values() ?? []),
    ...(map.status === undefined ? [] : [map.status.columns]),
  ].flat()
  const unique = [...new Set(wanted.map((name) => name.trim()))]
  const missing = unique.filter((name) => !names.includes(name))
  const twice = namesTwice(header).filter((name) => unique.includes(name))
  if (missing.length > 0 || twice.length > 0) return { missing, twice }
  const bind = (some: readonly string[]): Source => ({
    at: some.map((name) => names.indexOf(name.trim())),
    name: some.join(' + '),
  })
  return {
    map,
    header,
    columns: new Map([...map.columns].map(([key, some]) => [key, bind(some)])),
    deadlines: map.deadlines && new Map([...map.deadlines].map(([clock, some]) => [clock, bind(some)])),
    status: map.status && { source: bind(map.status.columns), says: map.status.says },
  }
}

/** The text of a source in a record: its cells' texts, joined by a blank; '' when all of them are blank. */
export function sourceText({ at }: Source, record: readonly string[], blank: ReadonlySet<string>): string {
  const texts = at.map((index) => record[index]?.trim() ?? '')
  return texts.filter((text) => text !== '' && !(blank.size > 0 && blank.has(plain(text)))).join(' ')
}
