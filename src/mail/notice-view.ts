import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { Notice } from '../plan/plan.ts'
import type { Recipient } from '../rules/recipients.ts'
import { problemText } from '../sheet/problem-text.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailContext } from './context.ts'
import { caseFacts, type Fact } from './facts.ts'
import { instruction } from './instruction.ts'
import { type ClockLine, clockLine, isImmediate, type LateClock, lateClocks } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { MOST, shownLine, shownNames } from './shown.ts'
import { noticeSubject } from './subject.ts'

/** A mail's content in the reader's words, before it is text or HTML: both parts say the same because both are made of this. */
export interface NoticeView {
  readonly subject: string
  readonly instruction: readonly string[]
  readonly clocks: readonly ClockLine[]
  /** What is wrong with the row, a sentence each. */
  readonly problems: readonly string[]
  readonly facts: readonly Fact[]
  /** When it moves up and to whom, or that it is the last level. */
  readonly next: string
  readonly link: string | undefined
  readonly footer: string
}

export function noticeView(notice: Notice, reader: Recipient, context: MailContext, words: NoticeWords): NoticeView {
  const clocks = lateClocks(notice, context.now)
  return {
    subject: noticeSubject(notice, clocks, context, words),
    instruction: instruction(notice, reader, clocks, context, words),
    clocks: clocks.map((clock) => clockLine(clock, notice, context, words)),
    problems: problemsOf(notice, context),
    facts: caseFacts(notice, context, words),
    next: nextStep(notice, clocks, context, words),
    link: safeLink(context.link),
    footer: words.footer(shownLine(context.site, MOST.word), context.zone),
  }
}

/** What is wrong with the row. A cell may hold anything, a phone number in the wrong column too. */
const problemsOf = ({ wrong, register, fields }: Notice, { language, zone }: MailContext): readonly string[] =>
  (wrong?.problems ?? []).map((problem) =>
    shownLine(problemText(problem, REGISTER_TABS[register].columns, language, zone), MOST.problem, fields.phone),
  )

function nextStep(
  { next, fields }: Notice,
  clocks: readonly LateClock[],
  { zone, language }: MailContext,
  words: NoticeWords,
): string {
  if (next === undefined) return clocks.every(isImmediate) ? words.hasGoneUp : words.lastLevel
  const roles = words.list(
    next.roles.map((role) => words.inline(choiceWord(roleChoices, role, language))),
    0,
  )
  const people = shownNames(next.names, fields.phone)
  const to = people.names.length === 0 ? roles : words.person(roles, words.list(people.names, people.left))
  const at = formatInstant(zone, next.at)
  if (clocks.every(({ clock }) => clock === 'entry')) return words.correctedOrUp(at, to)
  const movesUp = next.roles.some((role) => role !== 'handler' && role !== 'firstReceiver')
  return (movesUp ? words.movesUp : words.remindsAgain)(at, to)
}

/** A link as it may stand in a mail; a `javascript:` one, or one that is no link, is none. */
function safeLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined
  const { protocol, href } = new URL(link)
  return (protocol === 'https:' || protocol === 'http:') && href.length <= MOST.link ? href : undefined
}
