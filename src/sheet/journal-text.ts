import { fingerprint } from '../model/fingerprint.ts'
import type { Cell } from '../ports/ledger.ts'

/** What tells a row from others, as fingerprints; empty where nothing stands. */
export interface RowPrints {
  readonly number: string
  readonly record: string
  /** Of all that people typed, column by column of the definition, wherever these stand. */
  readonly typed: string
  /** Of each column that people fill a letter, a dot where nothing stands: how much of a row is the same still. */
  readonly letters: string
}

/** What was thought to stand in a row. */
export interface Expected extends RowPrints {
  /** Other rows have the same number or the same record: what people typed must tell them apart. */
  readonly isTwice: boolean
  /** How many others were the same in all three when they were read: where these stand nothing follows from it. */
  readonly twins: number
}

/** What was written to a row, by column. */
export interface Written {
  /** Fingerprints of what its cells got. */
  readonly cells: ReadonlyMap<number, string>
  /** Those of them that got a note with it. */
  readonly noted: ReadonlySet<number>
  /** People's cells that got words of ours into their note, or lost them; and those whose dropdown was changed. */
  readonly helped: ReadonlySet<number>
  readonly listed: ReadonlySet<number>
  /** The number, or the name of a row without one, that the row was given by this write. */
  readonly given: string | undefined
  /** All that its cells got, where the write made another case of the row, or filled what people fill: nothing else could tell it again. */
  readonly values: ReadonlyMap<number, Cell> | undefined
}

export const NOTHING_WRITTEN: Written = {
  cells: new Map(),
  noted: new Set(),
  helped: new Set(),
  listed: new Set(),
  given: undefined,
  values: undefined,
}

/** The fingerprint of one cell. */
export const cellPrint = (cell: Cell): string => (isBlank(cell) ? '' : fingerprint([cell]))

const isBlank = (cell: Cell): boolean => cell === '' || cell === null || cell === undefined

/** A change is told from what stood before with less: it is compared with one cell only. */
const SHORT = 7
export const shortPrint = (cell: Cell): string => cellPrint(cell).slice(0, SHORT)

/** The fingerprints of a row whose columns are at `at`, with the columns that people fill. */
export const rowPrints = (
  cells: readonly Cell[],
  at: ReadonlyMap<string, number>,
  peoples: readonly string[],
): RowPrints => ({
  number: cellPrint(cellUnder(cells, at, 'number')),
  record: cellPrint(cellUnder(cells, at, 'record')),
  typed: typedPrint(cells, at, peoples),
  letters: peoples.map((key) => cellPrint(cellUnder(cells, at, key)).at(-1) ?? NO_LETTER).join(''),
})

const NO_LETTER = '.'

/** How much of what was typed into a row stands there still, by their letters: 1 for all, or where nothing was. */
export function likeness(before: string, after: string): number {
  const filled = Array.from(before, (letter, index) => (letter === NO_LETTER ? [] : [letter === after[index]])).flat()
  return filled.length === 0 ? 1 : filled.filter(Boolean).length / filled.length
}

/** At least half of it. */
export const isAlike = (before: string, after: string): boolean => likeness(before, after) >= 0.5

export function typedPrint(
  cells: readonly Cell[],
  at: ReadonlyMap<string, number>,
  peoples: readonly string[],
): string {
  const typed = peoples.map((key) => cellUnder(cells, at, key))
  return typed.every(isBlank) ? '' : fingerprint(typed)
}

export const cellUnder = (cells: readonly Cell[], at: ReadonlyMap<string, number>, key: string): Cell =>
  cells[at.get(key) ?? -1]

export const printExpected = ({ number, record, typed, letters, isTwice, twins }: Expected): string =>
  [number, record, typed, letters, ...(isTwice ? ['twice'] : []), ...(twins > 0 ? [`x${twins}`] : [])].join('|')

export function parseExpected(text: string): Expected | undefined {
  const [number, record, typed, letters, ...more] = text.split('|')
  if (number === undefined || record === undefined || typed === undefined || letters === undefined) return undefined
  const twins = Number(more.find((one) => /^x\d{1,6}$/.test(one))?.slice(1) ?? 0)
  return { number, record, typed, letters, isTwice: more.includes('twice'), twins }
}

/** Whether nothing at all was thought to stand in a row, by what the journal has of it. */
export const isBlankExpected = (text: string): boolean => /^\|+\.*$/.test(text)

/** No cell takes more than 50,000 characters. */
const MOST = 40_000

/**
 * `7:print` a cell, `8!print` a cell with its note, `9n` our words on a person's cell, `10l` its dropdown, `=` and what was given, and
 * at the end what the cells got, as JSON, where that is kept.
 */
export const printWritten = ({ cells, noted, helped, listed, given, values }: Written): string =>
  [
    ...[...cells].map(([column, print]) => `${column}${noted.has(column) ? '!' : ':'}${print}`),
    ...[...helped].map((column) => `${column}n`),
    ...[...listed].map((column) => `${column}l`),
    ...(given === undefined ? [] : [`=${given}`]),
    ...(values === undefined ? [] : [JSON.stringify(Object.fromEntries(values))].filter(({ length }) => length < MOST)),
  ].join(' ')

/** Reads what was written; what was not printed here is passed over. */
export function parseWritten(text: string): Written {
  const begin = text.search(/(?:^| )\{/)
  const values = begin < 0 ? undefined : parseValues(text.slice(begin).trim())
  const [marks = '', given] = (begin < 0 ? text : text.slice(0, begin)).split(/(?:^| )=/)
  const cells = new Map<number, string>()
  const [noted, helped, listed] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const [, column, mark, print] of marks.matchAll(/(?:^| )(\d{1,5})([:!nl])([0-9a-z]*)(?= |$)/g)) {
    const index = Number(column)
    if (mark === 'n') helped.add(index)
    else if (mark === 'l') listed.add(index)
    else cells.set(index, print ?? '')
    if (mark === '!') noted.add(index)
  }
  return { cells, noted, helped, listed, given, values }
}

function parseValues(text: string): ReadonlyMap<number, Cell> | undefined {
  const said = objectIn(text)
  const isCell = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value)
  if (!said?.every(([index, value]) => /^\d{1,5}$/.test(index) && isCell(value))) return undefined
  return new Map(said.map(([index, value]) => [Number(index), value as Cell]))
}

/** The entries of the object that a text is in JSON; undefined where it is none. */
function objectIn(text: string): readonly (readonly [string, unknown])[] | undefined {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? Object.entries(said) : undefined
  } catch {
    return undefined
  }
}

/** Where a register's columns were: the line of its header row has it for what was written. */
export const printPlaces = (at: ReadonlyMap<string, number>): string => JSON.stringify(Object.fromEntries(at))

/** Reads where columns were; undefined for what was not printed here. */
export function parsePlaces(text: string): ReadonlyMap<string, number> | undefined {
  const said = objectIn(text)
  const isPlace = (index: unknown): index is number => Number.isInteger(index) && Number(index) >= 0
  return said === undefined
    ? undefined
    : new Map(said.flatMap(([key, index]) => (isPlace(index) ? [[key, index]] : [])))
}
