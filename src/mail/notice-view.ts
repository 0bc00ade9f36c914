import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { printDuration } from '../calendar/duration.ts'
import { formatInstant } from '../calendar/format.ts'
import { isOffice, type Role } from '../model/role.ts'
import type { Notice, NoticeMail } from '../plan/plan.ts'
import { problemText } from '../sheet/problem-text.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { choiceWord } from '../sheet/words.ts'
import { answersTo } from './answers.ts'
import { columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import type { Fact } from './fact.ts'
import { caseFacts } from './facts.ts'
import { type Happened, happened } from './happened.ts'
import { instruction } from './instruction.ts'
import { type ClockLine, clockLine, isImmediate, type LateClock, lateClocks } from './late-clocks.ts'
import { linksFor, type MailLink } from './links.ts'
import { lateNote, missedNote, unreachedNote } from './notes.ts'
import type { NoticeWords } from './notice-words.ts'
import { mayCall } from './readers.ts'
import { MOST, shownLine, shownNames } from './shown.ts'
import { noticeSubject } from './subject.ts'

/** A mail's content in the reader's words, before it is text or HTML: both parts say the same because both are made of this. */
export interface NoticeView {
  readonly subject: string
  /** What the reader shall do, and who else is told. */
  readonly asked: readonly string[]
  /** What is to be known about the mail itself: why it comes to this reader, and why only now. */
  readonly notes: readonly string[]
  readonly clocks: readonly ClockLine[]
  readonly comma: string
  /** What is wrong with the row, a sentence each. */
  readonly wrongCells: string
  readonly problems: readonly string[]
  readonly facts: readonly Fact[]
  readonly whatHappened: string
  readonly timeline: readonly Happened[]
  /** When it moves up and to whom, or that it is the last level; that it is told again, and how that is stopped. */
  readonly next: readonly string[]
  readonly linksLead: string
  readonly buttons: readonly MailLink[]
  readonly links: readonly MailLink[]
  readonly footer: string
}

export function noticeView(
  notice: Notice,
  { to: reader, isOverCap, isAsked }: Omit<NoticeMail, 'messageId' | 'notices' | 'references'>,
  context: MailContext,
  words: NoticeWords,
): NoticeView {
  const clocks = lateClocks(notice, context.now)
  const inherited = lateClocks({ items: notice.inherited ?? [] }, context.now)
  const links = linksFor(notice, reader, [...clocks, ...inherited], context, words)
  return {
    subject: noticeSubject(notice, clocks, context, words),
    asked: instruction(
      notice,
      reader,
      [...clocks, ...inherited],
      { ...context, buttons: links.buttons },
      words,
      isAsked === true,
    ),
    notes: [
      ...unreachedNote([notice], reader, context, words),
      ...missedNote(notice, reader, context, words),
      ...(isAsked === true ? [words.askedFor] : lateNote(notice, context, words)),
      ...(isOverCap === true ? [words.overCap] : []),
      ...repeatNote(notice, context, words),
    ],
    clocks: [...clocks, ...inherited].map((clock) => clockLine(clock, notice, context, words)),
    comma: words.comma,
    wrongCells: words.wrongCells,
    problems: problemsOf(notice, context),
    facts: caseFacts(notice, mayCall(reader, notice), context, words),
    whatHappened: words.whatHappened,
    timeline: happened(notice, context, words),
    next: [nextStep(notice, clocks, context, words), ...repeatStep(notice, links.buttons, context, words)],
    linksLead: words.linksLead,
    ...links,
    footer: footerOf([notice], reader, context, words),
  }
}

/** What the clerk does where the two cases are about other matters (R40). */
const repeatNote = (
  { earlier, register, items }: Notice,
  { language }: MailContext,
  words: NoticeWords,
): readonly string[] =>
  earlier === undefined || items.every(({ clock }) => clock !== 'repeat')
    ? []
    : [words.notARepeat(words.column(columnWord(register, 'notRepeat', language) ?? ''))]

/** A mail's last line: what it is, in which zone its times are, and what becomes of an answer. */
export function footerOf(
  notices: readonly Notice[],
  reader: NoticeMail['to'],
  { site, zone }: MailContext,
  words: NoticeWords,
): string {
  const name = answersTo(notices, reader)?.name
  const phone = notices[0]?.fields.phone
  return words.footer(
    shownLine(site, MOST.word),
    zone,
    name === undefined ? undefined : shownLine(name, MOST.name, phone) || undefined,
  )
}

/** What is wrong with the row. A cell may hold anything, a phone number in the wrong column too. */
const problemsOf = ({ wrong, register, fields }: Notice, { language, zone }: MailContext): readonly string[] =>
  (wrong?.problems ?? []).map((problem) =>
    shownLine(problemText(problem, REGISTER_TABS[register].columns, language, zone), MOST.problem, fields.phone),
  )

function nextStep(
  { next, goneUp = [], fields }: Notice,
  clocks: readonly LateClock[],
  { zone, language }: MailContext,
  words: NoticeWords,
): string {
  const named = (roles: readonly Role[]): string =>
    words.list(
      roles.map((role) => words.inline(choiceWord(roleChoices, role, language))),
      0,
    )
  if (next === undefined && clocks.every(({ clock }) => clock === 'handover')) return words.watchedAsUsual
  if (next === undefined && goneUp.length > 0) return words.hasMovedUp(named(goneUp))
  if (next === undefined) return clocks.every(isImmediate) ? words.hasGoneUp : words.lastLevel
  const roles = named(next.roles)
  const people = shownNames(next.names, fields.phone)
  const to = people.names.length === 0 ? roles : words.person(roles, words.list(people.names, people.left))
  const at = formatInstant(zone, next.at)
  if (clocks.every(({ clock }) => clock === 'entry')) return words.correctedOrUp(at, to)
  const movesUp = next.roles.some(isOffice)
  return (movesUp ? words.movesUp : words.remindsAgain)(at, to)
}

/** That it is told again, and what stops that (R31). */
function repeatStep(
  { repeats, register }: Notice,
  buttons: readonly MailLink[],
  { zone, language }: MailContext,
  words: NoticeWords,
): readonly string[] {
  if (repeats === undefined) return []
  const { every, left, until } = repeats
  const column = words.column(columnWord(register, 'acknowledgedBy', language) ?? '')
  const button = buttons.find(({ label }) => label === words.links.acknowledge)?.label
  const said = words.repeats(printDuration(every, language), left, formatInstant(zone, until))
  return [[`${said}${words.stop}`, words.stopsRepeats(column, button)].join(words.between)]
}
