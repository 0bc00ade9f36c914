import { clocks as clockChoices, priorities, stages } from '../../sheets-template/workbook/choices.ts'
import { formatSpan } from '../calendar/format.ts'
import { MINUTE } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import { bound } from './bound.ts'
import type { MailContext } from './context.ts'
import { isImmediate, type LateClock } from './late-clocks.ts'
import type { NoticeWords } from './notice-words.ts'
import { nameOf } from './place.ts'
import { shownLine } from './shown.ts'

/** Longer subjects are cut by every mail program there is. */
export const LONGEST_SUBJECT = 120

/**
 * The subject. What goes up on first sight says so before all else, then what and where; a row that is wrong says which one; what is
 * late, by how much. What a phone shows of it comes first. One line whatever the fields hold.
 */
export function noticeSubject(
  notice: Notice,
  clocks: readonly LateClock[],
  context: MailContext,
  words: NoticeWords,
): string {
  const { language } = context
  const { category, subcategory, room, phone } = notice.fields
  const line = (text: string | undefined): string => (text === undefined ? '' : shownLine(text, 24, phone))
  const name = nameOf(notice, context, words)
  const said = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ')
  const subject = (head: string, ...parts: readonly string[]): string =>
    bound([head, ...parts, line(context.site)].filter(Boolean).join(' · '), LONGEST_SUBJECT)

  const [first] = clocks
  const matter = line(subcategory) || line(category)
  if (first !== undefined && isImmediate(first)) {
    const tag = words.tag(choiceWord(clockChoices, first.clock, language))
    const besides = clocks.filter((clock) => !isImmediate(clock)).length
    return subject(tag + said(name, matter, line(room)), words.subjectUp(besides))
  }
  const { wrong } = notice
  if (wrong !== undefined && clocks.every(({ clock }) => clock === 'entry')) {
    const tag = words.tag(choiceWord(stages, 'unaccepted', language))
    return subject(tag + said(name, line(room), matter), words.subjectWrong(wrong.problems.length))
  }
  const { priority } = notice
  const pressing = priority === 'critical' || priority === 'urgent' ? [choiceWord(priorities, priority, language)] : []
  const kind = [line(category), line(subcategory)].filter(Boolean)
  return subject(said(name, ...pressing, lateness(notice, clocks, context, words)), kind.join('/'))
}

function lateness(
  { fields: { handler, phone } }: Notice,
  clocks: readonly LateClock[],
  { now, language }: MailContext,
  words: NoticeWords,
): string {
  const first = clocks.find(({ clock }) => clock !== 'entry')
  if (first === undefined) return ''
  const name = choiceWord(clockChoices, first.clock, language)
  const little = Math.abs(now - first.due) < MINUTE
  const span = formatSpan(now - first.due, language)
  const handed = handler === undefined ? words.nobody : shownLine(handler, 24, phone)
  const late =
    first.clock === 'slip'
      ? words.subjectPutOff
      : first.clock === 'handover'
        ? words.subjectHanded(handed)
        : words.subjectLate(name, little ? '' : span)
  const what = first.late ? late : words.subjectSoon(name, little ? words.leftLittle : span)
  return clocks.length > 1 ? what + words.ofSeveral(clocks.length) : what
}
