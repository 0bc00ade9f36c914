import { priorities } from '../../sheets-template/workbook/choices.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import { MINUTE } from '../model/instant.ts'
import type { NoticeMail } from '../plan/plan.ts'
import type { Recipient } from '../rules/recipients.ts'
import { choiceWord } from '../sheet/words.ts'
import { callbackColumn, columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import { type ListedCase, listedCases, STANDINGS, type Standing } from './digest-cases.ts'
import { type NumberGroup, numberedOnly } from './digest-numbers.ts'
import { digestSubject } from './digest-subject.ts'
import { type DigestWords, digestWords } from './digest-words.ts'
import { addressed, askedAtOnce } from './instruction.ts'
import { clockLine, isImmediate } from './late-clocks.ts'
import { listedLink, type MailLink } from './links.ts'
import { dueToTell, unreachedNote } from './notes.ts'
import { footerOf } from './notice-view.ts'
import type { NoticeWords } from './notice-words.ts'
import { nameOf } from './place.ts'
import { partOf } from './readers.ts'
import { MOST, shownLine } from './shown.ts'
import { noticeWords } from './words.ts'

/** How many cases a list shows in full: with more, all full of what has to be escaped, it would not stay under 100 kB. */
const MOST_SHOWN = 45

/** A case in a list. */
export interface DigestCase {
  readonly name: string
  /** Empty where nothing presses. */
  readonly priority: string
  /** What is late and by how much, or why it has gone up. */
  readonly what: string
  /** What the reader shall do about what has gone up; empty for all else. */
  readonly asked: string
  /** Where and what kind; may be empty, as may the beginning of what was said. */
  readonly matter: string
  readonly description: string
  /** Who is to do it. */
  readonly whose: string
  /** Where the reader can act on it. */
  readonly link: MailLink | undefined
}

/** Cases that stand alike. */
export interface DigestSection {
  readonly title: string
  readonly cases: readonly DigestCase[]
  /** What there is no room for: numbers only, by how late. */
  readonly more: string
  readonly numbers: readonly NumberGroup[]
}

/** A list's content in the reader's words, before it is text or HTML: both parts say the same because both are made of this. */
export interface DigestView {
  readonly subject: string
  /** What to do, then how many stand how. */
  readonly asked: readonly string[]
  /** What is to be known about the mail itself. */
  readonly notes: readonly string[]
  readonly sections: readonly DigestSection[]
  readonly next: string
  readonly footer: string
}

/** All words that a list is made of. */
interface Words {
  readonly notice: NoticeWords
  readonly digest: DigestWords
}

export function digestView({ to, notices, isOverCap, isAsked }: NoticeMail, context: MailContext): DigestView {
  const words = { notice: noticeWords(context.language), digest: digestWords(context.language) }
  const cases = listedCases(notices, context.now)
  const sections = sectionsOf(cases, to, context, words)
  return {
    subject: digestSubject(cases, context),
    asked: [
      addressed(to.name, whatToDo(cases, to, context, words), words.notice),
      words.digest.summary(sections.map(({ title }) => title)),
    ],
    notes: [
      ...unreachedNote(notices, to, context, words.notice),
      ...(isAsked === true ? [words.notice.askedFor] : toldLate(notices, context, words)),
      ...(isOverCap === true ? [words.notice.overCap] : []),
    ],
    sections,
    next: firstNext(cases, context, words),
    footer: footerOf(notices, to, context, words.notice),
  }
}

function toldLate(notices: NoticeMail['notices'], { now }: MailContext, { digest }: Words): readonly string[] {
  const late = notices.filter((notice) => dueToTell(notice, now) !== undefined).length
  return late === 0 ? [] : [digest.toldLate(late)]
}

function whatToDo(cases: readonly ListedCase[], to: Recipient, { language }: MailContext, words: Words): string {
  const { digest } = words
  const mine = cases.filter((one) => isMine(one, to)).length
  const column = words.notice.column(columnWord('complaint', 'handler', language) ?? '')
  const asked =
    mine === cases.length
      ? digest.doAll(mine)
      : mine === 0
        ? digest.makeSureOfAll(cases.length, column)
        : digest.doSome(mine, cases.length - mine, column)
  const upAtOnce = cases.filter(({ standing }) => standing === 'upAtOnce').length
  const first = upAtOnce === 0 || upAtOnce === cases.length ? [] : [digest.firstUpAtOnce(upAtOnce)]
  return [...first, asked].join(words.notice.between)
}

const isEntry = ({ clocks }: ListedCase): boolean => clocks.every(({ clock }) => clock === 'entry')
const isMine = (one: ListedCase, to: Recipient): boolean => partOf(to, one.notice, isEntry(one)).isDoer

/** The first cases in full, whatever section they are in; the others by number. */
function sectionsOf(
  cases: readonly ListedCase[],
  to: Recipient,
  context: MailContext,
  words: Words,
): readonly DigestSection[] {
  const shown = new Set(cases.slice(0, MOST_SHOWN))
  const numbered = numberedOnly(cases.slice(MOST_SHOWN), context)
  return STANDINGS.flatMap((standing) => {
    const here = cases.filter((one) => one.standing === standing)
    if (here.length === 0) return []
    const inFull = here.filter((one) => shown.has(one))
    return [
      {
        title: titleOf(standing, here, context, words),
        cases: inFull.map((one) => caseOf(one, to, context, words)),
        more: inFull.length === here.length ? '' : words.digest.numbersOnly(here.length - inFull.length),
        numbers: numbered.get(standing) ?? [],
      },
    ]
  })
}

function titleOf(
  standing: Standing,
  here: readonly ListedCase[],
  { now, language }: MailContext,
  { notice, digest }: Words,
): string {
  const span = now - (here[0]?.since ?? now)
  const isLong = (standing === 'late' || standing === 'toCorrect') && span >= MINUTE
  return notice.person(digest.title(standing), digest.count(here.length, isLong ? formatSpan(span, language) : ''))
}

function caseOf(one: ListedCase, to: Recipient, context: MailContext, words: Words): DigestCase {
  const { notice, clock } = one
  const { language } = context
  const part = partOf(to, notice, isEntry(one))
  const { fields, priority } = notice
  const line = (typed: string | undefined, most: number): string =>
    typed === undefined ? '' : shownLine(typed, most, fields.phone)
  const isToCall = clock.clock === 'callback' || clock.clock === 'unreached'
  const role = isEntry(one) ? 'firstReceiver' : isToCall ? 'caller' : 'handler'
  const person = line(fields[role], MOST.listed) || words.notice.nobody
  const roleWord = role === 'caller' ? callbackColumn(role, language) : columnWord(notice.register, role, language)
  const kind = [line(fields.category, MOST.listed), line(fields.subcategory, MOST.listed)].filter(Boolean)
  return {
    name: nameOf(notice, context, words.notice),
    priority: priority === undefined || priority === 'normal' ? '' : choiceWord(priorities, priority, language),
    what: whatIsLate(one, context, words.notice),
    asked: isImmediate(clock) ? askedAtOnce(clock.clock, notice, part, words.notice) : '',
    matter: [line(fields.room, MOST.listed), kind.join(words.notice.slash)].filter(Boolean).join(' · '),
    whose: words.notice.colon(roleWord ?? '', part.isDoer ? words.digest.yours(person) : person),
    description: line(fields.description, MOST.gist),
    link: listedLink(notice, context, words.notice),
  }
}

function whatIsLate(one: ListedCase, context: MailContext, words: NoticeWords): string {
  const { notice, clock, clocks, standing } = one
  const { name, by, due } = clockLine(clock, notice, context, words)
  const besides =
    standing === 'soon'
      ? [due]
      : standing === 'toCorrect'
        ? [words.subjectWrong(notice.wrong?.problems.length ?? 0)]
        : []
  const several = clocks.length > 1 ? words.ofSeveral(clocks.length) : ''
  return words.colon(name, [by, ...besides].join(words.comma)) + several
}

function firstNext(cases: readonly ListedCase[], context: MailContext, { notice: words, digest }: Words): string {
  const ahead = cases.flatMap(({ notice }) => (notice.next === undefined ? [] : [{ notice, at: notice.next.at }]))
  const first = ahead.reduce<(typeof ahead)[number] | undefined>(
    (found, one) => (found === undefined || one.at < found.at ? one : found),
    undefined,
  )
  const isUp = cases.some(({ notice }) => notice.goneUp !== undefined)
  return first === undefined
    ? isUp
      ? digest.movedUp
      : digest.noNext
    : digest.firstNext(formatInstant(context.zone, first.at), nameOf(first.notice, context, words))
}
