import type { sheets_v4 } from '@googleapis/sheets'
import { patternOf } from '../sheets-server/formats/format.ts'
import type { Locale } from '../sheets-server/formats/locale.ts'

type NumberFormat = sheets_v4.Schema$NumberFormat

/** What Excel takes of a format: characters, and sections between semicolons. */
const MAX_LENGTH = 255
const MAX_SECTIONS = 4

// In this order: text in quotes, one escaped character, a space as wide as a character, a fill, brackets, half days, General,
// exponents, parts of dates, anything.
const TOKEN =
  /"([^"]*)"?|\\(.)|_(.)|\*(.)|(\[[^\]]*\]?)|(am\/pm|上午\/下午)|(a\/p)|(general)|(e[+-])|(y+|m+|d+|h+|s+)|([^])/giu

/** Signs that Excel takes for themselves without quotes, and those that mean something to it. */
const PLAIN = /[0#?.,%/@$+(): -]/

/** Brackets that both know: spans, colours, conditions, currencies. Others are not carried over. */
const BRACKETS =
  /^\[(?:h+|m+|s+|black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}|[<>=]{1,2}-?[\d.]+|\$[^\]]*)\]$/i

const quoted = (text: string): string => (text === '' ? '' : `"${text}"`)

function sectionOf(text: string): string {
  const matches = [...text.matchAll(TOKEN)]
  const dated = matches.some(
    ([, , , , , brackets, half, halfShort, , , letters]) =>
      [half, halfShort, letters].some((part) => part !== undefined) || /^\[[hms]+\]$/i.test(brackets ?? ''),
  )
  let out = ''
  let fraction = false
  for (const [, words, escaped, space, fill, brackets, half, halfShort, general, exponent, letters, other] of matches) {
    // Digits in a date are what they look like, but for the parts of a second behind their point.
    fraction =
      other === '.' ? out.toLowerCase().endsWith('s') || out.toLowerCase().endsWith('s]') : fraction && other === '0'
    if (words !== undefined) out += quoted(words)
    else if (escaped !== undefined) out += escaped === '"' ? '\\"' : quoted(escaped)
    else if (space !== undefined) out += `_${space}`
    else if (fill !== undefined) out += `*${fill}`
    else if (brackets !== undefined) out += BRACKETS.test(brackets) ? brackets : ''
    else if (half !== undefined) out += 'AM/PM'
    else if (halfShort !== undefined) out += 'A/P'
    else if (general !== undefined) out += 'General'
    else if (exponent !== undefined) out += dated ? quoted(exponent) : exponent.toUpperCase()
    else if (letters !== undefined) out += letters.toLowerCase()
    else if (other !== undefined) {
      const isDigit = /[0#?]/.test(other)
      if (!PLAIN.test(other) || (dated && isDigit && !fraction)) out += quoted(other)
      else out += other
    }
  }
  return out
}

/** Cuts at semicolons that are not quoted. */
function sections(pattern: string): string[] {
  const pieces = ['']
  for (const piece of pattern.match(/"[^"]*"?|\\.|\[[^\]]*\]?|;|[^]/gu) ?? []) {
    if (piece === ';') pieces.push('')
    else pieces.push(`${pieces.pop() ?? ''}${piece}`)
  }
  return pieces
}

/**
 * A number format in Excel's words; no code means "as it comes". The two languages are nearly one. What differs: Excel wants
 * letters that mean nothing in quotes, `AM/PM` in capitals, at most four sections, and refuses the whole file otherwise, so
 * every pattern is taken apart and written anew. What still does not fit is left out, and `'lost'` says so.
 */
export function excelFormat(
  format: NumberFormat | null | undefined,
  locale: Locale,
): { readonly code?: string; readonly lost?: true } {
  if (format === undefined || format === null) return {}
  const pattern = patternOf(format, locale)
  if (pattern === undefined) return {}
  const parts = sections(pattern.replace(/\p{Cc}|\p{Surrogate}/gu, ''))
  const code = parts.map(sectionOf).join(';')
  if (parts.length > MAX_SECTIONS || code.length > MAX_LENGTH || code === '') return { lost: true }
  return code === 'General' ? {} : { code }
}
