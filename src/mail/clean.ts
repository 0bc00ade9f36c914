/**
 * What people typed, made fit for a mail (promise 8): no controls, no invisible or direction-changing characters, no broken
 * surrogates, no towers of combining marks. Letters of every script and emoji stay as they are.
 */

const LINE_BREAKS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g
const BLANKS = /[\t\p{Zs}]+/gu
/** Bidirectional controls: with them `exe.pdf` reads `fdp.exe`, and a line can swallow what follows it. */
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/g
/** Characters nobody sees, tag characters among them: they hide text, and take apart what would be recognised. */
const INVISIBLE =
  /[\u00AD\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u2060-\u2065\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g
const NON_CHARACTERS = /\p{Noncharacter_Code_Point}/gu
/** Joiners belong between letters and emoji, never beside a digit, where they would hide a phone number. */
const JOINERS_AT_DIGITS = /(?<=\p{N})[\u200C\u200D]+|[\u200C\u200D]+(?=\p{N})/gu
const MARK_TOWERS = /(\p{M}{4})\p{M}+/gu

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(BLANKS, ' ')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .replace(INVISIBLE, '')
    .replace(NON_CHARACTERS, '\uFFFD')
    .replace(JOINERS_AT_DIGITS, '')
    .replace(MARK_TOWERS, '$1')

/** A text as one line: safe in a subject, a sentence, a table cell. */
export const cleanLine = (text: string): string => clean(text).replaceAll('\n', ' ').replace(/ {2,}/g, ' ').trim()

/** A text with its lines kept; blank ones, and blanks at the ends of lines, are dropped. */
export const cleanLines = (text: string): readonly string[] =>
  clean(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
