const BREAKS_AND_BLANKS = /[\s\p{Cc}]+/gu
/** Nobody sees them, and they turn what stands behind them round. */
const INVISIBLE = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** What somebody typed into a cell as one visible line: no line breaks, no controls, no marks of direction. */
export const oneLine = (typed: string): string =>
  typed.toWellFormed().replace(INVISIBLE, '').replace(BREAKS_AND_BLANKS, ' ').trim()

/** The beginning of a text, so many units at most and a sign for what was left out; no character is cut through. */
export const beginning = (text: string, most = 30): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text
