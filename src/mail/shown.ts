import { maskPhonesIn } from '../sheet/phone-mask.ts'
import { type Bounds, bound, boundLines } from './bound.ts'
import { cleanLine, cleanLines } from './clean.ts'

/** How much of a field a mail shows: a mail has to stay under 100 kB whatever was pasted into a cell. */
export const MOST = {
  name: 40,
  word: 60,
  place: 120,
  problem: 300,
  link: 2_000,
  listedLink: 500,
  listed: 20,
  gist: 40,
} as const
export const LONG: Bounds = { lines: 15, characters: 1_000 }
export const SHORT: Bounds = { lines: 5, characters: 300 }

/** How much of a field is looked at: a mail shows hundreds of them, and each may hold fifty thousand characters. */
const LOOKED_AT = 5_000
/** The longest that what is masked as a phone number can be, with what people put between its digits. */
const LONGEST_PHONE = 200

/** A field as a line of a mail: cleaned, phones masked, bounded, in this order, so that no cut leaves half a number behind. */
export const shownLine = (typed: string, most: number, phone?: string): string =>
  typed.length > LOOKED_AT
    ? bound(`${beginning(cleanLine(typed.slice(0, LOOKED_AT)), phone)}…`, most)
    : bound(maskPhonesIn(cleanLine(typed), phone), most)

/** A long field as lines of a mail. */
export function shownLines(typed: string, bounds: Bounds, more: string, phone?: string): readonly string[] {
  const isLonger = typed.length > LOOKED_AT
  const text = cleanLines(typed.slice(0, LOOKED_AT)).join('\n')
  const lines = (isLonger ? beginning(text, phone) : maskPhonesIn(text, phone)).split('\n').filter(Boolean)
  return boundLines(isLonger ? [...lines, more] : lines, bounds, more)
}

/** What was cut off may have been the rest of a number: so much less is shown. */
const beginning = (text: string, phone: string | undefined): string =>
  maskPhonesIn(text, phone)
    .slice(0, -LONGEST_PHONE)
    .replace(/\p{Cs}$/u, '')

/** Names in a row, at most five; the rest is counted. */
export function shownNames(
  names: readonly string[],
  phone?: string,
): { readonly names: readonly string[]; readonly left: number } {
  const shown = [...new Set(names.map((name) => shownLine(name, MOST.name, phone)).filter(Boolean))]
  return { names: shown.slice(0, 5), left: Math.max(0, shown.length - 5) }
}
