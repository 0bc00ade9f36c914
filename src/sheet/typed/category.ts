import { registers as registerWords } from '../../../sheets-template/workbook/choices.ts'
import type { Words } from '../../model/language.ts'
import type { Cell } from '../../ports/ledger.ts'
import { choiceWord, plain } from '../words.ts'
import {
  type CategoryNames,
  type CategoryRow,
  categoryNames,
  type Kind,
  type OtherNames,
  wordKey,
} from './category-names.ts'
import { offered } from './close.ts'
import { Misread } from './misread.ts'
import { remember } from './remember.ts'

/** What the two category cells of a row mean. Absent where blank, or where a problem says why. */
export interface ReadCategory {
  readonly category?: string
  readonly subcategory?: string
  readonly problems: readonly { readonly column: 'category' | 'subcategory'; readonly misread: Misread }[]
}

/** The words of the category tab, prepared for looking up what people type. Make it once, when the tab changes. */
export interface CategoryDirectory {
  /** @internal */
  readonly read: (register: string) => (category: string) => (subcategory: string) => ReadCategory
}

/** No category has more characters, nor have a category and its subcategory together. */
const LONGEST = 100
const NOTHING: ReadCategory = { problems: [] }

/**
 * By the plain form of each shipped word, the plain forms of the other language's, for `Other` is 其它 and 其它类: a site that still
 * has the shipped words is understood in both. Made from the `categoryContent` of the workbook.
 */
export function otherCategoryNames(
  content: Iterable<{ readonly category: Words; readonly subcategory?: Words }>,
): OtherNames {
  const others = new Map<string, Set<string>>()
  const add = (word: string, other: string): void => {
    const known = others.get(plain(word))
    if (known === undefined) others.set(plain(word), new Set([plain(other)]))
    else known.add(plain(other))
  }
  for (const { category, subcategory } of content)
    for (const { zh, en } of subcategory === undefined ? [category] : [category, subcategory]) {
      add(zh, en)
      add(en, zh)
    }
  return others
}

/** Prepares the rows of a category tab; `otherNames` comes from `otherCategoryNames`. */
export function categoryDirectory(rows: Iterable<CategoryRow>, otherNames: OtherNames): CategoryDirectory {
  const names = categoryNames(rows, otherNames)
  return {
    read: remember(16, (register) =>
      remember(256, (category) => remember(128, (subcategory) => readBoth(register, category, subcategory, names))),
    ),
  }
}

/**
 * Reads a row's category and subcategory, in the tab's own words: by their own name, an alias, the other language's word while the
 * shipped one stands, both in one cell (`车辆管理/固定车位被占`), or the subcategory alone where only one category of the register
 * has it. A name that several have is not safe, nor is one that is nearly right: `unknown-category`, `unknown-subcategory`, with
 * what may be meant; what belongs to another register is named with it (`报修/电梯`).
 */
export function readCategory(
  register: string,
  category: Cell,
  subcategory: Cell,
  directory: CategoryDirectory,
): ReadCategory {
  return directory.read(register)(textOf(category))(textOf(subcategory))
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell === null ? '' : String(cell ?? ''))

type Column = ReadCategory['problems'][number]['column']
type AllNames = ReadonlyMap<string, CategoryNames>

function readBoth(register: string, category: string, subcategory: string, all: AllNames): ReadCategory {
  const names = all.get(register)
  const [one, two] = [keyOf(category), keyOf(subcategory)]
  if (category.trim() === '') return subcategory.trim() === '' ? NOTHING : readAlone(names, two, subcategory)
  const [found, ...others] = names?.categories.find(one) ?? []
  if (found !== undefined && others.length === 0) return withSubcategory(found, names, two, subcategory)
  const kind = names && kindNamed(names, one, two)
  if (kind !== undefined) return withSubcategory(kind, names, two, subcategory)
  return misread('unknown-category', 'category', category, [
    ...[found, ...others].filter((other) => other !== undefined).map(shown),
    ...(names?.subcategories.find(two) ?? []).map((other) => other.category),
    ...kinds(names, one).map(shown),
    ...(names?.categories.near(one) ?? []).map(shown),
    ...near(names, one).map(shown),
    ...elsewhere(register, one, all),
  ])
}

const keyOf = (typed: string): string => (typed.length > LONGEST ? '' : wordKey(typed))

/** The one kind that a category cell names by its subcategory, if the cell beside it does not choose among several. */
function kindNamed(names: CategoryNames, one: string, two: string): Kind | undefined {
  const found = kinds(names, one)
  const beside = found.length < 2 ? [] : names.categories.find(two)
  const fitting = beside.length === 1 ? found.filter(({ category }) => category === beside[0]?.category) : found
  return fitting.length === 1 ? fitting[0] : undefined
}

/** The kinds that a word names: a subcategory, or a category and its subcategory in one. */
function kinds(names: CategoryNames | undefined, key: string, fits?: (kind: Kind) => boolean): readonly Kind[] {
  const found = names?.subcategories.find(key, fits) ?? []
  return found.length > 0 ? found : (names?.both.find(key, fits) ?? [])
}

/** A category, or a kind that the category cell named, together with what the other cell says. */
function withSubcategory(kind: Kind, names: CategoryNames | undefined, key: string, typed: string): ReadCategory {
  const same = ({ category }: Kind): boolean => category === kind.category
  const isOther = (other: Kind): boolean => !same(other)
  const found = kinds(names, key, same)
  const nothing = found.length === 0 && names?.categories.find(key, same).length === 1
  if (typed.trim() === '' || nothing) return { ...kind, problems: [] }
  const [one] = found
  if (one !== undefined && found.length === 1 && (kind.subcategory ?? one.subcategory) === one.subcategory)
    return { ...one, problems: [] }
  const ours = [...(kind.subcategory === undefined ? [] : [kind]), ...found, ...near(names, key), ...kinds(names, key)]
  return misread(
    'unknown-subcategory',
    'subcategory',
    typed,
    [...ours.filter(same).map(({ subcategory = '' }) => subcategory), ...kinds(names, key).filter(isOther).map(shown)],
    kind.category,
  )
}

/** A subcategory without its category. */
function readAlone(names: CategoryNames | undefined, key: string, typed: string): ReadCategory {
  const found = kinds(names, key)
  const categories = names?.categories.find(key) ?? []
  const [one] = found.length > 0 ? found : categories
  if (one !== undefined && Math.max(found.length, categories.length) === 1) return { ...one, problems: [] }
  return misread('unknown-subcategory', 'subcategory', typed, [...found, ...categories, ...near(names, key)].map(shown))
}

const near = (names: CategoryNames | undefined, key: string): readonly Kind[] => names?.subcategories.near(key) ?? []

/** What has this name in another register, together with the register's own. */
function* elsewhere(register: string, key: string, all: AllNames): Generator<string> {
  for (const [other, names] of all)
    if (other !== register)
      for (const kind of [...names.categories.find(key), ...kinds(names, key)])
        yield `${choiceWord(registerWords, other, /\p{Script=Han}/u.test(kind.category) ? 'zh' : 'en')}/${shown(kind)}`
}

const shown = ({ category, subcategory }: Kind): string =>
  subcategory === undefined ? category : `${category}/${subcategory}`

function misread(
  code: 'unknown-category' | 'unknown-subcategory',
  column: Column,
  typed: string,
  meant: Iterable<string>,
  category?: string,
): ReadCategory {
  const problems = [{ column, misread: new Misread(code, typed, offered(meant, typed)) }]
  return category === undefined ? { problems } : { category, problems }
}
