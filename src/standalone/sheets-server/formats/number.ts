import type { Locale } from './locale.ts'
import type { Section, Token } from './pattern.ts'

/** A number as a cell without a format shows it: ten significant digits, no trailing zeros, exponents for the extremes. */
export function automatic(value: number, locale: Locale): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) {
    const [digits = '', exponent = ''] = value.toExponential(5).split('e')
    const power = Number(exponent)
    const sign = power < 0 ? '-' : '+'
    const shown = digits.replace(/\.?0+$/, '')
    return `${shown.replace('.', locale.decimal)}E${sign}${String(Math.abs(power)).padStart(2, '0')}`
  }
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value)
  const wholeDigits = size >= 1 ? Math.floor(Math.log10(size)) + 1 : 0
  const leading = size < 1 ? Math.max(0, -Math.floor(Math.log10(size)) - 1) : 0
  const places = Math.min(20, Math.max(0, 10 - wholeDigits + leading))
  const text = value.toFixed(places)
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace('.', locale.decimal)
}

/** A number under one section of a pattern. The sign is the caller's business: the value is taken as it comes. */
export function patterned(value: number, section: Section, locale: Locale): string {
  const { tokens } = section
  const digits = tokens.some((t) => t.kind === 'digit')
  if (!digits) return tokens.map((t) => bare(t, value, locale)).join('')
  const exponent = tokens.findIndex((t) => t.kind === 'exponent')
  return exponent >= 0 ? scientific(value, tokens, exponent, locale) : fixed(value, tokens, locale)
}

const bare = (token: Token, value: number, locale: Locale): string => {
  if (token.kind === 'text') return token.text
  if (token.kind === 'value') return automatic(value, locale)
  return token.kind === 'percent' ? '%' : ''
}

function fixed(value: number, tokens: readonly Token[], locale: Locale): string {
  const point = tokens.findIndex((t) => t.kind === 'point')
  const isDigit = (t: Token): boolean => t.kind === 'digit'
  const lastDigit = tokens.findLastIndex(isDigit)
  const firstDigit = tokens.findIndex(isDigit)
  const end = point < 0 ? tokens.length : point
  const lastWhole = tokens.slice(0, end).findLastIndex(isDigit)
  const grouped = tokens.some((t, i) => t.kind === 'comma' && i > firstDigit && i < lastWhole)
  const scale = tokens.filter((t, i) => t.kind === 'comma' && i > lastDigit).length + trailing(tokens, lastWhole, end)
  const percents = tokens.filter((t) => t.kind === 'percent').length
  const scaled = shift(Math.abs(value), 2 * percents - 3 * scale)

  const fractions = point < 0 ? [] : tokens.slice(point).filter(isDigit)
  const [whole = '0', fraction = ''] = round(scaled, fractions.length).split('.')
  const wholeShown = spread(
    whole === '0' ? '' : whole,
    tokens.slice(0, end).filter(isDigit),
    grouped ? locale.group : '',
  )
  const fractionShown = trim(fraction, fractions)

  let out = ''
  let wholeDone = false
  let fractionDone = false
  tokens.forEach((token, i) => {
    if (token.kind === 'digit') {
      if (i < end && !wholeDone) {
        out += wholeShown
        wholeDone = true
      } else if (i > end && !fractionDone) {
        out += fractionShown
        fractionDone = true
      }
    } else if (token.kind === 'point') {
      if (!wholeDone) out += whole === '0' ? '' : whole
      wholeDone = true
      out += locale.decimal
    } else if (token.kind === 'percent') out += '%'
    else if (token.kind === 'text') out += token.text
    else if (token.kind === 'slash') out += '/'
  })
  return out
}

/** Commas right after the last whole digit divide by a thousand each. */
function trailing(tokens: readonly Token[], lastWhole: number, end: number): number {
  if (end === tokens.length) return 0
  let n = 0
  for (let i = lastWhole + 1; i < end && tokens[i]?.kind === 'comma'; i++) n++
  return n
}

/** Moves the decimal point without the dust that multiplying by 100 leaves. */
const shift = (value: number, places: number): number => {
  if (places === 0 || value === 0) return value
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/** Half away from zero on the decimal digits that people see: 1.005 at two places is 1.01. */
function round(value: number, places: number): string {
  if (value >= 1e21) return BigInt(Math.round(value)).toString()
  const rounded = shift(Math.round(shift(value, places)), -places)
  return rounded.toFixed(Math.min(places, 100))
}

function spread(whole: string, digits: readonly Token[], group: string): string {
  let text = whole
  const zeros = digits.findIndex((t) => t.kind === 'digit' && t.text !== '#')
  const wanted = zeros < 0 ? 0 : digits.length - zeros
  if (text.length < wanted) {
    const pad = digits.slice(digits.length - wanted, digits.length - text.length)
    text = pad.map((t) => (t.kind === 'digit' && t.text === '0' ? '0' : ' ')).join('') + text
  }
  return group === '' ? text : text.replace(/\B(?=(\d{3})+$)/g, group)
}

function trim(fraction: string, digits: readonly Token[]): string {
  let end = fraction.length
  while (end > 0 && fraction[end - 1] === '0') {
    const token = digits[end - 1]
    if (token?.kind !== 'digit' || token.text === '0') break
    end--
  }
  return fraction.slice(0, end)
}

function scientific(value: number, tokens: readonly Token[], at: number, locale: Locale): string {
  const before = tokens.slice(0, at)
  const point = before.findIndex((t) => t.kind === 'point')
  const places = point < 0 ? 0 : before.slice(point).filter((t) => t.kind === 'digit').length
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential(Math.min(places, 100)).split('e')
  const power = Number(exponent)
  const width = tokens.slice(at).filter((t) => t.kind === 'digit').length
  const mark = tokens[at]
  const plus = mark?.kind === 'exponent' && mark.plus ? '+' : ''
  const sign = power < 0 ? '-' : plus
  return `${digits.replace('.', locale.decimal)}E${sign}${String(Math.abs(power)).padStart(width, '0')}`
}
