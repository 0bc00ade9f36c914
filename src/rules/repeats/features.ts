import { COMMON_WORDS } from './common-words.ts'
import { TRADE_WORDS, type TradeWord, type WordKind } from './trade-words.ts'

/** Longer texts say no more about the matter. */
const LOOKED_AT = 400

/** What a text speaks of, each with how much it tells. */
export interface Features {
  readonly weights: ReadonlyMap<string, number>
  readonly kinds: Readonly<Record<WordKind, ReadonlySet<string>>>
  /** Doors, spaces and cars that it names: `702`, `b2-117`. */
  readonly codes: ReadonlySet<string>
  /** The text as it is compared. */
  readonly plain: string
}

const longest = (words: Iterable<string>): number => Math.max(...Array.from(words, (word) => word.length))
const LONGEST_WORD = Math.max(longest(TRADE_WORDS.keys()), longest(COMMON_WORDS))

/** How much a pair of neighbouring characters tells that no table has, a single one, and a word in Latin letters. */
const PAIR = 0.45
const SINGLE = 0.15
const LATIN = 0.7
const CODE = 0.7
const FIGURE = 0.15

const RUNS = /\p{Script=Han}+|[a-z]+(?:'[a-z]+)?|[a-z]*\d[a-z\d]*(?:-[a-z\d]+)*/gu
const HAN = /^\p{Script=Han}/u
const LETTERS = /^[a-z']+$/u
/** A door, a space, a plate: hours, days and amounts are shorter, or say so. */
const IS_CODE = /^(?:\d{3,4}|[a-z]\d+-\d+|\d+-\d+(?:-\d+)?|[a-z]\d{2,})$/u

/** Takes a text apart: words of the trade by what they mean, pairs of the other Chinese characters, Latin words, numbers of doors. */
export function featuresOf(text: string): Features {
  const plain = text.slice(0, LOOKED_AT).normalize('NFKC').toLowerCase()
  const weights = new Map<string, number>()
  const kinds = { thing: new Set<string>(), trouble: new Set<string>(), place: new Set<string>() }
  const codes = new Set<string>()
  const add = (feature: string, weight: number) => {
    if ((weights.get(feature) ?? 0) < weight) weights.set(feature, weight)
  }
  const addTrade = (words: readonly TradeWord[]) => {
    for (const { key, kind, weight } of words) {
      add(key, weight)
      kinds[kind].add(key)
    }
  }
  for (const [run] of plain.matchAll(RUNS)) {
    if (HAN.test(run)) takeHan(run, add, addTrade)
    else if (LETTERS.test(run)) takeLatin(run, add, addTrade)
    else if (IS_CODE.test(run)) {
      add(`#${run}`, CODE)
      codes.add(run)
    } else add(`#${run}`, FIGURE)
  }
  return { weights, kinds, codes, plain }
}

/** The words of a run of Chinese characters, the longest first; what is left over in pairs. */
function takeHan(
  run: string,
  add: (feature: string, weight: number) => void,
  addTrade: (words: readonly TradeWord[]) => void,
): void {
  let begin = 0
  const takeRest = (end: number) => {
    const rest = run.slice(begin, end)
    if (rest.length === 1) add(rest, SINGLE)
    for (let at = 0; at + 1 < rest.length; at++) add(rest.slice(at, at + 2), PAIR)
  }
  for (let at = 0; at < run.length; ) {
    const word = wordAt(run, at)
    if (word === undefined) at++
    else {
      takeRest(at)
      const trade = TRADE_WORDS.get(word)
      if (trade !== undefined) addTrade(trade)
      at += word.length
      begin = at
    }
  }
  takeRest(run.length)
}

function wordAt(run: string, at: number): string | undefined {
  for (let length = Math.min(LONGEST_WORD, run.length - at); length > 0; length--) {
    const word = run.slice(at, at + length)
    if (TRADE_WORDS.has(word) || COMMON_WORDS.has(word)) return word
  }
  return undefined
}

function takeLatin(
  run: string,
  add: (feature: string, weight: number) => void,
  addTrade: (words: readonly TradeWord[]) => void,
): void {
  if (COMMON_WORDS.has(run)) return
  const stem = stemOf(run)
  const trade = TRADE_WORDS.get(run) ?? TRADE_WORDS.get(stem)
  if (trade === undefined) add(stem, LATIN)
  else addTrade(trade)
}

/** `leaks`, `leaking` and `leaked` as `leak`: enough to compare by. */
const stemOf = (word: string): string => {
  const stem = word.replace(/'s$/u, '').replace(/(?:ing|ed|es|s)$/u, '')
  return stem.length < 3 ? word : stem
}
