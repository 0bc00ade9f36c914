import { clocks as clockChoices, pauseReasons } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { Happening } from '../plan/mails/timeline.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'
import { MOST, shownLine, shownNames } from './shown.ts'

/** A line of a case's timeline. */
export interface Happened {
  readonly at: string
  readonly what: string
}

/** What happened to a case, a line each, the earliest first (R27). */
export const happened = (
  { timeline = [], fields: { phone } }: Notice,
  context: MailContext,
  words: NoticeWords,
): readonly Happened[] =>
  timeline.map((one) => ({ at: formatInstant(context.zone, one.at), what: whatOf(one, phone, context, words) }))

function whatOf(
  one: Happening,
  phone: string | undefined,
  { zone, language }: MailContext,
  words: NoticeWords,
): string {
  const name = (typed: string | undefined): string | undefined =>
    typed === undefined ? undefined : shownLine(typed, MOST.name, phone) || undefined
  switch (one.kind) {
    case 'progress':
      return words.progressed(name(one.by))
    case 'acknowledged':
      return words.acknowledged(name(one.by))
    case 'notMine':
      return words.givenBack(name(one.by))
    case 'handedOver':
      return words.handedTo(name(one.to) ?? words.somebody)
    case 'promised':
      return words.promised(formatInstant(zone, one.date))
    case 'putOff':
      return words.putOffTo(formatInstant(zone, one.date))
    case 'calledBack':
      return words.calledBack(one.outcome, name(one.by))
    case 'notReached':
      return words.notReached(name(one.by))
    case 'looksLike':
      return words.looksLike(one.number)
    case 'waits':
      return words.waits(shownLine(choiceWord(pauseReasons, one.reason, language), MOST.word, phone))
    case 'told': {
      const { names, left } = shownNames(one.to, phone)
      const clocks = one.clocks.map((clock) => choiceWord(clockChoices, clock, language))
      return words.told(words.level(one.level), words.list(clocks, 0), words.list(names, left))
    }
    default:
      return words.steps[one.kind]
  }
}
