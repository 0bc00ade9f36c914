import type { Choices, ViewColumn } from './context.ts'

/** How a cell is typed into. */
export type Field =
  | { readonly kind: 'line'; readonly mode: 'text' | 'tel' | 'decimal' }
  | { readonly kind: 'lines' }
  /** Text that says a date and a time, as in the sheet. */
  | { readonly kind: 'time' }
  /** One of the options and nothing else. */
  | { readonly kind: 'select'; readonly options: readonly string[] }
  /** Text, with options offered. */
  | { readonly kind: 'suggest'; readonly options: readonly string[] }

const YES_OR_NO = /^(是|否|yes|no|true|false)$/i

/** A column as wide as this in the sheet is for sentences. */
const WIDE = 180

/** The field that fits a cell: by its validation rule, its number format, its column's width and what stands in it. */
export function fieldOf(column: ViewColumn, choices: Choices | undefined, text: string): Field {
  if (choices !== undefined && choices.options.length > 0) {
    const { options, strict } = choices
    const isThere = text === '' || options.includes(text)
    // Yes and no is chosen, not typed, though other spellings would be taken.
    if (strict || (options.every((option) => YES_OR_NO.test(option)) && isThere))
      return { kind: 'select', options: isThere ? options : [text, ...options] }
    return { kind: 'suggest', options }
  }
  if (column.type === 'DATE_TIME' || column.type === 'DATE') return { kind: 'time' }
  if (column.type === 'NUMBER' || column.type === 'CURRENCY' || column.type === 'PERCENT') return line('decimal')
  if (column.width >= WIDE || text.length > 40 || text.includes('\n')) return { kind: 'lines' }
  return line(/电话|手机|phone/i.test(column.header) ? 'tel' : 'text')
}

const line = (mode: 'text' | 'tel' | 'decimal'): Field => ({ kind: 'line', mode })

/** A moment as people type it into the sheet, on the wall of a zone. */
export function wallText(at: number, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`
}
