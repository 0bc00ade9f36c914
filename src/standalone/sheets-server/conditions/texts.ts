import { wildcard } from '../formulas/criteria.ts'
import { isFault, textOf } from '../formulas/value.ts'
import type { Given, Test } from './test.ts'

type Match = (text: string, given: string) => boolean

/** Beyond this many characters `?` and `*` are ordinary ones: a long pattern over long texts would cost too much. */
const WILD_LENGTH = 200

let lastPattern: { readonly given: string; readonly matches: (text: string) => boolean } | undefined

/** `?` any character, `*` any text, `~` before either for itself, as in the service's own conditions. */
function contains(text: string, given: string): boolean {
  if (given.length > WILD_LENGTH || !/[*?~]/.test(given)) return text.includes(given)
  if (lastPattern?.given !== given) lastPattern = { given, matches: wildcard(`*${given}*`) }
  return lastPattern.matches(text)
}

const BY_TYPE: Record<string, Match> = {
  TEXT_CONTAINS: contains,
  TEXT_NOT_CONTAINS: (text, given) => !contains(text, given),
  TEXT_STARTS_WITH: (text, given) => text.startsWith(given),
  TEXT_ENDS_WITH: (text, given) => text.endsWith(given),
  TEXT_EQ: (text, given) => text === given,
  TEXT_NOT_EQ: (text, given) => text !== given,
}
const MATCHES = new Map(Object.entries(BY_TYPE))

const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/
const URL_SHAPE = /^(?:(?:https?|ftp):\/\/|mailto:|www\.)\S+$/i

/** The test of one of the conditions on text. `given` is the text itself, or where a formula gives it. */
export function textTest(type: string, given: string | Given | undefined): Test | undefined {
  if (type === 'TEXT_IS_EMAIL') return ({ text }) => text.length <= 320 && EMAIL.test(text)
  if (type === 'TEXT_IS_URL') return ({ text }) => URL_SHAPE.test(text)
  const match = MATCHES.get(type)
  if (match === undefined || given === undefined) return undefined
  if (typeof given === 'string') {
    const wanted = given.toLowerCase()
    return ({ value, text }) => !isFault(value) && match(text.toLowerCase(), wanted)
  }
  return (cell, ask, home) => {
    if (isFault(cell.value)) return false
    const wanted = textOf(given(cell, ask, home))
    return !isFault(wanted) && match(cell.text.toLowerCase(), wanted.toLowerCase())
  }
}
