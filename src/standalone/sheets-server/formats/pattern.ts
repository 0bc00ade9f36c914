/** A piece of one section of a number-format pattern. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'digit'; readonly text: '0' | '#' | '?' }
  | { readonly kind: 'point' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'exponent'; readonly plus: boolean }
  | { readonly kind: 'value' }
  | { readonly kind: 'slash' }
  | { readonly kind: 'date'; readonly letter: DateLetter; readonly length: number; readonly elapsed: boolean }
  | { readonly kind: 'meridiem'; readonly short: boolean }

/** `n` is a minute, which patterns write as `m` beside hours or seconds. */
type DateLetter = 'y' | 'm' | 'd' | 'h' | 'n' | 's' | 'f'

export type Section = { readonly tokens: readonly Token[]; readonly dated: boolean }

const cache = new Map<string, readonly Section[]>()
const CACHE_LIMIT = 1_000

/** Reads a pattern: up to four sections (positive; negative; zero; text), as in `#,##0.00;(#,##0.00)` or `yyyy-mm-dd hh:mm`. */
export function sectionsOf(pattern: string): readonly Section[] {
  const known = cache.get(pattern)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const sections = split(pattern).map(section)
  cache.set(pattern, sections)
  return sections
}

/** Cuts at semicolons that are not quoted. */
function split(pattern: string): string[] {
  const pieces = ['']
  for (const piece of pattern.match(/"[^"]*"?|\\.|\[[^\]]*\]?|;|[^]/gu) ?? []) {
    if (piece === ';') pieces.push('')
    else pieces.push(`${pieces.pop() ?? ''}${piece}`)
  }
  return pieces
}

const TOKEN =
  /"([^"]*)"?|\\(.)|_(.)|\*(.)|\[(h+|m+|s+)\]|\[[^\]]*\]?|(am\/pm|上午\/下午)|(a\/p)|general|(E)([+-])|(y+|m+|d+|h+|s+)|(\.?0{1,3}(?<=[s\]]\.0{1,3}))|([^])/giu

function section(text: string): Section {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const [whole, quoted, escaped, space, fill, elapsed, longM, shortM, exponent, sign, letters, fraction, other] =
      match
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted })
    else if (escaped !== undefined) tokens.push({ kind: 'text', text: escaped })
    else if (space !== undefined) tokens.push({ kind: 'text', text: ' ' })
    else if (fill !== undefined) continue
    else if (whole.startsWith('[$')) tokens.push({ kind: 'text', text: whole.slice(2).replace(/(-[^-]*)?\]?$/, '') })
    else if (elapsed !== undefined) tokens.push({ ...dateToken(elapsed), elapsed: true })
    else if (longM !== undefined) tokens.push({ kind: 'meridiem', short: false })
    else if (shortM !== undefined) tokens.push({ kind: 'meridiem', short: true })
    else if (exponent !== undefined) tokens.push({ kind: 'exponent', plus: sign === '+' })
    else if (letters !== undefined) tokens.push(dateToken(letters))
    else if (fraction !== undefined) {
      tokens.push({ kind: 'text', text: '.' })
      tokens.push({ kind: 'date', letter: 'f', length: fraction.length - 1, elapsed: false })
    } else if (other !== undefined) tokens.push(...plainToken(other))
    else if (/^general$/i.test(whole)) tokens.push({ kind: 'value' })
  }
  const dated = tokens.some((t) => t.kind === 'date' || t.kind === 'meridiem')
  return { tokens: dated ? minutes(tokens).map(literal) : tokens, dated }
}

const dateToken = (letters: string): Extract<Token, { kind: 'date' }> => ({
  kind: 'date',
  letter: letters.charAt(0).toLowerCase() as DateLetter,
  length: letters.length,
  elapsed: false,
})

function plainToken(char: string): Token[] {
  switch (char) {
    case '0':
    case '#':
    case '?':
      return [{ kind: 'digit', text: char }]
    case '.':
      return [{ kind: 'point' }]
    case ',':
      return [{ kind: 'comma' }]
    case '%':
      return [{ kind: 'percent' }]
    case '@':
      return [{ kind: 'value' }]
    case '/':
      return [{ kind: 'slash' }]
    default:
      return [{ kind: 'text', text: char }]
  }
}

/** `m` next to an hour before it or a second after it is a minute. */
function minutes(tokens: readonly Token[]): Token[] {
  const dates = tokens.filter((t) => t.kind === 'date')
  return tokens.map((token) => {
    if (token.kind !== 'date' || token.letter !== 'm' || token.length > 2) return token
    const i = dates.indexOf(token)
    const minute = dates[i - 1]?.letter === 'h' || dates[i + 1]?.letter === 's' || token.elapsed
    return minute ? { ...token, letter: 'n' } : token
  })
}

/** In a date, digits and signs are what they look like. */
function literal(token: Token): Token {
  switch (token.kind) {
    case 'digit':
      return { kind: 'text', text: token.text }
    case 'point':
      return { kind: 'text', text: '.' }
    case 'comma':
      return { kind: 'text', text: ',' }
    case 'percent':
      return { kind: 'text', text: '%' }
    case 'slash':
      return { kind: 'text', text: '/' }
    default:
      return token
  }
}
