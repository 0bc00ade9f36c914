import type { Entered } from '../document/model.ts'
import type { Locale } from '../formats/locale.ts'
import { serialOfDate, serialOfTime } from '../formats/serial.ts'
import type { NumberFormat } from '../protocol/types.ts'

/** What the service makes of text typed into a cell, with the format it would give a cell that has none. */
export type Typed = { readonly value: Entered; readonly format?: NumberFormat }

/**
 * Reads text as if a person had typed it: formulas, booleans, numbers with thousands, per cent and currency, dates and times
 * (year first anywhere; day and month in the locale's order), a leading apostrophe for "this is text". Anything else is
 * text. `year` is the current one, for dates typed without.
 */
export function enter(text: string, locale: Locale, year: number): Typed {
  if (text.startsWith("'")) return { value: text.slice(1) }
  if (text.startsWith('=') && text.length > 1) return { value: { formula: text } }
  const trimmed = text.trim()
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' }
  if (!/\d/.test(trimmed) || trimmed.length > 60) return { value: text }
  return asNumber(trimmed, locale) ?? asDateTime(trimmed, locale, year) ?? { value: text }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function asNumber(text: string, locale: Locale): Typed | undefined {
  const group = /\s/.test(locale.group) ? '[\\s\\u00a0\\u202f]' : escape(locale.group)
  const decimal = escape(locale.decimal)
  const shape = new RegExp(
    `^(\\()?([-+])?\\s?([$€£¥₩₹]|NT\\$|HK\\$)?\\s?([-+])?(\\d{1,3}(?:${group}\\d{3})+|\\d*)(?:(${decimal})(\\d*))?(?:[eE]([-+]?\\d+))?\\s?(%)?\\s?([€])?(\\))?$`,
  )
  const match = shape.exec(text)
  if (match === null) return undefined
  const [, open, sign, before, inner, whole = '', point, fraction = '', exponent, percent, after, close] = match
  if (whole === '' && fraction === '') return undefined
  if ((open === undefined) !== (close === undefined) || (sign !== undefined && inner !== undefined)) return undefined
  const digits = whole.replace(/\D/g, '')
  const plain = `${digits === '' ? '0' : digits}.${fraction === '' ? '0' : fraction}e${exponent ?? '0'}`
  const size = Number(plain)
  if (!Number.isFinite(size)) return undefined
  const negative = sign === '-' || inner === '-' || open !== undefined
  const hundredth = percent === undefined ? size : Number(`${plain.split('e')[0] ?? '0'}e${Number(exponent ?? 0) - 2}`)
  const value = negative && hundredth !== 0 ? -hundredth : hundredth
  const currency = before ?? after
  const places = point === undefined ? '' : '.00'
  if (percent !== undefined) return { value, format: { type: 'PERCENT', pattern: `0${places}%` } }
  if (currency !== undefined) {
    const pattern = before === undefined ? `#,##0${places}"${currency}"` : `"${currency}"#,##0${places}`
    return { value, format: { type: 'CURRENCY', pattern } }
  }
  if (exponent !== undefined) return { value, format: { type: 'SCIENTIFIC', pattern: '0.00E+00' } }
  if (whole.length > digits.length) return { value, format: { type: 'NUMBER', pattern: `#,##0${places}` } }
  return { value }
}

const TIME = /^(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,3}))?)?(?:\s?([ap])\.?m\.?)?$/i

function asTime(text: string): { serial: number; pattern: string } | undefined {
  const match = TIME.exec(text)
  if (match === null) return undefined
  const [, hours = '0', minutes = '0', seconds, milliseconds, meridiem] = match
  const hour = Number(hours)
  const minute = Number(minutes)
  const second = Number(`${seconds ?? '0'}.${milliseconds ?? '0'}`)
  if (minute > 59 || second >= 60) return undefined
  if (meridiem !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    const afternoon = meridiem.toLowerCase() === 'p' ? 12 : 0
    const pattern = seconds === undefined ? 'h:mm am/pm' : 'h:mm:ss am/pm'
    return { serial: serialOfTime((hour % 12) + afternoon, minute, second), pattern }
  }
  const shape = seconds === undefined ? 'mm' : 'mm:ss'
  return { serial: serialOfTime(hour, minute, second), pattern: hour >= 24 ? `[h]:${shape}` : `h:${shape}` }
}

function asDateTime(text: string, locale: Locale, year: number): Typed | undefined {
  const time = asTime(text)
  if (time !== undefined) return { value: time.serial, format: { type: 'TIME', pattern: time.pattern } }
  const cut = /^(.+?)(?:T|\s+)(\d{1,2}:\d{1,2}.*)$/.exec(text)
  const date = asDate(cut?.[1] ?? text, locale, year)
  if (date === undefined) return undefined
  if (cut?.[2] === undefined) return { value: date.serial, format: { type: 'DATE', pattern: date.pattern } }
  const clock = asTime(cut[2].replace(/\.\d+Z?$|Z$/, ''))
  if (clock === undefined || clock.serial >= 1) return undefined
  return { value: date.serial + clock.serial, format: { type: 'DATE_TIME', pattern: `${date.pattern} h:mm:ss` } }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
type Dated = { serial: number; pattern: string }

function asDate(text: string, locale: Locale, thisYear: number): Dated | undefined {
  const made = (year: number, month: number, day: number, pattern: string): Dated | undefined => {
    const serial = serialOfDate(year, month, day)
    return serial === undefined ? undefined : { serial, pattern }
  }
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (iso !== null) {
    const [, y = '', mark = '', m = '', d = ''] = iso
    const shape = m.length === 2 && d.length === 2 ? ['yyyy', 'mm', 'dd'] : ['yyyy', 'm', 'd']
    return made(Number(y), Number(m), Number(d), shape.join(mark))
  }
  const han = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]$/.exec(text)
  if (han !== null) {
    const pattern = han[1] === undefined ? 'm"月"d"日"' : 'yyyy"年"m"月"d"日"'
    return made(han[1] === undefined ? thisYear : Number(han[1]), Number(han[2]), Number(han[3]), pattern)
  }
  const short = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text)
  if (short !== null && (short[2] !== '.' || locale.decimal !== '.' || short[4] !== undefined)) {
    const [, a = '', mark = '', b = '', y] = short
    const [month, day, shape] = locale.order === 'dmy' ? [b, a, ['d', 'm']] : [a, b, ['m', 'd']]
    const pattern = y === undefined ? shape.join(mark) : [...shape, 'yyyy'].join(mark)
    return made(y === undefined ? thisYear : fullYear(y), Number(month), Number(day), pattern)
  }
  const named = /^(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ -](?:(\d{1,2})(?:,? ))?(\d{4})$/.exec(text)
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1
    const day = named[1] ?? named[3]
    if (month === 0 || (named[1] !== undefined) === (named[3] !== undefined) || day === undefined) return undefined
    return made(Number(named[4]), month, Number(day), named[1] === undefined ? 'mmm d, yyyy' : 'd mmm yyyy')
  }
  return undefined
}

const fullYear = (text: string): number => {
  const n = Number(text)
  if (text.length > 2) return n
  return n < 30 ? 2000 + n : 1900 + n
}
