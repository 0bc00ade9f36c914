import { pauseReasons, priorities, registers } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import { isPaused } from '../rules/case-facts.ts'
import { maskPhone } from '../sheet/phone-mask.ts'
import { choiceWord } from '../sheet/words.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import { columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'
import { LONG, MOST, SHORT, shownLine, shownLines } from './shown.ts'

/** A fact of the case: its column's name, and what stands there, a line or several. */
export interface Fact {
  readonly label: string
  readonly lines: readonly string[]
}

/** What a reader needs to know of the case before opening it. Phones are masked (R28), long texts bounded; blanks are left out. */
export function caseFacts(notice: Notice, context: MailContext, words: NoticeWords): readonly Fact[] {
  const { register, fields } = notice
  const { language, zone } = context
  const { phone } = fields
  const fact = (key: keyof CaseFields | 'number', lines: readonly string[]): Fact => ({
    label: columnWord(register, key, language) ?? key,
    lines,
  })
  const line = (typed: string | undefined, most: number): readonly string[] =>
    typed === undefined ? [] : [shownLine(typed, most, phone)]
  const time = (at: Instant | undefined): readonly string[] => (at === undefined ? [] : [formatInstant(zone, at)])
  const kind = [fields.category, fields.subcategory].flatMap((typed) => line(typed, MOST.word)).filter(Boolean)
  const priorityWord = notice.priority && choiceWord(priorities, notice.priority, language)
  const masked = phone === undefined ? '' : maskPhone(cleanLine(phone))

  return [
    fact('number', [bound(cleanLine(notice.number), MOST.name)]),
    { label: words.register, lines: [choiceWord(registers, register, language)] },
    fact('receivedAt', time(fields.receivedAt)),
    fact('reopenedAt', time(fields.reopenedAt)),
    fact('category', kind.length === 0 ? [] : [kind.join(words.slash)]),
    fact('priority', line(priorityWord, MOST.word)),
    fact('room', line(fields.room, MOST.place)),
    fact(
      'description',
      fields.description === undefined ? [] : shownLines(fields.description, LONG, words.more, phone),
    ),
    fact('customer', fields.anonymous === true ? [words.anonymous] : line(fields.customer, MOST.name)),
    fact('phone', masked === '' ? [] : [masked]),
    fact('firstReceiver', line(fields.firstReceiver, MOST.name)),
    fact('handler', fields.handler === undefined ? [words.nobody] : line(fields.handler, MOST.name)),
    fact('promisedAt', time(fields.promisedAt)),
    fact('pauseReason', isPaused(fields) ? pause(fields, context, words) : []),
    fact('progress', progress(fields, context, words)),
  ].filter(({ lines }) => lines.some(Boolean))
}

function pause(
  { pauseReason, pausedAt, phone }: CaseFields,
  { language, zone }: MailContext,
  words: NoticeWords,
): readonly string[] {
  const reason = pauseReason === undefined ? words.nobody : choiceWord(pauseReasons, pauseReason, language)
  const since = pausedAt === undefined ? '' : formatInstant(zone, pausedAt)
  return [`${since} ${shownLine(reason, MOST.word, phone)}`.trim()]
}

/** The latest progress with its time before it. */
function progress(
  { progress, progressAt, phone }: CaseFields,
  { zone }: MailContext,
  words: NoticeWords,
): readonly string[] {
  const lines = progress === undefined ? [] : shownLines(progress, SHORT, words.more, phone)
  const [first, ...rest] = lines
  if (progressAt === undefined) return lines
  return [[formatInstant(zone, progressAt), first].filter(Boolean).join(' '), ...rest]
}
