import { toInstant } from '../calendar/zone.ts'
import { isDraft } from '../model/case-number.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'

export type WritableRecord = { -readonly [K in keyof RowRecord]: RowRecord[K] }

/** Nothing that a record holds is longer. */
export const LONGEST_WORD = 1000
const LONGEST_MOMENT = 8
/** No column's key is longer. */
const LONGEST_NAME = 100
/** The years of four figures, on any clock: what lies beyond was not printed here, and beyond some of it there is no calendar. */
export const [FIRST_SECOND, LAST_SECOND] = [-62_135_596_800, 253_402_300_799]

const [QUOTE, COLON, COMMA, OPEN, CLOSE, MINUS] = [0x22, 0x3a, 0x2c, 0x7b, 0x7d, 0x2d]

/**
 * Reads the texts and the notes at the beginning of a record's JSON into `record`, from the brace at `from`: they are all that most
 * records have, and so are read in a third of the time. Answers where something else begins, for `JSON.parse` to read from there; the
 * text's length where there is nothing else; undefined for what no record has.
 */
export function scanTexts(text: string, from: number, record: WritableRecord, zone: string): number | undefined {
  if (text.charCodeAt(from) !== OPEN) return undefined
  if (text.includes('\\')) return from + 1
  for (let at = from + 1; ; ) {
    if (text.charCodeAt(at) !== QUOTE || text.charCodeAt(at + 2) !== QUOTE || text.charCodeAt(at + 3) !== COLON)
      return at
    const first = text.charCodeAt(at + 4)
    const end = first === QUOTE ? text.indexOf('"', at + 5) : first === OPEN ? takeEach(text, at + 1, record, zone) : -1
    if (end < 0) return at
    if (first === QUOTE && !take(text, at + 1, end, record, zone)) return undefined
    const next = text.charCodeAt(end + 1)
    if (next === CLOSE && end + 2 === text.length) return text.length
    if (next !== COMMA) return undefined
    at = end + 2
  }
}

/** Takes the text that stands under the letter at `key` and ends at `end`; false where it cannot be one. */
function take(text: string, key: number, end: number, record: WritableRecord, zone: string): boolean {
  const begin = key + 4
  switch (text[key]) {
    case 'G':
    case 'Q':
    case 'R':
    case 'a':
    case 'h':
    case 'l':
    case 's':
    case 'u':
    case 'y': {
      if (end - begin > LONGEST_WORD) return false
      record[WORDS[text[key]]] = text.slice(begin, end)
      return true
    }
    case 'd': {
      const draft = text.slice(begin, end)
      if (isDraft(draft)) record.draft = draft
      return draft.length <= LONGEST_WORD
    }
    case 'B':
    case 'U':
    case 'Z':
    case 'f':
    case 'g':
    case 'o':
    case 'r':
    case 't':
    case 'v':
    case 'w': {
      const at = momentIn(text, begin, end, zone)
      if (at === undefined) return false
      record[MOMENTS[text[key]]] = at
      return true
    }
    default:
      return true
  }
}

/** Takes the notes, or the moments with their texts, under the letter at `key`; answers where they end, or -1 for anything else. */
function takeEach(text: string, key: number, record: WritableRecord, zone: string): number {
  const letter = text[key]
  if (letter !== 'n' && letter !== 'i' && letter !== 'q') return -1
  const notes: Record<string, string> = {}
  const times: Record<string, { readonly text: string; readonly at: Instant }> = {}
  for (let at = key + 4; ; ) {
    const colon = text.charCodeAt(at) === QUOTE ? text.indexOf('":', at + 1) + 1 : 0
    if (colon <= 0 || colon - at > LONGEST_NAME) return -1
    const name = text.slice(at + 1, colon - 1)
    const begin = letter === 'n' ? colon + 2 : colon + 3
    const end = text.startsWith(letter === 'n' ? '"' : '["', colon + 1) ? text.indexOf('"', begin) : -1
    if (end < 0 || end - begin > LONGEST_WORD || name === '__proto__') return -1
    let last = end
    if (letter === 'n') notes[name] = text.slice(begin, end)
    else {
      last = text.startsWith(',"', end + 1) ? text.indexOf('"]', end + 3) + 1 : 0
      const moment = last > 0 ? momentIn(text, end + 3, last - 1, zone) : undefined
      if (moment === undefined) return -1
      times[name] = { text: text.slice(begin, end), at: moment }
    }
    const next = text.charCodeAt(last + 1)
    if (next === CLOSE) {
      if (letter === 'n') record.notes = notes
      else record[letter === 'i' ? 'times' : 'unclear'] = times
      return last + 1
    }
    if (next !== COMMA) return -1
    at = last + 2
  }
}

const WORDS = {
  G: 'suggested',
  Q: 'repeatAsked',
  R: 'road',
  a: 'about',
  h: 'handler',
  l: 'list',
  s: 'stage',
  u: 'status',
  y: 'ackSeen',
} as const
const MOMENTS = {
  B: 'cameBackAt',
  U: 'unreachedAt',
  Z: 'closedAt',
  f: 'finishedAt',
  g: 'handedAt',
  o: 'reopenedSeen',
  r: 'receivedAt',
  t: 'stageSince',
  v: 'resolvedSeen',
  w: 'wrongSince',
} as const

/** Seconds on the wall in base 36. */
function momentIn(text: string, begin: number, end: number, zone: string): Instant | undefined {
  const isBefore = text.charCodeAt(begin) === MINUS
  const first = isBefore ? begin + 1 : begin
  if (first === end || end - first > LONGEST_MOMENT) return undefined
  let seconds = 0
  for (let index = first; index < end; index++) {
    const code = text.charCodeAt(index)
    const figure = code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x61 && code <= 0x7a ? code - 0x57 : undefined
    if (figure === undefined) return undefined
    seconds = seconds * 36 + figure
  }
  if (isBefore) seconds = -seconds
  return seconds < FIRST_SECOND || seconds > LAST_SECOND ? undefined : toInstant(zone, wallTime(seconds * 1000))
}
