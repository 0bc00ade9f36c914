/** What Excel takes in one cell. */
const MAX_CHARACTERS = 32_767

/** Text as a file for Excel can hold it. */
export type Cleaned = {
  readonly text: string
  /** How long it was before the end was cut off; undefined when it is whole. */
  readonly cutFrom?: number
  /** Whether characters were dropped that XML has no way to write. */
  readonly dropped: boolean
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
/** What Excel would read as a character's number and not as itself. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Text without NUL and its like, without halves of characters, its line ends all `\n`. */
const writable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '').replaceAll(LONE, '')

/** Halves of characters beyond the first 65,536: with the `u` flag a whole pair is one character and is not matched. */
const LONE = /\p{Surrogate}/gu

/** As much of a text as fits, never half a character. */
function fitting(text: string, length: number): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length
  return text.slice(0, end)
}

/**
 * Cleans text for a cell and marks where it was cut. `_x000D_` and its like, which Excel takes for a character's number, come
 * out as they went in.
 */
export function cleanText(text: string, cutMark: (length: number) => string): Cleaned {
  const plain = writable(text)
  const dropped = plain.length !== text.replace(/\r\n?/g, '\n').length
  if (plain.length <= MAX_CHARACTERS) return { text: escaped(plain), dropped }
  const mark = cutMark(plain.length)
  return { text: escaped(`${fitting(plain, MAX_CHARACTERS - mark.length)}${mark}`), cutFrom: plain.length, dropped }
}

const escaped = (text: string): string => text.replace(ESCAPE_LIKE, '_x005F_')

/** Text for names, formulas and messages: writable, and no longer than it may be. */
export const shortText = (text: string, length: number): string => fitting(writable(text), length)

/** Whether text is the same in a file as it is here. */
export const isWritable = (text: string): boolean => writable(text) === text
