import type { Language } from '../model/language.ts'
import type { Hours, Segment } from './calendar.ts'

/** Why a cell with open hours was not understood. `text` is the part at fault, as typed. */
export type HoursProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-understood'; readonly text: string }
  | { readonly code: 'no-such-time'; readonly text: string }
  | { readonly code: 'no-length'; readonly text: string }
  | { readonly code: 'overlap'; readonly text: string; readonly other: string }

const REST = /^(?:休|休息|休息日|不上班|closed|rest|off)$/
const WHOLE_DAY = /^(?:全天|24小时|all day|24h)$/
const STRETCH = /^(\d{1,2}):(\d{2}) ?[-–—―~〜∼至到] ?(次日|翌日|\+1)? ?(\d{1,2}):(\d{2})$/
/** `08:30-12:00 14:00-18:00`: a blank parts two stretches only where no dash stands. */
const BLANK_BETWEEN = /(:\d{2})\s+(?=\d)/g

/**
 * Reads the open hours of a day: `08:30-12:00, 14:00-18:00`, with full-width digits, colons, dashes and tildes, and
 * comma, 、, ； or a blank between stretches. An end at or before its start is on the next day (22:00-06:00); 24:00 is midnight at the
 * end of the day; 休息 and `closed` are a day without hours, 全天 a whole one. Stretches that overlap as times of day are
 * refused, ones that touch are shifts and stay apart. The hours come back in order of their start.
 */
export function parseHours(text: string): { readonly hours: Hours } | { readonly problem: HoursProblem } {
  const plain = text.normalize('NFKC').toLowerCase().trim()
  if (plain === '') return { problem: { code: 'empty' } }
  if (REST.test(plain)) return { hours: [] }
  if (WHOLE_DAY.test(plain)) return { hours: [{ start: 0, end: 1440 }] }
  const read: { readonly segment: Segment; readonly text: string }[] = []
  for (const part of plain.replace(BLANK_BETWEEN, '$1,').split(/[,、;\n和及]/)) {
    const stretch = part.trim().replace(/\s+/g, ' ')
    const segment = parseStretch(stretch)
    if ('problem' in segment) return segment
    read.push({ segment, text: stretch })
  }
  read.sort((a, b) => a.segment.start - b.segment.start)
  for (const [index, one] of read.entries()) {
    const next = read[index + 1]
    const first = read[0]
    if (next && next.segment.start < one.segment.end) return overlap(one.text, next.text)
    // A night shift reaches into the next morning, and the same hours may stand on that day too.
    if (first && one.segment.end - 1440 > first.segment.start) return overlap(one.text, first.text)
  }
  return { hours: read.map(({ segment }) => segment) }
}

const overlap = (text: string, other: string) => ({ problem: { code: 'overlap', text, other } }) as const

function parseStretch(text: string): Segment | { readonly problem: HoursProblem } {
  const match = STRETCH.exec(text)
  if (!match) return { problem: { code: 'not-understood', text } }
  const [, fromHour, fromMinute, nextDay, toHour, toMinute] = match
  const start = minuteOfDay(fromHour, fromMinute)
  const end = minuteOfDay(toHour, toMinute)
  if (start === undefined || end === undefined || start === 1440) return { problem: { code: 'no-such-time', text } }
  if (start === end) return { problem: { code: 'no-length', text } }
  if (nextDay !== undefined && end > start) return { problem: { code: 'no-such-time', text } }
  return { start, end: end < start ? end + 1440 : end }
}

function minuteOfDay(hour: string | undefined, minute: string | undefined): number | undefined {
  const minutes = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && minutes <= 1440 ? minutes : undefined
}

/** Prints open hours so that `parseHours` reads the same again. */
export function printHours(hours: Hours, language: Language = 'zh'): string {
  if (hours.length === 0) return language === 'zh' ? '休息' : 'closed'
  return hours.map(({ start, end }) => `${printMinute(start)}-${printEnd(end)}`).join(', ')
}

/** A minute of the day as `HH:MM`; 1440 is 24:00. */
export function printMinute(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

const printEnd = (end: number): string => printMinute(end > 1440 ? end - 1440 : end)
