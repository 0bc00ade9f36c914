import { isFullName, SURNAME } from './surnames.ts'
import { tidied } from './tidied.ts'

/** Between the characters of a name people put blanks and dots. */
const BETWEEN = '[ \\t\\u3000·•・‧.]{0,2}'
const TITLED =
  /(?:先生|女士|小姐|太太|夫人|老师|师傅|阿姨|大爷|大妈|奶奶|爷爷|叔叔|伯伯|同志|主任|经理|总|工)$|^(?:mr|mrs|ms|miss|dr)[\s.]+/iu
const REMARK = /[(（[【].*$/u
const BEFORE = /^(?:业主|租户|住户|客户|报修人|投诉人)[\s:：]*/u
/** What is typed where nobody gave a name, or in place of one. */
const NOBODY =
  /^(?:匿名|不详|不愿.*|未留.*|未知|保密|无|业主|客户|居民|住户|租户|访客|路人|巡查|保安|保洁|物业.*|管家|管理处|.*[部处队]|anonymous|unknown|none|n\/a|owner|tenant|resident|customer)$/iu
/** Names that are words as well: by themselves they tell nobody. */
const ALSO_WORD =
  /^(?:he|she|you|an|long|fan|gang|men|me|may|will|mark|bill|sun|song|hang|tan|pan|man|can|sui|so|to|in|on|at|no|day|the|and|for)$/i
const LONGEST = 60
/** No site has as many; more would take too long to look for in every text. */
const MOST = 5000

const HAN = /^\p{Script=Han}+$/u
const WORD = /(?:(?!\p{Script=Han})\p{L})(?:(?!\p{Script=Han})[\p{L}'’-])*/gu

/** What somebody may be called in a text: in full, and by what is only safe to look for where the text is about that person. */
export interface Names {
  readonly full: readonly string[]
  readonly short: readonly string[]
}

const NONE: Names = { full: [], short: [] }

/** The names of a person as somebody typed them into one cell, with a title, a remark or a role beside them. */
export function namesOf(typed: string): Names {
  const text = tidied(typed.slice(0, LONGEST)).replace(REMARK, '').replace(BEFORE, '').trim()
  const bare = text.replace(TITLED, '').trim()
  if (NOBODY.test(text) || NOBODY.test(bare)) return NONE
  const close = bare.replaceAll(/[\s·•・‧.]+/g, '')
  if (HAN.test(close)) {
    const characters = Array.from(close)
    if (characters.length < 2) return { full: [], short: text === bare ? [] : [text] }
    const given = characters.slice(-2).join('')
    return { full: [close], short: characters.length === 3 && isFullName(close) ? [given] : [] }
  }
  const words = bare.match(WORD) ?? []
  const short = words.filter((word) => word.length > 1 && !ALSO_WORD.test(word))
  return words.length > 1
    ? { full: [words.join(' '), words.toReversed().join(' ')], short }
    : { full: text === bare ? short : [], short }
}

/** Finds any of these names, however it is spaced; undefined for none. */
export function anyOf(names: Iterable<string>): RegExp | undefined {
  const sorted = [...new Set(names)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST)
  if (sorted.length === 0) return undefined
  return new RegExp(sorted.map(written).join('|'), 'giu')
}

/** A given name by itself is that of another person, too, where another surname stands before it. */
export const anyShort = (names: Iterable<string>): RegExp | undefined => {
  const found = anyOf(names)
  return found && new RegExp(`${SURNAME}?(?:${found.source})`, 'giu')
}

const written = (name: string): string =>
  HAN.test(name)
    ? Array.from(name).join(BETWEEN)
    : `(?<![\\p{Script=Latin}\\p{N}])${name
        .split(/\s+/)
        .map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`))
        .join('[\\s,]{1,3}')}(?![\\p{Script=Latin}\\p{N}])`

/**
 * Whoever is named in the registers, looked up instead of searched for: there may be ten thousand. Only names in full count, for a word
 * that somebody typed in a name's place would be taken out of every text.
 */
export class Everybody {
  readonly #names: ReadonlySet<string>

  constructor(typed: Iterable<string>) {
    const names = new Set<string>()
    for (const one of typed)
      for (const name of namesOf(one).full)
        if (isFullName(name)) names.add(name)
        else if (/\s/.test(name)) names.add(name.toLowerCase())
    this.#names = names
  }

  /** The text with a mark in place of each name. */
  without(text: string, mark: string): string {
    if (this.#names.size === 0) return text
    const known = this.#names
    const runs = text.replaceAll(/\p{Script=Han}{2,}/gu, (run) => {
      let left = ''
      for (let at = 0; at < run.length; ) {
        const length = [4, 3, 2].find((one) => known.has(run.slice(at, at + one)) && at + one <= run.length)
        left += length === undefined ? (run[at] ?? '') : mark
        at += length ?? 1
      }
      return left
    })
    return runs.replaceAll(
      /\p{Lu}(?:(?!\p{Script=Han})[\p{L}'’-])*(?:\s\p{Lu}(?:(?!\p{Script=Han})[\p{L}'’-])*){1,2}/gu,
      (name) => (known.has(name.toLowerCase().replaceAll(/\s+/g, ' ')) ? mark : name),
    )
  }
}
