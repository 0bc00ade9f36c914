import {
  abnormalSigns,
  evidence,
  pauseReasons,
  priorities,
  registers,
  yesNo,
} from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { CaseFields } from '../model/case.ts'
import { isDraft } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { Notice } from '../plan/plan.ts'
import { isPaused, resolvedAt } from '../rules/case-facts.ts'
import type { Choice } from '../sheet/definition.ts'
import { maskPhone } from '../sheet/phone-mask.ts'
import { choiceWord } from '../sheet/words.ts'
import { callbackFacts } from './callback-facts.ts'
import { cleanLine } from './clean.ts'
import { columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import type { Fact } from './fact.ts'
import type { NoticeWords } from './notice-words.ts'
import { phonesIn } from './phones.ts'
import { nameOf, placeOf } from './place.ts'
import { LONG, MOST, SHORT, shownLine, shownLines } from './shown.ts'

/**
 * What a reader needs to know of the case before opening it. Phones are masked but for whoever may call the customer (R28), and in long
 * texts for everybody; these are bounded, blanks are left out.
 */
export function caseFacts(notice: Notice, mayCall: boolean, context: MailContext, words: NoticeWords): readonly Fact[] {
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

  return [
    ...(isDraft(notice.number)
      ? [{ label: words.where, lines: [placeNow(notice, context, words)] }]
      : [fact('number', [nameOf(notice, context, words)])]),
    { label: words.register, lines: [choiceWord(registers, register, language)] },
    fact('receivedAt', time(fields.receivedAt)),
    fact('resolvedAt', time(resolvedAt(fields))),
    fact('reopenedAt', time(fields.reopenedAt)),
    ...callbackFacts(notice, context, words),
    fact('category', kind.length === 0 ? [] : [kind.join(words.slash)]),
    fact('priority', line(priorityWord, MOST.word)),
    fact('room', line(fields.room, MOST.place)),
    fact('occurredAt', time(fields.occurredAt)),
    fact('place', line(fields.place, MOST.place)),
    fact(
      'description',
      fields.description === undefined ? [] : shownLines(fields.description, LONG, words.more, phone),
    ),
    ...(register === 'incident' ? sceneFacts(notice, fact, context, words) : []),
    ...(fields.abnormal === true ? abnormalFacts(notice, fact, context, words) : []),
    fact('customer', fields.anonymous === true ? [words.anonymous] : line(fields.customer, MOST.name)),
    phoneFact(phone ?? '', mayCall, fact),
    fact('firstReceiver', line(fields.firstReceiver, MOST.name)),
    fact('handler', fields.handler === undefined ? [words.nobody] : line(fields.handler, MOST.name)),
    fact('promisedAt', time(fields.promisedAt)),
    fact('pauseReason', isPaused(fields) ? pause(fields, context, words) : []),
    fact('progress', progress(fields, context, words)),
    // Of one whose customer was not satisfied with it, too.
    fact(
      'result',
      resolvedAt(fields) === undefined && notice.saidNo === undefined
        ? []
        : shownLines(fields.result ?? '', SHORT, words.more, phone),
    ),
  ].filter(({ lines }) => lines.some(Boolean))
}

/** The customer's phone: whole and to be pressed, or masked. */
function phoneFact(typed: string, mayCall: boolean, fact: MakeFact): Fact {
  if (!mayCall) return fact('phone', [maskPhone(cleanLine(typed))])
  const phones = phonesIn(typed)
  return { ...fact('phone', [phones.map(({ shown }) => shown).join(' / ')]), phones }
}

type MakeFact = (key: keyof CaseFields, lines: readonly string[]) => Fact

/** Rows move when people sort or insert. */
const placeNow = (notice: Notice, context: MailContext, words: NoticeWords): string =>
  words.placeAsOf(placeOf(notice, context, words), formatInstant(context.zone, context.now))

/** What those above ask first of an incident; what nobody has filled in is said to be so. */
function sceneFacts(
  { fields: { injured, measures, reportedTo, policeCalled, phone } }: Notice,
  fact: MakeFact,
  { language }: MailContext,
  words: NoticeWords,
): readonly Fact[] {
  const filled = (lines: readonly string[]): readonly string[] => (lines.some(Boolean) ? lines : [words.nobody])
  const text = (typed: string | undefined): readonly string[] =>
    typed === undefined ? [] : shownLines(typed, SHORT, words.more, phone)
  return [
    fact('injured', filled(injured === undefined ? [] : [words.people(injured)])),
    fact('measures', filled(text(measures))),
    fact('reportedTo', filled(text(reportedTo))),
    fact(
      'policeCalled',
      filled(policeCalled === undefined ? [] : [choiceWord(yesNo, policeCalled ? 'yes' : 'no', language)]),
    ),
  ]
}

/** Why a complaint is held to be abnormal, and its checklist: what is in hand, and what is not (R13). */
function abnormalFacts(
  { fields: { abnormalSigns: signs = [], evidence: held = [] } }: Notice,
  fact: MakeFact,
  { language }: MailContext,
  words: NoticeWords,
): readonly Fact[] {
  const list = (items: readonly string[]): string => (items.length === 0 ? words.nobody : words.list(items, 0))
  const missing = evidence.filter(({ key }) => key !== 'none' && !held.includes(key)).map((one) => one[language])
  return [
    fact('abnormalSigns', [list(chosen(abnormalSigns, signs, language))]),
    fact('evidence', [
      words.held(list(chosen(evidence, held, language))),
      ...(missing.length === 0 ? [] : [words.notHeld(words.list(missing, 0))]),
    ]),
  ]
}

const chosen = (choices: readonly Choice[], keys: readonly string[], language: Language): readonly string[] =>
  choices.filter(({ key }) => keys.includes(key)).map((choice) => choice[language])

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
