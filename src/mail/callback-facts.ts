import { callbackReasons, callbackWhy, satisfactions, yesNo } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { Notice } from '../plan/plan.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import { choiceWord } from '../sheet/words.ts'
import { callbackColumn } from './columns.ts'
import type { MailContext } from './context.ts'
import type { Fact } from './fact.ts'
import type { NoticeWords } from './notice-words.ts'
import { MOST, SHORT, shownLine, shownLines } from './shown.ts'

/** The callback that is to be made, the one that reopened the case, and the earlier case that it is likely to repeat (R34, R38, R40). */
export const callbackFacts = (notice: Notice, context: MailContext, words: NoticeWords): readonly Fact[] => [
  ...toCallFact(notice, context, words),
  ...saidNoFact(notice, context, words),
  ...earlierFact(notice, context, words),
]

/** Which callback, why, and the calls that reached nobody: the next one is better made at another hour. */
function toCallFact(
  { toCall, fields: { phone } }: Notice,
  { language, zone }: MailContext,
  words: NoticeWords,
): readonly Fact[] {
  if (toCall === undefined) return []
  const { number = '', why, because, tries } = toCall
  const word = why === undefined ? '' : shownLine(choiceWord(callbackWhy, why, language), MOST.word)
  const reason =
    because === undefined ? '' : shownLine(choiceWord(callbackReasons, because, language), MOST.word, phone)
  const known = [number, reason === '' ? word : words.person(word, reason)].filter(Boolean)
  const times = tries.slice(-5).map((at) => formatInstant(zone, at))
  return [
    {
      label: words.callback,
      lines: [known.join(' · '), ...(times.length === 0 ? [] : [words.notReachedAt(words.list(times, 0))])],
    },
  ]
}

/** What the customer said who was not satisfied: it is what the new cycle is to mend. */
function saidNoFact(
  { saidNo, fields: { phone } }: Notice,
  { language, zone }: MailContext,
  words: NoticeWords,
): readonly Fact[] {
  if (saidNo === undefined) return []
  const { number, at, by, handled, suggestion } = saidNo
  const name = by === undefined ? undefined : shownLine(by, MOST.name, phone) || undefined
  const answer = (key: 'handled' | 'satisfaction', word: string): string =>
    words.colon(callbackColumn(key, language), word)
  const answers = [
    ...(handled === undefined ? [] : [answer('handled', choiceWord(yesNo, handled ? 'yes' : 'no', language))]),
    answer('satisfaction', choiceWord(satisfactions, 'dissatisfied', language)),
  ]
  const said = shownLines(suggestion ?? '', SHORT, words.more, phone)
  return [
    {
      label: words.lastCallback,
      lines: [
        [number, words.asked(formatInstant(zone, at), name)].join(' · '),
        answers.join(words.comma),
        ...said.map((line, index) => (index === 0 ? words.suggested(line) : line)),
      ],
    },
  ]
}

function earlierFact({ earlier, fields }: Notice, { zone }: MailContext, words: NoticeWords): readonly Fact[] {
  if (earlier === undefined) return []
  const { number, likeness, why, fields: of } = earlier
  const line = (typed: string | undefined, most: number): string =>
    typed === undefined ? '' : shownLine(shownLine(typed, most, of.phone), most, fields.phone)
  const kind = [line(of.category, MOST.word), line(of.subcategory, MOST.word)].filter(Boolean).join(words.slash)
  const received = of.receivedAt === undefined ? '' : words.received(formatInstant(zone, of.receivedAt))
  const done = resolvedAt(of)
  const ending =
    of.receivedAt === undefined
      ? ''
      : words.resolved(done && formatInstant(zone, done), done === undefined ? '' : line(of.result, MOST.place))
  return [
    {
      label: words.earlierCase,
      lines: [
        [number, received, kind].filter(Boolean).join(' · '),
        line(of.description, MOST.place),
        ending,
        words.alike(
          Math.round(likeness * 100),
          why.map((reason) => words.reasons[reason]),
        ),
      ].filter(Boolean),
    },
  ]
}
