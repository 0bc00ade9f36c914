import { localeOf } from '../formats/locale.ts'
import { enter } from '../values/enter.ts'
import { compare, type Scalar } from './value.ts'

const english = localeOf('en_US')

/**
 * The test that a criterion of COUNTIF and its kin means: `5`, `">=3"`, `"<>"`, `"王*"`, `"~*"`. An empty cell as a criterion
 * is the number 0, so that a search for duplicates does not find the empty rows.
 */
export function criterion(given: Scalar): (value: Scalar) => boolean {
  if (given === undefined) return criterion(0)
  if (typeof given !== 'string') return (value) => sameKind(value, given) && compare(bare(value), bare(given)) === 0
  const [, operator = '', rest = ''] = /^(<>|<=|>=|=|<|>)?([^]*)$/.exec(given) ?? []
  const read = enter(rest, english, 1900).value
  const wanted = typeof read === 'object' ? rest : read
  if (operator === '' || operator === '=' || operator === '<>') {
    const equal = equals(rest, wanted, operator !== '')
    return operator === '<>' ? (value) => !equal(value) : equal
  }
  return (value) => {
    if (value === undefined || typeof value === 'object' || !sameKind(value, wanted)) return false
    const by = compare(value, wanted)
    if (operator === '<') return by < 0
    if (operator === '>') return by > 0
    return operator === '<=' ? by <= 0 : by >= 0
  }
}

const bare = (value: Scalar): number | string | boolean | undefined => (typeof value === 'object' ? undefined : value)
const sameKind = (a: Scalar, b: Scalar): boolean => typeof a === typeof b

function equals(text: string, wanted: number | string | boolean, explicit: boolean): (value: Scalar) => boolean {
  // `=` and `<>` alone ask for empty cells; "" without an operator takes empty text as well.
  if (text === '') return (value) => value === undefined || (!explicit && value === '')
  if (typeof wanted !== 'string') return (value) => sameKind(value, wanted) && compare(bare(value), wanted) === 0
  const pattern = wildcard(text)
  return (value) => typeof value === 'string' && pattern(value)
}

/** `*` any text, `?` any one character, `~` before either for itself; without regard to case. Linear in the text. */
export function wildcard(pattern: string): (text: string) => boolean {
  const parts: (string | null)[] = []
  const lower = pattern.toLowerCase()
  for (let i = 0; i < lower.length; i++) {
    const c = lower.charAt(i)
    const next = lower.charAt(i + 1)
    if (c === '~' && (next === '*' || next === '?' || next === '~')) {
      parts.push(next)
      i++
    } else if (c === '*') {
      if (parts.at(-1) !== null) parts.push(null)
    } else parts.push(c === '?' ? '' : c)
  }
  return (given) => {
    const text = given.toLowerCase()
    let [t, p, star, resume] = [0, 0, -1, 0]
    while (t < text.length) {
      const part = parts[p]
      if (part === null) {
        star = p++
        resume = t
      } else if (part !== undefined && (part === '' || part === text.charAt(t))) {
        p++
        t++
      } else if (star >= 0) {
        p = star + 1
        t = ++resume
      } else return false
    }
    while (parts[p] === null) p++
    return p === parts.length
  }
}
