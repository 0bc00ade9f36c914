import { clocks as clockChoices } from '../../sheets-template/workbook/choices.ts'
import { formatSpan } from '../calendar/format.ts'
import { MINUTE } from '../model/instant.ts'
import { choiceWord } from '../sheet/words.ts'
import { bound } from './bound.ts'
import type { MailContext } from './context.ts'
import type { ListedCase } from './digest-cases.ts'
import { digestWords } from './digest-words.ts'
import { nameOf } from './place.ts'
import { shownLine } from './shown.ts'
import { LONGEST_SUBJECT } from './subject.ts'
import { noticeWords } from './words.ts'

/**
 * The subject of a list: how many stand as the most urgent one does, by how much, and which one that is; what has gone up says so
 * before all else. One line whatever the fields hold. `cases` in the order of the list.
 */
export function digestSubject(cases: readonly ListedCase[], context: MailContext): string {
  const { language, now } = context
  const words = noticeWords(language)
  const [worst] = cases
  if (worst === undefined) return ''
  const { standing, notice, clock, since } = worst
  const { phone, category, subcategory, room } = notice.fields
  const line = (typed: string | undefined): string => (typed === undefined ? '' : shownLine(typed, 24, phone))
  const isUp = standing === 'upAtOnce'
  const tag = isUp ? words.tag(choiceWord(clockChoices, clock.clock, language)) : ''
  const apart = Math.abs(now - since)
  const span = apart >= MINUTE ? formatSpan(apart, language) : standing === 'soon' ? words.leftLittle : ''
  const count = cases.filter((one) => one.standing === standing).length
  const which = [nameOf(notice, context, words), ...(isUp ? [line(subcategory) || line(category), line(room)] : [])]
  const head = words.colon(
    digestWords(language).subject(standing, count, cases.length, span),
    which.filter(Boolean).join(' '),
  )
  return bound([tag + head, line(context.site)].filter(Boolean).join(' · '), LONGEST_SUBJECT)
}
