import { plain } from '../words.ts'
import { clean } from './clean.ts'
import { closeWords } from './close.ts'

/** A row of the category tab. `also` names the subcategory if the row has one, else the category. */
export interface CategoryRow {
  readonly register: string
  readonly category: string
  readonly subcategory?: string
  readonly also?: readonly string[]
}

/** A category or a subcategory, in the tab's own words. */
export type Kind = Pick<CategoryRow, 'category' | 'subcategory'>

/** The names of kinds. A kind's own word is always its own; any other name that two kinds share stands for both. */
class KindNames {
  readonly #own = new Map<string, Kind[]>()
  readonly #also = new Map<string, Kind[]>()

  add(kind: Kind, own: string, also: Iterable<string>): void {
    put(this.#own, own, kind)
    for (const name of also) put(this.#also, name, kind)
  }

  /** What has this name, among those that fit. */
  find(name: string, fits: (kind: Kind) => boolean = () => true): readonly Kind[] {
    const own = this.#own.get(name)?.filter(fits) ?? []
    return own.length > 0 ? own : (this.#also.get(name)?.filter(fits) ?? [])
  }

  /** What has a name that is one character away, or that has this one within it or within this one. */
  near(name: string): readonly Kind[] {
    if (name.length < 2) return []
    const names = [...this.#own.keys(), ...this.#also.keys()]
    const within = names.filter((one) => one.length > 1 && one !== name && (one.includes(name) || name.includes(one)))
    return [...closeWords(name, names), ...within].flatMap((one) => this.find(one))
  }
}

/** By the plain form of a shipped word, those of the other language's words that it may be. */
export type OtherNames = ReadonlyMap<string, ReadonlySet<string>>

/** What a register's kinds are called: categories, subcategories, and both in one. */
export interface CategoryNames {
  readonly categories: KindNames
  readonly subcategories: KindNames
  readonly both: KindNames
}

/**
 * A category's word as it is compared with others: no blanks, none of what people put between a category and its subcategory, and
 * 其他 as 其它, which is the same to everybody.
 */
export const wordKey = (text: string): string =>
  plain(clean(text))
    .replaceAll(/[-/\\>:|、,;·.→]+/g, '')
    .replaceAll('其他', '其它')

/** 设备类 is 设备 to everybody: trapped people do not wait for the last character. */
const withoutClass = (category: string): readonly string[] => {
  const [, name] = /^(.{2,})类$/u.exec(wordKey(category)) ?? []
  return name === undefined ? [] : [name]
}

/** The names of each register's kinds. */
export function categoryNames(rows: Iterable<CategoryRow>, otherNames: OtherNames): ReadonlyMap<string, CategoryNames> {
  const registers = new Map<string, CategoryNames>()
  const others = (word: string): readonly string[] => Array.from(otherNames.get(plain(word)) ?? [], wordKey)
  const all = [...rows]
  for (const { register, category, subcategory, also = [] } of all) {
    const names = registers.get(register) ?? {
      categories: new KindNames(),
      subcategories: new KindNames(),
      both: new KindNames(),
    }
    registers.set(register, names)
    const aliases = also.map(wordKey)
    names.categories.add({ category }, wordKey(category), [
      ...others(category),
      ...withoutClass(category),
      ...(subcategory === undefined ? aliases : []),
    ])
    if (subcategory !== undefined)
      names.subcategories.add({ category, subcategory }, wordKey(subcategory), [...others(subcategory), ...aliases])
  }
  for (const row of all) addBoth(row, registers.get(row.register), all, others)
  return registers
}

/** 车辆管理/固定车位被占, by every name of the one and every name of the other. */
function addBoth(
  { register, category, subcategory, also = [] }: CategoryRow,
  names: CategoryNames | undefined,
  all: readonly CategoryRow[],
  others: (word: string) => readonly string[],
): void {
  if (subcategory === undefined || names === undefined) return
  const aliases = all
    .filter((row) => row.register === register && row.category === category && row.subcategory === undefined)
    .flatMap((row) => row.also ?? [])
  const first = [wordKey(category), ...others(category), ...withoutClass(category), ...aliases.map(wordKey)]
  const second = [wordKey(subcategory), ...others(subcategory), ...also.map(wordKey)]
  const [own = '', ...rest] = first.flatMap((one) => second.map((two) => one + two))
  names.both.add({ category, subcategory }, own, rest)
}

function put(names: Map<string, Kind[]>, name: string, kind: Kind): void {
  if (name === '') return
  const known = names.get(name)
  if (known === undefined) names.set(name, [kind])
  else if (!known.some((one) => one.category === kind.category && one.subcategory === kind.subcategory))
    known.push(kind)
}
