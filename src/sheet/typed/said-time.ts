import { HOUR, MINUTE } from '../../model/instant.ts'
import { type ClockPart, readClock } from './clock-part.ts'
import { type DatePart, readDate } from './date-part.ts'
import type { DateContext } from './which-day.ts'

/** What a text says of a time: a day, a time of day, or both. */
export interface SaidTime {
  readonly date?: DatePart
  readonly clock?: ClockPart
  /** Milliseconds ahead of Greenwich, where the text says it itself. */
  readonly ahead?: number
}

const GLUED = /^(\d{8})(\d{4}|\d{6})$/
const CLOCK_FIRST = /^(\d{1,2}(?:[:.]\d{2}){0,2}(?: ?[ap]m)?)(?: |(?=[\u3400-\u9fff]))(.+)$/

/** Takes a tidied text apart; undefined where any of it speaks of something else than a time. */
export function readSaid(said: string, context: DateContext): SaidTime | undefined {
  return readInOrder(said.replace(GLUED, '$1 $2'), context) ?? readTurned(said, context)
}

/** `3pm tomorrow` */
function readTurned(said: string, context: DateContext): SaidTime | undefined {
  const [, clock, date] = CLOCK_FIRST.exec(said) ?? []
  return clock === undefined ? undefined : readInOrder(`${date} ${clock}`, context)
}

function readInOrder(said: string, context: DateContext): SaidTime | undefined {
  const date = readDate(said, context)
  if (date) return date.rest === '' ? { date } : readOnDay(date, said)
  const clock = readClock(said)
  // 0930 and 9.30 may as well be days.
  return clock?.form === 'digits' || clock?.form === 'spoken' ? { clock } : undefined
}

function readOnDay(date: DatePart, said: string): SaidTime | undefined {
  const rest = date.rest.replace(/^(?: |t(?=\d))/, '')
  const exact = date.how === 'full' ? readExact(date, rest) : undefined
  if (exact) return exact
  const clock = readClock(rest)
  // 11-21 2026 may be the year, and 9.30 11.21 either way round.
  if (clock?.form === 'compact' && date.how === 'nearest') return undefined
  if (clock?.form === 'dotted' && /^\d{1,2}\.\d{1,2} /.test(said)) return undefined
  return clock && { date, clock }
}

const OFFSET = /^(.*\d) ?(?:z|utc|gmt|(utc|gmt)?([-+])(\d\d?)(?::?(\d\d))?)$/

/** A time with its distance from Greenwich. 9:30-10:30 is a range and no distance, but for a `T` or a `GMT`. */
function readExact(date: DatePart, rest: string): SaidTime | undefined {
  const [all, time = '', greenwich, sign, hours = '0', minutes = '0'] = OFFSET.exec(rest) ?? []
  if (all === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined
  const isMarked = greenwich !== undefined || (date.rest.startsWith('t') && /^\d\d:?\d\d/.test(time))
  if (sign !== undefined && !isMarked && (sign === '-' || hours.length < 2)) return undefined
  const clock = readClock(time)
  if (clock?.form !== 'digits' && clock?.form !== 'compact') return undefined
  const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE
  return { date, clock, ahead: sign === '-' ? -ahead : ahead }
}

const RANGE = /^(.+?) ?(?:-+|~|至|到|\bto\b) ?([^-~至到]+)$/

/** `9:00-10:00` as its beginning, with both times of day; undefined for what is no range. */
export function readRange(said: string, context: DateContext): SaidTime | undefined {
  const [, from = '', to = ''] = RANGE.exec(said) ?? []
  const [begun, end] = [readSaid(from, context), readClock(to)]
  if (!begun?.clock || !end) return undefined
  return { ...begun, clock: { ...begun.clock, offsets: [...begun.clock.offsets, ...end.offsets] } }
}

/** 9.30, which alone is a day to some and a time of day to others; undefined for everything else. */
export function readPair(said: string, context: DateContext): SaidTime | undefined {
  if (!/\d\.\d\d/.test(said)) return undefined
  const clock = readClock(said)
  if (clock?.form !== 'dotted') return undefined
  const date = readDate(said, context)
  return date && date.days.length > 0 ? { date, clock } : { clock }
}
