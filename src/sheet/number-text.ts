import { parseCaseNumber } from '../model/case-number.ts'
import { REGISTERS } from '../model/register.ts'

/** Dashes of every kind that a keyboard or a word processor makes of `-`. */
const DASHES = /[‐-―−﹣]/g
const LOOSE = /^([A-Z]{2})-?(\d{8})-?0*([1-9]\d{0,8})$/

/**
 * Reads a case's number as somebody types it: in small letters, in full width, without the dashes or the zeros. Undefined for
 * anything else.
 */
export function readCaseNumber(typed: string): ReturnType<typeof parseCaseNumber> {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .replaceAll(DASHES, '-')
    .toUpperCase()
  const [, prefix, day, n] = LOOSE.exec(plain) ?? []
  const text = n === undefined ? plain : `${prefix}-${day}-${n.padStart(3, '0')}`
  for (const register of REGISTERS) {
    const number = parseCaseNumber(register, text)
    if (number !== undefined) return number
  }
  return undefined
}
