import { clocks as clockChoices, priorities } from '../../sheets-template/workbook/choices.ts'
import { formatSpan } from '../calendar/format.ts'
import { MINUTE } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import type { MailContext } from './context.ts'
import type { LateClock } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { shownLine } from './shown.ts'

/** Longer subjects are cut by every mail program there is. */
export const LONGEST_SUBJECT = 120

/**
 * The subject: number, a priority that matters, what is late and by how much, category, site. What a phone shows of it comes first.
 * One line whatever the fields hold.
 */
export function noticeSubject(
  notice: Notice,
  clocks: readonly LateClock[],
  context: MailContext,
  words: NoticeWords,
): string {
  const { priority } = notice
  const { category, subcategory, phone } = notice.fields
  const kind = [category, subcategory]
    .flatMap((word) => (word === undefined ? [] : shownLine(word, 24, phone)))
    .filter(Boolean)
  const pressing =
    priority === 'critical' || priority === 'urgent' ? [choiceWord(priorities, priority, context.language)] : []
  const head = [bound(cleanLine(notice.number), 40), ...pressing, lateness(clocks, context, words)].join(' ')
  return bound([head, kind.join('/'), shownLine(context.site, 24)].filter(Boolean).join(' · '), LONGEST_SUBJECT)
}

function lateness(clocks: readonly LateClock[], { now, language }: MailContext, words: NoticeWords): string {
  const [first] = clocks
  if (first === undefined) return ''
  const name = choiceWord(clockChoices, first.clock, language)
  const little = Math.abs(now - first.due) < MINUTE
  const span = formatSpan(now - first.due, language)
  const late = first.clock === 'slip' ? words.subjectPutOff : words.subjectLate(name, little ? '' : span)
  const what = first.late ? late : words.subjectSoon(name, little ? words.leftLittle : span)
  return clocks.length > 1 ? what + words.ofSeveral(clocks.length) : what
}
