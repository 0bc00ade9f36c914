import { clocks as clockChoices, priorities } from '../../sheets-template/workbook/choices.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import { DAY_KEYS, type DayTold, type OpenCase } from '../model/daily.ts'
import type { Words } from '../model/language.ts'
import type { DailyMail } from '../plan/plan.ts'
import { isPaused } from '../rules/case-facts.ts'
import { choiceWord } from '../sheet/words.ts'
import { DAY_FIGURES, FORGOTTEN } from '../statistics/daily/round-in-day.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import { columnWord } from './columns.ts'
import type { MailContext } from './context.ts'
import { type DailyMailWords, dailyMailWords } from './daily-words.ts'
import type { DigestCase, DigestSection } from './digest-view.ts'
import { digestWords } from './digest-words.ts'
import { addressed } from './instruction.ts'
import { listedLink } from './links.ts'
import type { NoticeWords } from './notice-words.ts'
import { placeOf } from './place.ts'
import { MOST, shownLine } from './shown.ts'
import { LONGEST_SUBJECT } from './subject.ts'
import { noticeWords } from './words.ts'

/** How many cases are shown in full, how many more by number, and how many people: with more of what must be escaped it would not stay under 100 kB. */
export const MOST_SHOWN = 36
const MOST_NUMBERS = 200
const MOST_PEOPLE = 24
const MOST_UNREACHED = 10

/** A figure of the day; one that is not as it should be stands out. */
interface DayFigureShown {
  readonly label: string
  readonly value: string
  readonly isAlarming: boolean
}

/** A day's mail in the reader's words, before it is text or HTML: both parts say the same because both are made of this. */
export interface DailyView {
  readonly subject: string
  readonly asked: readonly string[]
  readonly notes: readonly string[]
  /** None for whoever is over nobody. */
  readonly figures: readonly DayFigureShown[]
  readonly sections: readonly DigestSection[]
  readonly people:
    | { readonly title: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
    | undefined
  /** What there is no room for; may be empty. */
  readonly morePeople: string
  readonly footer: string
}

interface Said {
  readonly words: DailyMailWords
  readonly notice: NoticeWords
  readonly context: MailContext
}

export function dailyView(mail: DailyMail, context: MailContext): DailyView {
  const said: Said = { words: dailyMailWords(context.language), notice: noticeWords(context.language), context }
  const { words, notice } = said
  const { day, to } = mail
  return {
    subject: subjectOf(mail, said),
    asked: [
      addressed(to.name, asked(mail, words).join(notice.between), notice),
      words.asOf(formatInstant(context.zone, context.now)),
    ],
    notes: day === undefined ? [] : notesOf(day, said),
    figures: day === undefined ? [] : figuresOf(day, context),
    sections: sectionsOf(listsOf(mail, words), mail, said),
    people: day === undefined || day.people.length === 0 ? undefined : peopleOf(day, said),
    morePeople:
      (day?.people.length ?? 0) > MOST_PEOPLE ? words.morePeople((day?.people.length ?? 0) - MOST_PEOPLE) : '',
    footer: notice.footer(shownLine(context.site, MOST.word), context.zone, undefined),
  }
}

function subjectOf({ day, own }: DailyMail, { words, context }: Said): string {
  const date = formatInstant(context.zone, context.now).slice(5, 10)
  const forgotten = own.filter(isForgotten).length
  const overdue = own.filter((one) => one.overdue.length > 0).length
  const head = day === undefined ? words.ownSubject(own.length, forgotten, overdue) : words.daySubject(date, day.tally)
  return bound(cleanLine([head, shownLine(context.site, MOST.word)].filter(Boolean).join(' · ')), LONGEST_SUBJECT)
}

const isForgotten = ({ forgottenSince }: OpenCase): boolean => forgottenSince !== undefined

function asked({ day, own }: DailyMail, words: DailyMailWords): readonly string[] {
  if (day === undefined) return [words.doYours(own.length, own.filter(isForgotten).length)]
  const { forgotten, overdue } = day.tally
  const first =
    forgotten > 0 ? words.seeToForgotten(forgotten) : overdue > 0 ? words.seeToOverdue(overdue) : words.allWell
  return [first, ...(own.length === 0 ? [] : [words.alsoYours(own.length)])]
}

function notesOf({ isPart, toCorrect, unreached }: DayTold, { words, notice }: Said): readonly string[] {
  const people = unreached
    .slice(0, MOST_UNREACHED)
    .map(({ name, open }) => words.ofPerson(shownLine(name ?? '', MOST.name) || notice.nobody, open))
  return [
    ...(isPart ? [words.isPart] : []),
    ...(people.length === 0 ? [] : [words.unreached(people, unreached.length - people.length)]),
    ...(toCorrect === 0 ? [] : [words.toCorrect(toCorrect)]),
  ]
}

const FIGURES: Readonly<Record<(typeof DAY_KEYS)[number], Words>> = { ...DAY_FIGURES, forgotten: FORGOTTEN }

const figuresOf = ({ tally }: DayTold, { language }: MailContext): readonly DayFigureShown[] =>
  DAY_KEYS.map((key) => ({
    label: FIGURES[key][language],
    value: String(tally[key]),
    isAlarming: (key === 'overdue' || key === 'forgotten') && tally[key] > 0,
  }))

interface List {
  readonly title: string
  readonly cases: readonly OpenCase[]
}

/** What is forgotten, what else is overdue, and what else its reader has open: each case once. */
function listsOf({ day, own }: DailyMail, words: DailyMailWords): readonly List[] {
  const known = new Set([...(day?.forgotten ?? []), ...(day?.overdue ?? [])].map(keyOf))
  const others = own.filter((one) => !known.has(keyOf(one)))
  const isLate = ({ overdue }: OpenCase): boolean => overdue.length > 0
  return [
    { title: words.forgotten, cases: [...(day?.forgotten ?? []), ...others.filter(isForgotten)] },
    {
      title: words.overdue,
      cases: [...(day?.overdue ?? []), ...others.filter((one) => !isForgotten(one) && isLate(one))],
    },
    {
      title: day === undefined ? words.rest : words.restOfYours,
      cases: others.filter((one) => !isForgotten(one) && !isLate(one)),
    },
  ]
}

const keyOf = ({ register, row }: OpenCase): string => `${register} ${row}`

/** The first cases in full, whatever section they are in; the others by number. */
function sectionsOf(lists: readonly List[], { own, to }: DailyMail, said: Said): readonly DigestSection[] {
  const { words, context } = said
  const digest = digestWords(context.language)
  const mine = new Set(own.map(keyOf))
  let room = MOST_SHOWN
  let numbers = MOST_NUMBERS
  return lists.flatMap(({ title, cases }): readonly DigestSection[] => {
    if (cases.length === 0) return []
    const inFull = cases.slice(0, room)
    room -= inFull.length
    const rest = cases.slice(inFull.length)
    const shown = rest.slice(0, numbers)
    numbers -= shown.length
    const names = shown.map((one) => nameOf(one, said)).join(digest.between)
    const left = rest.length - shown.length
    return [
      {
        title: words.titled(title, cases.length),
        cases: inFull.map((one) => shownCase(one, mine.has(keyOf(one)), to.name, said)),
        more: rest.length === 0 ? '' : digest.numbersOnly(rest.length),
        numbers:
          rest.length === 0
            ? []
            : [
                {
                  label: '',
                  lines: [...(names === '' ? [] : [names]), ...(left === 0 ? [] : [digest.notListed(left)])],
                },
              ],
      },
    ]
  })
}

const nameOf = (one: OpenCase, { context, notice }: Said): string => one.number ?? placeOf(one, context, notice)

function shownCase(one: OpenCase, isMine: boolean, reader: string, said: Said): DigestCase {
  const { words, notice, context } = said
  const { fields, priority, person, register, number } = one
  const { language } = context
  const line = (typed: string | undefined, most: number): string =>
    typed === undefined ? '' : shownLine(typed, most, fields.phone)
  const whose = line(person, MOST.listed) || notice.nobody
  const kind = [line(fields.category, MOST.listed), line(fields.subcategory, MOST.listed)].filter(Boolean)
  return {
    name: nameOf(one, said),
    priority: priority === undefined || priority === 'normal' ? '' : choiceWord(priorities, priority, language),
    what: standing(one, said),
    asked: '',
    matter: [line(fields.room ?? fields.place, MOST.listed), kind.join(notice.slash)].filter(Boolean).join(' · '),
    description: line(fields.description, MOST.gist),
    whose: notice.colon(
      columnWord(register, 'handler', language) ?? '',
      isMine ? (person === reader ? words.yours(whose) : words.standIn(whose)) : whose,
    ),
    link: number === undefined ? undefined : listedLink({ number }, context, notice),
  }
}

/** Why a case is in its list: forgotten, overdue by which clocks, or by when it is due next. */
function standing({ forgottenSince, overdue, next, fields }: OpenCase, { words, context }: Said): string {
  const { now, zone, language } = context
  const late = overdue.map(({ clock, due }) =>
    words.overdueBy(choiceWord(clockChoices, clock, language), formatSpan(now - due, language)),
  )
  const all = [
    ...(forgottenSince === undefined ? [] : [words.forgottenFor(formatSpan(now - forgottenSince, language))]),
    ...late,
    ...(isPaused(fields) ? [words.paused] : []),
  ]
  if (all.length > 0) return all.join(words.and)
  return next === undefined
    ? words.noDeadline
    : words.dueIn(
        choiceWord(clockChoices, next.clock, language),
        formatSpan(next.due - now, language),
        formatInstant(zone, next.due),
      )
}

const peopleOf = ({ people }: DayTold, { words, notice, context }: Said): DailyView['people'] => ({
  title: words.people,
  header: [words.person, ...DAY_KEYS.map((key) => FIGURES[key][context.language])],
  rows: people
    .slice(0, MOST_PEOPLE)
    .map(({ name, tally }) => [
      shownLine(name ?? '', MOST.listed) || notice.nobody,
      ...DAY_KEYS.map((key) => String(tally[key])),
    ]),
})
