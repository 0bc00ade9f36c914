import type { Locale } from './locale.ts'
import type { Section, Token } from './pattern.ts'
import { type Wall, wallOf } from './serial.ts'

/** A serial number under a date, time or duration pattern. */
export function dated(serial: number, section: Section, locale: Locale): string {
  const fraction = section.tokens.find((t) => t.kind === 'date' && t.letter === 'f')
  const seconds = section.tokens.some((t) => t.kind === 'date' && t.letter === 's')
  // Round to the finest unit shown only when it is seconds or finer; minutes and hours are cut, as a clock does.
  const step = fraction === undefined ? (seconds ? 1000 : 1) : 1
  const wall = wallOf(serial, step)
  const twelve = section.tokens.some((t) => t.kind === 'meridiem')
  return section.tokens.map((token) => piece(token, serial, wall, twelve, locale)).join('')
}

function piece(token: Token, serial: number, wall: Wall, twelve: boolean, locale: Locale): string {
  switch (token.kind) {
    case 'text':
      return token.text
    case 'meridiem': {
      const [am, pm] = locale.meridiem
      const word = wall.hour < 12 ? am : pm
      return token.short ? word.charAt(0) : word
    }
    case 'date':
      return token.elapsed ? elapsed(token, serial) : unit(token, wall, twelve, locale)
    default:
      return ''
  }
}

const padded = (n: number, length: number): string => String(n).padStart(Math.min(length, 2), '0')

function unit(token: Extract<Token, { kind: 'date' }>, wall: Wall, twelve: boolean, locale: Locale): string {
  const { length } = token
  switch (token.letter) {
    case 'y':
      return length <= 2 ? String(wall.year % 100).padStart(2, '0') : String(wall.year).padStart(4, '0')
    case 'm':
      if (length >= 5) return locale.months[wall.month - 1]?.charAt(0) ?? ''
      if (length === 4) return locale.months[wall.month - 1] ?? ''
      return length === 3 ? (locale.shortMonths[wall.month - 1] ?? '') : padded(wall.month, length)
    case 'd':
      if (length >= 4) return locale.weekdays[wall.weekday] ?? ''
      return length === 3 ? (locale.shortWeekdays[wall.weekday] ?? '') : padded(wall.day, length)
    case 'h':
      return padded(twelve ? wall.hour % 12 || 12 : wall.hour, length)
    case 'n':
      return padded(wall.minute, length)
    case 's':
      return padded(wall.second, length)
    case 'f':
      return String(wall.millisecond).padStart(3, '0').slice(0, length)
  }
}

/** `[h]`, `[m]`, `[s]`: the whole span in that unit. */
function elapsed(token: Extract<Token, { kind: 'date' }>, serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400)
  const size = token.letter === 'h' ? 3600 : token.letter === 's' ? 1 : 60
  const sign = serial < 0 ? '-' : ''
  return sign + String(Math.floor(seconds / size)).padStart(token.length, '0')
}
