import type { Cell } from '../../ports/ledger.ts'
import { clean } from './clean.ts'
import { Misread } from './misread.ts'
import { MOBILE, wholeNumber, withLostZero } from './phone-number.ts'
import { remember } from './remember.ts'

/** A cell holds a number or a few; what is longer is a story. */
const LONGEST = 200
/** What a sheet shows of a number too wide for its column, kept as text: the digits are gone. */
const EXPONENT = /^[+-]?\d+(?:[.,]\d+)?\s*e\s*\+?\s*\d{1,3}$/i
const SEPARATORS = /[、,;/\\|\r\n]+|(?<=[\d)])\s*(?:或者?|和|及|&|\bor\b|\band\b)\s*(?=[+(\d])/iu
const EXTENSION = /^(.*?[\d)])\s*(?:转接?(?:分机)?|分机号?|ext(?:ension)?\.?|x|#)\s*[:.-]?\s*(\d{1,6})\s*#?$/iu
const DASHED_EXTENSION = /^(.*\d)\s*-+\s*(\d{1,6})$/
const TWO_MOBILES = /^(1[3-9]\d{9})\s*-+\s*(1[3-9]\d{9})$/
/** What people put between digits. */
const DIGITS = /^\(?\+?[\d\s().-]+$/
const LOCAL_GROUPS = /^\d{3,4}[\s.-]?\d{4}$/
const BRACKETED = /[([{<【]([^\d()[\]{}<>【】]{1,20})[)\]}>】]/u
const WORD = "[\\p{L}\\p{M}][\\p{L}\\p{M}\\s.'·]{0,20}"
const WORD_BEFORE = new RegExp(`^(${WORD}?)\\s*[:.-]?\\s*(?=[+(\\d])`, 'u')
const WORD_AFTER = new RegExp(`(?<=[\\d)])(?:\\s*-?\\s*(?=[^\\sa-z])|\\s+)(${WORD})$`, 'iu')
const WORDS = new RegExp(`^${WORD}$`, 'u')
/** Words that take a number back, ask for more digits, or are digits themselves. */
const UNSAFE =
  /[不没無无空停错錯旧舊假非未欠换換]|关机|作废|^(?:转|分机|ext)|^[a-z]$|^[零〇一二三四五六七八九十两幺]+$|\b(?:not?|old|wrong|invalid|off|dead)\b/iu

const odd = (typed: string): Misread => new Misread('odd-phone', typed)

/**
 * Reads a telephone number, or several, as people type them: `13800138000`, `021-61234567`, `021-61234567转801`, `4008001234`,
 * `61234567` of the desk's own town, `+852 91234567`; several are joined by `、`, and each must be good. A name or a word beside a
 * number is passed over, but not one that takes it back. A number cell gets back the zero that the sheet took from its area code;
 * a text keeps what was typed, and is `odd-phone`. `digits-lost`: `1.38E+10`. Never says what may have been meant: a telephone
 * number goes into no message.
 */
export function readPhone(cell: Cell): string | Misread {
  if (typeof cell === 'string') return MOBILE.test(cell) ? cell : (spacedMobile(cell) ?? readText(cell))
  if (typeof cell !== 'number' || !Number.isSafeInteger(cell)) return odd(String(cell))
  const digits = String(cell)
  if (MOBILE.test(digits)) return digits
  return wholeNumber(digits) ?? withLostZero(digits) ?? odd(digits)
}

/** 138 0013 8000 is nearly as frequent as 13800138000. */
function spacedMobile(typed: string): string | undefined {
  const [, a = '', b = '', c = ''] = /^(1[3-9]\d)[ -](\d{4})[ -](\d{4})$/.exec(typed) ?? []
  return a === '' ? undefined : a + b + c
}

const readText = remember(4096, (typed): string | Misread => {
  const text = typed.length > LONGEST ? '' : clean(typed).replace(/^['"‘’“”]+/, '')
  if (EXPONENT.test(text)) return new Misread('digits-lost', typed)
  // 13800138000.0 comes from programs that took it for a number, 13,800,138,000 from sheets that did.
  const digits = text
    .replace(/^(\d{7,15})\.0$/, '$1')
    .replace(/^\d{1,3}(?:,\d{3}){3,}$/, (all) => all.replaceAll(',', ''))
  const numbers = new Set<string>()
  for (const part of digits.split(SEPARATORS)) {
    const read = readPart(part.trim())
    if (read === undefined) return odd(typed)
    for (const number of read) numbers.add(number)
  }
  return numbers.size === 0 ? odd(typed) : [...numbers].join('、')
})

/** The numbers of a part between separators, none where there is but a name; undefined where anything is not safely understood. */
function readPart(part: string): readonly string[] | undefined {
  if (part === '') return []
  if (!/\d/.test(part)) return WORDS.test(part) && !UNSAFE.test(part) ? [] : undefined
  const bare = withoutWords(part)
  if (bare === undefined) return undefined
  const one = readLine(bare)
  if (one !== undefined) return [one]
  const [, first, second] = TWO_MOBILES.exec(bare) ?? []
  const several = first !== undefined && second !== undefined ? [first, second] : bare.split(/\s+/)
  if (several.length < 2) return undefined
  const lines = several.map((line) => (line.length > 8 ? readLine(line) : undefined))
  return lines.every((line) => line !== undefined) ? lines : undefined
}

function withoutWords(part: string): string | undefined {
  const words: string[] = []
  const drop = (_: string, word: string): string => {
    words.push(word.trim())
    return ' '
  }
  const bare = part.replace(BRACKETED, drop).trim().replace(WORD_BEFORE, drop).replace(WORD_AFTER, drop).trim()
  return words.some((word) => UNSAFE.test(word)) ? undefined : bare
}

function readLine(text: string): string | undefined {
  const [, main, extension] = EXTENSION.exec(text) ?? []
  if (main !== undefined && extension !== undefined) return join(wholeOf(main), extension)
  const whole = wholeOf(text)
  const [, line, dashed = ''] = DASHED_EXTENSION.exec(text) ?? []
  const before = line === undefined ? undefined : wholeOf(line)
  if (before === undefined) return whole
  // Of a mobile only the long extensions of numbers that a platform lends out; a digit too many is a slip.
  if (whole === undefined) return MOBILE.test(before) && dashed.length < 3 ? undefined : join(before, dashed)
  // 8529123-4567 may be a number of Hong Kong, or one of ours with its extension; 852-9123-4567 and 400-1234-567 are clear.
  return /^\(?\+|^(?:852|853|886)[\s-]|^[48]00-/.test(text) ? whole : undefined
}

const join = (number: string | undefined, extension: string): string | undefined =>
  number === undefined ? undefined : `${number}转${extension}`

function wholeOf(text: string): string | undefined {
  if (!DIGITS.test(text)) return undefined
  const digits = text.replaceAll(/[^\d+]/g, '')
  // Without an area code a date or a room would do as well: 2026-11-21, 21-2-1604.
  return digits.length > 8 || LOCAL_GROUPS.test(text) ? wholeNumber(digits) : undefined
}
