import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { remember } from './remember.ts'

/** A Chinese mobile number. New ranges are given out every year: any that looks like one is one. */
export const MOBILE = /^1[3-9]\d{9}$/
/** A number of the desk's own town, without its area code. None begins with 0 or 1: those are codes and services. */
const LOCAL = /^[2-9]\d{6,7}$/
const SHARED = /^[48]00\d{7}$/
/** Hong Kong, Macao and Taiwan are often written without the +; no Chinese area code is theirs. */
const NEIGHBOUR = /^(?:852|853|886)/
/** A mobile number of ours behind a + that is not meant: no such number in North America. */
const STRAY_PLUS = /^\+1[3-9]\d{9}$/

/**
 * The normal form of one whole number, given as its digits with perhaps a + before them: `13800138000`, `021-61234567`,
 * `4008001234`, `61234567`, `+852 91234567`. Undefined for what is none, services such as 110 and 12345 among it.
 */
export function wholeNumber(digits: string): string | undefined {
  if (digits.startsWith('+86')) return insideChina(digits.slice(3))
  if (digits.startsWith('+')) return abroad(digits)
  if (digits.startsWith('00')) return wholeNumber(`+${digits.slice(2)}`)
  if (LOCAL.test(digits)) return digits
  return asDialled(digits) ?? withoutPlus(digits)
}

/** The land line of a number cell that lost the zero it began with: 2161234567 is `021-61234567`. */
export const withLostZero = (digits: string): string | undefined => landLine(`0${digits}`)

/** As somebody in China dials it: mobiles as they are or with the old 0 before them, land lines with their area code. */
function asDialled(digits: string): string | undefined {
  const mobile = digits.startsWith('01') ? digits.slice(1) : digits
  if (MOBILE.test(mobile)) return mobile
  return SHARED.test(digits) ? digits : landLine(digits)
}

/** Behind the country code the zero of the area code is left out, or is not. */
const insideChina = (digits: string): string | undefined => asDialled(digits) ?? landLine(`0${digits}`)

function withoutPlus(digits: string): string | undefined {
  if (digits.startsWith('86')) return insideChina(digits.slice(2))
  return NEIGHBOUR.test(digits) ? abroad(`+${digits}`) : undefined
}

function landLine(digits: string): string | undefined {
  const [, area, line] = /^(010|02\d|0[3-9]\d\d)([1-9]\d{6,7})$/.exec(digits) ?? []
  if (area === undefined || line === undefined) return undefined
  // In every town all numbers from 2 to 7 are lines; of the others only some, 1 and 9 being services.
  const like = /^[2-7]/.test(line) ? `${area}${'22345678'.slice(0, line.length)}` : digits
  return isLandLine(like) === 'yes' ? `${area}-${line}` : undefined
}

const isLandLine = remember(4096, (digits): 'yes' | 'no' =>
  parsePhoneNumberFromString(digits, 'CN')?.isValid() === true ? 'yes' : 'no',
)

/** Countries give out new ranges as well: the right number of digits is enough. */
function abroad(digits: string): string | undefined {
  if (!/^\+\d{7,15}$/.test(digits)) return undefined
  const number = parsePhoneNumberFromString(digits)
  if (!number?.isPossible() || (STRAY_PLUS.test(digits) && !number.isValid())) return undefined
  return `+${number.countryCallingCode} ${number.nationalNumber}`
}
