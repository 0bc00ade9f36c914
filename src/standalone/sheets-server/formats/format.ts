import type { NumberFormat } from '../protocol/types.ts'
import { dated } from './date.ts'
import type { Locale } from './locale.ts'
import { automatic, patterned } from './number.ts'
import { sectionsOf } from './pattern.ts'

/** The pattern that a number format means: its own, or the locale's usual one for its type. Undefined = automatic. */
export function patternOf(format: NumberFormat | null | undefined, locale: Locale): string | undefined {
  if (format === undefined || format === null) return undefined
  if (format.pattern !== undefined && format.pattern !== null && format.pattern !== '') return format.pattern
  switch (format.type) {
    case 'TEXT':
      return '@'
    case 'NUMBER':
      return '#,##0.00'
    case 'PERCENT':
      return '0.00%'
    case 'CURRENCY':
      return `"${locale.currency}"#,##0.00`
    case 'DATE':
      return locale.datePattern
    case 'TIME':
      return locale.timePattern
    case 'DATE_TIME':
      return `${locale.datePattern} h:mm:ss`
    case 'SCIENTIFIC':
      return '0.00E+00'
    default:
      return undefined
  }
}

/** Whether numbers under this format are dates, times or spans to whoever reads them. */
export function isDateFormat(format: NumberFormat | null | undefined): boolean {
  if (format === undefined || format === null) return false
  if (format.type === 'DATE' || format.type === 'TIME' || format.type === 'DATE_TIME') return true
  const known = format.type !== undefined && format.type !== null && format.type !== 'NUMBER_FORMAT_TYPE_UNSPECIFIED'
  return !known && (sectionsOf(format.pattern ?? '')[0]?.dated ?? false)
}

/** Whether a cell with this format keeps what is typed into it as text. */
export const isTextFormat = (format: NumberFormat | null | undefined): boolean =>
  format?.type === 'TEXT' || format?.pattern === '@'

/** What a cell shows. */
export function display(
  value: string | number | boolean,
  format: NumberFormat | null | undefined,
  locale: Locale,
): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const pattern = patternOf(format, locale)
  if (typeof value === 'string') return pattern === undefined ? value : text(value, pattern)
  if (pattern === undefined || pattern === '@') return automatic(value, locale)
  return number(value, pattern, locale)
}

function number(value: number, pattern: string, locale: Locale): string {
  const [positive, negative, zero] = sectionsOf(pattern)
  if (positive === undefined) return automatic(value, locale)
  if (positive.dated) return dated(value, positive, locale)
  if (value === 0 && zero !== undefined) return patterned(0, zero, locale)
  if (value >= 0) return patterned(value, positive, locale)
  if (negative !== undefined) return patterned(-value, negative, locale)
  if (!positive.tokens.some((t) => t.kind === 'digit')) return patterned(value, positive, locale)
  const shown = patterned(-value, positive, locale)
  return /[1-9]/.test(shown) ? `-${shown}` : shown
}

/** Text goes through the fourth section, or the only one if it has an `@`. */
function text(value: string, pattern: string): string {
  const sections = sectionsOf(pattern)
  const section = sections[3] ?? sections.find((s) => s.tokens.some((t) => t.kind === 'value'))
  if (section === undefined || section.dated) return value
  return section.tokens.map((t) => (t.kind === 'text' ? t.text : t.kind === 'value' ? value : '')).join('')
}
