import { maskPhonesIn } from '../sheet/phone-mask.ts'
import { type Bounds, bound, boundLines } from './bound.ts'
import { cleanLine, cleanLines } from './clean.ts'

/** How much of a field a mail shows: a mail has to stay under 100 kB whatever was pasted into a cell. */
export const MOST = { name: 40, word: 60, place: 120, problem: 300, link: 2_000 } as const
export const LONG: Bounds = { lines: 15, characters: 1_000 }
export const SHORT: Bounds = { lines: 5, characters: 300 }

/** A field as a line of a mail: cleaned, phones masked, bounded, in this order, so that no cut leaves half a number behind. */
export const shownLine = (typed: string, most: number, phone?: string): string =>
  bound(maskPhonesIn(cleanLine(typed), phone), most)

/** A long field as lines of a mail. */
export const shownLines = (typed: string, bounds: Bounds, more: string, phone?: string): readonly string[] =>
  boundLines(maskPhonesIn(cleanLines(typed).join('\n'), phone).split('\n').filter(Boolean), bounds, more)

/** Names in a row, at most five; the rest is counted. */
export function shownNames(
  names: readonly string[],
  phone?: string,
): { readonly names: readonly string[]; readonly left: number } {
  const shown = [...new Set(names.map((name) => shownLine(name, MOST.name, phone)).filter(Boolean))]
  return { names: shown.slice(0, 5), left: Math.max(0, shown.length - 5) }
}
