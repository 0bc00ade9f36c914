import { FIRST_SECOND, LAST_SECOND, LONGEST_WORD } from './record-scan.ts'

/** What may stand in a record's JSON: a cell is anybody's to write into. */

const MOMENT = /^-?[0-9a-z]{1,8}$/

export const isWord = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_WORD
export function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !MOMENT.test(value)) return false
  const seconds = Number.parseInt(value, 36)
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND
}

export const isListOf = (value: unknown, is: (value: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(is)
