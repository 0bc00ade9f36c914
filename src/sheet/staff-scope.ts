import { registers as registerWords } from '../../sheets-template/workbook/choices.ts'
import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { CASE_REGISTERS } from '../model/register.ts'
import type { Category, Scope } from '../model/staff.ts'
import { buildingNamed } from '../rules/scope.ts'
import { otherCategoryNames } from './typed/category.ts'
import { categoryNames, wordKey } from './typed/category-names.ts'
import { choiceKey, plain, severalWords } from './words.ts'

/** What is typed of a scope, by column. */
type Typed = { readonly [K in keyof Scope]?: string }

/** Reads the scope of a row of the staff tab; `tell` hears of each cell that is not understood, with the first such word. */
export type ScopeReader = (typed: Typed, tell: (column: keyof Scope, word: string) => void) => Scope | undefined

const ALL: ReadonlySet<string> = new Set(['全部', '所有', '不限', 'all', 'any'])
/** A site has no more buildings in a row. */
const MOST_BUILDINGS = 100
const RANGE = /^(\d{1,3}|[A-Z])(?:号楼|#楼?|[栋幢座])?[-~〜∼至到](\d{1,3}|[A-Z])(?:号楼|#楼?|[栋幢座])?$/

/**
 * A reader of scopes (R25). A cell with a word that is not understood narrows nothing: better one mail too many than somebody left out
 * by a slip. Without `categories`, where their tab is unknown, those that are named count as they stand.
 */
export function scopeReader(categories: readonly Category[] | undefined): ScopeReader {
  const kinds = categories && categoryWords(categories)
  const readers = {
    registers: registerOf,
    categories: (word: string) => (kinds === undefined ? [word] : kinds(word)),
    buildings: buildingsOf,
  } as const
  return (typed, tell) => {
    const read = <T>(column: keyof Scope, of: (word: string) => readonly T[]): readonly T[] | undefined =>
      readAll(typed[column] ?? '', of, (word) => tell(column, word))
    const [registers, named, buildings] = [
      read('registers', readers.registers),
      read('categories', readers.categories),
      read('buildings', readers.buildings),
    ]
    if (registers === undefined && named === undefined && buildings === undefined) return undefined
    return {
      ...(registers === undefined ? {} : { registers }),
      ...(named === undefined ? {} : { categories: named }),
      ...(buildings === undefined ? {} : { buildings }),
    }
  }
}

/** What the words of a cell mean; undefined where it narrows nothing. */
function readAll<T>(
  typed: string,
  of: (word: string) => readonly T[],
  tell: (word: string) => void,
): readonly T[] | undefined {
  const words = severalWords(typed)
  if (words.some((word) => ALL.has(plain(word)))) return undefined
  const found = words.map((word) => wholeOrParted(word, of))
  const unknown = words.find((_, index) => found[index]?.length === 0)
  if (unknown !== undefined) tell(unknown)
  return unknown !== undefined || words.length === 0 ? undefined : [...new Set(found.flat())]
}

/** `3栋 5栋` are two where they are nothing together. */
function wholeOrParted<T>(word: string, of: (word: string) => readonly T[]): readonly T[] {
  const whole = of(word)
  if (whole.length > 0) return whole
  const parts = word.split(/\s+/).map(of)
  return parts.every((part) => part.length > 0) ? parts.flat() : []
}

const caseRegisters = registerWords.filter(({ key }) => CASE_REGISTERS.some((register) => register === key))

function registerOf(word: string) {
  const key = choiceKey(caseRegisters, word)
  return CASE_REGISTERS.filter((register) => register === key)
}

/** The categories and subcategories that a word names, in whichever register, in the tab's own words. */
function categoryWords(categories: readonly Category[]): (word: string) => readonly string[] {
  const registers = [...categoryNames(categories, otherCategoryNames(categoryContent)).values()]
  return (word) => {
    const key = wordKey(word)
    return registers.flatMap((names) => [
      ...names.categories.find(key).map(({ category }) => category),
      ...names.subcategories.find(key).flatMap(({ subcategory }) => subcategory ?? []),
    ])
  }
}

function buildingsOf(word: string): readonly string[] {
  const [, from, to] = RANGE.exec(word.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, '')) ?? []
  if (from === undefined || to === undefined) {
    const name = buildingNamed(word)
    return name === undefined ? [] : [name]
  }
  const [first, last] = [placeOf(from), placeOf(to)]
  const isRange = /\d/.test(from) === /\d/.test(to) && first <= last && last - first < MOST_BUILDINGS
  if (!isRange) return []
  return Array.from({ length: last - first + 1 }, (_, index) => nameAt(first + index, /\d/.test(from)))
}

const placeOf = (name: string): number => (/\d/.test(name) ? Number(name) : name.charCodeAt(0))
const nameAt = (place: number, isNumber: boolean): string => (isNumber ? String(place) : String.fromCharCode(place))
