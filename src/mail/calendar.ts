import { clocks as clockChoices } from '../../sheets-template/workbook/choices.ts'
import { isDraft } from '../model/case-number.ts'
import type { Clock } from '../model/clock.ts'
import { type Instant, instant, MINUTE } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import type { Recipient } from '../rules/recipients.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'
import { nameOf } from './place.ts'
import { mayCall } from './readers.ts'
import { MOST, shownLine } from './shown.ts'

/** The event ends when it must be done. */
const LENGTH = 30 * MINUTE

/**
 * The date that the customer was given, or by when to call back, for the calendar of whoever speaks with the customer, as an iCalendar
 * text (RFC 5545): published, not an invitation; a later mail about it takes the place of an earlier one. Undefined where nothing lies
 * ahead.
 */
export function calendarOf(
  notice: Notice,
  reader: Recipient,
  context: MailContext,
  words: NoticeWords,
): string | undefined {
  const { number, cycle, fields } = notice
  const event = dateOf(notice)
  if (event === undefined || event.date <= context.now || isDraft(number) || !mayCall(reader, notice)) return undefined
  const { clock, date } = event
  const line = (typed: string | undefined): string => shownLine(typed ?? '', MOST.place, fields.phone)
  const name = nameOf(notice, context, words)
  const what = `${choiceWord(clockChoices, clock, context.language)} ${name} ${line(fields.subcategory ?? fields.category)}`
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//daily-clear//notices//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${name.replaceAll(/[^\w-]/g, '')}.${clock}.${cycle}@daily-clear`,
    `SEQUENCE:${Math.floor(context.now / MINUTE)}`,
    `DTSTAMP:${utc(context.now)}`,
    `DTSTART:${utc(instant(date - LENGTH))}`,
    `DTEND:${utc(date)}`,
    `SUMMARY:${escaped(what.trim())}`,
    `DESCRIPTION:${escaped(line(fields.description))}`,
    `LOCATION:${escaped(line(fields.room ?? fields.place))}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(what.trim())}`,
    'TRIGGER:-PT30M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}

const DATED: ReadonlySet<Clock> = new Set<Clock>(['promise', 'slip', 'callback'])

function dateOf({ items, fields }: Notice): { readonly clock: Clock; readonly date: Instant } | undefined {
  const item = items.find(({ clock }) => DATED.has(clock))
  if (item === undefined) return undefined
  if (item.clock === 'callback') return { clock: 'callback', date: item.due }
  return fields.promisedAt === undefined ? undefined : { clock: 'promise', date: fields.promisedAt }
}

/** `20261121T013000Z` */
const utc = (at: Instant): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (character) => `\\${character}`)

const LONGEST_LINE = 75
const bytes = new TextEncoder()

/** A line in pieces of at most 75 octets; each but the first begins with a blank. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let length = 0
  for (const character of line) {
    const size = bytes.encode(character).length
    if (length + size > LONGEST_LINE) {
      pieces.push(piece)
      piece = ' '
      length = 1
    }
    piece += character
    length += size
  }
  return [...pieces, piece].join('\r\n')
}
