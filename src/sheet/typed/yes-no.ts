import type { Cell } from '../../ports/ledger.ts'
import { plain } from '../words.ts'
import { Misread } from './misread.ts'

const YES = [
  '是',
  '是的',
  '√',
  '✓',
  '✔',
  '☑',
  '✅',
  '对',
  '对的',
  '有',
  '同意',
  '已同意',
  '已报',
  'y',
  'yes',
  'agreed',
  'true',
  '1',
]
/** A letter x is a tick to some and a cross to others: it is neither here. */
const NO = [
  '否',
  '不',
  '不是',
  '×',
  '✕',
  '✖',
  '✗',
  '✘',
  '❌',
  '错',
  '不对',
  '无',
  '没',
  '没有',
  '不同意',
  '未报',
  '没报',
  '未报警',
  '没报警',
  '无偿',
  'n',
  'no',
  'false',
  '0',
]

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
])
/** No word for yes or no is longer, with what stands around it. */
const LONGEST = 20

/** Reads yes or no in the spellings of both languages; anything else, `?` and `x` among it, is `not-yes-no`. */
export function readYesNo(cell: Cell): boolean | Misread {
  if (typeof cell === 'boolean') return cell
  const typed = String(cell)
  return WORDS.get(typed) ?? WORDS.get(bare(typed)) ?? new Misread('not-yes-no', typed)
}

const bare = (typed: string): string =>
  typed.length > LONGEST
    ? ''
    : plain(typed)
        .replaceAll(/[\p{Cf}\uFE0E\uFE0F]/gu, '')
        .replace(/[。.,，!]+$/, '')
